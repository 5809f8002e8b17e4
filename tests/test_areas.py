"""
The example dossiers, each with its verdict and a reviewer's reason for every status.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest

from conftest import ROOT
from kvo_norms import (
    Assessment,
    Dossier,
    ProposedCertificate,
    Status,
    assess,
    edition,
    read_dossier,
)
from kvo_norms.catalogue import Weight
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict

FOLDER = ROOT / "docs" / "examples"
EXAMPLES = {path.stem: read_dossier(path) for path in sorted(FOLDER.glob("*.toml"))}
REAL = [name for name, dossier in EXAMPLES.items() if not dossier.fictional]
FICTIONAL = [name for name, dossier in EXAMPLES.items() if dossier.fictional]
GOES = EXAMPLES["goes-2019"]
RANDSTAD = EXAMPLES["randstad-almere-2018"]
VEENENDAAL = EXAMPLES["veenendaal-2010"]
BEDRIJVENPARK = EXAMPLES["bedrijvenpark-2023"]

Reviewed = dict[str, tuple[Status, str]]


def met(**reasons: str) -> Reviewed:
    """
    Norms that are met; a point in an id is written as two underscores.
    """
    return {name.replace("__", "."): (Status.MET, reason) for name, reason in reasons.items()}


def missed(**reasons: str) -> Reviewed:
    """
    Norms that are not met, written likewise.
    """
    return {name.replace("__", "."): (Status.NOT_MET, reason) for name, reason in reasons.items()}


def not_applicable(reason: str, *names: str) -> Reviewed:
    """
    Norms that do not apply, for one reason.
    """
    return dict.fromkeys(names, (Status.NOT_APPLICABLE, reason))


IN_A_TERM = ("samenwerking.overleg_termijn", "uitvoering.schouw_herhaald", "evaluatie.jaarlijks")
AT_RECERTIFICATION = (
    "evaluatie.verslag",
    "hercertificering.op_tijd",
    "hercertificering.nieuwe_meting",
    "hercertificering.oude_plan",
    "hercertificering.maatregelen",
    "hercertificering.doelen",
    "hercertificering.nieuw_plan",
    "hercertificering.doelen_meetbaar",
    "hercertificering.draagvlak",
    "hercertificering.aandachtspunten",
)
AT_FIRST = ("uitvoering.eerste_maatregelen",)
FOLLOWS_NOTHING = "It asks for a first certificate: there is no term to look back on."
FOLLOWS_ANOTHER = "It asks for a following certificate, and this norm is for a first one."


@attrs.frozen(kw_only=True)
class Review:
    """
    What should come out of a dossier, and why.
    """

    verdict: Verdict
    norms: Reviewed
    """Every norm that is not open, those of stars included, with the reason."""
    rest: str | None = None
    """Why all other norms are open; ``None`` where none is."""
    stars: dict[str, tuple[Status, int | None]]
    level: str
    first_day: date
    last_day: date
    conditional: bool
    evaluations: tuple[date, ...]
    """The days on which the partners evaluate in its term."""


LAGE_WEIDE_REVIEW = Review(
    verdict=OPEN,
    norms={
        **met(
            samenwerking__overleg=(
                "The article is about the partners' meeting on the very day of the dossier."
            ),
            veiligheidsanalyse__respons=(
                "49 per cent answered, which is enough in an area of any size."
            ),
        ),
        **not_applicable(FOLLOWS_ANOTHER, *AT_FIRST),
    },
    rest=(
        "The article names neither partners nor agreements, measures or documents, and no days for"
        " inspections, evaluation or the former certificate. From which day that was valid decides"
        " whether evaluation is asked year by year or as an agreement."
    ),
    stars={
        "ster": (Status.NOT_APPLICABLE, None),
        "thema_winkeldiefstal": (Status.NOT_APPLICABLE, None),
        "thema_overvallen": (Status.OPEN, None),
        "thema_agressie": (Status.OPEN, None),
    },
    level="continu_samenwerken",
    first_day=date(2022, 6, 14),
    last_day=date(2025, 6, 13),
    conditional=True,
    evaluations=(date(2023, 6, 14), date(2024, 6, 14)),
)

VEENENDAAL_REVIEW = Review(
    verdict=OPEN,
    norms={
        **met(
            samenwerking__partners=(
                "The municipality names itself, police, fire brigade and entrepreneurs as partners."
            ),
            samenwerking__convenant=(
                "The partners, all four, signed the covenant at the award, on the dossier's day."
            ),
        ),
        **not_applicable(
            FOLLOWS_NOTHING,
            "samenwerking.overleg",
            *(name for name in AT_RECERTIFICATION if name != "hercertificering.doelen_meetbaar"),
        ),
    },
    rest=(
        "Six meetings a year, an inspection by day and evening and a plan are mentioned, all"
        " without a day; survey, figures, topics, goals and measures are not published at all."
    ),
    stars={"ster": (Status.NOT_APPLICABLE, None)},
    level="basis_samenwerken",
    first_day=date(2010, 10, 21),
    last_day=date(2012, 10, 20),
    conditional=True,
    evaluations=(),
)

BROEKERVEILING_REVIEW = Review(
    verdict=OPEN,
    norms={
        **met(
            samenwerking__partners=(
                "The newspaper names entrepreneurs, municipality, police and fire brigade, and two"
                " parties more."
            ),
        ),
        **not_applicable(FOLLOWS_NOTHING, *IN_A_TERM, *AT_RECERTIFICATION),
    },
    rest=(
        "Who signed, how many answered, on which days was inspected and measures were carried out"
        " and how serious each theme is, the newspaper does not say; a plan it does not mention."
    ),
    stars={
        "ster": (Status.OPEN, 1),
        "thema_winkeldiefstal": (Status.OPEN, None),
        "thema_overvallen": (Status.OPEN, None),
        "thema_agressie": (Status.OPEN, None),
    },
    level="basis_samenwerken",
    first_day=date(2016, 6, 29),
    last_day=date(2019, 6, 28),
    conditional=True,
    evaluations=(date(2017, 6, 29), date(2018, 6, 29)),
)

RANDSTAD_REVIEW = Review(
    verdict=OPEN,
    norms={
        **met(
            veiligheidsanalyse__respons="36 of 113 is 31.9 per cent, above the 30 that is asked."
        ),
        **missed(
            hercertificering__doelen=(
                "The page itself says that the goals on nuisance and traffic safety were missed."
            ),
        ),
        **not_applicable(FOLLOWS_ANOTHER, *AT_FIRST),
    },
    rest=(
        "The page is about the survey only: it mentions a working group, an inspection and figures"
        " without names, days or numbers, and the new plan only by what needs attention. From when"
        " the former certificate was valid it does not say."
    ),
    stars={
        "ster": (Status.NOT_APPLICABLE, None),
        "thema_winkeldiefstal": (Status.NOT_APPLICABLE, None),
        "thema_overvallen": (Status.OPEN, None),
        "thema_agressie": (Status.OPEN, None),
    },
    level="continu_samenwerken",
    first_day=date(2018, 12, 31),
    last_day=date(2021, 12, 30),
    conditional=True,
    evaluations=(date(2019, 12, 31), date(2020, 12, 31)),
)

GOES_REVIEW = Review(
    verdict=OPEN,
    norms={
        **met(
            samenwerking__partners=(
                "The foundation names municipality, police, fire brigade, the entrepreneurs' club"
                " and itself."
            ),
        ),
        **missed(
            hercertificering__doelen=(
                "Five of the ten values of 2019 are worse than their targets, by the foundation's"
                " own table."
            ),
        ),
        **not_applicable(FOLLOWS_ANOTHER, *AT_FIRST),
    },
    rest=(
        "Two meetings a year, reports and a plan are mentioned without a day, the survey without"
        " its response, the former certificate without its term; what the auditor found on each"
        " point was not published, only that the certificate was renewed."
    ),
    stars={
        "ster": (Status.NOT_APPLICABLE, None),
        "thema_winkeldiefstal": (Status.NOT_APPLICABLE, None),
        "thema_overvallen": (Status.OPEN, None),
        "thema_agressie": (Status.OPEN, None),
    },
    level="continu_samenwerken",
    first_day=date(2019, 12, 31),
    last_day=date(2022, 12, 30),
    conditional=True,
    evaluations=(date(2020, 12, 31), date(2021, 12, 31)),
)

WINKELHOF_REVIEW = Review(
    verdict=MET,
    norms={
        **met(
            samenwerking__partners="All four mandatory parties are partners.",
            samenwerking__intentieverklaring="All four signed the letter of 15 November 2022.",
            samenwerking__werkgroep="Each of the four has a member in the working group.",
            samenwerking__voorzitter="A. Voorzitter is in the chair.",
            samenwerking__voorzitter_ondernemer="The chair is an entrepreneur.",
            samenwerking__ondernemers_in_werkgroep="Two of the six members are entrepreneurs.",
            samenwerking__afbakening="Passage, square and parking deck are named as the area.",
            samenwerking__afspraken="Aim, way of deciding and way of informing are all recorded.",
            samenwerking__convenant="All four signed on 11 September 2023, nine days earlier.",
            samenwerking__overleg="The latest two meetings lie within half a year.",
            samenwerking__overleg_met_ondernemers="Entrepreneurs were at all four meetings.",
            samenwerking__beveiliging="The security firm sits at the table and gave its figures.",
            samenwerking__kanalen="Newsletters and a meeting: two ways within the year.",
            samenwerking__oordeel="The auditor found the cooperation in order.",
            veiligheidsanalyse__respons="31 of 48 answered, 65 per cent.",
            veiligheidsanalyse__schouw_dag="9 February 2023 by daylight, with a report.",
            veiligheidsanalyse__schouw_donker="14 February 2023 in the dark, with a report.",
            veiligheidsanalyse__schouw_deelnemers=(
                "Entrepreneurs and municipality took part in both inspections."
            ),
            veiligheidsanalyse__cijfers="Police and fire brigade both gave figures on 2022.",
            veiligheidsanalyse__thema__criminaliteit="The analysis puts it at high.",
            veiligheidsanalyse__thema__overlast="The analysis puts it at medium.",
            veiligheidsanalyse__thema__brandveiligheid="The analysis puts it at low.",
            veiligheidsanalyse__thema__verkeersveiligheid="The analysis puts it at medium.",
            veiligheidsanalyse__thema__milieu="The analysis puts it at low.",
            veiligheidsanalyse__rapport="The safety analysis of 20 March 2023 is final.",
            plan__document="The plan of 24 April 2023 is final.",
            plan__doelen="The plan has two goals.",
            plan__matrix="The measures matrix of 11 September 2023 is final.",
            plan__matrix_bijgewerkt="It was brought up to date at the latest meeting.",
            plan__belegd="All five measures of the plan have owner, executor and day.",
            plan__maatregelen__criminaliteit="Reporting in the shop is a measure for it.",
            plan__maatregelen__overlast="Lighting and an evening round are measures for it.",
            plan__maatregelen__verkeersveiligheid="Earlier supply is a measure for it.",
            uitvoering__eerste_maatregelen=(
                "Exactly four measures of the plan were carried out; the extra ones do not count."
            ),
            uitvoering__op_schema="The one measure that is not done has until April 2024.",
            evaluatie__afgesproken="The auditor saw the agreement: each September.",
            thema_winkeldiefstal__probleem="The analysis puts shoplifting at high.",
            thema_winkeldiefstal__maatregelen="Exactly three extra measures are aimed at it.",
            thema_winkeldiefstal__uitvoering="Exactly two of the three were carried out.",
            thema_winkeldiefstal__evaluatie="The evaluation of September names shoplifting.",
        ),
        **missed(
            thema_overvallen__maatregelen="There are no extra measures against robbery.",
            thema_overvallen__uitvoering="There are none to carry out.",
            thema_overvallen__evaluatie="The one evaluation is about shoplifting only.",
            thema_agressie__maatregelen="There are no extra measures against aggression.",
            thema_agressie__uitvoering="There are none to carry out.",
            thema_agressie__evaluatie="The one evaluation is about shoplifting only.",
        ),
        **not_applicable(FOLLOWS_NOTHING, *IN_A_TERM, *AT_RECERTIFICATION),
        **not_applicable(
            "The theme is at low, and what is that low need not be worked out.",
            "plan.maatregelen.brandveiligheid",
            "plan.maatregelen.milieu",
        ),
    },
    rest=(
        "Only the problem of the two stars that nobody asks for is open: the analysis speaks of"
        " crime as a whole and does not name robbery or aggression."
    ),
    stars={
        "ster": (Status.MET, 1),
        "thema_winkeldiefstal": (Status.MET, None),
        "thema_overvallen": (Status.NOT_MET, None),
        "thema_agressie": (Status.NOT_MET, None),
    },
    level="basis_samenwerken",
    first_day=date(2023, 9, 20),
    last_day=date(2026, 9, 19),
    conditional=False,
    evaluations=(date(2024, 9, 20), date(2025, 9, 20)),
)

BEDRIJVENPARK_REVIEW = Review(
    verdict=MET,
    norms={
        **met(
            samenwerking__partners="All four mandatory parties are partners.",
            samenwerking__intentieverklaring="All four signed on 8 October 2019.",
            samenwerking__werkgroep="Each of the four has a member in the working group.",
            samenwerking__voorzitter="A. Voorzitter is in the chair.",
            samenwerking__voorzitter_ondernemer="The chair is an entrepreneur.",
            samenwerking__ondernemers_in_werkgroep="Two of the five members are entrepreneurs.",
            samenwerking__afbakening="Ring road, canal and railway are named as the limits.",
            samenwerking__afspraken="Aim, way of deciding and way of informing are all recorded.",
            samenwerking__convenant="The draft will be signed on 7 September 2023, at the award.",
            samenwerking__overleg="The latest meeting was two weeks earlier.",
            samenwerking__overleg_termijn=(
                "In each half year back to December 2020 there was one, in spring or in autumn."
            ),
            samenwerking__overleg_met_ondernemers="Entrepreneurs were at all meetings.",
            samenwerking__kanalen="The website and a meeting: two ways within the year.",
            samenwerking__oordeel="The auditor found the cooperation in order.",
            veiligheidsanalyse__respons="38 of 86 answered the newest survey, 44 per cent.",
            veiligheidsanalyse__schouw_dag="9 February 2023 by daylight, with a report.",
            veiligheidsanalyse__schouw_donker="7 February 2023 in the dark, with a report.",
            veiligheidsanalyse__schouw_deelnemers=(
                "Entrepreneurs and municipality took part in all three of the past year."
            ),
            veiligheidsanalyse__cijfers="Police and fire brigade both gave figures on 2022.",
            veiligheidsanalyse__thema__criminaliteit="The analysis puts it at medium.",
            veiligheidsanalyse__thema__overlast="The analysis puts it at medium.",
            veiligheidsanalyse__thema__brandveiligheid="The analysis puts it at low.",
            veiligheidsanalyse__thema__verkeersveiligheid="The analysis puts it at medium.",
            veiligheidsanalyse__thema__milieu="The analysis says that there is no problem.",
            veiligheidsanalyse__rapport="The safety analysis of 14 March 2023 is final.",
            plan__document="The plan of 6 June 2023 is final.",
            plan__doelen="The new plan has three goals.",
            plan__matrix="The measures matrix of 6 June 2023 is final.",
            plan__matrix_bijgewerkt="It was brought up to date at the latest meeting.",
            plan__belegd="All three measures of the plan have owner, executor and day.",
            plan__maatregelen__criminaliteit="Cameras are a measure for it.",
            plan__maatregelen__overlast="The parking ban is a measure for it.",
            plan__maatregelen__verkeersveiligheid="Showing drivers their speed is one for it.",
            uitvoering__op_schema="All three have until November 2023 or later.",
            uitvoering__schouw_herhaald="October 2021, October 2022 and February 2023: each year.",
            evaluatie__jaarlijks="September 2021, September 2022 and March 2023: each year.",
            evaluatie__verslag="There are two annual reports and a report of the evaluation.",
            hercertificering__op_tijd="Applied for in June, valid to the end of August.",
            hercertificering__nieuwe_meting=(
                "The survey of January 2023 is of this term, and the auditor saw it compared."
            ),
            hercertificering__oude_plan="Evaluated three times, and the auditor is satisfied.",
            hercertificering__maatregelen="Four of five were carried out.",
            hercertificering__nieuw_plan="The plan of June 2023 is later than September 2020.",
            hercertificering__doelen_meetbaar="All three have unit, target and direction.",
            hercertificering__draagvlak="The partners declared that they support the plan.",
            hercertificering__aandachtspunten=(
                "The auditor saw that entrepreneurs are met every year, as the former audit asked."
            ),
        ),
        **missed(
            hercertificering__doelen="39 per cent mind the speeding, and 30 was the target.",
            thema_overvallen__maatregelen="There are no extra measures against robbery.",
            thema_overvallen__uitvoering="There are none to carry out.",
            thema_overvallen__evaluatie="None of the evaluations names robbery.",
            thema_agressie__maatregelen="There are no extra measures against aggression.",
            thema_agressie__uitvoering="There are none to carry out.",
            thema_agressie__evaluatie="None of the evaluations names aggression.",
            thema_winkeldiefstal__maatregelen="There are no extra measures against shoplifting.",
            thema_winkeldiefstal__uitvoering="There are none to carry out.",
            thema_winkeldiefstal__evaluatie="None of the evaluations names shoplifting.",
        ),
        **not_applicable(FOLLOWS_ANOTHER, *AT_FIRST),
        **not_applicable(
            "The former certificate ran for three years, so the evaluations themselves count.",
            "evaluatie.afgesproken",
        ),
        **not_applicable("No security firm works in the area.", "samenwerking.beveiliging"),
        **not_applicable(
            "The theme is below medium, and what is that low need not be worked out.",
            "plan.maatregelen.brandveiligheid",
            "plan.maatregelen.milieu",
        ),
    },
    rest=(
        "Only the problem of the three theme stars that nobody asks for is open: the analysis"
        " speaks of crime as a whole."
    ),
    stars={
        "ster": (Status.NOT_APPLICABLE, None),
        "thema_winkeldiefstal": (Status.NOT_APPLICABLE, None),
        "thema_overvallen": (Status.NOT_MET, None),
        "thema_agressie": (Status.NOT_MET, None),
    },
    level="continu_samenwerken",
    first_day=date(2023, 9, 1),
    last_day=date(2026, 8, 31),
    conditional=False,
    evaluations=(date(2024, 9, 1), date(2025, 9, 1)),
)

REVIEWS = {
    "lage-weide-2022": LAGE_WEIDE_REVIEW,
    "veenendaal-2010": VEENENDAAL_REVIEW,
    "broekerveiling-2016": BROEKERVEILING_REVIEW,
    "randstad-almere-2018": RANDSTAD_REVIEW,
    "goes-2019": GOES_REVIEW,
    "winkelhof-2023": WINKELHOF_REVIEW,
    "bedrijvenpark-2023": BEDRIJVENPARK_REVIEW,
}


def assessed(dossier: Dossier) -> Assessment:
    """
    The dossier by the edition that it names, on its own day.
    """
    assert dossier.edition is not None
    return assess(edition(dossier.edition), dossier)


def statuses_of(assessment: Assessment) -> dict[str, Status]:
    """
    Every norm's status by its id, those of stars included.
    """
    of_stars = (norm for star in assessment.stars for norm in star.norms)
    return {norm.id: norm.status for norm in (*assessment.norms, *of_stars)}


def test_every_example_is_reviewed() -> None:
    """
    No dossier is without a review, and none is missing from the list of examples.
    """
    assert sorted(REVIEWS) == sorted(EXAMPLES)
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in EXAMPLES if f"({name}.toml)" not in listed] == []


@pytest.mark.parametrize("name", REVIEWS)
class TestReviews:
    """
    Each dossier comes out as a person concluded from what it holds.
    """

    def test_verdict(self, name: str) -> None:
        assert assessed(EXAMPLES[name]).verdict is REVIEWS[name].verdict

    def test_norms(self, name: str) -> None:
        """
        Every norm that is not open stands as reviewed, and no other is decided.
        """
        actual = statuses_of(assessed(EXAMPLES[name]))
        decided = {id_: status for id_, status in actual.items() if status is not Status.OPEN}
        assert decided == {id_: status for id_, (status, _) in REVIEWS[name].norms.items()}
        assert (len(decided) < len(actual)) == (REVIEWS[name].rest is not None)

    def test_stars(self, name: str) -> None:
        stars = {star.id: (star.status, star.level) for star in assessed(EXAMPLES[name]).stars}
        assert stars == REVIEWS[name].stars

    def test_certificate(self, name: str) -> None:
        """
        The certificate that would follow, and whether something must be met first.
        """
        review = REVIEWS[name]
        assert assessed(EXAMPLES[name]).certificate == ProposedCertificate(
            level=review.level,
            valid_from=review.first_day,
            valid_until=review.last_day,
            evaluations=review.evaluations,
            conditional=review.conditional,
        )


class TestVeenendaal:
    """
    The same evidence by two editions.
    """

    def test_two_years_by_2008(self) -> None:
        certificate = assessed(VEENENDAAL).certificate
        assert certificate.conditional
        assert certificate.valid_until == date(2012, 10, 20)
        assert certificate.evaluations == ()

    def test_three_years_by_2015(self) -> None:
        """
        Three years and an evaluation in each; what is known decides the same norms.
        """
        by_2015 = assess(edition("kvo-2015"), VEENENDAAL)
        assert by_2015.verdict is OPEN
        assert by_2015.certificate.conditional
        assert by_2015.certificate.valid_until == date(2013, 10, 20)
        assert by_2015.certificate.evaluations == (date(2011, 10, 21), date(2012, 10, 21))
        assert {id_ for id_, status in statuses_of(by_2015).items() if status is Status.MET} == {
            "samenwerking.partners",
            "samenwerking.convenant",
        }


class TestGoes:
    """
    Five goals missed, three without a usable measurement, and the certificate renewed all the same.
    """

    def test_goals(self) -> None:
        """
        Two reached, five missed, three unknown since their measurement can't be relied on.
        """
        reached = [goal.reached for goal in GOES.goals or ()]
        assert {answer: reached.count(answer) for answer in (True, False, None)} == {
            True: 2,
            False: 5,
            None: 3,
        }

    def test_point_of_attention(self) -> None:
        """
        They are a point of attention that names all eight, and block nothing.
        """
        found = assessed(GOES)
        (goals,) = (norm for norm in found.norms if norm.id == "hercertificering.doelen")
        (gap,) = goals.gaps
        assert goals.weight is Weight.AANDACHTSPUNT
        assert goals.id in found.points_of_attention
        assert {candidate.name for candidate in gap.failing} == {
            goal.id for goal in GOES.goals or () if not goal.reached
        }
        assert found.verdict is not NOT_MET

    def test_beside_a_complete_dossier(self) -> None:
        """
        Where nothing else is wanting, these goals leave the verdict MET.
        """
        of_goes = (attrs.evolve(goal, id=None) for goal in GOES.goals or ())
        dossier = attrs.evolve(BEDRIJVENPARK, goals=(*(BEDRIJVENPARK.goals or ()), *of_goes))
        assert assessed(dossier).verdict is MET


class TestRandstad:
    """
    The response lies just above what is asked of a small area.
    """

    @pytest.mark.parametrize(
        ("answered", "status"),
        [(36, Status.MET), (34, Status.MET), (33, Status.NOT_MET)],
    )
    def test_response(self, answered: int, status: Status) -> None:
        """
        Of 113, 34 is the first number that is 30 per cent.
        """
        (survey,) = RANDSTAD.surveys or ()
        dossier = attrs.evolve(RANDSTAD, surveys=(attrs.evolve(survey, answered=answered),))
        assert statuses_of(assessed(dossier))["veiligheidsanalyse.respons"] is status

    def test_size_unknown(self) -> None:
        """
        Where nobody says how large the area is, 33 may still suffice, as it would in a large one.
        """
        (survey,) = RANDSTAD.surveys or ()
        assert RANDSTAD.area is not None
        dossier = attrs.evolve(
            RANDSTAD,
            area=attrs.evolve(RANDSTAD.area, size=None),
            surveys=(attrs.evolve(survey, answered=33),),
        )
        assert statuses_of(assessed(dossier))["veiligheidsanalyse.respons"] is Status.OPEN


@pytest.mark.parametrize("name", FICTIONAL)
class TestFictional:
    """
    The complete dossiers are made up, say so, and want for nothing.
    """

    def test_says_so(self, name: str) -> None:
        assert "verzonnen" in (EXAMPLES[name].note or "")

    def test_nothing_blocks(self, name: str) -> None:
        """
        No norm that blocks has a gap, and without the inferred norms the verdict is the same.
        """
        found = assessed(EXAMPLES[name])
        assert [norm.id for norm in found.norms if norm.weight is Weight.EIS and norm.gaps] == []
        assert found.without_inferred is MET


def unsourced(record: Any, path: str, *, sourced: bool) -> Iterator[str]:
    """
    The records, from this one on, that hold a value which nobody is said to have published.
    """
    sourced = sourced or record.source is not None
    values = attrs.asdict(record, recurse=False, filter=lambda field, _: field.name not in ABOUT)
    for name, value in values.items():
        place = f"{path}.{name}"
        if attrs.has(type(value)):
            yield from unsourced(value, place, sourced=sourced)
        elif isinstance(value, tuple) and value and attrs.has(type(value[0])):
            for index, item in enumerate(value):
                yield from unsourced(item, f"{place}[{index}]", sourced=sourced)
        elif value != attrs.fields_dict(type(record))[name].default and not sourced:
            yield place


ABOUT = ("id", "source", "note")
"""Fields that are about a record, not something published about the area."""
OF_THE_FILE = ("edition", "as_of", "incomplete")
"""Values of the dossier itself, for which its own `source` and `note` answer."""


@pytest.mark.parametrize("name", REAL)
class TestReal:
    """
    Real dossiers hold what was published, and say where.
    """

    def test_sources(self, name: str) -> None:
        """
        Each record that holds a value has a source, or lies in one that has.
        """
        bare = attrs.evolve(EXAMPLES[name], source=None)
        found = list(unsourced(bare, "", sourced=False))
        assert [place for place in found if place.removeprefix(".") not in OF_THE_FILE] == []

    def test_links(self, name: str) -> None:
        """
        Sources are links, and the dossier has a note that says what was taken from where.
        """
        dossier = EXAMPLES[name]
        lines = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()
        sources = {line for line in lines if line.startswith("source = ")}
        assert [line for line in sources if not line.startswith('source = "http')] == []
        assert dossier.source is not None
        assert dossier.note is not None

    def test_no_judgements(self, name: str) -> None:
        """
        No auditor's finding or waiver was published, so none is there.
        """
        assert (EXAMPLES[name].findings, EXAMPLES[name].waivers) == ((), ())
