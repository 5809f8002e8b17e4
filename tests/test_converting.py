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
    Communication,
    Conversion,
    Dossier,
    Fact,
    Finding,
    Measure,
    UnusableCallError,
    Waiver,
    assess,
    convert,
    edition,
    read_dossier,
)
from kvo_norms.authoring import read_scenarios
from kvo_norms.catalogue import norms_of
from kvo_norms.cli import main
from kvo_norms.fitting import misfits
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import Status
from kvo_norms.writing import write_dossier

OLD, NEW = edition("kvo-2008"), edition("kvo-2015")
SCENARIOS = read_scenarios(catalogue_folder() / "kvo-2008" / "scenarios", OLD)
COMPLETE = next(s for s in SCENARIOS if s.expected.verdict is not None).dossier
TOPICS = [word.id for v in OLD.vocabularies if v.id == "themes" for word in v.words]
LEVELS = [word.id for v in OLD.vocabularies if v.id == "levels" for word in v.words]


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
        item = Analysis(theme="communicatie_samenwerking", level="laag", position="Elke maand.")
        conversion = carried(analysis=(item,))
        assert conversion.dossier.analysis == ()
        (change,) = conversion.changes
        assert change.lost
        assert "eigen onderdeel" in change.sentence.nl
        assert "section with norms of its own" in change.sentence.en
        assert "Elke maand." in (conversion.dossier.note or "")

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
        assert message.channel == "nieuwsbrief"
        assert [change.path for change in conversion.changes] == [
            ("communications", 0, "channel"),
            ("measures", 0, "theme"),
            ("measures", 1, "theme"),
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

    def test_a_topic_left_out(self) -> None:
        """
        In 2008 every topic needs a level and a position; in 2015 the theme's level is enough.
        """
        topic = "diefstal"
        without = attrs.evolve(
            COMPLETE, analysis=tuple(a for a in COMPLETE.analysis or () if a.theme != topic)
        )
        day = without.as_of
        before = _statuses(without, "kvo-2008", day)
        assert before[f"veiligheidsanalyse.onderwerp.{topic}"] is Status.NOT_MET
        complete = _statuses(COMPLETE, "kvo-2008", day)
        assert {n for n, s in before.items() if s is not complete[n]} == {
            f"veiligheidsanalyse.onderwerp.{topic}"
        }
        conversion = convert(without, previous=OLD, edition=NEW)
        after = _statuses(conversion.dossier, "kvo-2015", day)
        assert after["veiligheidsanalyse.thema.criminaliteit"] is Status.MET
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
            assert "measures[0].theme: inbraak is now criminaliteit" in told
            assert "Without a place in the new edition:" in told

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--to", "kvo-2014"], "kvo-2014"),
            (["--to", "kvo-2008"], "no crosswalk"),
            (["--to", "kvo-2015", "-o", "x.xml"], "end it in .toml or .json"),
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


def _statuses(dossier: Dossier, name: str, day: date | None) -> dict[str, Status]:
    return {norm.id: norm.status for norm in assess(edition(name), dossier, on=day).norms}


def _rank(level: str | None) -> int:
    return LEVELS.index(level or "geen")


def _theme_of(topic: str) -> str | None:
    """
    The theme that a topic becomes, read off a dossier with that topic alone.
    """
    found = carried(analysis=(Analysis(theme=topic, level="laag"),)).dossier.analysis or ()
    return found[0].theme if found else None
