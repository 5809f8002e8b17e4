"""
Checking an edition: faults of reading first, then the rules, without what comments leave out.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from importlib.util import find_spec

from kvo_norms.authoring.check.reading_rules import as_remark
from kvo_norms.authoring.check.registry import RULES
from kvo_norms.authoring.check.remarks import CheckResult, Remark
from kvo_norms.authoring.check.rules import Found, Rule, Subject
from kvo_norms.authoring.check.subject import read_subject
from kvo_norms.authoring.check.suppressing import suppressed, suppressions_in
from kvo_norms.errors import MissingExtraError, UnknownNameError


def check_edition(
    folder: str | os.PathLike[str],
    *,
    today: date,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> CheckResult:
    """
    Everything that the rules have to say of the edition in a folder.

    Where the edition cannot be read, only the faults of reading are told. With `select` only
    these codes are told, and none of `ignore`; the beginning of codes stands for all of them,
    such as ``KN1``. `today` decides whether a source has become stale.

    Raises
    ------
    UnknownNameError
        Where no code begins with what is selected or ignored.
    MissingExtraError
        Without the extra ``cli``, which finds lines and comments.
    """
    for code in (*select, *ignore):
        if not any(known.startswith(code.upper()) for known in RULES):
            raise UnknownNameError("code", code, RULES)
    for module in ("tree_sitter", "tree_sitter_toml"):
        if find_spec(module) is None:
            raise MissingExtraError("checking a catalogue", "cli")
    name = os.fspath(folder)
    remarks = [
        remark
        for remark in _remarks(name, today)
        if (not select or _is_among(remark.code, select)) and not _is_among(remark.code, ignore)
    ]
    return CheckResult(folders=(name,), remarks=tuple(sorted(remarks, key=_place)))


def _remarks(folder: str, today: date) -> Iterator[Remark]:
    subject, faults = read_subject(folder, today)
    yield from map(as_remark, faults)
    if subject is not None:
        files = (*subject.files.files.values(), *subject.scenario_files)
        yield from suppressed(
            _ruled(subject),
            suppressions_in(files),
            RULES,
            is_all=subject.scenarios is not None,
        )


def _ruled(subject: Subject) -> Iterator[Remark]:
    """
    What the rules find, each thing at a place once: a norm that is written for every theme would
    tell it once for each.
    """
    seen = set()
    for rule in RULES.values():
        for found in rule.find(subject) if rule.find is not None else ():
            told = (rule.code, found.place, found.message if found.norm is None else None)
            if told not in seen:
                seen.add(told)
                yield _remark(rule, found)


def _remark(rule: Rule, found: Found) -> Remark:
    return Remark(
        code=rule.code,
        severity=rule.severity,
        message=found.message,
        advice=found.advice,
        file=found.place.file,
        path=found.place.path,
        line=found.place.line,
        column=found.place.column,
        norm=found.norm,
        fix=found.fix,
    )


def _is_among(code: str, codes: Iterable[str]) -> bool:
    return any(code.startswith(beginning.upper()) for beginning in codes)


def _place(remark: Remark) -> tuple[str, int, int, str]:
    return remark.file or "", remark.line or 0, remark.column or 0, remark.code
