"""
A worksheet that was filled in, back into a dossier.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from kvo_norms.assessing.evidence import evidence_sha256
from kvo_norms.auditing.findings import ANSWERS
from kvo_norms.auditing.findings_files import COLUMNS, FORMAT, HEADER
from kvo_norms.auditing.findings_workbook import Locate, tables_of_workbook
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.errors import Fault, InvalidInputError, InvalidRecordError, suggestion
from kvo_norms.fitting import misfits
from kvo_norms.reading.files import read_file
from kvo_norms.reading.formats import told
from kvo_norms.reading.refusal import described
from kvo_norms.reading.singles import parsed_date
from kvo_norms.records import frozen
from kvo_norms.reporting.safe import visible


@frozen(kw_only=True)
class Filled:
    """
    The worksheet's rows that have a result, as findings, and how its faults are placed.
    """

    edition: str
    """The edition's id."""
    on: date
    """The day as of which the evidence was digested."""
    dossier: str | None
    """The dossier's id, as people see it."""
    findings: tuple[tuple[int, Finding], ...]
    """Each with its row, from 0; its digest is the worksheet's."""
    left: int
    """How many rows have no result."""
    locate: Locate
    """Gives faults their file and place."""


@frozen(kw_only=True)
class TakenIn:
    """
    A dossier with the findings of a worksheet.
    """

    dossier: Dossier
    """With all findings, those of the worksheet last."""
    added: tuple[Finding, ...]
    """The findings that it did not have yet."""
    stale: tuple[Finding, ...]
    """Of those, the ones that rest on evidence that the worksheet did not show as it is now."""


def read_worksheet(path: str | os.PathLike[str]) -> Filled:
    """
    A worksheet that was filled in, ``.toml`` or ``.xlsx``.

    Raises
    ------
    InvalidInputError
        With every fault of the file, each with its place.
    """
    if Path(path).suffix.lower() == ".xlsx":
        data, locate, faults = tables_of_workbook(os.fspath(path))
    else:
        file = read_file(path)
        data, locate, faults = file.data, partial(told, file), list(file.faults)
    unread = {fault.path for fault in faults}
    known, wrong = _header(data)
    faults += [fault for fault in wrong if fault.path not in unread]
    findings: list[tuple[int, Finding]] = []
    rows = data.get("questions", [])
    if type(rows) is not list:
        faults.append(Fault(path=("questions",), message="expected an array of tables"))
        rows = []
    left = 0
    for index, row in enumerate(rows):
        finding, wrong = _finding(row)
        placed = (attrs.evolve(f, path=("questions", index, *f.path)) for f in wrong)
        faults += [fault for fault in placed if fault.path not in unread]
        if finding is not None:
            findings.append((index, finding))
        elif not wrong:
            left += 1
    if faults:
        raise InvalidInputError(locate(faults))
    return Filled(**known, findings=tuple(findings), left=left, locate=locate)


def taken_in(filled: Filled, dossier: Dossier, edition: Edition) -> TakenIn:
    """
    The dossier with the findings of a worksheet, each with the digest of its evidence.

    Where the evidence as of the finding's day is not what the worksheet showed, the finding keeps
    the worksheet's digest, so it is stale from the start. One of an earlier day than the worksheet
    rests on less than was shown; for that it is enough that what was shown did not change. A
    finding that the dossier has already is passed over.

    Raises
    ------
    InvalidInputError
        Where the worksheet is of another dossier or edition, or a finding has no place here.
    """
    faults = [*_elsewhere(filled, dossier, edition), *_misplaced(filled, edition)]
    if faults:
        raise InvalidInputError(filled.locate(faults))
    norms = {norm.id: norm for norm in norms_of(edition)}
    taken = {(finding.norm, finding.date): finding for finding in dossier.findings}
    added: list[Finding] = []
    stale: list[Finding] = []
    for index, finding in filled.findings:
        norm = norms[finding.norm]
        shown, digest = finding.evidence_sha256, evidence_sha256(norm, dossier, finding.date)
        is_stale = shown != digest and (
            finding.date >= filled.on or shown != evidence_sha256(norm, dossier, filled.on)
        )
        if not is_stale:
            finding = attrs.evolve(finding, evidence_sha256=digest)
        known = taken.get((finding.norm, finding.date))
        if known == finding:
            continue
        if known is not None:
            message = f"there is a finding on {finding.norm} of {finding.date} already"
            path = ("questions", index, "date")
            faults.append(Fault(path=path, message=message, advice="give another day"))
            continue
        taken[finding.norm, finding.date] = finding
        added.append(finding)
        if is_stale:
            stale.append(finding)
    if faults:
        raise InvalidInputError(filled.locate(faults))
    return TakenIn(
        dossier=attrs.evolve(dossier, findings=(*dossier.findings, *added)),
        added=tuple(added),
        stale=tuple(stale),
    )


