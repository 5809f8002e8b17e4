"""
From an edition and a dossier to the assessment: statuses, verdict, stars, certificate, receipt.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from cases import FACT_RECORDS, VOCABULARY_RECORDS, dossier_of, pattern_of
from kvo_norms import Assessment, InvalidInputError, assess, edition, read_dossier
from kvo_norms.assessing.choosing import NoEditionError, chosen_edition
from kvo_norms.assessing.receipt import receipt_of
from kvo_norms.assessment import NormResult, ProposedCertificate, Receipt, Score
from kvo_norms.catalogue import (
    CertificateTerms,
    Edition,
    Norm,
    Provenance,
    Section,
    Star,
    Text,
    Weight,
)
from kvo_norms.dossier import (
    Application,
    Area,
    Certificate,
    Dossier,
    Fact,
    Finding,
    Partner,
    Waiver,
)
from kvo_norms.durations import Duration
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict

ROOT = Path(__file__).parents[1]
ON = date(2024, 6, 1)
EVE, MORROW = ON - timedelta(days=1), ON + timedelta(days=1)
ANYTHING = Text(nl="iets", en="something")
EXISTING = {"area": {"construction": "bestaand"}}
LARGE = {"area": {"size": "groot"}}
TERMS = CertificateTerms(
    duration=Duration(months=36),
    evaluate_every=Duration(months=12),
    first_level="basis",
    next_level="continu",
    sources=("ours",),
    provenance=Provenance.DESIGN,
)
ANSWERS: dict[Verdict, Any] = {MET: "bestaand", NOT_MET: "nieuwbouw", OPEN: None}
SIZES: dict[Verdict, str | None] = {MET: "groot", NOT_MET: "klein", OPEN: None}
RESULTS: dict[Verdict, Any] = {MET: "voldoet", NOT_MET: "voldoet_niet"}
KVO_2015 = edition("kvo-2015")
BASES = tomllib.loads(
    (catalogue_folder() / "kvo-2015" / "scenarios" / "dossiers.toml").read_text(encoding="utf-8"),
    parse_float=Decimal,
)["dossiers"]
FULL = dossier_of(BASES["volledig"])
LAGE_WEIDE = read_dossier(ROOT / "docs" / "examples" / "lage-weide-2022.toml", edition=KVO_2015)


def norm(name: str = "norm", **changes: Any) -> Norm:
    """
    A norm that asks nothing yet.
    """
    given: dict[str, Any] = {
        "title": ANYTHING,
        "text": ANYTHING,
        "section": "deel",
        "weight": Weight.EIS,
        "remedy": ANYTHING,
        "sources": ("ours",),
        "provenance": Provenance.REPORTED,
    }
    return Norm(id=name, **given | changes)


def asking(name: str, **changes: Any) -> Norm:
    """
    A norm that is met in a large area, and not in a small one.
    """
    return norm(name, requires=pattern_of(LARGE), **changes)


def edition_of(*norms: Norm, **changes: Any) -> Edition:
    """
    An edition with these norms in one section.
    """
    given: dict[str, Any] = {
        "revision": 1,
        "title": ANYTHING,
        "text": ANYTHING,
        "valid_from": date(2000, 1, 1),
        "certificate": TERMS,
        "parameters": (),
        "vocabularies": VOCABULARY_RECORDS,
        "sources": (),
        "sections": (Section(id="deel", title=ANYTHING, norms=norms),),
    }
    return Edition(id="proef", **given | changes)


def star(name: str = "ster", **changes: Any) -> Star:
    """
    A star that any area with a certificate has.
    """
    given: dict[str, Any] = {
        "title": ANYTHING,
        "text": ANYTHING,
        "sources": ("ours",),
        "provenance": Provenance.DESIGN,
    }
    return Star(id=name, **given | changes)


def area(construction: Any = None, size: str | None = None, **changes: Any) -> Dossier:
    """
    A dossier that says this of its area, and no more.
    """
    return Dossier(area=Area(construction=construction, size=size), **changes)


def finding(result: Any, day: date = ON, name: str = "norm") -> Finding:
    """
    An auditor's finding.
    """
    return Finding(norm=name, result=result, by="A. Auditor", date=day)


def waiver(first: date, last: date, name: str = "norm") -> Waiver:
    """
    A waiver.
    """
    return Waiver(norm=name, reason="-", granted_by="-", valid_from=first, valid_until=last)


def result_of(asked: Norm, dossier: Dossier, on: date = ON) -> NormResult:
    """
    How one norm stands.
    """
    (result,) = assess(edition_of(asked), dossier, on=on).norms
    return result


LARGE_AREA, SMALL_AREA, UNKNOWN_AREA = area(size="groot"), area(size="klein"), area()
JUDGED = norm(question=ANYTHING)
FREE = norm(question=ANYTHING, may_not_apply=True)


class TestStatus:
    """
    `applies_when` NOT_MET: not applicable; OPEN: met if what it asks is MET, else open; MET: what
    it asks. What it asks is `requires` and the judgement, by Kleene's and.
    """

    @pytest.mark.parametrize(
        ("requires", "judgement", "expected"),
        [
            (MET, MET, "met"),
            (MET, NOT_MET, "not_met"),
            (MET, OPEN, "open"),
            (NOT_MET, MET, "not_met"),
            (NOT_MET, NOT_MET, "not_met"),
            (NOT_MET, OPEN, "not_met"),
            (OPEN, MET, "open"),
            (OPEN, NOT_MET, "not_met"),
            (OPEN, OPEN, "open"),
            (MET, None, "met"),
            (NOT_MET, None, "not_met"),
            (OPEN, None, "open"),
            (None, MET, "met"),
            (None, NOT_MET, "not_met"),
            (None, OPEN, "open"),
        ],
    )
    def test_what_it_asks(
        self, requires: Verdict | None, judgement: Verdict | None, expected: str
    ) -> None:
        """
        A finding never overrides evidence that fails; without one a question is open.
        """
        asked = norm(
            requires=None if requires is None else pattern_of(LARGE),
            question=None if judgement is None else ANYTHING,
        )
        found = (finding(RESULTS[judgement]),) if judgement in RESULTS else ()
        dossier = area(size=SIZES[requires or MET], findings=found)
        assert result_of(asked, dossier).status.value == expected

    @pytest.mark.parametrize(
        ("applies", "asked", "expected"),
        [
            (MET, MET, "met"),
            (MET, NOT_MET, "not_met"),
            (MET, OPEN, "open"),
            (NOT_MET, MET, "not_applicable"),
            (NOT_MET, NOT_MET, "not_applicable"),
            (NOT_MET, OPEN, "not_applicable"),
            (OPEN, MET, "met"),
            (OPEN, NOT_MET, "open"),
            (OPEN, OPEN, "open"),
        ],
    )
    @pytest.mark.parametrize("by", ["evidence", "judgement"])
    def test_whether_it_applies(
        self, by: str, applies: Verdict, asked: Verdict, expected: str
    ) -> None:
        """
        The same whether evidence or a person decides what it asks.
        """
        when = pattern_of(EXISTING)
        if by == "evidence":
            made = asking("norm", applies_when=when)
            dossier = area(ANSWERS[applies], SIZES[asked])
        else:
            made = norm(question=ANYTHING, applies_when=when)
            found = (finding(RESULTS[asked]),) if asked in RESULTS else ()
            dossier = area(ANSWERS[applies], findings=found)
        result = result_of(made, dossier)
        assert result.status.value == expected
        assert (result.gaps == ()) == (expected in ("met", "not_applicable"))

    def test_both_parts_are_gaps(self) -> None:
        """
        A norm of which it is open whether it applies tells all three: when it applies, what it
        requires, and the judgement.
        """
        asked = norm(
            applies_when=pattern_of(EXISTING), requires=pattern_of(LARGE), question=ANYTHING
        )
        gaps = result_of(asked, SMALL_AREA).gaps
        assert [(gap.about, gap.verdict, gap.action) for gap in gaps] == [
            ("applies_when", OPEN, "supply"),
            ("requires", NOT_MET, "none"),
            ("question", OPEN, "judge"),
        ]

    def test_results_copy_what_reports_need(self) -> None:
        """
        A result says the norm's section, theme, weight, provenance and points.
        """
        asked = asking(
            "norm",
            theme="heel",
            weight=Weight.AANDACHTSPUNT,
            points=3,
            provenance=Provenance.DESIGN,
        )
        assert result_of(asked, LARGE_AREA) == NormResult(
            id="norm",
            section="deel",
            theme="heel",
            weight=Weight.AANDACHTSPUNT,
            provenance=Provenance.DESIGN,
            points=3,
            status=Status.MET,
        )


class TestFindings:
    """
    Of several findings the latest up to the day of the assessment counts.
    """

    @pytest.mark.parametrize(
        ("findings", "expected"),
        [
            ((finding("voldoet", ON),), "met"),
            ((finding("voldoet", MORROW),), "open"),
            ((finding("voldoet", EVE), finding("voldoet_niet", ON)), "not_met"),
            ((finding("voldoet_niet", ON), finding("voldoet", EVE)), "not_met"),
            ((finding("voldoet", EVE), finding("voldoet_niet", MORROW)), "met"),
            ((finding("voldoet_niet", MORROW), finding("voldoet", EVE)), "met"),
        ],
    )
    def test_latest(self, findings: tuple[Finding, ...], expected: str) -> None:
        """
        In whatever order they stand; one of a later day is not seen.
        """
        assert result_of(JUDGED, Dossier(findings=findings)).status.value == expected

    def test_of_another_norm(self) -> None:
        """
        A finding is about one norm.
        """
        judged = edition_of(JUDGED, norm("ander", question=ANYTHING))
        found = assess(judged, Dossier(findings=(finding("voldoet", name="ander"),)), on=ON)
        assert [it.status for it in found.norms] == [Status.OPEN, Status.MET]

    def test_gap_of_a_finding(self) -> None:
        """
        A finding against the area is to be repaired, and the gap says what was found.
        """
        (gap,) = result_of(JUDGED, Dossier(findings=(finding("voldoet_niet"),))).gaps
        assert (gap.kind, gap.verdict, gap.action) == ("judgement", NOT_MET, "repair")
        assert (gap.found, gap.asked) == ("voldoet_niet", {"nl": "iets", "en": "something"})

    @pytest.mark.parametrize("construction", ["bestaand", None])
    def test_does_not_apply(self, construction: str | None) -> None:
        """
        Where the norm allows it, the auditor can find that it does not apply.
        """
        dossier = area(construction, findings=(finding("niet_van_toepassing"),))
        asked = attrs.evolve(FREE, applies_when=pattern_of(EXISTING))
        assert result_of(asked, dossier).status is Status.NOT_APPLICABLE
        assert result_of(asked, dossier).gaps == ()

    def test_applies_again(self) -> None:
        """
        A later finding can say that it does.
        """
        findings = (finding("niet_van_toepassing", EVE), finding("voldoet", ON))
        assert result_of(FREE, Dossier(findings=findings)).status is Status.MET
        assert result_of(FREE, Dossier(findings=findings), on=EVE).status is Status.NOT_APPLICABLE


class TestWaivers:
    """
    A waiver keeps a norm from blocking, from its first day to its last.
    """

    @pytest.mark.parametrize(
        ("first", "last", "verdict"),
        [
            (ON, ON, MET),
            (EVE, ON, MET),
            (ON, MORROW, MET),
            (EVE, EVE, NOT_MET),
            (MORROW, MORROW, NOT_MET),
        ],
    )
    def test_days(self, first: date, last: date, verdict: Verdict) -> None:
        """
        Both days are included; before and after it the norm blocks again.
        """
        dossier = area(size="klein", waivers=(waiver(first, last),))
        found = assess(edition_of(asking("norm")), dossier, on=ON)
        assert found.verdict is verdict
        assert found.norms[0].waived == (verdict is MET)

    def test_status_stays(self) -> None:
        """
        The norm's own status and its gaps stay as they are, and it earns no points.
        """
        dossier = area(size="klein", waivers=(waiver(ON, ON),))
        found = assess(edition_of(asking("norm")), dossier, on=ON)
        assert found.norms[0].status is Status.NOT_MET
        assert len(found.norms[0].gaps) == 1
        assert found.sections == (Score(id="deel", points=0, of=1),)

    @pytest.mark.parametrize(("size", "verdict"), [(None, OPEN), ("klein", NOT_MET)])
    def test_of_another_norm(self, size: str | None, verdict: Verdict) -> None:
        """
        The other norms block as before.
        """
        norms = (asking("norm"), asking("ander"))
        dossier = area(size=size, waivers=(waiver(ON, ON),))
        assert assess(edition_of(*norms), dossier, on=ON).verdict is verdict

    def test_several(self) -> None:
        """
        One valid waiver among several is enough.
        """
        waivers = (waiver(EVE, EVE), waiver(ON, ON), waiver(MORROW, MORROW))
        dossier = area(size="klein", waivers=waivers)
        assert assess(edition_of(asking("norm")), dossier, on=ON).verdict is MET


class TestVerdict:
    """
    MET when every blocking norm that applies is MET or waived; NOT_MET when one is NOT_MET; else
    OPEN.
    """

    @pytest.mark.parametrize(
        ("construction", "size", "expected"),
        [
            ("bestaand", "groot", MET),
            ("bestaand", "klein", NOT_MET),
            (None, "klein", NOT_MET),
            (None, "groot", OPEN),
            ("bestaand", None, OPEN),
        ],
    )
    def test_over_norms(
        self, construction: str | None, size: str | None, expected: Verdict
    ) -> None:
        """
        One that is not met decides, whatever is open.
        """
        norms = (norm("a", requires=pattern_of(EXISTING)), asking("b"))
        assert assess(edition_of(*norms), area(construction, size), on=ON).verdict is expected

    def test_of_no_norms(self) -> None:
        """
        An edition that asks nothing is met.
        """
        assert assess(edition_of(), Dossier(), on=ON).verdict is MET

    def test_not_applicable(self) -> None:
        """
        A norm that does not apply does not block.
        """
        asked = asking("norm", applies_when=pattern_of(EXISTING))
        assert assess(edition_of(asked), area("nieuwbouw", "klein"), on=ON).verdict is MET

    @pytest.mark.parametrize("dossier", [SMALL_AREA, UNKNOWN_AREA])
    def test_points_of_attention(self, dossier: Dossier) -> None:
        """
        An `aandachtspunt` never blocks; not met or open, it is named.
        """
        norms = (
            asking("a", weight=Weight.AANDACHTSPUNT),
            norm(
                "b",
                weight=Weight.AANDACHTSPUNT,
                requires=pattern_of({"not": EXISTING}),
                applies_when=pattern_of({"not": LARGE}),
            ),
        )
        found = assess(edition_of(*norms), dossier, on=ON)
        assert found.verdict is MET
        assert found.points_of_attention == ("a", "b")

    def test_no_point_of_attention(self) -> None:
        """
        One that is met, and a norm that blocks, are not.
        """
        norms = (asking("a", weight=Weight.AANDACHTSPUNT), norm("b", question=ANYTHING))
        assert assess(edition_of(*norms), LARGE_AREA, on=ON).points_of_attention == ()

    @pytest.mark.parametrize(
        ("provenance", "expected"),
        [
            (Provenance.INFERRED, MET),
            (Provenance.OFFICIAL, NOT_MET),
            (Provenance.REPORTED, NOT_MET),
            (Provenance.DESIGN, NOT_MET),
        ],
    )
    def test_without_inferred(self, provenance: Provenance, expected: Verdict) -> None:
        """
        The assessment also says what comes out without the norms that are only inferred.
        """
        found = assess(edition_of(asking("norm", provenance=provenance)), SMALL_AREA, on=ON)
        assert (found.verdict, found.without_inferred) == (NOT_MET, expected)


class TestScores:
    """
    Points of met over points of applicable norms; open counts 0.
    """

    def test_sections_and_themes(self) -> None:
        """
        Per section and per theme, in the edition's order, also where there are no norms.
        """
        first = (
            asking("a", points=2, theme="schoon"),
            norm("b", requires=pattern_of(EXISTING), points=3, theme="schoon"),
            norm("c", question=ANYTHING, points=5),
        )
        second = (
            asking("d", applies_when=pattern_of({"not": LARGE}), points=7, theme="heel"),
            asking("e", points=0, section="twee"),
            asking("f", points=11, weight=Weight.AANDACHTSPUNT, section="twee"),
        )
        made = edition_of(
            sections=(
                Section(id="deel", title=ANYTHING, norms=first),
                Section(
                    id="twee",
                    title=ANYTHING,
                    norms=tuple(attrs.evolve(it, section="twee") for it in second),
                ),
                Section(id="leeg", title=ANYTHING, norms=()),
            )
        )
        found = assess(made, area("nieuwbouw", "groot"), on=ON)
        assert found.sections == (
            Score(id="deel", points=2, of=10),
            Score(id="twee", points=11, of=11),
            Score(id="leeg", points=0, of=0),
        )
        assert found.themes == (
            Score(id="heel", points=0, of=0),
            Score(id="schoon", points=2, of=5),
            Score(id="veilig", points=0, of=0),
        )


class TestStars:
    """
    A star is on top of the certificate.
    """

    @pytest.mark.parametrize(
        ("term", "highest", "level"), [(1, 5, 1), (5, 5, 5), (6, 5, 5), (9, None, 9)]
    )
    def test_counted(self, term: int, highest: int | None, level: int) -> None:
        """
        A counted star has the number of the certificate in a row, up to its highest.
        """
        counted = star(level="application.term", max=highest)
        dossier = Dossier(application=Application(term=term))
        (found,) = assess(edition_of(stars=(counted,)), dossier, on=ON).stars
        assert (found.status, found.level) == (Status.MET, level)

    @pytest.mark.parametrize("application", [None, Application(kind="eerste")])
    def test_unknown_term(self, application: Application | None) -> None:
        """
        While the number is unknown the star is open.
        """
        counted = star(level="application.term", max=5)
        dossier = Dossier(application=application)
        (found,) = assess(edition_of(stars=(counted,)), dossier, on=ON).stars
        assert (found.status, found.level) == (Status.OPEN, None)

    def test_without_a_number(self) -> None:
        """
        A star that is not counted has no number.
        """
        dossier = Dossier(application=Application(term=3))
        (found,) = assess(edition_of(stars=(star(),)), dossier, on=ON).stars
        assert (found.status, found.level) == (Status.MET, None)

    @pytest.mark.parametrize(
        ("construction", "expected"),
        [("bestaand", "met"), ("nieuwbouw", "not_applicable"), (None, "open")],
    )
    def test_which_areas(self, construction: str | None, expected: str) -> None:
        """
        Some stars are for some areas only.
        """
        made = edition_of(stars=(star(applies_when=pattern_of(EXISTING)),))
        (found,) = assess(made, area(construction), on=ON).stars
        assert found.status.value == expected

    @pytest.mark.parametrize(("size", "expected"), [("klein", "not_met"), (None, "open")])
    def test_never_without_the_certificate(self, size: str | None, expected: str) -> None:
        """
        It is never met where the certificate is not.
        """
        made = edition_of(asking("norm"), stars=(star(),))
        (found,) = assess(made, area(size=size), on=ON).stars
        assert found.status.value == expected

    @pytest.mark.parametrize(
        ("construction", "expected"),
        [("bestaand", "met"), ("nieuwbouw", "not_met"), (None, "open")],
    )
    def test_own_norms(self, construction: str | None, expected: str) -> None:
        """
        Its own norms decide on it, and not on the certificate.
        """
        own = norm("ster.norm", section="ster", requires=pattern_of(EXISTING))
        found = assess(edition_of(stars=(star(norms=(own,)),)), area(construction), on=ON)
        assert found.verdict is MET
        assert found.norms == ()
        assert found.stars[0].status.value == expected
        assert [it.status.value for it in found.stars[0].norms] == [expected]
        assert (found.stars[0].norms[0].gaps == ()) == (expected == "met")

    def test_points_of_attention_and_waivers(self) -> None:
        """
        Of its own norms too, points of attention and waived ones do not block.
        """
        own = (
            asking("ster.a", section="ster", weight=Weight.AANDACHTSPUNT),
            asking("ster.b", section="ster"),
        )
        dossier = area(size="klein", waivers=(waiver(ON, ON, "ster.b"),))
        (found,) = assess(edition_of(stars=(star(norms=own),)), dossier, on=ON).stars
        assert found.status is Status.MET

    def test_findings(self) -> None:
        """
        Its own norms can ask a judgement.
        """
        own = norm("ster.norm", section="ster", question=ANYTHING)
        dossier = Dossier(findings=(finding("voldoet", name="ster.norm"),))
        (found,) = assess(edition_of(stars=(star(norms=(own,)),)), dossier, on=ON).stars
        assert found.status is Status.MET


def certificate(
    on: date = ON, terms: CertificateTerms = TERMS, **given: Any
) -> ProposedCertificate:
    """
    The certificate that follows from an application, where nothing is asked.
    """
    dossier = Dossier(application=Application(**given))
    return assess(edition_of(certificate=terms), dossier, on=on).certificate


class TestCertificate:
    """
    The certificate that would follow, conditional unless the verdict is MET.
    """

    @pytest.mark.parametrize(
        ("previous", "first"),
        [
            (None, ON),
            (date(2023, 1, 1), ON),
            (EVE, ON),
            (ON, MORROW),
            (date(2024, 12, 31), date(2025, 1, 1)),
            (date.max, ON),
        ],
    )
    def test_first_day(self, previous: date | None, first: date) -> None:
        """
        The day of the assessment, or the day after a certificate that still runs.
        """
        assert certificate(previous_until=previous).valid_from == first

    @pytest.mark.parametrize(
        ("on", "last", "evaluations"),
        [
            (date(2022, 6, 1), date(2025, 5, 31), [date(2023, 6, 1), date(2024, 6, 1)]),
            (date(2021, 3, 1), date(2024, 2, 29), [date(2022, 3, 1), date(2023, 3, 1)]),
            (date(2022, 1, 1), date(2024, 12, 31), [date(2023, 1, 1), date(2024, 1, 1)]),
            (date(2024, 2, 29), date(2027, 2, 28), [date(2025, 2, 28), date(2026, 2, 28)]),
            (date(2021, 2, 28), date(2024, 2, 27), [date(2022, 2, 28), date(2023, 2, 28)]),
            (date(9997, 1, 1), date(9999, 12, 31), [date(9998, 1, 1), date(9999, 1, 1)]),
            (date(9998, 6, 1), date.max, [date(9999, 6, 1)]),
            (date.max, date.max, []),
        ],
    )
    def test_last_day_and_evaluations(self, on: date, last: date, evaluations: list[date]) -> None:
        """
        It ends on the eve of the day on which the next one starts, or on the month's last day
        where that day does not exist; evaluations fall within it.
        """
        found = certificate(on)
        assert (found.valid_until, list(found.evaluations)) == (last, evaluations)

    @pytest.mark.parametrize(
        ("changes", "first"),
        [
            ({}, date(2025, 1, 1)),
            ({"lapsed": EVE}, ON),
            ({"withdrawn": ON}, ON),
            ({"withdrawn": MORROW}, date(2025, 1, 1)),
            ({"valid_from": MORROW}, ON),
            ({"valid_until": EVE}, ON),
            ({"valid_until": None}, ON),
        ],
    )
    @pytest.mark.parametrize("named", [True, False])
    def test_history(self, changes: dict[str, Any], first: date, *, named: bool) -> None:
        """
        A certificate in the history that runs is followed; one that lapsed or was withdrawn by
        that day is not, even if the application names its end.
        """
        ends = date(2024, 12, 31)
        held = Certificate(**{"valid_from": date(2022, 1, 1), "valid_until": ends, **changes})
        until = ends if named and held.valid_until == ends else None
        dossier = Dossier(application=Application(previous_until=until), certificates=(held,))
        found = assess(edition_of(certificate=TERMS), dossier, on=ON).certificate
        assert found.valid_from == first

    @pytest.mark.parametrize(
        ("duration", "interval", "expected"),
        [
            (Duration(months=24), None, []),
            (Duration(months=24), Duration(months=12), [date(2025, 6, 1)]),
            (Duration(months=12), Duration(months=12), []),
            (
                Duration(months=12),
                Duration(months=3, days=10),
                [date(2024, 9, 11), date(2024, 12, 21), date(2025, 3, 31)],
            ),
        ],
    )
    def test_terms(
        self, duration: Duration, interval: Duration | None, expected: list[date]
    ) -> None:
        """
        The edition says how long it lasts, and how often the partners evaluate, if that is known.
        """
        found = certificate(terms=attrs.evolve(TERMS, duration=duration, evaluate_every=interval))
        assert list(found.evaluations) == expected

    @pytest.mark.parametrize(
        ("application", "level"),
        [
            ({"term": 1}, "basis"),
            ({"term": 2}, "continu"),
            ({"term": 7, "kind": "hercertificering"}, "continu"),
            ({"kind": "eerste"}, "basis"),
            ({"kind": "hercertificering"}, "continu"),
            ({}, None),
        ],
    )
    def test_level(self, application: dict[str, Any], level: str | None) -> None:
        """
        The first certificate has another level than the following ones.
        """
        assert certificate(**application).level == level

    def test_without_an_application(self) -> None:
        """
        Where the dossier says nothing of the application, only the level is unknown.
        """
        assert assess(edition_of(), Dossier(), on=ON).certificate == ProposedCertificate(
            level=None,
            valid_from=ON,
            valid_until=date(2027, 5, 31),
            evaluations=(date(2025, 6, 1), date(2026, 6, 1)),
            conditional=False,
        )

    @pytest.mark.parametrize(
        ("dossier", "conditional"), [(LARGE_AREA, False), (SMALL_AREA, True), (UNKNOWN_AREA, True)]
    )
    def test_conditional(self, dossier: Dossier, *, conditional: bool) -> None:
        """
        It is conditional unless the verdict is MET.
        """
        found = assess(edition_of(asking("norm")), dossier, on=ON)
        assert found.certificate.conditional == conditional


class TestTheDay:
    """
    Nothing in the core asks the clock.
    """

    def test_as_of(self) -> None:
        """
        Without a day it is the dossier's own.
        """
        assert assess(edition_of(), Dossier(as_of=ON)).on == ON

    def test_on(self) -> None:
        """
        A day that is given comes first.
        """
        assert assess(edition_of(), Dossier(as_of=ON), on=EVE).on == EVE

    def test_neither(self) -> None:
        """
        Without either there is no assessment.
        """
        with pytest.raises(ValueError, match="the day of the assessment is unknown"):
            assess(edition_of(), Dossier())


class TestMisfits:
    """
    A dossier must speak the language of the edition.
    """

    def test_all_at_once(self) -> None:
        """
        Every word, fact and norm that the edition does not know is told, with its path.
        """
        dossier = Dossier(
            area=Area(kind="winkelgebeid"),
            partners=(Partner(role="politie"), Partner(role="brandwer")),
            findings=(finding("voldoet", name="nrom"),),
            waivers=(waiver(ON, ON, "iets"),),
        )
        with pytest.raises(InvalidInputError) as caught:
            assess(edition_of(asking("norm")), dossier, on=ON)
        assert [(it.path, it.advice) for it in caught.value.faults] == [
            (("area", "kind"), "did you mean 'winkelgebied'?"),
            (("partners", 1, "role"), "did you mean 'brandweer'?"),
            (("findings", 0, "norm"), "did you mean 'norm'?"),
            (("waivers", 0, "norm"), "known: norm"),
        ]

    def test_facts(self) -> None:
        """
        A fact has the kind that the edition declares, and a share lies from 0 to 1.
        """
        facts = (
            Fact(name="shops", value=True),
            Fact(name="risk", value="hoogst"),
            Fact(name="vacancy", value=Decimal("1.1")),
            Fact(name="opened", value=ON),
            Fact(name="camara", value=True),
        )
        with pytest.raises(InvalidInputError) as caught:
            assess(edition_of(facts=FACT_RECORDS), Dossier(facts=facts), on=ON)
        assert sorted((it.path[1], it.advice) for it in caught.value.faults) == [
            ("camara", "did you mean 'camera'?"),
            ("risk", "did you mean 'hoog'?"),
            ("shops", "write a value of that kind"),
            ("vacancy", "a share is a number from 0 to 1"),
        ]

    def test_misplaced_findings(self) -> None:
        """
        A finding on a norm that asks no judgement, or that it does not apply where the norm does
        not leave that to the auditor, is refused.
        """
        made = edition_of(asking("norm"), norm("ander", question=ANYTHING))
        findings = (finding("voldoet"), finding("niet_van_toepassing", name="ander"))
        with pytest.raises(InvalidInputError) as caught:
            assess(made, Dossier(findings=findings), on=ON)
        assert [(it.path, it.advice) for it in caught.value.faults] == [
            (("findings", 0), "remove the finding; the evidence decides"),
            (("findings", 1, "result"), "write voldoet or voldoet_niet"),
        ]


class TestReceipt:
    """
    A receipt says what was assessed, by what, with which result; anybody can replay it.
    """

    def test_same(self) -> None:
        """
        The same input gives the same receipt.
        """
        first = assess(edition_of(asking("norm")), area(size="groot"), on=ON)
        again = assess(edition_of(asking("norm")), area(size="groot"), on=ON)
        assert first.receipt == again.receipt

    def test_contents(self) -> None:
        """
        It names edition, revision, day and library, and every norm's status, the stars' too.
        """
        own = norm("ster.norm", section="ster", question=ANYTHING)
        made = edition_of(asking("norm"), stars=(star(norms=(own,)),))
        receipt = assess(made, LARGE_AREA, on=ON).receipt
        assert (receipt.edition, receipt.revision, receipt.on) == ("proef", 1, ON)
        assert receipt.statuses == (("norm", Status.MET), ("ster.norm", Status.OPEN))
        digests = (receipt.edition_sha256, receipt.dossier_sha256, receipt.sha256)
        assert [len(bytes.fromhex(digest)) for digest in digests] == [32, 32, 32]

    @pytest.mark.parametrize(
        ("made", "dossier", "on", "changed"),
        [
            (edition_of(asking("norm")), LARGE_AREA, MORROW, set()),
            (edition_of(asking("norm"), revision=2), LARGE_AREA, ON, {"edition_sha256"}),
            (edition_of(asking("norm", points=2)), LARGE_AREA, ON, {"edition_sha256"}),
            (
                edition_of(norm("norm", requires=pattern_of({"not": LARGE}))),
                LARGE_AREA,
                ON,
                {"edition_sha256", "statuses"},
            ),
            (
                edition_of(asking("norm")),
                area("bestaand", "groot"),
                ON,
                {"dossier_sha256"},
            ),
            (edition_of(asking("norm")), SMALL_AREA, ON, {"dossier_sha256", "statuses"}),
            (
                edition_of(asking("norm")),
                attrs.evolve(LARGE_AREA, note="een opmerking"),
                ON,
                {"dossier_sha256"},
            ),
        ],
        ids=["day", "revision", "edition", "rule", "dossier", "status", "note"],
    )
    def test_changes(self, made: Edition, dossier: Dossier, on: date, changed: set[str]) -> None:
        """
        Another day, edition, dossier or status gives another digest.
        """
        before = assess(edition_of(asking("norm")), LARGE_AREA, on=ON).receipt
        after = assess(made, dossier, on=on).receipt
        differing = {
            name
            for name in ("edition_sha256", "dossier_sha256", "statuses")
            if getattr(before, name) != getattr(after, name)
        }
        assert differing == changed
        assert before.sha256 != after.sha256

    def test_worked_out_on_access(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        It costs nothing until it is asked for.
        """
        calls: list[Assessment] = []

        def counting(assessment: Assessment, **given: Any) -> Receipt:
            calls.append(assessment)
            return receipt_of(assessment, **given)

        monkeypatch.setattr("kvo_norms.assessing.assembly.receipt_of", counting)
        found = assess(edition_of(asking("norm")), LARGE_AREA, on=ON)
        assert calls == []
        assert found.receipt.statuses == (("norm", Status.MET),)
        assert calls == [found]


