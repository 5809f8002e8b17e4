"""
Code that asks whether a dossier speaks the language of an edition. What is wrong, where it does
not, `kvo_norms.fitting` tells.
"""

from __future__ import annotations

from collections.abc import Callable

from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.coding import Namespace, Source, code_of
from kvo_norms.dossier import Dossier
from kvo_norms.fitting import fact_misfits
from kvo_norms.kinds import Form, shapes_of


def fits_of(edition: Edition) -> Callable[[Dossier], bool]:
    """
    The function that says whether a dossier has no misfits with the edition.
    """
    namespace = Namespace()
    source = Source(namespace, depth=1)
    words = {v.id: frozenset(word.id for word in v.words) for v in edition.vocabularies}
    _write_record(Dossier, "dossier", words, source)
    norms = list(norms_of(edition))
    asking = source.bind(frozenset(norm.id for norm in norms if norm.question is not None))
    optional = source.bind(frozenset(norm.id for norm in norms if norm.may_not_apply))
    known = source.bind(frozenset(norm.id for norm in norms))
    excused = source.bind("niet_van_toepassing")
    with source.block("for x in dossier.findings:"):
        wrong = f"x.result == {excused} and x.norm not in {optional}"
        with source.block(f"if x.norm not in {asking} or {wrong}:"):
            source.line("return False")
    with source.block("for x in dossier.waivers:"), source.block(f"if x.norm not in {known}:"):
        source.line("return False")
    source.line("return not dossier.facts or not fact_misfits(dossier)")
    values = namespace.values | {
        "fact_misfits": lambda dossier: fact_misfits(dossier, edition, words)
    }
    exec(code_of(source.text("def fits(dossier):"), edition.id), values)  # noqa: S102
    found: Callable[[Dossier], bool] = values["fits"]
    return found


def _write_record(
    record: type, name: str, words: dict[str, frozenset[str]], source: Source
) -> None:
    """
    Check the words of a record that can be read as `name`, and of all records in it.
    """
    wrong = []
    for field, shape in shapes_of(record).items():
        place = f"{name}.{field}"
        if shape.derived or field == "facts":
            continue
        if shape.vocabulary is not None:
            known = words.get(shape.vocabulary, frozenset())
            if shape.form is Form.WORDS:
                wrong.append(f"{place} and not {source.bind(known)}.issuperset({place})")
            else:
                wrong.append(f"{place} not in {source.bind(known | {None})}")
    if wrong:
        with source.block("if " + " or ".join(wrong) + ":"):
            source.line("return False")
    for field, shape in shapes_of(record).items():
        if (
            shape.derived
            or field == "facts"
            or shape.record is None
            or not _has_words(shape.record)
        ):
            continue
        inner = source.local("x")
        if shape.form is Form.COLLECTION:
            with source.block(f"for {inner} in {name}.{field} or ():"):
                _write_record(shape.record, inner, words, source)
        else:
            source.line(f"{inner} = {name}.{field}")
            with source.block(f"if {inner} is not None:"):
                _write_record(shape.record, inner, words, source)


def _has_words(record: type) -> bool:
    return any(
        shape.vocabulary is not None or (shape.record is not None and _has_words(shape.record))
        for shape in shapes_of(record).values()
        if not shape.derived
    )
