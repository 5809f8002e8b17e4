"""
A program that uses the library as others do, for the type checker: it must pass `mypy --strict`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import assert_never, assert_type

import kvo_norms
from kvo_norms import (
    Application,
    Area,
    Assessment,
    Dossier,
    Edition,
    Forecast,
    Gap,
    InvalidInputError,
    Norm,
    NormResult,
    Partner,
    Receipt,
    Replay,
    Status,
    Text,
    Verdict,
    assess,
    edition,
    editions,
    forecast,
    read_assessment,
    read_dossier,
    read_edition,
    read_receipt,
    replay,
    write_dossier,
)
from kvo_norms.reporting.json import as_json


def dossier_of_a_program() -> Dossier:
    """
    A dossier made from objects.
    """
    return Dossier(
        id="voorbeeld",
        as_of=date(2022, 6, 1),
        area=Area(name="Voorbeeld", kind="winkelgebied", companies=60),
        application=Application(kind="eerste", term=1),
        partners=(Partner(role="gemeente"), Partner(role="politie")),
    )


def verdict_in_words(verdict: Verdict) -> str:
    """
    A match over the three values is complete.
    """
    match verdict:
        case Verdict.MET:
            return "voldaan"
        case Verdict.NOT_MET:
            return "niet voldaan"
        case Verdict.OPEN:
            return "open"
        case _:
            assert_never(verdict)


def what_is_missing(assessment: Assessment) -> list[str]:
    """
    Every gap in words, alternatives included.
    """
    return [sentence for norm in assessment.norms for sentence in _sentences(norm)]


def _sentences(norm: NormResult) -> list[str]:
    if norm.status in (Status.MET, Status.NOT_APPLICABLE):
        return []
    waiting: list[Gap] = list(norm.gaps)
    for gap in waiting:
        waiting += [inner for way in gap.alternatives for inner in way]
    return [gap.sentence.nl for gap in waiting]


def faults_of(path: Path) -> list[str]:
    """
    What is wrong with a file, with its places.
    """
    try:
        read_dossier(path, edition=edition("kvo-2015"))
    except InvalidInputError as error:
        return [f"{fault.line}: {fault.message}" for fault in error.faults]
    return []


def what_will_lapse(made: Edition, dossier: Dossier) -> list[str]:
    """
    Every change that time brings, with why.
    """
    found = forecast(made, dossier, until=date(2025, 6, 1))
    assert_type(found, Forecast)
    assert_type(found.met_until, date | None)
    return [
        f"{day.day} {norm.id} {norm.before.value} {norm.after.value} {cause.sentence.nl}"
        for day in found.days
        for norm in day.norms
        for cause in norm.causes
    ]


def what_differs(path: Path, made: Edition, dossier: Dossier) -> list[str]:
    """
    What is no longer as the file of an assessment, or its receipt, says.
    """
    read = read_receipt(path)
    assert_type(read, Assessment | Receipt)
    found = replay(read, edition=made, dossier=dossier)
    assert_type(found, Replay)
    if found.same:
        return []
    first = found.differences[0]
    assert_type(first.norm, str | None)
    return [f"{it.code}: {it.sentence.en}" for it in (*found.differences, *found.remarks)]


def main(folder: Path) -> str:
    """
    Read, assess, write, read again.
    """
    newest = editions()[-1]
    assert_type(newest, Edition)
    dossier = dossier_of_a_program()
    write_dossier(dossier, folder / "dossier.toml")
    assert_type(read_dossier(folder / "dossier.toml"), Dossier)
    found = assess(newest, dossier, on=date(2022, 6, 1))
    assert_type(found, Assessment)
    assert_type(found.receipt, Receipt)
    assert_type(found.verdict, Verdict)
    assert_type(found.certificate.valid_until, date)
    assert_type(found.certificate.level, str | None)
    norms = [norm for section in newest.sections for norm in section.norms]
    assert_type(norms, list[Norm])
    assert_type(norms[0].title, Text)
    (folder / "assessment.json").write_text(as_json(found), encoding="utf-8")
    told = (
        len(what_will_lapse(newest, dossier)),
        what_differs(folder / "assessment.json", newest, dossier),
    )
    rate = [survey.response_rate for survey in dossier.surveys or ()]
    again = read_assessment if folder.is_file() else None
    own = read_edition if again else kvo_norms.read_edition
    return f"{verdict_in_words(found.verdict)} {len(what_is_missing(found))} {told} {rate} {own}"