def _elsewhere(filled: Filled, dossier: Dossier, edition: Edition) -> Iterator[Fault]:
    """
    What tells that the worksheet was written for something else.
    """
    if filled.edition != edition.id:
        message = f"the worksheet is of the edition {filled.edition}, not of {edition.id}"
        yield Fault(path=("edition",), message=message, advice="name that edition with --edition")
    own = None if dossier.id is None else visible(dossier.id)
    if filled.dossier != own:
        given = "a dossier without id" if filled.dossier is None else f"'{filled.dossier}'"
        message = f"the worksheet is of {given}, not of "
        message += "a dossier without id" if own is None else f"'{own}'"
        yield Fault(path=("dossier",), message=message, advice="name the dossier that it is of")


def _misplaced(filled: Filled, edition: Edition) -> Iterator[Fault]:
    """
    Findings on norms that the edition does not know, or that ask no such judgement.
    """
    for index, finding in filled.findings:
        for fault in misfits(Dossier(findings=(finding,)), edition):
            yield attrs.evolve(fault, path=("questions", index, *fault.path[2:]))


def _header(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """
    The edition, day and dossier that a worksheet names.
    """
    known = (*HEADER, "questions")
    faults = [
        Fault(path=(key,), message=f"unknown key '{key}'", advice=suggestion(key, known))
        for key in data
        if key not in known
    ]
    if data.get("format") != FORMAT:
        given = data.get("format")
        message = "'format' is missing" if given is None else f"this is no {FORMAT}"
        advice = "use a worksheet that kvo-norms findings wrote"
        path = () if given is None else ("format",)
        faults.append(Fault(path=path, message=message, advice=advice))
    edition, dossier, on = data.get("edition"), data.get("dossier"), _day(data.get("on"))
    if not isinstance(edition, str):
        faults.append(Fault(path=("edition",), message="the edition is missing", advice="add it"))
    if dossier is not None and not isinstance(dossier, str):
        found = f"expected text, found {described(dossier)}"
        faults.append(Fault(path=("dossier",), message=found, advice="write it between quotes"))
    if on is None:
        faults.append(Fault(path=("on",), message="the day is missing", advice="add it"))
    return {"edition": edition, "dossier": dossier, "on": on}, faults


def _finding(row: Any) -> tuple[Finding | None, list[Fault]]:
    """
    A row as a finding; nothing where it has no result.
    """
    if type(row) is not dict:
        return None, [Fault(message=f"expected a table, found {described(row)}")]
    faults = [
        Fault(path=(key,), message=f"unknown key '{key}'", advice=suggestion(key, COLUMNS))
        for key in row
        if key not in COLUMNS
    ]
    result = _blank(row.get("result"))
    if result is None:
        return None, faults
    values = {name: _blank(row.get(name)) for name in ("norm", "by", "note", "evidence_sha256")}
    for name, value in values.items():
        if value is None and name != "note":
            faults.append(Fault(path=(name,), message=f"'{name}' is missing", advice="fill it in"))
        elif value is not None and type(value) is not str:
            message = f"expected text, found {described(value)}"
            faults.append(Fault(path=(name,), message=message, advice="give it as text"))
    if result not in ANSWERS:
        found = f"'{result}'" if isinstance(result, str) else described(result)
        advice = suggestion(str(result), ANSWERS)
        faults.append(Fault(path=("result",), message=f"unknown result {found}", advice=advice))
    given = _blank(row.get("date"))
    day = _day(given)
    if day is None:
        message = "'date' is missing" if given is None else f"no date: {described(given)}"
        faults.append(Fault(path=("date",), message=message, advice="write it as 2022-06-14"))
    if faults:
        return None, faults
    try:
        return Finding(result=result, date=day, **values), []  # type: ignore[arg-type]
    except InvalidRecordError as error:
        return None, list(error.problems)


def _blank(value: Any) -> Any:
    """
    The value, without space around a text; ``None`` where nothing was filled in.
    """
    if isinstance(value, str):
        return value.strip() or None
    return value


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    if isinstance(value, date):
        return value
    return parsed_date(value.strip()) if isinstance(value, str) else None
