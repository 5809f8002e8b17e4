"""
The audit of many dossiers: each by itself, in several processes, into one folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from kvo_norms.assessing.preparing import prepared
from kvo_norms.assessing.receipt import digest
from kvo_norms.auditing.earlier import Earlier, read_earlier
from kvo_norms.auditing.intake import Named, Terms
from kvo_norms.auditing.one import Order
from kvo_norms.auditing.processes import processors, results_of
from kvo_norms.auditing.records import RECORDS, REPORTS, Audited, read_record
from kvo_norms.auditing.reports import FORMS, check_extras
from kvo_norms.auditing.sources import sources_below
from kvo_norms.catalogue import Edition
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading import editions
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language
from kvo_norms.version import VERSION
from kvo_norms.writing import BESIDE, as_plain

Told = Callable[[int, int], None]
"""Is told how many dossiers were done, and how many of these by an earlier run."""


@frozen(kw_only=True)
class Audit:
    """
    What became of all dossiers.
    """

    audited: tuple[Audited, ...]
    """Each dossier, in the order of their files."""
    others: tuple[Audited, ...]
    """The files that hold something else and were passed over."""
    done_before: int
    """How many of them all an earlier run had done, or this one before a process ended."""
    gone: tuple[Audited, ...]
    """The dossiers that only the earlier audit had, where one was named."""


def audit(
    folder: Path,
    output: Path,
    *,
    edition: Named = None,
    on: date | None = None,
    today: date,
    language: Language = "nl",
    formats: Sequence[str] = ("json",),
    names: bool = False,
    since: Path | None = None,
    jobs: int | None = None,
    begun: Callable[[int], None] = lambda number: None,
    told: Told = lambda number, known: None,
) -> Audit:
    """
    Assess every dossier below the folder; reports and records go into the folder `output`.

    A dossier that cannot be read, or that ends the process that reads it, has its faults as its
    result. What an earlier run has done and
    nothing changed is left as it is; what it wrote of dossiers that are gone is removed.

    `edition` is that of every dossier; with ``auto`` it is the one in force, without it each
    dossier's own, else the one in force. `on` is
    the day of the assessment; without it each dossier's `as_of`, else `today`. Reports show names
    of persons only where `names` asks for them. `since` is the
    folder of an earlier audit to compare with. `jobs` is the number of processes; without it as
    many as there are processors. `begun` is told the number of dossiers, `told` the progress.

    Raises
    ------
    UnusableCallError
        Where there is no such folder, `output` holds something that is no audit, or processes
        end before they are given a dossier.
    MissingExtraError
        Where a format needs an extra that is not installed.
    """
    formats = tuple(sorted(set(formats)))
    check_extras(formats)
    earlier = None if since is None else _read_earlier(since, output)
    _prepare(output, folder)
    sources = tuple(sources_below(folder, without=output))
    order = Order(
        root=(folder if folder.is_dir() else folder.parent).resolve(),
        output=output.resolve(),
        terms=Terms(edition=edition, on=on, today=today, language=language),
        formats=formats,
        names=names,
        earlier=earlier,
        fixed=_fixed(edition, on, language, formats, names, earlier),
    )
    begun(len(sources))
    found: list[Audited | None] = [None] * len(sources)
    done_before = 0
    for start, results in results_of(sources, order, jobs or processors()):
        known = sum(was_done for _, was_done in results)
        found[start : start + len(results)] = [result for result, _ in results]
        done_before += known
        told(len(results), known)
    _remove_half_written(output)
    kept = tuple(result for result in found if result is not None)
    _remove_others(kept, order.output)
    return Audit(
        audited=tuple(it for it in kept if it.other is None),
        others=tuple(it for it in kept if it.other is not None),
        done_before=done_before,
        gone=_gone(kept, earlier),
    )


def _read_earlier(since: Path, output: Path) -> Earlier:
    if since.exists() and output.exists() and os.path.samefile(since, output):
        message = f"'{since}' is where this audit is written to"
        raise UnusableCallError(message, "write to a new folder, so that the two can be compared")
    return read_earlier(since)


def _prepare(output: Path, folder: Path) -> None:
    """
    Make the audit's folder, and remove what a killed run left half-written.
    """
    if output.exists() and not output.is_dir():
        raise UnusableCallError(f"'{output}' is no folder", "name a folder")
    if output.is_dir():
        if folder.is_dir() and os.path.samefile(output, folder):
            message = f"'{output}' is the folder of dossiers"
            raise UnusableCallError(message, "name another folder to write to")
        if any(output.iterdir()) and not (output / RECORDS).is_dir():
            message = f"'{output}' holds files that are no audit"
            raise UnusableCallError(message, "name a new or empty folder, or that of an audit")
    (output / RECORDS).mkdir(parents=True, exist_ok=True)
    (output / REPORTS).mkdir(exist_ok=True)
    _remove_half_written(output)


def _remove_half_written(output: Path) -> None:
    for place in (output, output / RECORDS, output / REPORTS):
        for path in place.glob(f"{BESIDE}*"):
            path.unlink(missing_ok=True)


def _fixed(
    edition: Named,
    on: date | None,
    language: Language,
    formats: tuple[str, ...],
    names: bool,
    earlier: Earlier | None,
) -> str:
    used = (edition,) if isinstance(edition, Edition) else editions()
    contents = {
        "library": VERSION,
        "editions": [prepared(it).digest(partial(_digest, it)) for it in used],
        "named": edition.id if isinstance(edition, Edition) else edition,
        "on": None if on is None else on.isoformat(),
        "language": language,
        "formats": list(formats),
        "names": names,
        "earlier": None if earlier is None else earlier.digest,
    }
    return digest(contents)


def _digest(edition: Edition) -> str:
    return digest(as_plain(edition))


def _remove_others(kept: tuple[Audited, ...], output: Path) -> None:
    """
    Remove records and reports of dossiers that are gone, and reports that were not asked for now.

    A file that bears no dossier's name, or has an ending that no report has, is left alone.
    """
    names = {found.name for found in kept}
    reports = {report for found in kept for report in found.reports}
    gone = [path for path in (output / RECORDS).glob("*.json") if path.stem not in names]
    known = names | {path.stem for path in gone}
    endings = {f".{form.ending}" for form in FORMS.values()}
    for path in (output / REPORTS).iterdir():
        ours = path.stem in known and path.suffix in endings
        if ours and f"{REPORTS}/{path.name}" not in reports and path.is_file():
            path.unlink()
    for path in gone:
        path.unlink()


def _gone(kept: tuple[Audited, ...], earlier: Earlier | None) -> tuple[Audited, ...]:
    if earlier is None:
        return ()
    found = {earlier.name_of(one) for one in kept}
    records = (
        read_record(earlier.folder / RECORDS / f"{name}.json")
        for place, name in sorted(earlier.by_place.items(), key=lambda it: it[1])
        if name not in found
    )
    found_gone = (record.audited for record in records if record is not None)
    return tuple(it for it in found_gone if it.other is None)