class TestPickling:
    """
    Records pickle.
    """

    @pytest.mark.parametrize("dossier", [FULL, LAGE_WEIDE], ids=["full", "example"])
    def test_assessment(self, dossier: Dossier) -> None:
        """
        An assessment comes back the same, and can still work out its receipt and sentences.
        """
        found = assess(KVO_2015, dossier)
        again = pickle.loads(pickle.dumps(found))  # noqa: S301
        assert again == found
        assert again.receipt == found.receipt
        assert _sentences(again) == _sentences(found)

    def test_assessment_that_was_read(self) -> None:
        """
        So does one of which receipt and sentences were already asked for.
        """
        found = assess(KVO_2015, LAGE_WEIDE)
        said = (found.receipt, _sentences(found))
        again = pickle.loads(pickle.dumps(found))  # noqa: S301
        assert (again.receipt, _sentences(again)) == said

    def test_edition_and_dossier(self) -> None:
        """
        Editions and dossiers do too, and assess as before.
        """
        made, dossier = pickle.loads(pickle.dumps((KVO_2015, FULL)))  # noqa: S301
        assert (made, dossier) == (KVO_2015, FULL)
        assert assess(made, dossier) == assess(KVO_2015, FULL)

    def test_hash_in_another_process(self, tmp_path: Path) -> None:
        """
        A pickled edition has the hash of its new process, so that it is found in a dictionary.
        """
        assert hash(KVO_2015) == hash(edition("kvo-2015"))
        (tmp_path / "edition").write_bytes(pickle.dumps(KVO_2015))
        program = (
            "import pathlib, pickle, kvo_norms\n"
            f"found = pickle.loads(pathlib.Path({str(tmp_path / 'edition')!r}).read_bytes())\n"
            "assert {found: 1}[kvo_norms.edition('kvo-2015')] == 1\n"
        )
        environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([sys.executable, "-c", program], env=environment, check=True)


