"""
Norms and stars of one edition: templates expanded, patterns read, names looked up.
"""

import re
from collections.abc import Mapping
from typing import Any

import attrs

from kvo_norms.catalogue import Norm, Source, Star, Text
from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.patterns import Record
from kvo_norms.reading.grounds import grounds_faults
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.patterns import read_pattern
from kvo_norms.reading.refusal import Refused, described, refused, under
from kvo_norms.reading.scope import Scope
from kvo_norms.reading.strict import converter
from kvo_norms.reading.templates import expanded
from kvo_norms.records import frozen

THEME = Shape(name="theme", form=Form.SCALAR, kind=Kind.WORD, vocabulary="themes")
NAME = re.compile(r"[a-z0-9_]+([.-][a-z0-9_]+)*", re.ASCII)


@frozen(kw_only=True)
class SectionFile:
    """
    A section as its file holds it.
    """

    id: str
    title: Text
    norms: tuple[Norm, ...] = ()


@frozen(kw_only=True)
class StarsFile:
    """
    The file ``stars.toml``.
    """

    stars: tuple[Star, ...] = ()


def norm_converter(scope: Scope, sources: Mapping[str, Source], sections: tuple[str, ...]) -> Hooks:
    """
    The converter for the section files and the stars of one edition.

    It remembers the ids that it has read, so that it finds one that is used twice.
    """
    made = converter("toml").copy()
    seen: set[str] = set(sections)
    home = "-"

    def section(value: Any, kind: Any) -> Any:
        nonlocal home
        home = _id_of(value)
        return read_section(value, kind)

    def pattern(value: Any, _: Any) -> Record | None:
        read = read_pattern(value, scope)
        if scope.faults:
            raise Refused(scope.taken(), read)
        return read

    def norms(value: Any, _: Any) -> tuple[Norm, ...]:
        if type(value) is not list:
            advice = "write its header between double brackets: [[norms]]"
            raise refused(f"expected an array of tables, found {described(value)}", advice)
        found: list[Norm] = []
        faults: list[Fault] = []
        for index, raw in enumerate(value):
            try:
                for single in expanded(raw, scope.vocabularies.get("themes")):
                    norm, problems = _norm(single, home, made)
                    if norm is not None:
                        problems += _norm_faults(norm, single, scope, sources, seen)
                        found.append(norm)
                    if problems:
                        faults += under(index, _naming(problems, raw))
            except Refused as refusal:
                faults += under(index, _naming(refusal.faults, raw))
        if faults:
            raise Refused(faults, tuple(found))
        return tuple(found)

    def star(value: Any, kind: Any) -> Any:
        nonlocal home
        home = _id_of(value)
        try:
            read: Star = read_star(value, kind)
            problems: list[Fault] = []
        except Refused as refusal:
            if refusal.salvaged is None:
                raise
            read, problems = refusal.salvaged, refusal.faults
        problems += _id_faults(read.id, seen)
        problems += grounds_faults(read.sources, read.provenance, sources)
        for given, missing in (("level", "max"), ("max", "level")):
            if given in value and missing not in value:
                problems.append(Fault(message=f"'{missing}' is missing", advice="add it"))
        if read.max is not None and read.max < 1:
            message = f"{read.max} is out of range"
            problems.append(Fault(path=("max",), message=message, advice="stars count from 1"))
        if problems:
            raise Refused(problems, read)
        return read

    read_section, read_star = made.hook(SectionFile), made.hook(Star)
    made.register_type(Record, pattern)
    made.register_type(tuple[Norm, ...], norms)
    made.register_type(SectionFile, section)
    made.register_type(Star, star)
    return made


def _id_of(raw: Any) -> str:
    """
    The id of a section or star, which its norms bear; a dash where that is a fault.
    """
    name = raw.get("id") if isinstance(raw, dict) else None
    return name if isinstance(name, str) and name.strip() else "-"


def _norm(raw: Any, home: str, made: Hooks) -> tuple[Norm | None, list[Fault]]:
    if isinstance(raw, dict) and "section" in raw:
        fault = Fault(
            path=("section",), message="unknown key 'section'", advice="the file says the section"
        )
        rest = {key: value for key, value in raw.items() if key != "section"}
        norm, faults = _norm(rest, home, made)
        return norm, [fault, *faults]
    table = {**raw, "section": home} if isinstance(raw, dict) else raw
    try:
        return made.structure(table, Norm), []
    except Refused as refusal:
        return refusal.salvaged, [_advised(fault) for fault in refusal.faults]


def _advised(fault: Fault) -> Fault:
    """
    For an unknown key of a norm, the keys that a file may write.
    """
    if len(fault.path) != 1 or not fault.message.startswith("unknown key"):
        return fault
    known = [field.name for field in attrs.fields(Norm) if field.name != "section"]
    return attrs.evolve(fault, advice=suggestion(str(fault.path[0]), [*known, "for_each"]))


def _naming(faults: list[Fault], raw: Any) -> list[Fault]:
    """
    The faults with the id of the norm that they belong to.
    """
    name = raw.get("id") if isinstance(raw, dict) else None
    return [attrs.evolve(f, norm=name) for f in faults] if isinstance(name, str) else faults


def _norm_faults(
    norm: Norm, raw: dict[str, Any], scope: Scope, sources: Mapping[str, Source], seen: set[str]
) -> list[Fault]:
    faults = _id_faults(norm.id, seen)
    faults += grounds_faults(norm.sources, norm.provenance, sources)
    if "requires" not in raw and "question" not in raw:
        advice = "add requires (a pattern), question (a judgement) or both"
        faults.append(Fault(message="the norm asks nothing", advice=advice))
    if norm.may_not_apply and (norm.question is None or norm.requires is not None):
        advice = "leave it out, or ask only a question"
        message = "only an auditor's judgement can find that a norm does not apply"
        faults.append(Fault(path=("may_not_apply",), message=message, advice=advice))
    if norm.points < 0:
        message = f"{norm.points} is out of range"
        faults.append(Fault(path=("points",), message=message, advice="write 0 or more"))
    if norm.theme is not None and norm.theme not in scope.words(THEME):
        message = f"undeclared theme '{norm.theme}'"
        advice = suggestion(norm.theme, scope.words(THEME))
        faults.append(Fault(path=("theme",), message=message, advice=advice))
    return faults


def _id_faults(name: str | None, seen: set[str]) -> list[Fault]:
    path: Path = ("id",)
    if name is None:
        return []
    if name in seen:
        message = f"the id '{name}' is used twice in this edition"
        return [Fault(path=path, message=message, advice="give each norm and star its own")]
    seen.add(name)
    if not NAME.fullmatch(name):
        advice = "use lower-case letters, digits, _ and points, such as schouw.donker"
        return [Fault(path=path, message=f"'{name}' is no id", advice=advice)]
    return []
