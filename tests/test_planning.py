"""
The cheapest steps: every plan is carried out and assessed again, and held against trying all.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

import kvo_norms
from cases import dossier_of, pattern_of
from exhaustive import cheaper_than, edition_asking, small_case
from kvo_norms.assessing import assess
from kvo_norms.assessing.evidence import evidence_sha256
from kvo_norms.assessing.receipt import digest
from kvo_norms.catalogue import Edition, Provenance, StepKind, Steps, Text, norms_of
from kvo_norms.dossier import Dossier, Finding, Measure, WorkingGroup
from kvo_norms.dossier.coherence import collections_of
from kvo_norms.dossier.doing import (
    ACTS,
    AFTERWARDS,
    CHANGEABLE,
    KEPT_WHEN_NEW,
    SAID_BY_ABSENCE,
    Act,
)
from kvo_norms.errors import InvalidInputError, UnknownNameError, UnusableCallError
from kvo_norms.generating import portfolio
from kvo_norms.planning import Plan, Step, plan
from kvo_norms.verdict import MET, NOT_MET, OPEN
from kvo_norms.writing import as_plain
from random_cases import UNKNOWN_WORD, random_case
from random_editions import random_edition

ROOT = Path(__file__).parents[1]
EDITION = kvo_norms.edition("kvo-2015")
PARK = kvo_norms.read_dossier(ROOT / "docs/examples/bedrijvenpark-2023.toml")
MANY = int(os.environ.get("KVO_NORMS_PLANS", "0"))
"""So many generated dossiers of each edition are planned for in longer runs."""
EXAMPLES = sorted((ROOT / "docs/examples").glob("*.toml"))


def changed(**values: Any) -> Dossier:
    """
    The business park of the examples, which is met, with some of it otherwise.
    """
    return attrs.evolve(PARK, **values)


def without(collection: str, *ids: str) -> Dossier:
    """
    The business park without some items.
    """
    items = getattr(PARK, collection)
    return changed(**{collection: tuple(item for item in items if item.id not in ids)})


def acts(found: Plan) -> list[tuple[str, Act]]:
    """
    What is done, step by step.
    """
    return [(step.collection, step.act) for step in found.steps]


def values_of(step: Step) -> dict[str, Any]:
    """
    What a step fills in.
    """
    return {value.field: value.value for value in step.values}


def costs(**prices: dict[Act, int]) -> Steps:
    """
    Costs of some kinds of step.
    """
    return Steps(
        provenance=Provenance.DESIGN,
        kinds=tuple(
            StepKind(
                collection=collection, act=act, label=Text(nl="iets", en="a thing"), cost=Decimal(n)
            )
            for collection, them in prices.items()
            for act, n in them.items()
        ),
    )


def check(found: Plan, edition: Edition) -> None:
    """
    Carry a plan out: it reaches the goal, or says of each norm that it does not reach why not.
    """
    after = assess(edition, found.after, on=found.on)
    if found.goal == "certificate":
        assert after.verdict is found.verdict
    if found.verdict is not MET:
        assert found.unreachable
    assert found.cost == sum((step.cost for step in found.steps), Decimal(0))
    for step in found.steps:
        assert step.norms
        assert step.done >= found.on
        assert step.act in ACTS[step.collection]
        for text in (step.sentence.nl, step.sentence.en):
            assert text[:1].isupper()
            assert text.endswith(".")
    for unreachable in found.unreachable:
        assert unreachable.reasons
    if found.before is MET:
        assert found.steps == ()


def rewritten(before: Dossier, found: Plan) -> list[str]:
    """
    What a plan did to a dossier that nobody can do: take away, change what was, and backdate.
    """
    faults = []
    kept = collections_of(found.after)
    for name, items in collections_of(before).items():
        if items is None or name in ("facts", "findings"):
            continue
        whole = name not in before.incomplete
        after: tuple[Any, ...] = kept[name] or ()
        if len(after) < len(items):
            faults.append(f"{name}: taken away")
        for index, item in enumerate(after):
            record = type(item)
            held: Any = items[index] if index < len(items) else None
            may = CHANGEABLE.get(record, frozenset())
            for field in (it.name for it in attrs.fields(record)):
                now, was = getattr(item, field), None if held is None else getattr(held, field)
                place = f"{name}[{index}].{field}: {was} became {now}"
                is_free = was is None and (held is not None or not whole)
                if now == was or is_free:
                    continue
                if held is not None and field not in may:
                    faults.append(place)
                if isinstance(now, date) and now < found.on:
                    faults.append(f"{place}, which is in the past")
    return faults


class TestLaws:
    """
    What holds for every plan.
    """

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples(self, path: Path) -> None:
        """
        The examples of the documentation; those that are whole also for each star.
        """
        dossier = kvo_norms.read_dossier(path)
        edition = kvo_norms.edition(dossier.edition or "kvo-2015")
        stars = [star.id for star in edition.stars if dossier.fictional]
        for goal in ("certificate", *stars):
            found = plan(edition, dossier, goal=goal)
            check(found, edition)
            assert rewritten(dossier, found) == []

    @pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
    def test_generated(self, name: str) -> None:
        """
        Made-up dossiers.
        """
        edition = kvo_norms.edition(name)
        for dossier in portfolio(edition, count=MANY or 25, seed=7):
            found = plan(edition, dossier)
            check(found, edition)
            assert found.cheapest
            assert rewritten(dossier, found) == []

    @pytest.mark.parametrize("seed", range(40))
    def test_random_editions(self, seed: int) -> None:
        """
        Norms that are random patterns.
        """
        rng = Random(seed)
        cases = [random_case(rng) for _ in range(5)]
        if UNKNOWN_WORD in repr(cases[0].dossier):
            return
        edition = random_edition(cases)
        check(plan(edition, dossier_of(cases[0].dossier), on=cases[0].on), edition)

    @pytest.mark.parametrize("seed", range(60))
    def test_nothing_is_cheaper(self, seed: int) -> None:
        """
        On small dossiers: no steps cost less, and where none are found there are none.
        """
        case = small_case(Random(seed))
        found = plan(case.edition, case.dossier)
        check(found, case.edition)
        assert found.cheapest or found.verdict is not MET
        assert cheaper_than(case, found.cost if found.verdict is MET else None) is None

    @pytest.mark.parametrize("seed", range(20))
    def test_dearer_steps_make_no_plan_cheaper(self, seed: int) -> None:
        """
        Raising what one kind of step costs never lowers the total.
        """
        case = small_case(Random(seed))
        before = plan(case.edition, case.dossier)
        assert case.edition.steps is not None
        for kind in case.edition.steps.kinds:
            dearer = Steps(
                provenance=Provenance.DESIGN, kinds=(attrs.evolve(kind, cost=kind.cost + 1),)
            )
            after = plan(case.edition, case.dossier, costs=dearer)
            assert after.verdict is before.verdict
            assert after.verdict is not MET or after.cost >= before.cost

    def test_in_a_second(self) -> None:
        """
        A business park that lacks its documents, inspections, survey and judgements, and half of
        its working group.
        """
        group = PARK.working_group
        assert group is not None
        dossier = changed(
            documents=(),
            meetings=tuple(attrs.evolve(it, minutes=None) for it in PARK.meetings or ()),
            incidents=tuple(attrs.evolve(it, document=None) for it in PARK.incidents or ()),
            evaluations=tuple(attrs.evolve(it, report=None) for it in PARK.evaluations or ()),
            communications=tuple(
                attrs.evolve(it, document=None) for it in PARK.communications or ()
            ),
            inspections=(),
            surveys=(),
            findings=(),
            working_group=attrs.evolve(group, members=(group.members or ())[:2], aim=None),
        )
        begun = time.process_time()
        found = plan(EDITION, dossier)
        assert time.process_time() - begun < 1
        check(found, EDITION)
        assert (found.verdict, found.cheapest) == (MET, True)

    @pytest.mark.parametrize(
        ("asked", "number"),
        [
            ({"count": {"at_least": 30}, "where": {"status": "gereed"}}, 20),
            ({"share": {"of": {"status": "gereed"}, "at_least": Decimal("0.6")}}, 14),
            ({"count": {"at_most": 12}, "where": {"status": "gepland"}}, 18),
            ({"every": {"status": "gereed"}}, 30),
        ],
        ids=["count", "share", "few", "every"],
    )
    def test_many_alike(self, asked: dict[str, Any], number: int) -> None:
        """
        Forty measures of which ten are done: as many more are done as the norm needs, and which of
        them does not matter.
        """
        done = [Measure(status="gereed", deadline=date(2020, 1, day)) for day in range(1, 11)]
        rest = [Measure(status="gepland", deadline=date(2020, 2, 1))] * 30
        edition = edition_asking({"measures": asked}, costs(measures={"add": 9, "change": 2}))
        found = plan(edition, Dossier(measures=(*done, *rest), as_of=date(2022, 6, 30)))
        check(found, edition)
        assert acts(found) == [("measures", "change")] * number
        assert found.cheapest

    def test_from_nothing(self) -> None:
        """
        An area that has done nothing yet, and one of which nothing is known, both get there; and
        where it is said that it is the first certificate, nothing is asked of a former one.
        """
        names = [name for name in collections_of(Dossier()) if "." not in name]
        given: dict[str, Any] = {n: () for n in names if n not in ("facts", "findings")}
        day = date(2023, 6, 20)
        nothing_done = Dossier(**given, working_group=WorkingGroup(members=()), as_of=day)
        for dossier in (nothing_done, Dossier(as_of=day)):
            found = plan(EDITION, dossier)
            check(found, EDITION)
            assert rewritten(dossier, found) == []
            assert found.verdict is MET
            (step,) = (it for it in found.steps if it.collection == "application")
            assert values_of(step) == {"kind": "eerste"}

    def test_same_again(self) -> None:
        """
        The same dossier gives the same plan.
        """
        dossier = without("inspections", "schouw-2023-donker", "schouw-2023-dag")
        assert plan(EDITION, dossier) == plan(EDITION, dossier)

    def test_all_that_can_be_done_has_a_cost(self) -> None:
        """
        The shipped editions say of each kind of step what it costs, but for the dossier's own
        fields; and only fields that there are can be changed.
        """
        known = {(name, act) for name, them in ACTS.items() for act in them if name != "dossier"}
        for edition in kvo_norms.editions():
            assert edition.steps is not None
            assert {(kind.collection, kind.act) for kind in edition.steps.kinds} == known
        for fields in (CHANGEABLE, SAID_BY_ABSENCE, KEPT_WHEN_NEW, AFTERWARDS):
            for record, names in fields.items():
                assert set(names) <= set(attrs.fields_dict(record))
        records = {"dossier", "area", "application", "working_group"}
        assert set(ACTS) == set(collections_of(PARK)) - {"waivers"} | records


class TestBusinessPark:
    """
    A recertification after three years.
    """

    def test_met(self) -> None:
        """
        Where all is met nothing is to be done.
        """
        found = plan(EDITION, PARK)
        assert (found.before, found.verdict, found.cost) == (MET, MET, Decimal(0))
        assert found.steps == ()
        assert found.done == PARK.as_of

    def test_a_shared_step_counts_once(self) -> None:
        """
        A new plan of action serves both norms that ask for one.
        """
        lacking = without("documents", *_ids_of_type("plan_van_aanpak"))
        found = plan(EDITION, lacking)
        (step,) = found.steps
        assert step.norms == ("plan.document", "hercertificering.nieuw_plan")
        assert (step.collection, step.act) == ("documents", "add")
        assert values_of(step) == {"type": "plan_van_aanpak", "date": "2023-06-20"}
        assert found.cost == step.cost
        assert found.done == date(2023, 8, 1)

    def test_costs_decide_between_alternatives(self) -> None:
        """
        Four signatures or one document, by what they cost.
        """
        documents = tuple(d for d in PARK.documents or () if d.type != "convenant")
        partners = tuple(
            attrs.evolve(it, covenant_signed=date(2023, 9, 1)) for it in PARK.partners or ()
        )
        dossier = changed(documents=documents, partners=partners)
        dear = costs(documents={"add": 9}, partners={"change": 2})
        assert acts(plan(EDITION, dossier, costs=dear)) == [("partners", "change")] * 4
        cheap = costs(documents={"add": 7}, partners={"change": 2})
        found = plan(EDITION, dossier, costs=cheap)
        assert acts(found) == [("documents", "add")]
        assert found.cost == 7

    def test_what_is_unknown_is_supplied(self) -> None:
        """
        A missing report is handed in where the inspection is there.
        """
        inspections = tuple(attrs.evolve(it, report=None) for it in PARK.inspections or ())
        found = plan(EDITION, changed(inspections=inspections))
        assert (found.before, found.verdict) == (OPEN, MET)
        assert acts(found) == [("inspections", "supply")] * 2
        assert [values_of(step) for step in found.steps] == [{"report": None}] * 2

    def test_what_is_past_is_not_changed(self) -> None:
        """
        An inspection by daylight does not become one after dark: another is held.
        """
        inspections = tuple(attrs.evolve(it, light="dag") for it in PARK.inspections or ())
        found = plan(EDITION, changed(inspections=inspections))
        assert acts(found) == [("inspections", "add")]
        assert values_of(found.steps[0]) == {
            "date": "2023-06-20",
            "light": "donker",
            "report": None,
        }

    def test_a_missed_half_year(self) -> None:
        """
        Nobody can meet in a half year that is over; the other steps are told all the same.
        """
        lacking = without("meetings", "najaar-2021", "voorjaar-2022")
        kept = tuple(d for d in lacking.documents or () if d.type != "veiligheidsanalyse")
        found = plan(EDITION, attrs.evolve(lacking, documents=kept))
        assert found.verdict is NOT_MET
        (unreachable,) = found.unreachable
        assert unreachable.norm == "samenwerking.overleg_termijn"
        assert {reason.kind for reason in unreachable.reasons} == {"window"}
        assert unreachable.reasons[0].sentence.en.endswith("that cannot be made up for.")
        assert acts(found) == [("documents", "add")]

    def test_what_cannot_be_takes_nothing_along(self) -> None:
        """
        Where a norm that cannot be met might not have applied, had something given been otherwise,
        that norm alone is named with its own reason, and the steps for the others are told.
        """
        lacking = without("meetings", "najaar-2021", "voorjaar-2022")
        kept = tuple(d for d in lacking.documents or () if d.type != "veiligheidsanalyse")
        assert PARK.application is not None
        unsaid = attrs.evolve(PARK.application, kind=None)
        found = plan(EDITION, attrs.evolve(lacking, documents=kept, application=unsaid))
        (unreachable,) = found.unreachable
        assert unreachable.norm == "samenwerking.overleg_termijn"
        assert {reason.kind for reason in unreachable.reasons} == {"window"}
        assert set(acts(found)) == {("application", "supply"), ("documents", "add")}

    def test_norms_that_exclude_each_other(self) -> None:
        """
        Where two norms cannot both be met one of them stays behind, and it alone.
        """
        edition = edition_asking({"measures": {"count": {"at_most": 0}}}, costs())
        (section,) = edition.sections
        (norm,) = section.norms
        asked = [
            {"measures": {"count": {"at_least": 1}}},
            {"documents": {"count": {"at_least": 1}}},
        ]
        others = [
            attrs.evolve(norm, id=f"deel.{number}", requires=pattern_of(table))
            for number, table in enumerate(asked)
        ]
        edition = attrs.evolve(edition, sections=(attrs.evolve(section, norms=(norm, *others)),))
        found = plan(edition, Dossier(measures=(), documents=(), as_of=date(2022, 6, 30)))
        check(found, edition)
        (unreachable,) = found.unreachable
        assert unreachable.norm in (norm.id, "deel.0")
        assert unreachable.reasons[0].kind == "not_found"
        assert ("documents", "add") in acts(found)

    def test_what_was_may_have_been_earlier(self) -> None:
        """
        A day that is supplied is the day of the plan, and says whether an earlier one does as well.
        """
        asked = {"measures": {"where": {"carried_out": {"at_most": "as_of"}}}}
        edition = edition_asking(asked, costs())
        dossier = Dossier(measures=(Measure(status="gereed"),), as_of=date(2022, 6, 30))
        (step,) = plan(edition, dossier).steps
        assert "30 June 2022 or earlier" in step.sentence.en
        asked = {"measures": {"where": {"carried_out": {"within": "P6M"}}}}
        (step,) = plan(edition_asking(asked, costs()), dossier).steps
        assert "or earlier" not in step.sentence.en

    def test_a_half_year_of_which_not_all_is_known(self) -> None:
        """
        Where there are more meetings than are named, one that was held can be supplied.
        """
        lacking = without("meetings", "najaar-2021", "voorjaar-2022")
        found = plan(EDITION, attrs.evolve(lacking, incomplete=("meetings",)))
        assert found.verdict is MET
        assert set(acts(found)) == {("meetings", "supply")}
        assert all("if this is so" in step.sentence.en for step in found.steps)

    def test_a_meeting_without_a_day(self) -> None:
        """
        Of a meeting whose day nobody gave, the day is supplied that fills the gap.
        """
        meetings = tuple(
            attrs.evolve(it, date=None) if it.id == "voorjaar-2021" else it
            for it in PARK.meetings or ()
        )
        found = plan(EDITION, changed(meetings=meetings))
        (step,) = found.steps
        assert (found.verdict, step.act, step.name) == (MET, "supply", "voorjaar-2021")
        assert values_of(step) == {"date": "2021-06-20"}

    def test_given_facts_stay(self) -> None:
        """
        No step makes a business park a shopping area.
        """
        found = plan(EDITION, PARK, goal="ster")
        assert (found.before, found.verdict, found.steps) == (NOT_MET, NOT_MET, ())
        (unreachable,) = found.unreachable
        (reason,) = unreachable.reasons
        assert (unreachable.norm, reason.kind) == ("ster", "given")
        assert reason.sentence.en == "The kind of area is a given fact."
        assert reason.sentence.nl == "Het soort gebied staat vast."

    def test_star(self) -> None:
        """
        A theme star: measures on top of the plan are agreed on, some carried out, then evaluated.
        """
        found = plan(EDITION, PARK, goal="thema_overvallen")
        check(found, EDITION)
        assert found.verdict is MET
        assert acts(found).count(("measures", "add")) == 3
        carried = [step for step in found.steps if step.act == "change"]
        assert len(carried) == 2
        for step in carried:
            (begun,) = (it for it in found.steps if it.path == step.path and it.act == "add")
            assert step.done > begun.done

    def test_what_lapses_meanwhile(self) -> None:
        """
        A plan that takes long says what will have aged by then.
        """
        found = plan(EDITION, PARK, goal="thema_overvallen")
        assert "evaluatie.jaarlijks" in found.lapsing
        later = assess(EDITION, found.after, on=found.done)
        assert {norm.id for norm in later.norms if norm.id in found.lapsing} == set(found.lapsing)

    def test_judgements_come_last(self) -> None:
        """
        What an auditor must judge is judged when all else is done.
        """
        dossier = changed(
            findings=(), documents=tuple(d for d in PARK.documents or () if d.type != "convenant")
        )
        found = plan(EDITION, dossier)
        judged = [step for step in found.steps if step.act == "judge"]
        rest = [step for step in found.steps if step.act != "judge"]
        assert judged == list(found.steps[len(rest) :])
        assert min(step.done for step in judged) > max(step.done for step in rest)

    def test_a_judgement_against_the_area(self) -> None:
        """
        What was found wanting is repaired and judged again, also on the very day.
        """
        findings = tuple(
            attrs.evolve(it, result="voldoet_niet", date=date(2023, 6, 20))
            if it.norm == "samenwerking.oordeel"
            else it
            for it in PARK.findings
        )
        found = plan(EDITION, changed(findings=findings))
        assert acts(found) == [("findings", "change")]
        assert found.verdict is MET

    def test_a_judgement_of_changed_evidence(self) -> None:
        """
        A step that changes what a judgement rests on asks for a new one.
        """
        asked = {norm.id: norm for norm in norms_of(EDITION)}["hercertificering.oude_plan"]
        day = date(2023, 6, 20)
        known = Finding(
            norm=asked.id,
            result="voldoet",
            by="A. Auditor",
            date=day,
            evidence_sha256=evidence_sha256(asked, PARK, day),
        )
        others = tuple(it for it in PARK.findings if it.norm != asked.id)
        kept = tuple(it for it in PARK.evaluations or () if it.plan != "vorig")
        found = plan(EDITION, changed(findings=(*others, known), evaluations=kept))
        check(found, EDITION)
        assert ("findings", "judge") in acts(found)

    def test_waived_norms_ask_nothing(self) -> None:
        """
        What a waiver covers needs no step.
        """
        lacking = without("documents", *_ids_of_type("maatregelenmatrix"))
        assert acts(plan(EDITION, lacking)) == [("documents", "add")]
        waiver = kvo_norms.Waiver(
            norm="plan.matrix",
            reason="Komt later",
            granted_by="C. Certificeerder",
            valid_from=date(2023, 6, 1),
            valid_until=date(2023, 12, 31),
        )
        found = plan(EDITION, attrs.evolve(lacking, waivers=(waiver,)))
        assert (found.verdict, found.steps) == (MET, ())

    def test_a_norm_is_not_dodged(self) -> None:
        """
        Nothing that was given is undone so that a norm no longer applies.
        """
        measures = tuple(m for m in PARK.measures or () if m.theme != "milieu")
        analysis = tuple(
            attrs.evolve(it, level="hoog") if it.theme == "milieu" else it
            for it in PARK.analysis or ()
        )
        evaluations = tuple(attrs.evolve(it, measures=None) for it in PARK.evaluations or ())
        found = plan(
            EDITION, changed(measures=measures, analysis=analysis, evaluations=evaluations)
        )
        assert acts(found) == [("measures", "add")]
        assert values_of(found.steps[0])["theme"] == "milieu"


class TestCalls:
    """
    How the function is called.
    """

    def test_unknown_goal(self) -> None:
        """
        A star that the edition does not have.
        """
        with pytest.raises(UnknownNameError, match="unknown goal 'thema_overval'; did you mean"):
            plan(EDITION, PARK, goal="thema_overval")

    def test_no_day(self) -> None:
        """
        Without a day nothing can be planned.
        """
        with pytest.raises(UnusableCallError):
            plan(EDITION, changed(as_of=None))

    def test_another_day(self) -> None:
        """
        A year later the inspections are too old.
        """
        assert PARK.as_of is not None
        found = plan(EDITION, PARK, on=PARK.as_of + timedelta(days=330))
        assert ("inspections", "add") in acts(found)

    def test_without_costs(self) -> None:
        """
        Where nothing is said of what steps cost, each counts as one.
        """
        edition = attrs.evolve(EDITION, steps=None)
        found = plan(edition, without("documents", *_ids_of_type("plan_van_aanpak")))
        assert found.costs is None
        assert found.cost == len(found.steps) == 1
        assert found.steps[0].sentence.nl.startswith("Nieuw: document ")

    def test_costs_are_no_part_of_a_receipt(self) -> None:
        """
        Another estimate changes neither what is assessed nor the digest of the edition.
        """
        other = attrs.evolve(EDITION, steps=costs(documents={"add": 1}))
        assert digest(as_plain(other)) == digest(as_plain(EDITION))


def _ids_of_type(word: str) -> Iterable[str]:
    return [document.id or "" for document in PARK.documents or () if document.type == word]


class TestCostsFiles:
    """
    The file that says what steps cost.
    """

    def read(self, tmp_path: Path, text: str) -> Steps:
        """
        The file with this text.
        """
        file = tmp_path / "steps.toml"
        file.write_text(f'format = "kvo-norms/steps/1"\n{text}', encoding="utf-8")
        return kvo_norms.read_steps(file, EDITION)

    def test_read(self, tmp_path: Path) -> None:
        """
        A file as it should be.
        """
        text = """
            provenance = "design"
            [[steps]]
            collection = "surveys"
            act = "add"
            label = { nl = "Enquête", en = "Survey" }
            cost = 2.5
            lead = "P2W"
            who = "gemeente"
        """
        (kind,) = self.read(tmp_path, text).kinds
        assert (kind.cost, str(kind.lead), kind.who) == (Decimal("2.5"), "P14D", "gemeente")

    def test_all_faults_at_once(self, tmp_path: Path) -> None:
        """
        Every fault with its place and what to do.
        """
        text = """
            provenance = "guess"
            [[steps]]
            collection = "survey"
            act = "add"
            label = { nl = "Enquête", en = "Survey" }
            cost = -1
            lead = "two weeks"
            who = "gemeent"
            [[steps]]
            collection = "inspections"
            act = "change"
            label = { nl = "Schouw" }
            cost = "veel"
            [[steps]]
            collection = "goals"
            act = "add"
            label = { nl = "Doel", en = "Goal" }
            cost = 1
            [[steps]]
            collection = "goals"
            act = "add"
            label = { nl = "Doel", en = "Goal" }
            cost = 2
        """
        with pytest.raises(InvalidInputError) as caught:
            self.read(tmp_path, text)
        assert {".".join(map(str, fault.path)) for fault in caught.value.faults} == {
            "provenance",
            "steps.0.collection",
            "steps.0.cost",
            "steps.0.lead",
            "steps.0.who",
            "steps.1.act",
            "steps.1.cost",
            "steps.1.label",
            "steps.3",
        }
        assert all(fault.line for fault in caught.value.faults)

    def test_no_tables(self, tmp_path: Path) -> None:
        """
        What is no table is a fault, and so is a kind of step without its place.
        """
        text = 'provenance = "design"\nsteps = [3, { act = "add", cost = 1 }]'
        with pytest.raises(InvalidInputError) as caught:
            self.read(tmp_path, text)
        assert [fault.message for fault in caught.value.faults] == [
            "expected a table, found the whole number 3",
            "'collection' is missing",
            "'label' is missing",
        ]

    def test_in_an_edition(self, tmp_path: Path) -> None:
        """
        A fault in an edition's own file is told with those of its other files.
        """
        folder = tmp_path / "kvo-2015"
        shutil.copytree(ROOT / "catalogue/kvo-2015", folder)
        (folder / "steps.toml").write_text('format = "kvo-norms/steps/1"\n', encoding="utf-8")
        with pytest.raises(InvalidInputError) as caught:
            kvo_norms.read_edition(folder)
        assert {fault.message for fault in caught.value.faults} == {
            "'provenance' is missing",
            "'steps' is missing",
        }