def _sentences(assessment: Assessment) -> list[Text]:
    return [gap.sentence for result in assessment.norms for gap in result.gaps]


class TestChoosing:
    """
    Where nobody names the edition, it is the one in force for this kind of area on the day of the
    application, else on the day of the assessment.
    """

    FIRST = edition_of(valid_until=date(2009, 12, 31))
    SECOND = attrs.evolve(FIRST, id="tweede", valid_from=date(2010, 1, 1), valid_until=None)

    @pytest.mark.parametrize(
        ("applied", "on", "expected"),
        [
            (date(2009, 12, 31), None, "proef"),
            (date(2010, 1, 1), None, "tweede"),
            (date(2009, 12, 31), date(2011, 1, 1), "proef"),
            (None, date(2009, 12, 31), "proef"),
            (None, date(2010, 1, 1), "tweede"),
            (None, date(2500, 1, 1), "tweede"),
        ],
    )
    def test_day(self, applied: date | None, on: date | None, expected: str) -> None:
        """
        The first and last day in force are included.
        """
        dossier = Dossier(application=Application(date=applied))
        assert chosen_edition((self.FIRST, self.SECOND), dossier, on).id == expected

    def test_as_of(self) -> None:
        """
        Without another day it is the dossier's own.
        """
        assert chosen_edition((self.FIRST, self.SECOND), Dossier(as_of=ON), None).id == "tweede"

    def test_kind_of_area(self) -> None:
        """
        Of several in force, the one that knows the kind of area.
        """
        other = attrs.evolve(self.SECOND, id="ander", vocabularies=())
        dossier = Dossier(area=Area(kind="winkelgebied"))
        assert chosen_edition((self.SECOND, other), dossier, ON).id == "tweede"

    @pytest.mark.parametrize(
        ("dossier", "on", "why"),
        [
            (Dossier(), None, "neither the application nor the assessment has a date"),
            (Dossier(), date(1999, 12, 31), "no edition was in force on 1999-12-31"),
            (Dossier(), date(2009, 6, 1), "several editions were in force on 2009-06-01"),
            (
                Dossier(area=Area(kind="haven")),
                ON,
                "no edition was in force on 2024-06-01 for an area of kind 'haven'",
            ),
        ],
    )
    def test_asks(self, dossier: Dossier, on: date | None, why: str) -> None:
        """
        Where none or several fit, it asks, and says which there are.
        """
        twice = attrs.evolve(self.FIRST, id="dubbel")
        with pytest.raises(NoEditionError) as caught:
            chosen_edition((self.FIRST, twice, self.SECOND), dossier, on)
        assert str(caught.value) == (
            f"{why}; name the edition: proef is in force 2000-01-01 to 2009-12-31;"
            " dubbel is in force 2000-01-01 to 2009-12-31; tweede is in force 2010-01-01 to now"
        )


