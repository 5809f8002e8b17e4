"""
One dossier of an audit: assessed, reported and recorded, or left as it is where that was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from kvo_norms.assessing import Index, index
from kvo_norms.assessment import Assessment
from kvo_norms.auditing.changes import Changes, Side, changes_between
from kvo_norms.auditing.earlier import Earlier
from kvo_norms.auditing.intake import (
    Intake,
    OtherContentError,
    Terms,
    content_of,
    shown_path,
    taken_in,
)
from kvo_norms.auditing.records import (
    REPORTS,
    Audited,
    Record,
    is_done,
    read_record,
    record_path,
    write_record,
)
from kvo_norms.auditing.reports import FORMS, report_of
from kvo_norms.auditing.sources import Source
from kvo_norms.auditing.standing import standing_of
from kvo_norms.errors import Fault, InvalidInputError
from kvo_norms.records import frozen
from kvo_norms.verdict import Status
from kvo_norms.writing import write_whole

MOST_FAULTS = 20
"""So many faults of a dossier are told one by one."""


@frozen(kw_only=True)
class Order:
    """
    What a run was told to do.
    """

    root: Path
    """The folder of dossiers."""
    output: Path
    """The audit's folder."""
    terms: Terms
    names: bool
    """Whether reports show names of persons."""
    formats: tuple[str, ...]
    earlier: Earlier | None
    """The audit that this one is compared with."""
    fixed: str
    """Digest of all of this that a result depends on."""


def audited(source: Source, order: Order) -> tuple[Audited, bool]:
    """
    What there is to tell of a dossier, and whether an earlier run had done it.

    Its reports and its record stand in the audit's folder afterwards, the record last.
    """
    try:
        return _audited(source, order)
    except MemoryError:
        message, advice = "there is not enough memory to read it", "run with fewer jobs"
    return _given_up(source, order, message, advice), False


def ended(source: Source, order: Order) -> Audited:
    """
    The same of a dossier whose process ended while it was read; the next run tries it again.
    """
    message, advice = "the process ended while reading it", "see whether memory runs out"
    return _given_up(source, order, message, advice)


def _given_up(source: Source, order: Order, message: str, advice: str) -> Audited:
    fault = Fault(file=shown_path(source), line=source.line, message=message, advice=advice)
    found = _unreadable(source, InvalidInputError([fault]), order)
    return _recorded(found, order, key="", today=None)


def _audited(source: Source, order: Order) -> tuple[Audited, bool]:
    try:
        content = content_of(order.root, source)
    except InvalidInputError as error:
        return _recorded(_unreadable(source, error, order), order, key="", today=None), False
    key = _key(content, source, order)
    path = record_path(order.output, source.name)
    known = read_record(path)
    if known is not None and is_done(known, key, order.terms.today, order.output):
        return known.audited, True
    try:
        intake = taken_in(content, source, order.terms)
    except InvalidInputError as error:
        # Which edition is in force may have been among the faults.
        today = order.terms.today if order.terms.on is None else None
        return _recorded(_unreadable(source, error, order), order, key=key, today=today), False
    except OtherContentError as error:
        other = Audited(
            name=source.name, source=shown_path(source), line=source.line, other=str(error)
        )
        return _recorded(other, order, key=key, today=None), False
    return _assessed(source, intake, order, key), False


def _key(content: bytes, source: Source, order: Order) -> str:
    whole = hashlib.sha256(order.fixed.encode())
    place = f"\n{shown_path(source)}\n{source.line}\n{source.name}\n"
    whole.update(place.encode())
    whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def _assessed(source: Source, intake: Intake, order: Order, key: str) -> Audited:
    edition, dossier, area = intake.edition, intake.dossier, intake.dossier.area
    known = index(edition, dossier)
    assessment = known.assess(intake.on)
    assessment = attrs.evolve(assessment, receipt=assessment.receipt)  # is needed twice
    files = {}
    for form in order.formats:
        content = report_of(
            form, assessment, edition, dossier, language=order.terms.language, names=order.names
        )
        file = f"{REPORTS}/{source.name}.{FORMS[form].ending}"
        write_whole(order.output / file, content)
        files[file] = hashlib.sha256(content).hexdigest()
    statuses = _statuses(assessment)
    found = Audited(
        name=source.name,
        source=shown_path(source),
        line=source.line,
        id=dossier.id,
        area=None if area is None else area.name,
        municipality=None if area is None else area.municipality,
        notes=intake.notes,
        standing=standing_of(assessment, dossier),
        reports=tuple(files),
    )
    found = attrs.evolve(found, changes=_changes(found, statuses, known, order))
    today = order.terms.today if intake.by_clock else None
    return _recorded(found, order, key=key, today=today, files=files, statuses=statuses)


def _statuses(assessment: Assessment) -> dict[str, Status]:
    starred = (norm for star in assessment.stars for norm in star.norms)
    return {norm.id: norm.status for norm in (*assessment.norms, *starred)}


def _unreadable(source: Source, error: InvalidInputError, order: Order) -> Audited:
    faults = [_printable(str(fault)) for fault in error.faults[:MOST_FAULTS]]
    more = len(error.faults) - len(faults)
    if more:
        faults.append(f"{more} more fault{'' if more == 1 else 's'}")
    found = Audited(
        name=source.name, source=shown_path(source), line=source.line, faults=tuple(faults)
    )
    return attrs.evolve(found, changes=_changes(found, {}, None, order))


def _printable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()


def _changes(
    found: Audited, statuses: Mapping[str, Status], known: Index | None, order: Order
) -> Changes | None:
    """
    What is not as it was in the earlier audit; ``None`` where none was named.
    """
    if order.earlier is None:
        return None
    before = order.earlier.record_of(found)
    now = found.standing
    after = None if now is None else now.verdict
    if before is None:
        return Changes(why=(), new=True, after=after)
    was = before.audited.standing
    if was is None or now is None or known is None:
        same = was is now and before.audited.faults == found.faults
        return Changes(
            why=() if same else ("dossier",),
            before=None if was is None else was.verdict,
            after=after,
        )
    then = known.statuses(was.on) if was.on != now.on else None
    return changes_between(
        Side(standing=was, statuses=before.statuses),
        Side(standing=now, statuses=statuses),
        on_that_day=then,
    )


def _recorded(
    found: Audited,
    order: Order,
    *,
    key: str,
    today: date | None,
    files: Mapping[str, str] | None = None,
    statuses: Mapping[str, Status] | None = None,
) -> Audited:
    record = Record(key=key, today=today, files=files or {}, statuses=statuses or {}, audited=found)
    write_record(record, order.output)
    return found
