"""
Dossiers carried over the crosswalk: nothing lost in silence, levels the highest of their topics.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from kvo_norms import (
    Analysis,
    Area,
    Communication,
    Conversion,
    Dossier,
    Evaluation,
    Fact,
    Finding,
    Goal,
    IncidentFigures,
    Inspection,
    Measure,
    UnusableCallError,
    Waiver,
    assess,
    convert,
    edition,
    read_dossier,
)
from kvo_norms.authoring import read_scenarios
from kvo_norms.catalogue import DeclaredFact, Text, norms_of
from kvo_norms.cli import main
from kvo_norms.fitting import misfits
from kvo_norms.kinds import Kind
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import MET, NOT_MET, Status
from kvo_norms.writing import write_dossier

OLD, NEW = edition("kvo-2008"), edition("kvo-2015")
SCENARIOS = read_scenarios(catalogue_folder() / "kvo-2008" / "scenarios", OLD)
FIRST = "een volledig dossier voor een eerste certificaat: voldaan"
COMPLETE = next(s for s in SCENARIOS if s.name == FIRST).dossier
TOPICS = [word.id for v in OLD.vocabularies if v.id == "themes" for word in v.words]
LEVELS = [word.id for v in OLD.vocabularies if v.id == "levels" for word in v.words]


UNSURE = "niveau niet bekend; in kvo-2008: brandveiligheid (laag)"
THEMES = {topic: topic for topic in ("brandveiligheid", "verkeersveiligheid")} | {
    word.id: word.to
    for vocabulary in (NEW.crosswalk.vocabularies if NEW.crosswalk else ())
    if vocabulary.id == "themes"
    for word in vocabulary.words
    if word.to is not None
}
MERGED = [t for t in THEMES if list(THEMES.values()).count(THEMES[t]) > 1]
"""The topics whose theme has another topic."""


def carried(**fields: Any) -> Conversion:
    """
    A dossier with these fields, carried from 2008 to 2015.
    """
    dossier = attrs.evolve(Dossier(edition="kvo-2008"), **fields)
    return convert(dossier, previous=OLD, edition=NEW)


class TestCrosswalk:
    """
    The shipped crosswalk.
    """

    def test_is_total(self) -> None:
        """
        Every word of the edition before stays a word, becomes one, or has a reason why not.
        """
        now = {v.id: {word.id for word in v.words} for v in NEW.vocabularies}
        assert NEW.crosswalk is not None
        told = {(v.id, word.id) for v in NEW.crosswalk.vocabularies for word in v.words}
        for vocabulary in OLD.vocabularies:
            for word in vocabulary.words:
                known = word.id in now[vocabulary.id]
                assert known or (vocabulary.id, word.id) in told, (vocabulary.id, word.id)

    def test_names_what_there_was(self) -> None:
        """
        It speaks of words and norms that the edition before had.
        """
        assert NEW.crosswalk is not None
        before = {(v.id, word.id) for v in OLD.vocabularies for word in v.words}
        told = {(v.id, word.id) for v in NEW.crosswalk.vocabularies for word in v.words}
        assert told <= before
        assert {old for old, _ in NEW.crosswalk.norms} <= {norm.id for norm in norms_of(OLD)}

    def test_leads_one_way(self) -> None:
        """
        There is none back, and none from an edition to itself.
        """
        with pytest.raises(UnusableCallError, match="no crosswalk from kvo-2015"):
            convert(Dossier(), previous=NEW, edition=OLD)
        with pytest.raises(UnusableCallError, match="it has one from kvo-2008"):
            convert(Dossier(), previous=NEW, edition=NEW)


class TestAnalysis:
    """
    Topics into themes.
    """

    def test_a_theme_has_the_highest_level_of_its_topics(self) -> None:
        """
        For random levels of all topics.
        """
        rng = Random(20150101)
        for _ in range(200):
            levels = {topic: rng.choice(LEVELS) for topic in TOPICS}
            items = tuple(Analysis(theme=topic, level=level) for topic, level in levels.items())
            found = carried(analysis=items).dossier.analysis or ()
            for theme in {item.theme for item in found}:
                topics = [topic for topic in TOPICS if _theme_of(topic) == theme]
                highest = max((levels[topic] for topic in topics), key=LEVELS.index)
                whole = [item for item in found if item.theme == theme and item.problem is None]
                assert [item.level for item in whole] == [highest]
                assert max((i.level for i in found if i.theme == theme), key=_rank) == highest

    def test_an_unknown_level_leaves_the_theme_open_unless_it_is_the_highest(self) -> None:
        """
        A topic without a level could be the highest; nothing is higher than the top.
        """
        for level, expected in (("middel", None), ("hoog", "hoog")):
            items = (Analysis(theme="parkeren", level=level), Analysis(theme="groepsoverlast"))
            (found,) = carried(analysis=items).dossier.analysis or ()
            assert (found.theme, found.level) == ("overlast", expected)

    def test_so_does_a_topic_that_an_incomplete_analysis_may_still_bring(self) -> None:
        """
        Only where not all topics of the theme are there.
        """
        items = (Analysis(theme="parkeren", level="middel"),)
        (found,) = carried(analysis=items, incomplete=("analysis",)).dossier.analysis or ()
        assert found.level is None
        (found,) = carried(analysis=items).dossier.analysis or ()
        assert found.level == "middel"

    @pytest.mark.parametrize(
        ("level", "expected"), [("laag", None), ("hoog", "hoog"), (None, None)]
    )
    def test_a_topic_that_bears_its_themes_name_is_not_the_whole_theme(
        self, level: str | None, expected: str | None
    ) -> None:
        """
        What else became part of the theme may be higher; what the item said stays.
        """
        item = Analysis(id="b", theme="brandveiligheid", level=level, finding="Gezien.", note="N.")
        note = "N." if level == expected else f"N.\n{UNSURE}"
        for conversion in (
            carried(analysis=(item,), incomplete=("analysis",)),
            carried(analysis=(item, Analysis())),
        ):
            found = next(i for i in conversion.dossier.analysis or () if i.theme is not None)
            assert found == attrs.evolve(item, level=expected, note=note)
            assert len(conversion.levels) == (level != expected)
        assert carried(analysis=(item,)).dossier.analysis == (item,)

    def test_a_problem_in_such_a_topic_is_not_the_whole_theme(self) -> None:
        """
        It stays an item of its own; the theme's level is not known beside it.
        """
        item = Analysis(theme="brandveiligheid", problem="brandgevaarlijke_opslag", level="laag")
        whole, found = carried(analysis=(item,), incomplete=("analysis",)).dossier.analysis or ()
        assert (whole.problem, whole.level, found) == (None, None, item)

    def test_a_topic_that_is_a_whole_theme_stays_as_it_is(self) -> None:
        """
        No other topic became part of it, so nothing can make it higher.
        """
        item = Analysis(theme="verkeersveiligheid", level="laag")
        for items in ((item,), (item, Analysis(theme=item.theme, problem="hard_rijden"))):
            conversion = carried(analysis=items, incomplete=("analysis",))
            assert (conversion.dossier.analysis, conversion.levels) == (items, ())

    def test_a_decided_level_is_never_overturned(self) -> None:
        """
        The levels of a part of the topics stay when the rest comes to be known.
        """
        rng = Random(2015)
        for _ in range(200):
            every = tuple(Analysis(theme=topic, level=rng.choice(LEVELS)) for topic in TOPICS)
            some = rng.sample(every, rng.randint(0, len(every)))
            part = tuple(rng.choice((it, attrs.evolve(it, level=None))) for it in some)
            after = _levels(carried(analysis=every))
            for theme, level in _levels(carried(analysis=part, incomplete=("analysis",))).items():
                assert level in (None, after[theme])

    def test_levels_are_told(self) -> None:
        """
        A line for each theme whose level is taken from topics, and why it is not known.
        """
        items = (
            Analysis(theme="parkeren", level="laag"),
            Analysis(theme="parkeren", problem="parkeren_vrachtwagens", level="middel"),
            Analysis(theme="groepsoverlast", level="hoog"),
            Analysis(theme="inbraak", level="laag"),
            Analysis(theme="diefstal"),
            Analysis(theme="beheer_onderhoud", level="laag"),
            Analysis(theme="bhv_calamiteiten"),
        )
        found = carried(analysis=items)
        assert [level.sentence.nl for level in found.levels] == [
            "overlast: hoog, het hoogste van parkeren (laag), parkeren/parkeren_vrachtwagens "
            "(middel) en groepsoverlast (hoog)",
            "criminaliteit: niveau niet bekend, van inbraak (laag) en diefstal (onbekend). Een "
            "onderwerp zonder niveau kan hoger zijn.",
            "milieu: laag, van beheer_onderhoud (laag)",
            "brandveiligheid: niveau niet bekend, van bhv_calamiteiten (onbekend).",
        ]
        found = carried(analysis=(items[0], Analysis()), incomplete=("analysis",))
        assert [level.sentence.en for level in found.levels] == [
            "overlast: level not known, of parkeren (laag). An item of the analysis without a "
            "topic may be about this theme. The analysis is incomplete: a higher level may come "
            "from groepsoverlast."
        ]

    def test_one_item_for_one_problem(self) -> None:
        """
        Several items about it come together, with the highest level; each text says whose it is
        where the topics differ.
        """
        items = (
            Analysis(theme="vernieling", level="laag", finding="Ruiten.", note="A.", source="a"),
            Analysis(id="v", theme="vernieling", problem="vernieling", level="middel", source="b"),
            Analysis(theme="inbraak", level="hoog", position="Sloten.", source="c"),
            Analysis(theme="diefstal", problem="inbraak", position="Hekken.", source="d"),
        )
        found = carried(analysis=items)
        whole, vernieling, inbraak = found.dossier.analysis or ()
        assert (whole.problem, whole.level, whole.finding) == (None, "hoog", None)
        assert vernieling == Analysis(
            id="v",
            theme="criminaliteit",
            problem="vernieling",
            level="middel",
            finding="Ruiten.",
            source="a; b",
            note="A.\nhoogste niveau in kvo-2008: vernieling en graffiti (laag), "
            "vernieling en graffiti (middel)",
        )
        assert inbraak.position == "inbraak: Sloten.\ndiefstal, inbraak: Hekken."
        assert inbraak.source == "inbraak: c; diefstal, inbraak: d"
        assert [level.problem for level in found.levels] == [None, "vernieling", "inbraak"]
        assert found.levels[1].sentence.en == (
            "criminaliteit, vernieling: middel, the highest of vernieling (laag) and vernieling "
            "(middel)"
        )

    def test_the_item_of_a_theme_takes_the_id_of_one_that_it_replaces(self) -> None:
        """
        A number comes after it only where another item keeps the id.
        """
        items = (
            Analysis(id="brandveiligheid", theme="brandveiligheid", level="laag"),
            Analysis(id="b", theme="bhv_calamiteiten", level="laag"),
            Analysis(id="criminaliteit", theme="inbraak", level="laag"),
        )
        found = carried(analysis=items).dossier.analysis or ()
        assert [item.id for item in found] == [
            "brandveiligheid",
            "criminaliteit-2",
            "criminaliteit",
        ]

    def test_texts_of_topics_come_together(self) -> None:
        """
        Each under its topic's name; a topic that is one problem stays an item of its own.
        """
        items = (
            Analysis(id="p", theme="parkeren", level="laag", position="Borden."),
            Analysis(id="g", theme="groepsoverlast", level="middel", position="Toezicht."),
            Analysis(id="i", theme="inbraak", level="hoog", finding="Vaak."),
        )
        found = {item.id: item for item in carried(analysis=items).dossier.analysis or ()}
        assert found["overlast"].position == (
            "parkeren: Borden.\noverlast van groepen en jongeren: Toezicht."
        )
        assert (found["i"].theme, found["i"].problem) == ("criminaliteit", "inbraak")
        assert (found["i"].finding, found["i"].level) == ("Vaak.", "hoog")

    def test_a_topic_without_a_theme_is_told_and_noted(self) -> None:
        """
        With the crosswalk's reason, and with what the analysis said of it.
        """
        item = Analysis(
            id="c", theme="communicatie_samenwerking", level="laag", position="Elk jaar", source="s"
        )
        conversion = carried(analysis=(item,))
        assert conversion.dossier.analysis == ()
        (change,) = conversion.changes
        assert change.lost
        assert change.sentence.nl.startswith("communicatie_samenwerking (analysis c) vervalt. ")
        assert "eigen onderdeel" in change.sentence.nl
        assert "section with norms of its own" in change.sentence.en
        note = "uit kvo-2008, communicatie en samenwerking: laag; Elk jaar; s"
        assert conversion.dossier.note == note
        assert carried(analysis=(item,), note="Zelf.").dossier.note == f"Zelf.\n{note}"

    def test_an_item_without_a_topic_stays(self) -> None:
        """
        And makes every theme's level a lower bound, for it may be about any topic.
        """
        items = (Analysis(level="hoog"), Analysis(theme="parkeren", level="laag"))
        found = carried(analysis=items).dossier.analysis or ()
        assert [(item.theme, item.level) for item in found] == [(None, "hoog"), ("overlast", None)]


class TestRest:
    """
    All other records.
    """

    def test_words_change_and_a_note_says_what_they_were(self) -> None:
        """
        In records and lists, however deep.
        """
        conversion = carried(
            measures=(
                Measure(theme="inbraak", note="Spoed."),
                Measure(theme="toezicht_beveiliging"),
            ),
            communications=(Communication(channel="email", date=date(2014, 3, 1)),),
            inspections=(Inspection(themes=("inbraak", "parkeren", "diefstal")),),
        )
        first, second = conversion.dossier.measures or ()
        assert (first.theme, first.note) == (
            "criminaliteit",
            "Spoed. (onderwerp in kvo-2008: inbraak)",
        )
        assert (second.theme, second.note) == (
            None,
            "onderwerp in kvo-2008: toezicht en beveiliging",
        )
        (message,) = conversion.dossier.communications or ()
        assert message.channel == "email"
        (inspection,) = conversion.dossier.inspections or ()
        assert (inspection.themes, inspection.note) == (
            ("criminaliteit", "overlast"),
            "onderwerp in kvo-2008: inbraak, parkeren, diefstal",
        )
        assert [change.path for change in conversion.changes] == [
            *[("inspections", 0, "themes")] * 3,
            ("measures", 0, "theme"),
            ("measures", 1, "theme"),
        ]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (Measure(theme="overvallen"), ("overvallen",)),
            (Measure(theme="overvallen", problems=("agressie",)), ("agressie", "overvallen")),
            (Measure(theme="overvallen", problems=("overvallen",)), ("overvallen",)),
            (Measure(theme="overvallen", problems=()), ("overvallen",)),
            (Measure(theme="diefstal"), None),
            (Measure(theme="diefstal", problems=("winkeldiefstal",)), ("winkeldiefstal",)),
            (Evaluation(themes=("overvallen", "agressie")), ("overvallen", "agressie")),
            (Evaluation(themes=("overvallen", "diefstal")), None),
            (Evaluation(themes=("overvallen",), problems=("bhv",)), ("bhv", "overvallen")),
        ],
    )
    def test_a_topic_that_is_one_problem_stays_that_problem(
        self, before: Measure | Evaluation, after: tuple[str, ...] | None
    ) -> None:
        """
        A measure or evaluation filed under it is about it; an absent list is begun only where it
        would be complete.
        """
        field = "measures" if isinstance(before, Measure) else "evaluations"
        (found,) = getattr(carried(**{field: (before,)}).dossier, field)
        assert found.problems == after

    def test_figures_on_a_topic_that_is_one_problem_are_on_that_problem(self) -> None:
        """
        Unless they name another themselves.
        """
        for given, expected in ((None, "inbraak"), ("agressie", "agressie")):
            figures = IncidentFigures(theme="inbraak", problem=given)
            conversion = carried(incidents=(figures,))
            (found,) = conversion.dossier.incidents or ()
            assert (found.theme, found.problem) == ("criminaliteit", expected)
            (change,) = conversion.changes
            assert change.problem == (None if given else "inbraak")

    def test_a_list_of_which_nothing_is_left_is_unknown(self) -> None:
        """
        It was not empty, so that it may not become so; an empty one stays empty.
        """
        lists: list[tuple[tuple[str, ...], tuple[str, ...] | None]] = [
            (("toezicht_beveiliging",), None),
            (("toezicht_beveiliging", "parkeren"), ("overlast",)),
            ((), ()),
        ]
        for before, after in lists:
            conversion = carried(evaluations=(Evaluation(themes=before),))
            (found,) = conversion.dossier.evaluations or ()
            assert found.themes == after

    def test_the_same_change_is_told_once(self) -> None:
        """
        With the ids of the records where they have them, and what is to be filled in.
        """
        conversion = carried(
            measures=(
                Measure(id="m1", theme="diefstal"),
                Measure(id="m2", theme="toezicht_beveiliging"),
                Measure(theme="diefstal"),
                Measure(theme="overvallen"),
            ),
            goals=(Goal(theme="diefstal"), Goal(id="g2", theme="aangiftebereidheid")),
            evaluations=(Evaluation(id="e", themes=("toezicht_beveiliging", "diefstal")),),
        )
        assert [line.nl for line in conversion.said_otherwise] == [
            "diefstal is nu criminaliteit: goals[0]; measures m1, [2]; evaluations e",
            "overvallen is nu criminaliteit (probleem overvallen): measures[3]",
        ]
        reporting, supervision = conversion.without_place
        assert reporting.en.startswith("aangiftebereidheid (goals g2) has no place. Reporting is")
        assert reporting.en.endswith(
            " Fill in the theme of goals g2: until then a norm may stay open."
        )
        assert supervision.nl == (
            "toezicht_beveiliging (measures m2; evaluations e) vervalt. Toezicht is een middel "
            "tegen problemen van elk thema en zelf geen probleem. Vul een thema in bij measures "
            "m2: tot dan kan een norm open blijven."
        )

    def test_words_lost_for_one_reason_are_told_together(self) -> None:
        """
        With the reason once, also where the new edition does not know the vocabulary.
        """
        without = attrs.evolve(
            NEW, vocabularies=tuple(v for v in NEW.vocabularies if v.id != "channels")
        )
        sent = (Communication(channel="brief"), Communication(channel="pers"))
        dossier = Dossier(communications=sent)
        (line,) = convert(dossier, previous=OLD, edition=without).without_place
        assert line.en == (
            "brief (communications[0]) and pers (communications[1]) have no place. The new edition "
            "knows no such word. Fill in the channels of communications[0], [1]: until then a norm "
            "may stay open."
        )

    def test_a_word_outside_any_list(self) -> None:
        """
        Is told by its path; a level that the new edition does not know is no theme's highest.
        """
        without = attrs.evolve(
            NEW,
            vocabularies=tuple(
                attrs.evolve(v, words=()) if v.id in ("sizes", "levels") else v
                for v in NEW.vocabularies
            ),
        )
        items = (Analysis(theme="parkeren", level="laag"),)
        dossier = Dossier(area=Area(size="groot"), analysis=items)
        conversion = convert(dossier, previous=OLD, edition=without)
        assert [change.sentence.nl for change in conversion.changes] == [
            "groot (area.size) vervalt. Zo'n woord kent de nieuwe editie niet. Vul een grootte in "
            "bij area.size: tot dan kan een norm open blijven.",
            "parkeren is nu overlast: analysis[0]",
            "laag (analysis[0]) vervalt. Zo'n woord kent de nieuwe editie niet. Vul een niveau in "
            "bij analysis[0]: tot dan kan een norm open blijven.",
        ]
        assert [level.level for level in conversion.levels] == [None]

    def test_a_finding_on_a_norm_with_another_id(self) -> None:
        """
        Is kept under the new id, and told.
        """
        assert NEW.crosswalk is not None
        kept = "hercertificering.oude_plan"
        sections = tuple(
            attrs.evolve(
                section,
                norms=tuple(
                    attrs.evolve(norm, id="oud.plan") if norm.id == kept else norm
                    for norm in section.norms
                ),
            )
            for section in OLD.sections
        )
        crosswalk = attrs.evolve(NEW.crosswalk, norms=(("oud.plan", kept),))
        finding = Finding(norm="oud.plan", result="voldoet", by="A", date=date(2014, 3, 1))
        conversion = convert(
            Dossier(findings=(finding,)),
            previous=attrs.evolve(OLD, sections=sections),
            edition=attrs.evolve(NEW, crosswalk=crosswalk),
        )
        assert conversion.dossier.findings == (attrs.evolve(finding, norm=kept),)
        assert [line.nl for line in conversion.said_otherwise] == [
            f"oud.plan is nu {kept}: findings[0]"
        ]

    def test_judgements(self) -> None:
        """
        A finding stays where the question is the same; a waiver never does.
        """
        day = date(2014, 3, 1)
        same = Finding(norm="hercertificering.oude_plan", result="voldoet", by="A", date=day)
        other = Finding(norm="evaluatie.regelmatig", result="voldoet", by="A", date=day)
        waiver = Waiver(
            norm="plan.belegd", reason="x", granted_by="A", valid_from=day, valid_until=day
        )
        conversion = carried(findings=(same, other), waivers=(waiver,))
        assert conversion.dossier.findings == (same,)
        assert conversion.dossier.waivers == ()
        assert [change.before for change in conversion.changes] == [
            "evaluatie.regelmatig",
            "plan.belegd",
        ]

    def test_facts(self) -> None:
        """
        A fact that both editions declare stays; another is told.
        """
        facts = (Fact(name="plan_supported", value=True),)
        assert carried(facts=facts).dossier.facts == facts
        without = attrs.evolve(NEW, facts=())
        conversion = convert(Dossier(facts=facts), previous=OLD, edition=without)
        assert conversion.dossier.facts == ()
        assert conversion.changes[0].path == ("facts", "plan_supported")

    def test_facts_that_are_words(self) -> None:
        """
        Change as words do, and are lost where no word takes their place, with or without a reason.
        """
        declared = DeclaredFact(
            id="f", kind=Kind.WORD, vocabulary="themes", label=Text(nl="f", en="f")
        )
        before, now = (attrs.evolve(it, facts=(declared,)) for it in (OLD, NEW))
        assert now.crosswalk is not None
        mute = tuple(
            attrs.evolve(v, words=tuple(attrs.evolve(word, reason=None) for word in v.words))
            for v in now.crosswalk.vocabularies
        )
        now = attrs.evolve(now, crosswalk=attrs.evolve(now.crosswalk, vocabularies=mute))
        for word, after, told in (
            ("parkeren", "overlast", "parkeren is nu overlast: facts.f"),
            ("toezicht_beveiliging", None, "toezicht_beveiliging (facts.f) vervalt."),
            ("verkeersveiligheid", "verkeersveiligheid", None),
        ):
            dossier = Dossier(facts=(Fact(name="f", value=word),))
            conversion = convert(dossier, previous=before, edition=now)
            assert [fact.value for fact in conversion.dossier.facts] == [after] * bool(after)
            assert [change.sentence.nl for change in conversion.changes] == [told] * bool(told)

    def test_every_scenario_fits_the_new_edition(self) -> None:
        """
        Whatever the dossier of 2008, the new one speaks the language of 2015 and stays coherent.
        """
        for scenario in SCENARIOS:
            conversion = convert(scenario.dossier, previous=OLD, edition=NEW)
            assert misfits(conversion.dossier, NEW) == []
            assert conversion.dossier.edition == "kvo-2015"


class TestFifteenToFive:
    """
    What the change of 2015 meant for an area.
    """

    @pytest.mark.parametrize("topic", MERGED)
    def test_a_topic_left_out(self, topic: str) -> None:
        """
        In 2008 every topic needs a level and a position, and one without blocks the certificate; in
        2015 the theme's level is enough.
        """
        without = attrs.evolve(
            COMPLETE, analysis=tuple(a for a in COMPLETE.analysis or () if a.theme != topic)
        )
        day = without.as_of
        before = _statuses(without, "kvo-2008", day)
        assert before[f"veiligheidsanalyse.onderwerp.{topic}"] is Status.NOT_MET
        complete = _statuses(COMPLETE, "kvo-2008", day)
        worse = {n for n, s in before.items() if s is Status.NOT_MET and s is not complete[n]}
        assert worse == {f"veiligheidsanalyse.onderwerp.{topic}"}
        assert assess(OLD, COMPLETE, on=day).verdict is MET
        assert assess(OLD, without, on=day).verdict is NOT_MET
        conversion = convert(without, previous=OLD, edition=NEW)
        after = _statuses(conversion.dossier, "kvo-2015", day)
        assert after[f"veiligheidsanalyse.thema.{THEMES[topic]}"] is Status.MET
        assert Status.NOT_MET not in {
            status for norm, status in after.items() if norm.startswith("veiligheidsanalyse")
        }

    def test_level_none(self) -> None:
        """
        A problem that does not occur: a position is asked in 2008, no measures in 2015.
        """
        quiet = Dossier(analysis=(Analysis(theme="verkeersveiligheid", level="geen"),), measures=())
        day = date(2014, 6, 1)
        before = _statuses(quiet, "kvo-2008", day)
        assert before["veiligheidsanalyse.onderwerp.verkeersveiligheid"] is Status.OPEN
        taken = attrs.evolve(
            quiet,
            analysis=(
                Analysis(theme="verkeersveiligheid", level="geen", position="Niets te doen."),
            ),
        )
        before = _statuses(taken, "kvo-2008", day)
        assert before["veiligheidsanalyse.onderwerp.verkeersveiligheid"] is Status.MET
        after = _statuses(convert(quiet, previous=OLD, edition=NEW).dossier, "kvo-2015", day)
        assert after["veiligheidsanalyse.thema.verkeersveiligheid"] is Status.MET
        assert after["plan.maatregelen.verkeersveiligheid"] is Status.NOT_APPLICABLE


class TestCommand:
    """
    ``kvo-norms convert``.
    """

    def test_writes_what_reads_again(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        TOML and JSON by the ending; what changed is told beside it.
        """
        before = tmp_path / "before.toml"
        write_dossier(COMPLETE, before)
        for name in ("after.toml", "after.json"):
            after = tmp_path / name
            arguments = ["convert", str(before), "--to", "kvo-2015", "-o", str(after)]
            assert main([*arguments, "--lang", "en"]) == 0
            expected = convert(COMPLETE, previous=OLD, edition=NEW).dossier
            assert read_dossier(after, edition=NEW) == expected
            told = capsys.readouterr().err
            assert "  inbraak is now criminaliteit: goals[0]\n" in told
            assert "  criminaliteit: hoog, the highest of inbraak (hoog), " in told
            assert "Without a place in the new edition:" in told

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--to", "kvo-2014"], "kvo-2014"),
            (["--to", "kvo-2015", "-o", "x.xml"], "end it in .toml, .json or .xlsx"),
            (
                ["--to", "kvo-2015", "-o", "x.toml", "--format", "json"],
                "'x.toml' would hold JSON, which its ending denies; end it in .json, or leave",
            ),
            (["--to", "kvo-2015", "-o", "no/x.toml"], "there is no folder 'no'; make it first"),
        ],
    )
    def test_refusals(
        self,
        arguments: list[str],
        said: str,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        What cannot be done is said, with exit code 2.
        """
        before = tmp_path / "before.toml"
        write_dossier(COMPLETE, before)
        assert main(["convert", str(before), *arguments]) == 2
        assert said in capsys.readouterr().err

    def test_another_ending_with_a_format(self, tmp_path: Path) -> None:
        """
        A name that denies nothing may hold either format.
        """
        write_dossier(COMPLETE, tmp_path / "before.toml")
        place = tmp_path / "after.txt"
        arguments = ["convert", str(tmp_path / "before.toml"), "--to", "kvo-2015"]
        assert main([*arguments, "--format", "json", "-o", str(place)]) == 0
        assert place.read_text(encoding="utf-8").startswith("{")

    def test_days_in_force_are_not_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        Nothing is judged, so it does not matter that the edition is no longer in force.
        """
        before = tmp_path / "before.toml"
        write_dossier(Dossier(edition="kvo-2008"), before)
        assert main(["convert", str(before), "--to", "kvo-2015"]) == 0
        assert capsys.readouterr().err == ""

    def test_another_edition_than_the_dossier_says(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The option decides, and that is said.
        """
        before = tmp_path / "before.toml"
        write_dossier(Dossier(edition="kvo-2015"), before)
        assert main(["convert", str(before), "--to", "kvo-2015", "--edition", "kvo-2008"]) == 0
        assert capsys.readouterr().err == (
            "kvo-norms: het dossier noemt editie kvo-2015; het wordt omgezet vanuit kvo-2008\n"
        )


def _statuses(dossier: Dossier, name: str, day: date | None) -> dict[str, Status]:
    return {norm.id: norm.status for norm in assess(edition(name), dossier, on=day).norms}


def _levels(conversion: Conversion) -> dict[str | None, str | None]:
    """
    The level of each theme as a whole.
    """
    return {i.theme: i.level for i in conversion.dossier.analysis or () if i.problem is None}


def _rank(level: str | None) -> int:
    return LEVELS.index(level or "geen")


def _theme_of(topic: str) -> str | None:
    """
    The theme that a topic becomes, read off a dossier with that topic alone.
    """
    found = carried(analysis=(Analysis(theme=topic, level="laag"),)).dossier.analysis or ()
    return found[0].theme if found else None