class TestRealAreas:
    """
    What must come out for areas as they are.
    """

    def test_complete(self) -> None:
        """
        A complete dossier is met, with both its stars and without those that it does not seek.
        """
        found = assess(KVO_2015, FULL)
        assert (found.verdict, found.without_inferred) == (MET, MET)
        assert [(it.id, it.status.value) for it in found.stars] == [
            ("ster", "met"),
            ("thema_winkeldiefstal", "met"),
            ("thema_overvallen", "not_met"),
            ("thema_agressie", "not_met"),
        ]

    def test_three_of_the_four_partners(self) -> None:
        """
        Three of the four mandatory partners, complete otherwise: NOT_MET, for that one reason,
        and the gap names the fourth.
        """
        three = tuple(it for it in FULL.partners or () if it.role != "brandweer")
        found = assess(KVO_2015, attrs.evolve(FULL, partners=three))
        (result,) = (it for it in found.norms if it.gaps)
        (gap,) = result.gaps
        assert (found.verdict, result.id) == (NOT_MET, "samenwerking.partners")
        assert (gap.kind, gap.verdict, gap.action) == ("covers", NOT_MET, "repair")
        assert (gap.missing, gap.path) == (("brandweer",), ("partners",))
        assert gap.sentence.nl.endswith("Ontbreekt: brandweer.")
        assert gap.sentence.en.endswith("Missing: fire brigade.")

    def test_partners_not_given(self) -> None:
        """
        The same with partners not given at all: OPEN, for that one reason.
        """
        found = assess(KVO_2015, attrs.evolve(FULL, partners=None))
        (result,) = (it for it in found.norms if it.gaps and it.weight is Weight.EIS)
        (gap,) = result.gaps
        assert (found.verdict, result.id) == (OPEN, "samenwerking.partners")
        assert (gap.verdict, gap.action, gap.given) == (OPEN, "supply", "none")

    def test_partners_incomplete(self) -> None:
        """
        With three given of a list that goes on, the fourth may be among the rest: OPEN.
        """
        three = tuple(it for it in FULL.partners or () if it.role != "brandweer")
        found = assess(KVO_2015, attrs.evolve(FULL, partners=three, incomplete=("partners",)))
        assert found.verdict is OPEN

    @pytest.mark.parametrize(
        ("response", "expected"),
        [("0.49", "met"), ("0.2", "met"), ("0.199", "not_met"), (None, "open")],
    )
    def test_response_of_lage_weide(self, response: str | None, expected: str) -> None:
        """
        49 percent against 20 is met; 19.9 is not.
        """
        (survey,) = LAGE_WEIDE.surveys or ()
        published = None if response is None else Decimal(response)
        changed = attrs.evolve(LAGE_WEIDE, surveys=(attrs.evolve(survey, response=published),))
        (result,) = (
            it for it in assess(KVO_2015, changed).norms if it.id == "veiligheidsanalyse.respons"
        )
        assert result.status.value == expected

    def test_lage_weide(self) -> None:
        """
        Of what is published nothing fails, and most is not known: OPEN.
        """
        found = assess(KVO_2015, LAGE_WEIDE)
        assert found.verdict is OPEN
        assert [it.id for it in found.norms if it.status is Status.NOT_MET] == []
        assert found.certificate.conditional


class TestStarGaps:
    """
    What leaves a star open that its own norms do not say.
    """

    COUNTED = star(
        level="application.term",
        max=5,
        applies_when=pattern_of({"area": {"construction": "bestaand"}}),
    )

    @pytest.mark.parametrize(
        ("dossier", "paths"),
        [
            (Dossier(), [("area", "construction"), ("application", "term")]),
            (area("bestaand"), [("application", "term")]),
            (area("nieuwbouw"), []),
            (
                Dossier(area=Area(construction="bestaand"), application=Application(term=2)),
                [],
            ),
        ],
    )
    def test_paths(self, dossier: Dossier, paths: list[tuple[str, str]]) -> None:
        """
        Whether it applies, and which number it has.
        """
        (found,) = assess(edition_of(stars=(self.COUNTED,)), dossier, on=ON).stars
        assert [gap.path for gap in found.gaps] == paths
        assert all(gap.sentence.nl and gap.sentence.en for gap in found.gaps)
