"""
Looking ahead: a forecast says on each day what assessing on that day says.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal, cast

import attrs
import pytest
from hypothesis import Phase, given, settings, strategies as st

from cases import LABEL as ANYTHING, dossier_of, pattern_of
from kvo_norms import (
    Application,
    Certificate,
    Dossier,
    Edition,
    Finding,
    Forecast,
    Index,
    Inspection,
    Measure,
    Meeting,
    Status,
    Survey,
    UnusableCallError,
    Verdict,
    Waiver,
    Weight,
    assess,
    edition,
    forecast,
    index,
    read_dossier,
    write_dossier,
)
from kvo_norms.assessing.certificate import running_until
from kvo_norms.cli import main
from kvo_norms.durations import after
from kvo_norms.forecasting.looking_ahead import LONGEST
from kvo_norms.generating import portfolio
from kvo_norms.reporting.dates import dates_of
from kvo_norms.reporting.forecast import as_text
from kvo_norms.reporting.full import full_report
from kvo_norms.reporting.html import as_html
from random_cases import UNKNOWN_WORD, Case, Table, random_case
from random_editions import random_edition
from test_second_opinion import judged

EXAMPLES = sorted((Path(__file__).parents[1] / "docs" / "examples").glob("*.toml"))
KVO_2015 = edition("kvo-2015")
BUSINESS_PARK = read_dossier(EXAMPLES[0])
RANDOMS = st.randoms(use_true_random=False)
PORTFOLIO = int(os.environ.get("KVO_NORMS_FORECASTS", "40"))
"""How many made-up dossiers are looked at, half of each edition."""
THREE_YEARS = timedelta(days=3 * 366)

Standing = tuple[Verdict, Mapping[str, tuple[Status, bool]], Mapping[str, Status]]
"""The verdict, the norms with whether they are waived, and the stars."""


def standing(found: Index, day: date) -> Standing:
    """
    How everything stands on a day, by assessing on it.
    """
    assessment = found.assess(day)
    norms = [*assessment.norms, *(norm for star in assessment.stars for norm in star.norms)]
    return (
        assessment.verdict,
        {norm.id: (norm.status, norm.waived) for norm in norms},
        {star.id: star.status for star in assessment.stars},
    )


def foretold(found: Forecast, first: Standing) -> Iterator[tuple[date, Standing]]:
    """
    How everything stands on each day after the first, as the forecast has it.
    """
    verdict, norms, stars = first
    norms, stars = dict(norms), dict(stars)
    changes = {day.day: day for day in found.days}
    assert len(changes) == len(found.days)
    assert sorted(changes) == [day.day for day in found.days]
    for number in range(1, (found.until - found.on).days + 1):
        day = found.on + timedelta(days=number)
        change = changes.pop(day, None)
        if change is not None:
            assert change.verdict or change.norms or change.stars or change.events
            if change.verdict is not None:
                assert (change.verdict.before, change.verdict.norms != ()) == (verdict, True)
                assert set(change.verdict.norms) <= {norm.id for norm in change.norms}
                verdict = change.verdict.after
            for norm in change.norms:
                assert norms[norm.id] == (norm.before, norm.waived_before)
                norms[norm.id] = (norm.after, norm.waived_after)
            for star in change.stars:
                assert stars[star.id] == star.before
                stars[star.id] = star.after
            assert all(norm.causes for norm in change.norms)
            assert all(star.causes for star in change.stars)
        yield day, (verdict, norms, stars)
    assert changes == {}


def check(made: Edition, dossier: Dossier, found: Forecast) -> None:
    """
    Every day of the forecast is as assessing on that day has it.
    """
    kept = index(made, dossier)
    first = standing(kept, found.on)
    assert found.verdict is first[0]
    lapses: date | None = None
    for day, expected in foretold(found, first):
        assert expected == standing(kept, day), day
        if lapses is None and expected[0] is not Verdict.MET:
            lapses = day
    last = found.until if lapses is None else lapses - timedelta(days=1)
    assert found.met_until == (last if found.verdict is Verdict.MET else None)
    check_certificate(dossier, found)


def check_certificate(dossier: Dossier, found: Forecast) -> None:
    """
    The certificate is held on every day up to the last that is told, and where it ends in the
    period that is told on the day after.
    """
    numbers = range(found.on.toordinal(), found.until.toordinal() + 1)
    days = [date.fromordinal(number) for number in numbers]
    held = [running_until(dossier, day) is not None for day in days]
    if not held[0]:
        assert found.certificate_until is None
    elif all(held):
        assert found.certificate_until is not None
        assert found.certificate_until >= found.until
    else:
        assert found.certificate_until == days[held.index(False) - 1]
    assert [
        day.day for day in found.days for event in day.events if event.kind == "certificate_ends"
    ] == [
        day
        for day, before, now in zip(days[1:], held, held[1:], strict=False)
        if before and not now
    ]


class TestEveryDay:
    """
    The forecast equals day-by-day assessment: statuses, waivers, stars and verdict.
    """

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples(self, path: Path) -> None:
        """
        On the example dossiers, for three years.
        """
        dossier = read_dossier(path)
        made = edition(dossier.edition or "")
        assert dossier.as_of is not None
        check(made, dossier, forecast(made, dossier, until=dossier.as_of + THREE_YEARS))

    @settings(max_examples=30, phases=(Phase.generate,))  # a shorter case says no more
    @given(RANDOMS)
    def test_random_editions(self, rng: Random) -> None:
        """
        On random editions and dossiers, with findings and waivers, also around month ends.
        """
        cases = [random_case(rng) for _ in range(6)]
        made = random_edition(cases)
        for case in cases[:3]:
            if UNKNOWN_WORD in repr(case.dossier) or not date(9, 1, 1) < case.on < date(9900, 1, 1):
                continue
            on = case.on + timedelta(days=rng.choice((-400, -40, 0, 0)))
            dossier = judged(rng, made, dossier_of(case.dossier), case.on)
            until = on + timedelta(days=rng.choice((1, 60, 400)))
            check(made, dossier, forecast(made, dossier, on=on, until=until))

    @pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
    def test_portfolio(self, name: str) -> None:
        """
        On made-up dossiers: on the days around each change, and on some others.
        """
        made, rng = edition(name), Random(5)
        for dossier in portfolio(made, count=PORTFOLIO // 2, seed=23):
            assert dossier.as_of is not None
            found = forecast(made, dossier, until=dossier.as_of + THREE_YEARS)
            kept = index(made, dossier)
            sampled = {
                day.day + timedelta(days=beside) for day in found.days for beside in (-1, 0, 1)
            } | {found.on + timedelta(days=rng.randrange(1, 1000)) for _ in range(5)}
            for day, expected in foretold(found, standing(kept, found.on)):
                if day in sampled:
                    assert expected == standing(kept, day), (dossier.id, day)


def edition_asking(*patterns: Table) -> Edition:
    """
    An edition whose norms, `norm.0`, `norm.1`, …, ask these patterns.
    """
    made = random_edition([Case({"id": {"present": True}}, {}, MAY)] * 4)
    (section,) = made.sections
    plain = attrs.evolve(
        section.norms[1], weight=Weight.EIS, theme=None, applies_when=None, question=None
    )
    norms = tuple(
        attrs.evolve(plain, id=f"norm.{number}", requires=pattern_of(pattern))
        for number, pattern in enumerate(patterns)
    )
    return attrs.evolve(made, sections=(attrs.evolve(section, norms=norms),), stars=())


MAY = date(2024, 5, 1)
A_YEAR_ON = date(2025, 5, 1)


def told(pattern: Table, dossier: Dossier) -> list[tuple[str, str, str, str]]:
    """
    What a forecast of a year says of one norm: the day, its status, kinds and sentences.
    """
    made = edition_asking(pattern)
    found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
    check(made, dossier, found)
    return [
        (
            day.day.isoformat(),
            norm.after.value,
            " ".join(cause.kind for cause in norm.causes),
            " ".join(cause.sentence.en for cause in norm.causes),
        )
        for day in found.days
        for norm in day.norms
    ]


class TestCauses:
    """
    Each change says why, and on the right day.
    """

    def test_evidence_ages(self) -> None:
        """
        Evidence begins to count on its day and is too old after the last day that still counts.

        Other evidence of that day is not named.
        """
        day = date(2024, 7, 15)
        inspections = Inspection(date=day, light="dag"), Inspection(date=day, light="donker")
        dossier = Dossier(inspections=inspections)
        pattern = {"inspections": {"where": {"date": {"within": "P6M"}, "light": "donker"}}}
        assert told(pattern, dossier) == [
            (
                "2024-07-15",
                "met",
                "begins_to_count",
                "The inspection of 15 July 2024 counts.",
            ),
            (
                "2025-01-16",
                "not_met",
                "passed",
                "The inspection of 15 July 2024 becomes older than 6 months.",
            ),
        ]

    def test_month_ends(self) -> None:
        """
        Half a year before 31 August is 29 February, and so it is for the days before it.
        """
        dossier = Dossier(inspections=(Inspection(date=date(2024, 2, 29)),))
        pattern = {"inspections": {"where": {"date": {"within": "P6M"}}}}
        assert [change[:2] for change in told(pattern, dossier)] == [("2024-09-01", "not_met")]

    def test_a_deadline(self) -> None:
        """
        A day of the dossier is reached, and it passes.
        """
        dossier = Dossier(
            measures=(Measure(title="Een hek", deadline=date(2024, 6, 30)),),
            application=Application(date=date(2024, 6, 30)),
        )
        overdue = {"measures": {"count": {"at_most": 0}, "where": {"deadline": {"below": "as_of"}}}}
        assert told(overdue, dossier) == [
            (
                "2024-07-01",
                "not_met",
                "passed",
                "The deadline of the measure “Een hek” (30 June 2024) has passed.",
            )
        ]
        assert told({"application": {"date": "as_of"}}, dossier) == [
            (
                "2024-06-30",
                "met",
                "reached",
                "30 June 2024 has come: the date of the application.",
            ),
            (
                "2024-07-01",
                "not_met",
                "passed",
                "The date of the application (30 June 2024) has passed.",
            ),
        ]

    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ({"at_most": "as_of + P1M"}, ("2024-05-30", "met", "is no more than 1 month away.")),
            ({"below": "as_of + P1M"}, ("2024-06-01", "met", "is less than 1 month away.")),
            ({"above": "as_of - P1M"}, ("2024-07-30", "not_met", "is 1 month ago.")),
            ({"at_least": "as_of - P1M"}, ("2024-08-01", "not_met", "is more than 1 month ago.")),
        ],
        ids=["at_most", "below", "above", "at_least"],
    )
    def test_moving_days(self, test: Table, expected: tuple[str, str, str]) -> None:
        """
        Whether the moved day itself is enough decides one day.
        """
        dossier = Dossier(application=Application(date=date(2024, 6, 30)))
        ((day, status, _, sentence),) = told({"application": {"date": test}}, dossier)
        name = "The date of the application (30 June 2024)"
        assert (day, status, sentence) == (*expected[:2], f"{name} {expected[2]}")

    def test_windows(self) -> None:
        """
        A window that nothing falls into any more, and a window more that is asked.
        """
        dossier = Dossier(meetings=(Meeting(date=date(2024, 4, 20)),))
        each = {"period": "P6M", "date": "date", "since": date(2023, 12, 1)}
        assert told({"meetings": {"each": each}}, dossier) == [
            (
                "2024-10-20",
                "not_met",
                "window",
                "No meeting that counts falls in the period from 21 April 2024 to 20 October 2024.",
            )
        ]

    def test_windows_of_what_is_missing(self) -> None:
        """
        A window that begins to be asked counts also where the collection was not given.
        """
        each = {"period": "P6M", "date": "date", "since": date(2024, 1, 1)}
        (change,) = told({"meetings": {"each": each}}, Dossier())
        assert change[:3] == ("2024-07-01", "open", "window")
        assert change[3].startswith("It is not known whether any meeting that counts falls in")

    def test_windows_from_a_moving_day(self) -> None:
        """
        In a month there is a window of 30 days, but in March one month back is not so far.
        """
        each = {"period": "P30D", "date": "date", "since": "as_of - P1M"}
        found = told({"meetings": {"each": each}}, Dossier())
        assert [change[:3] for change in found] == [
            ("2025-03-01", "met", "window"),
            ("2025-03-30", "open", "window"),
        ]
        assert found[0][3].endswith("to 28 February 2025 is no longer asked.")

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        [
            (
                {"where": {"date": {"above": "as_of - P1M"}}},
                [("2024-07-01", "counts."), ("2024-08-01", "is 1 month old.")],
            ),
            (
                {"where": {"date": "as_of"}},
                [("2024-07-01", "counts."), ("2024-07-02", "has passed.")],
            ),
            (
                {"covers": {"date": ["as_of"]}},
                [("2024-07-01", "counts."), ("2024-07-02", "has passed.")],
            ),
            (
                {"every": {"date": {"above": "as_of"}}},
                [("2024-07-01", "has come.")],
            ),
            (
                {"share": {"of": {"date": {"within": "P1M"}}, "above": 0}},
                [("2024-07-01", "has come."), ("2024-08-02", "becomes older than 1 month.")],
            ),
            (
                {"count": {"equals": 0}},
                [("2024-07-01", "counts.")],
            ),
        ],
        ids=["above", "equals", "covers", "every", "share", "count"],
    )
    def test_what_is_asked_of_items(self, pattern: Table, expected: list[tuple[str, str]]) -> None:
        """
        Whatever is asked of a collection, the item that changes it is named.
        """
        dossier = Dossier(meetings=(Meeting(date=date(2024, 7, 1)),))
        found = told({"meetings": pattern}, dossier)
        assert [day for day, *_ in found] == [day for day, _ in expected]
        for (*_, sentence), (_, end) in zip(found, expected, strict=True):
            assert "meeting of 1 July 2024" in sentence
            assert sentence.endswith(end)

    def test_an_item_without_a_name(self) -> None:
        """
        It is known by its number; one with a name by that.
        """
        pattern = {"measures": {"every": {"deadline": {"at_least": "as_of"}}}}
        for measure, name in ((Measure, "measure 2"), (partial(Measure, id="hek"), "measure hek")):
            late = (Measure(deadline=date(2026, 1, 1)), measure(deadline=date(2024, 6, 30)))
            ((*_, sentence),) = told(pattern, Dossier(measures=late))
            assert f"{name} (30 June 2024) has passed." in sentence

    def test_a_norm_that_begins_to_apply(self) -> None:
        """
        That it does is the cause, whatever it asks; so for a star.
        """
        made = edition_asking({"measures": {"where": {"deadline": {"above": "as_of"}}}})
        (section,) = made.sections
        begins = pattern_of({"application": {"date": {"at_most": "as_of"}}})
        (norm,) = section.norms
        section = attrs.evolve(section, norms=(attrs.evolve(norm, applies_when=begins),))
        star = random_edition([Case({"id": {"present": True}}, {}, MAY)] * 4).stars[0]
        own = attrs.evolve(
            star.norms[0], id="star.norm", weight=Weight.EIS, applies_when=None, question=None
        )
        star = attrs.evolve(star, level=None, max=None, norms=(own,), applies_when=begins)
        made = attrs.evolve(made, sections=(section,), stars=(star,))
        dossier = Dossier(
            application=Application(date=date(2024, 6, 30)),
            measures=(Measure(deadline=date(2024, 6, 30)),),
        )
        found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
        check(made, dossier, found)
        (day,) = found.days
        assert day.day == date(2024, 6, 30)
        for change in day.norms:
            assert [cause.kind for cause in change.causes] == ["reached"]
            assert change.causes[0].path == ("application", "date")
        (changed,) = day.stars
        assert [cause.kind for cause in changed.causes] == ["verdict", "reached"]

    def test_a_norm_of_a_star(self) -> None:
        """
        A star falls by its own norm, though the verdict stays and the judgement does too.
        """
        made = edition_asking({"id": "park"})
        star = random_edition([Case({"id": {"present": True}}, {}, MAY)] * 4).stars[0]
        own = attrs.evolve(
            star.norms[0],
            id="norm.9",
            weight=Weight.EIS,
            applies_when=None,
            requires=pattern_of({"measures": {"every": {"deadline": {"at_least": "as_of"}}}}),
            question=ANYTHING,
        )
        star = attrs.evolve(star, level=None, max=None, norms=(own,))
        made = attrs.evolve(made, stars=(star,))
        judgement = attrs.evolve(finding("voldoet", MAY), norm="norm.9")
        dossier = Dossier(id="park", measures=(Measure(deadline=AUGUST),), findings=(judgement,))
        found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
        check(made, dossier, found)
        ((day, verdict, norms, (changed,)),) = [
            (day.day, day.verdict, day.norms, day.stars) for day in found.days
        ]
        assert (day, verdict) == (date(2024, 8, 2), None)
        assert changed.causes == norms[0].causes

    def test_a_judgement_that_is_stale(self) -> None:
        """
        A later judgement of other evidence leaves the norm open from its day on.
        """
        made = edition_asking({"id": "park"})
        (section,) = made.sections
        asking = attrs.evolve(section.norms[0], question=ANYTHING)
        made = attrs.evolve(made, sections=(attrs.evolve(section, norms=(asking,)),))
        later = attrs.evolve(finding("voldoet", AUGUST), evidence_sha256="0" * 64)
        dossier = Dossier(id="park", findings=(finding("voldoet", MAY), later))
        found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
        check(made, dossier, found)
        ((cause,),) = [change.causes for day in found.days for change in day.norms]
        assert (cause.kind, cause.path) == ("judgement", ("findings", 1))
        assert "its evidence changed afterwards" in cause.sentence.en

    def test_norms_that_make_the_verdict(self) -> None:
        """
        To become met, what was not met and what was open must both change; to fall, what falls to
        the verdict is enough, and what falls less far is no reason.
        """
        june, july = date(2024, 6, 30), date(2024, 7, 31)
        made = edition_asking(
            {"application": {"date": {"at_most": "as_of"}}},
            {"meetings": {"count": {"at_least": 1}}},
            {"measures": {"every": {"deadline": {"at_least": "as_of"}}}},
            {"surveys": {"count": {"at_most": 1}}},
        )
        dossier = Dossier(
            application=Application(date=june),
            meetings=(Meeting(), Meeting(date=june)),
            measures=(Measure(deadline=july),),
            surveys=(Survey(), Survey(date=july + timedelta(days=1))),
        )
        found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
        check(made, dossier, found)
        assert [
            day.verdict and (day.verdict.after.value, day.verdict.norms) for day in found.days
        ] == [
            ("met", ("norm.0", "norm.1")),
            ("not_met", ("norm.2",)),
        ]

    def test_what_changes_the_other_way(self) -> None:
        """
        Of what happens on one day only that is a cause which takes the norm the way it goes; the
        text says the same thing of two items once.
        """
        overdue = {"measures": {"every": {"deadline": {"at_least": "as_of"}}}}
        made = edition_asking(overdue)
        (section,) = made.sections
        asking = attrs.evolve(section.norms[0], question=ANYTHING)
        made = attrs.evolve(made, sections=(attrs.evolve(section, norms=(asking,)),))
        late = (Measure(title="Een hek", deadline=date(2024, 7, 31)),) * 2
        for result, before, kinds in (
            ("voldoet", "open", ["passed"] * 2),
            ("voldoet_niet", "open", ["passed"] * 2 + ["judgement"]),
        ):
            judgement = finding(cast("Literal['voldoet', 'voldoet_niet']", result), AUGUST)
            dossier = Dossier(id="park", measures=late, findings=(judgement,))
            found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
            check(made, dossier, found)
            ((change,),) = [day.norms for day in found.days]
            assert (change.before.value, change.after.value) == (before, "not_met")
            assert [cause.kind for cause in change.causes] == kinds
            shown = as_text(found, made, dossier, language="en")
            assert shown.count("has passed.") == 1
            dates = dates_of(assess(made, dossier, on=MAY), made, dossier, found)
            (told,) = (it.what.en for it in dates if "has passed." in it.what.en)
            assert told.count("has passed.") == 1

    def test_judgements_and_waivers(self) -> None:
        """
        A finding counts from its day on, a waiver on its first and last day and between them.
        """
        made = edition_asking({"id": {"present": True}}, {"id": "other"})
        (section,) = made.sections
        asking = attrs.evolve(section.norms[0], question=ANYTHING)
        section = attrs.evolve(section, norms=(asking, *section.norms[1:]))
        made = attrs.evolve(made, sections=(section,))
        dossier = Dossier(
            id="park",
            findings=(finding("voldoet", date(2024, 6, 1)), finding("voldoet_niet", AUGUST)),
            waivers=(
                Waiver(
                    norm="norm.1",
                    reason="proef",
                    granted_by="B. Bestuur",
                    valid_from=date(2024, 5, 20),
                    valid_until=AUGUST,
                ),
            ),
        )
        found = forecast(made, dossier, on=MAY, until=A_YEAR_ON)
        check(made, dossier, found)
        assert [
            (
                day.day.isoformat(),
                day.verdict and day.verdict.after.value,
                [cause.sentence.nl for norm in day.norms for cause in norm.causes],
            )
            for day in found.days
        ] == [
            ("2024-05-20", "open", ["De ontheffing gaat in."]),
            ("2024-06-01", "met", ["Het oordeel van 1 juni 2024 geldt: voldoet."]),
            ("2024-08-01", "not_met", ["Het oordeel van 1 augustus 2024 geldt: voldoet niet."]),
            (
                "2024-08-02",
                None,
                ["De ontheffing is voorbij; haar laatste dag was 1 augustus 2024."],
            ),
        ]
        assert [day.verdict and day.verdict.norms for day in found.days] == [
            ("norm.1",),
            ("norm.0",),
            ("norm.0",),
            None,
        ]
        assert found.met_until is None


AUGUST = date(2024, 8, 1)


def finding(result: Literal["voldoet", "voldoet_niet"], day: date) -> Finding:
    """
    A judgement of the first norm.
    """
    return Finding(norm="norm.0", result=result, by="A. Auditor", date=day)


class TestHorizon:
    """
    How far is looked ahead.
    """

    def test_without_a_last_day(self) -> None:
        """
        To the end of the certificate that would follow, whether or not the area holds one.
        """
        found = forecast(KVO_2015, BUSINESS_PARK)
        assert BUSINESS_PARK.as_of is not None
        assert found.until == assess(KVO_2015, BUSINESS_PARK).certificate.valid_until
        assert found.certificate_until == running_until(BUSINESS_PARK, BUSINESS_PARK.as_of)
        first = attrs.evolve(BUSINESS_PARK, certificates=None, application=None)
        expected = assess(KVO_2015, first).certificate.valid_until
        assert forecast(KVO_2015, first).until == expected
        assert forecast(KVO_2015, first).certificate_until is None

    def test_the_certificate_and_the_edition_end(self) -> None:
        """
        They are told on the day after their last, though no norm changes by it.
        """
        found = forecast(KVO_2015, BUSINESS_PARK, until=date(2024, 6, 20))
        events = [(day.day, cause.kind) for day in found.days for cause in day.events]
        assert found.certificate_until is not None
        assert KVO_2015.valid_until is not None
        assert events == [
            (found.certificate_until + timedelta(days=1), "certificate_ends"),
            (KVO_2015.valid_until + timedelta(days=1), "edition_ends"),
        ]
        early = forecast(KVO_2015, Dossier(), on=date(2014, 12, 1), until=date(2015, 2, 1))
        assert [(day.day, day.events[0].kind) for day in early.days] == [
            (KVO_2015.valid_from, "edition_begins")
        ]

    def test_a_certificate_that_lapses(self) -> None:
        """
        One that is let go, withdrawn or followed by another ends when nothing runs any more.
        """
        first = Certificate(id="a", valid_from=date(2022, 1, 1), valid_until=date(2023, 8, 31))
        second = Certificate(
            id="b",
            valid_from=date(2023, 9, 1),
            valid_until=date(2026, 8, 31),
            withdrawn=date(2024, 2, 1),
        )
        dossier = Dossier(certificates=(first, second))
        found = forecast(KVO_2015, dossier, on=date(2023, 6, 1), until=date(2026, 12, 31))
        assert found.certificate_until == date(2024, 1, 31)
        assert [
            (day.day, event.sentence.nl)
            for day in found.days
            for event in day.events
            if event.kind == "certificate_ends"
        ] == [
            (
                date(2024, 2, 1),
                "Het lopende certificaat is afgelopen; zijn laatste dag was 31 januari 2024.",
            )
        ]

    def test_refused(self) -> None:
        """
        A last day before the first, one too far away, and one with a time.
        """
        for until, message in (
            (date(2023, 6, 19), "lies before the first"),
            (date(2073, 6, 21), "give one up to 2073-06-20"),
            (datetime(2023, 6, 30), "the last day of the forecast is a datetime"),
        ):
            with pytest.raises(UnusableCallError, match=message):
                forecast(KVO_2015, BUSINESS_PARK, until=until)
        with pytest.raises(UnusableCallError, match="is unknown"):
            forecast(KVO_2015, Dossier())
        last = forecast(KVO_2015, BUSINESS_PARK, until=after(date(2023, 6, 20), LONGEST))
        assert last.until == date(2073, 6, 20)
        same_day = forecast(KVO_2015, BUSINESS_PARK, until=BUSINESS_PARK.as_of)
        assert (same_day.days, same_day.met_until) == ((), BUSINESS_PARK.as_of)

    def test_last_days_of_the_calendar(self) -> None:
        """
        Where there are no more days it ends.
        """
        found = forecast(KVO_2015, BUSINESS_PARK, on=date(9999, 12, 30))
        assert found.until == date.max


def test_how_fast() -> None:
    """
    The forecast of a business park for three years takes less than 100 ms.
    """
    assert BUSINESS_PARK.as_of is not None
    until = BUSINESS_PARK.as_of + THREE_YEARS
    times = []
    for _ in range(5):
        start = time.perf_counter()
        found = forecast(KVO_2015, BUSINESS_PARK, until=until)
        times.append(time.perf_counter() - start)
    assert len(found.days) > 10
    assert min(times) < 0.1


class TestReports:
    """
    The command, and the timeline of reports.
    """

    PARK = str(EXAMPLES[0])

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_text(
        self,
        language: str,
        capsys: pytest.CaptureFixture[str],
        golden: Callable[[str, Path], None],
    ) -> None:
        """
        The text of a year, within 80 columns.
        """
        names = {"bedrijvenpark-2023": "2024-06-20", "winkelhof-2023": "2024-04-01"}
        for name, until in names.items():
            dossier = str(EXAMPLES[0].parent / f"{name}.toml")
            assert main(["forecast", dossier, "--until", until, "--lang", language]) == 0
            shown = capsys.readouterr().out
            assert max(map(len, shown.splitlines())) <= 80
            golden(shown, Path(__file__).parent / "golden" / f"forecast-{name}.{language}.txt")

    def test_json(self, tmp_path: Path) -> None:
        """
        The JSON holds what the forecast holds.
        """
        output = tmp_path / "forecast.json"
        assert main(["forecast", self.PARK, "--until", "2024-06-20", "-o", str(output)]) == 0
        data = json.loads(output.read_text(encoding="utf-8"))
        found = forecast(KVO_2015, BUSINESS_PARK, until=date(2024, 6, 20))
        assert (data["format"], data["met_until"]) == ("kvo-norms/forecast/1", "2023-08-31")
        assert [
            (day["day"], [(norm["id"], norm["after"]) for norm in day.get("norms", [])])
            for day in data["days"]
        ] == [
            (day.day.isoformat(), [(norm.id, norm.after.value) for norm in day.norms])
            for day in found.days
        ]

    def test_exit_codes(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        That of the verdict on the first day, and 2 for days that cannot be.
        """
        assert main(["forecast", self.PARK, "--on", "2023-09-01"]) == 1
        assert main(["forecast", str(EXAMPLES[2])]) == 3
        assert "In deze periode verandert er niets." in capsys.readouterr().out
        assert main(["forecast", self.PARK, "--until", "2020-01-01"]) == 2
        assert "lies before the first" in capsys.readouterr().err

    def test_names_are_left_out(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """
        The text names no person; JSON is the result as it is.
        """
        measures = BUSINESS_PARK.measures or ()
        titled = attrs.evolve(
            BUSINESS_PARK,
            measures=tuple(attrs.evolve(it, title="A. Voorzitter zet een hek") for it in measures),
        )
        write_dossier(titled, tmp_path / "park.json")
        assert main(["forecast", str(tmp_path / "park.json"), "--until", "2024-06-20"]) == 0
        shown = capsys.readouterr().out
        assert "zet een hek" in shown
        assert "Voorzitter zet" not in shown
        arguments = ["forecast", str(tmp_path / "park.json"), "--format", "json"]
        main([*arguments, "--until", "2024-06-20"])
        assert "A. Voorzitter zet een hek" in capsys.readouterr().out

    def test_waivers_on_the_timeline(self) -> None:
        """
        A norm that is waived says so; a certificate that ends on another day than the request
        says stands there too.
        """
        (own,) = BUSINESS_PARK.certificates or ()
        waiver = Waiver(
            norm="samenwerking.partners",
            reason="proef",
            granted_by="B. Bestuur",
            valid_from=date(2023, 7, 1),
            valid_until=date(2023, 7, 14),
        )
        dossier = attrs.evolve(
            BUSINESS_PARK,
            waivers=(waiver,),
            certificates=(attrs.evolve(own, withdrawn=date(2023, 8, 1)),),
        )
        found = forecast(KVO_2015, dossier)
        assert found.certificate_until == date(2023, 7, 31)
        report = full_report(assess(KVO_2015, dossier), KVO_2015, dossier, language="en")
        told = [it.what for it in report.dates if it.kind == "forecast"]
        assert [it for it in told if it.startswith("“Mandatory partners”")] == [
            "“Mandatory partners”: met → met, waived. The waiver begins.",
            "“Mandatory partners”: met, waived → met. The waiver is over; its last day was"
            " 14 July 2023.",
        ]
        ends = (date(2023, 7, 31), "Running certificate ends")
        assert ends in [(it.day, it.what) for it in report.dates if it.kind == "certificate"]
        report = full_report(
            assess(KVO_2015, BUSINESS_PARK), KVO_2015, BUSINESS_PARK, language="en"
        )
        assert "Running certificate ends" not in [it.what for it in report.dates]

    @pytest.mark.parametrize("name", ["winkelhof-2023", "bedrijvenpark-2023"])
    @pytest.mark.parametrize("names", [True, False])
    def test_timeline(self, name: str, names: bool) -> None:
        """
        Reports show on their timeline what the forecast says.
        """
        dossier = read_dossier(Path(__file__).parents[1] / "docs" / "examples" / f"{name}.toml")
        report = full_report(
            assess(KVO_2015, dossier), KVO_2015, dossier, language="en", names=names
        )
        shown = [(it.day, it.what) for it in report.dates if it.kind == "forecast"]
        found = forecast(KVO_2015, dossier)
        causes = [
            (day.day, cause.sentence.en)
            for day in found.days
            for norm in day.norms
            for cause in norm.causes
        ]
        assert all(any(d == day and said in what for d, what in shown) for day, said in causes)
        verdicts = [day.day for day in found.days if day.verdict is not None]
        assert [day for day, what in shown if what.startswith("Verdict")] == verdicts
        page = as_html(assess(KVO_2015, dossier), KVO_2015, dossier, language="en", names=names)
        days = re.findall(r'data-kind="forecast"[^>]*><time datetime="([^"]+)"', page)
        assert days == [day.isoformat() for day, _ in shown]
