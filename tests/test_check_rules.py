"""
Rules of check that depend on more than one example shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from check_cases import TODAY, write_base, write_example
from kvo_norms import assess, read_edition
from kvo_norms.authoring.check import check_edition, checking
from kvo_norms.authoring.check.numbers import told_in
from kvo_norms.authoring.check.published import published_revisions, record_edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError, UnusableCallError

Told = list[tuple[str, str | None]]


def _told(folder: Path, *codes: str, today: date = TODAY) -> Told:
    result = check_edition(folder, today=today, select=codes)
    return [(remark.message, remark.norm) for remark in result.remarks]


class TestNumbers:
    """
    Numbers in texts.
    """

    @pytest.mark.parametrize(
        ("text", "language", "numbers"),
        [
            ("Ten minste 30 procent, 2,5 keer of 0.5.", "nl", [30, Fraction(5, 2), Fraction(1, 2)]),
            ("Vier partners en een vijftiental onderwerpen", "nl", [4, 15]),
            ("Een aantal partners, één keer; een halve dag", "nl", [Fraction(1, 2)]),
            ("Twee keer, 2 keer", "nl", [2]),
            ("At least twelve, twice half of it", "en", [12, 2, Fraction(1, 2)]),
            ("One of the KVO-2015 areas, version 3.1.2, 24-hour, B2", "en", []),
            ("vier", "en", []),
        ],
    )
    def test_told(self, text: str, language: str, numbers: list[Fraction]) -> None:
        """
        Digits and words up to twenty; no parts of names, and no articles.
        """
        assert list(told_in(text, language)) == numbers

    @pytest.mark.parametrize(
        ("text", "rule", "is_held"),
        [
            ("ten minste 30 procent", "surveys.where.response_rate.at_least = 0.3", True),
            ("ten minste 40 procent", "surveys.where.response_rate.at_least = 0.3", False),
            ("het laatste half jaar", 'surveys.where.date.within = "P6M"', True),
            ("de laatste zes maanden", 'surveys.where.date.within = "P6M"', True),
            ("de laatste twee weken", 'surveys.where.date.within = "P14D"', True),
            ("de laatste drie jaar", 'surveys.where.date.within = "P36M"', True),
            ("de laatste vier jaar", 'surveys.where.date.within = "P36M"', False),
            ("sinds 2015", "surveys.where.date.at_least = 2015-01-01", True),
            ("sinds 2016", "surveys.where.date.at_least = 2015-01-01", False),
            ("al bedacht in 2016", "surveys.count.at_least = 2", True),
            ("alle twee de partners", 'partners.covers.role = ["gemeente", "politie"]', True),
            ("alle drie de partners", 'partners.covers.role = ["gemeente", "politie"]', False),
        ],
    )
    def test_held(self, text: str, rule: str, is_held: bool, tmp_path: Path) -> None:
        """
        A rule holds its numbers in each unit that a text may use.
        """
        example = (
            '# section.toml\n[[norms]]\nid = "section.x"\n'
            f'text = {{ nl = "{text}", en = "as it says" }}\nrequires.{rule}\n'
        )
        folder = write_example(example, tmp_path)
        assert (_told(folder, "KN203") == []) is is_held


class TestTime:
    """
    What depends on the day.
    """

    @pytest.mark.parametrize(
        ("today", "said"),
        [
            (date(2026, 10, 31), "after today"),
            (date(2026, 11, 1), None),
            (date(2028, 11, 1), None),
            (date(2028, 11, 2), "over 2 years ago"),
        ],
    )
    def test_sources(self, today: date, said: str | None, tmp_path: Path) -> None:
        """
        A source is fresh on the day of the check and for two years after.
        """
        told = _told(write_base(tmp_path), "KN207", today=today)
        assert [message.rpartition(", ")[2] for message, _ in told] == ([said] if said else [])

    def test_leap_day(self, tmp_path: Path) -> None:
        """
        Two years before a leap day is the last of February.
        """
        example = "# edition.toml\n[sources.vakblad]\nchecked = 2026-02-28"
        assert _told(write_example(example, tmp_path), "KN207", today=date(2028, 2, 29)) == []


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _swapped(folder: Path) -> None:
    """
    The two norms in the other order.
    """
    path = folder / "section.toml"
    head, first, second = path.read_text(encoding="utf-8").split("[[norms]]\n")
    path.write_text(f"{head}[[norms]]\n{second}\n[[norms]]\n{first}", encoding="utf-8")


def _dropped(folder: Path) -> None:
    """
    Without the second norm and what scenarios say of it.
    """
    path = folder / "section.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("[[norms]]")], encoding="utf-8")
    scenarios = folder / "scenarios" / "geheel.toml"
    text = re.sub(r', "section.overlast" = "\w+"', "", scenarios.read_text(encoding="utf-8"))
    scenarios.write_text(text, encoding="utf-8")


class TestPublished:
    """
    Editions of which a revision was recorded.
    """

    WAS = "as it was published on 2026-11-02"

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (_replaced("section.toml", "doen mee", "doen nu mee"), ["section.partners"]),
            (_replaced("section.toml", '"eis"', '"aandachtspunt"'), ["section.partners"]),
            (_replaced("edition.toml", '"P3M"', '"P4M"'), ["$kwartaal"]),
            (_replaced("edition.toml", '"theft"', '"larceny"'), ["edition"]),
            (_replaced("section.toml", '"Part"', '"Parts"'), ["edition"]),
            (_swapped, ["edition"]),
            (_dropped, ["edition", "section.overlast"]),
            (_replaced("edition.toml", "format", "# only a comment\nformat"), []),
        ],
        ids=["text", "weight", "parameter", "word", "section", "order", "gone", "comment"],
    )
    def test_changes(self, change: Callable[[Path], None], told: list[str], tmp_path: Path) -> None:
        """
        Every change of what an edition says is told, and what changed is named.
        """
        folder = write_base(tmp_path)
        record_edition(folder, read_edition(folder), date(2026, 11, 2))
        assert _told(folder, "KN7") == []
        change(folder)
        messages = [message for message, _ in _told(folder, "KN0", "KN7")]
        assert sorted(message.split("'")[1] for message in messages) == sorted(told)
        assert all(self.WAS in message for message in messages)

    def test_receipts(self, tmp_path: Path) -> None:
        """
        What is recorded of the whole edition is what receipts say of it.
        """
        folder = write_base(tmp_path)
        edition = read_edition(folder)
        record_edition(folder, edition, TODAY)
        (published,) = published_revisions(folder)
        receipt = assess(edition, Dossier(), on=TODAY).receipt
        assert (published.sha256, published.on) == (receipt.edition_sha256, TODAY)

    def test_other_under_one_number(self, tmp_path: Path) -> None:
        """
        A revision that was recorded is not recorded again as another one.
        """
        folder = write_base(tmp_path)
        record_edition(folder, read_edition(folder), TODAY)
        _replaced("edition.toml", '"P3M"', '"P4M"')(folder)
        with pytest.raises(UnusableCallError, match="revision 1 of nieuw was published on 2026"):
            record_edition(folder, read_edition(folder), TODAY)

    @pytest.mark.parametrize(
        "text", ["", "[]", "{}", '{"format": "x", "revisions": []}', '{"revisions": [{}]}', "\xff"]
    )
    def test_unreadable(self, text: str, tmp_path: Path) -> None:
        """
        A record that cannot be read is told, and told once.
        """
        folder = write_base(tmp_path)
        (folder / "published.json").write_bytes(text.encode("latin-1"))
        assert _told(folder, "KN7") == [("this is no record of published revisions", None)]

    def test_unreadable_file(self, tmp_path: Path) -> None:
        """
        A folder in its place is told like a text that is none.
        """
        folder = write_base(tmp_path)
        (folder / "published.json").mkdir()
        assert _told(folder, "KN7") == [("this is no record of published revisions", None)]


class TestSiblings:
    """
    Editions beside each other.
    """

    def test_broken_neighbour(self, tmp_path: Path) -> None:
        """
        Faults of a neighbour are told when it is checked itself.
        """
        folder = write_example("# ../oud/edition.toml\nvalid_until = 3", tmp_path)
        assert [message for message, _ in _told(folder, "KN0", "KN601", "KN602")] == []
        assert _told(tmp_path / "oud", "KN006") != []

    @pytest.mark.parametrize(
        ("last", "codes"),
        [
            ("2014-12-30", ["KN601"]),
            ("2014-12-31", []),
            ("2015-01-01", ["KN602"]),
            ("9999-12-31", ["KN602"]),
        ],
    )
    def test_days_in_force(self, last: str, codes: list[str], tmp_path: Path) -> None:
        """
        One edition ends on the day before the next begins, not on that day and not earlier.
        """
        example = f"# ../oud/edition.toml\nvalid_until = {last}\n\n# edition.toml\n"
        folder = write_example(f"{example}valid_from = 2015-01-01", tmp_path)
        result = check_edition(folder, today=TODAY, select=["KN601", "KN602"])
        assert [remark.code for remark in result.remarks] == codes

    def test_shipped_before(self, tmp_path: Path) -> None:
        """
        A copy that stands alone follows the shipped edition that its crosswalk names.
        """
        example = '# crosswalk.toml\nprevious = "kvo-2008"\n[norms]\n"a.b" = "section.partners"'
        folder = write_example(example, tmp_path)
        assert _told(folder, "KN604") == [("kvo-2008 has no norm 'a.b'", None)]

    def test_unknown_before(self, tmp_path: Path) -> None:
        """
        A crosswalk from an edition that is nowhere is told.
        """
        folder = write_example('# crosswalk.toml\nprevious = "kvo-1999"', tmp_path)
        message = "there is no edition 'kvo-1999' beside this one"
        assert _told(folder, "KN60") == [(message, None)]

    def test_unknown_word(self, tmp_path: Path) -> None:
        """
        A word that the edition before never had cannot be carried over.
        """
        example = '# crosswalk.toml\n[vocabularies.lights.words]\nschemer = { to = "dag" }'
        folder = write_example(example, tmp_path)
        message = "oud has no word 'schemer' in the vocabulary lights"
        assert _told(folder, "KN60") == [(message, None)]

    def test_without_end(self, tmp_path: Path) -> None:
        """
        An edition before that has no last day is in force for ever.
        """
        folder = write_example("# crosswalk.toml\n", tmp_path)
        header = tmp_path / "oud" / "edition.toml"
        text = header.read_text(encoding="utf-8").replace("valid_until = 2014-12-31\n", "")
        header.write_text(text, encoding="utf-8")
        message = "oud has no last day, and this one begins on 2015-01-01"
        assert _told(folder, "KN60") == [(message, None)]


class TestScenarios:
    """
    Scenarios beside the norms.
    """

    def test_with_faults(self, tmp_path: Path) -> None:
        """
        Where scenarios cannot be read, their faults are told and not what they would have shown.
        """
        example = '# scenarios/stuk.toml\n[[scenarios]]\nname = "stuk"\nexpect = { verdict = "x" }'
        folder = write_example(example, tmp_path)
        assert _told(folder) == [("unknown verdict 'x'", None)]

    def test_none(self, tmp_path: Path) -> None:
        """
        Without scenarios every norm lacks one.
        """
        folder = write_base(tmp_path)
        (folder / "scenarios" / "geheel.toml").unlink()
        (folder / "scenarios").rmdir()
        norms = [norm for _, norm in _told(folder, "KN5")]
        assert norms == ["section.partners", "section.overlast"]


class TestParameters:
    """
    What holds of parameters as well as of norms.
    """

    USED = '# section.toml\n[[norms]]\nid = "section.x"\nrequires.partners.count.above = "$getal"'

    def test_conclusions(self, tmp_path: Path) -> None:
        """
        A parameter that is our own design says so in its reading.
        """
        example = '# edition.toml\n[parameters.getal]\nvalue = 1\nprovenance = "design"\n'
        folder = write_example(f"{example}\n{self.USED}", tmp_path)
        assert _told(folder, "KN206") == [("provenance 'design' without a reading", None)]

    def test_repeated_sources(self, tmp_path: Path) -> None:
        """
        A parameter names a source once.
        """
        example = (
            '# edition.toml\n[parameters.getal]\nvalue = 1\nsources = ["vakblad", "vakblad"]\n'
        )
        folder = write_example(f"{example}\n{self.USED}", tmp_path)
        assert _told(folder, "KN209") == [("the source 'vakblad' is named twice", None)]


ASKED = {
    "requires.inspections.count.at_least = 1": ["inspections"],
    'requires.partners.where.role = "gemeente"': [],
    "requires.working_group.aim.present = true": ["working_group"],
    "requires.working_group.members.count.at_least = 2": [
        "working_group",
        "working_group.members",
    ],
    "requires.any = [{ area.companies.at_least = 9 }, { not.meetings.count.at_least = 1 }]": [
        "area",
        "meetings",
    ],
    'requires.measures.where.goals.contains_any = ["doel"]': ["measures"],
    'requires.surveys.where.date.at_least = "@application.date"': ["application"],
    'requires.surveys.where.date.at_least = "@facts.ingang"': ["facts"],
    'question = { nl = "Is het goed?", en = "Is it good?" }': ["findings"],
    (
        "applies_when.evaluations.count.at_least = 1\nrequires.surveys.count.at_least = 1\n"
        'question = { nl = "Is het goed?", en = "Is it good?" }'
    ): ["evaluations", "findings"],
}
"""Rules, and the collections in which they ask for something."""


class TestSteps:
    """
    What steps.toml says nothing of.
    """

    STEPS = """\
# edition.toml
[facts.ingang]
kind = "date"
label = { nl = "eerste dag", en = "first day" }

# steps.toml
provenance = "design"

[[steps]]
collection = "partners"
act = "add"
label = { nl = "Een partner vragen", en = "Ask a partner" }
cost = 8

[[steps]]
collection = "surveys"
act = "add"
label = { nl = "Een enquête houden", en = "Hold a survey" }
cost = 24

# section.toml
[[norms]]
id = "section.x"
"""

    @pytest.mark.parametrize("rule", ASKED)
    def test_asked(self, rule: str, tmp_path: Path) -> None:
        """
        Every collection or record in which a norm asks for something, by the norm that is first.
        """
        expected = [
            (f"steps.toml does not say what steps in '{collection}' cost", "section.x")
            for collection in ASKED[rule]
        ]
        folder = write_example(f"{self.STEPS}{rule}\n", tmp_path)
        assert sorted(_told(folder, "KN0", "KN107")) == expected

    def test_no_file(self, tmp_path: Path) -> None:
        """
        An edition that says nothing of steps says nothing wrong of them.
        """
        assert _told(write_base(tmp_path), "KN107") == []


def test_facts_as_operands(tmp_path: Path) -> None:
    """
    A fact that another field is compared with is used, and true is no number.
    """
    example = (
        '# edition.toml\n[facts.ingang]\nkind = "date"\n'
        'label = { nl = "eerste dag", en = "first day" }\n\n'
        '# section.toml\n[[norms]]\nid = "section.x"\n'
        'text = { nl = "In 2016 is alles anders.", en = "All is different in 2016." }\n'
        'requires.surveys.where.date.at_least = "@facts.ingang"\n'
        "requires.measures.where.extra = true\n"
    )
    assert _told(write_example(example, tmp_path), "KN0", "KN1", "KN203") == []


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Lines and comments need the extra, and the error says which.
    """
    monkeypatch.setattr(checking, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"kvo-norms\[cli\]"):
        check_edition(write_base(tmp_path), today=TODAY)


def test_every_theme_once(tmp_path: Path) -> None:
    """
    A norm that is written for every theme is told once, at its place.
    """
    example = (
        "# edition.toml\n[vocabularies.themes.words]\n"
        'milieu = { nl = "milieu", en = "environment" }\n\n'
        '# section.toml\n[[norms]]\nid = "section.thema"\nfor_each = "themes"\n'
        'title = { nl = "Over {theme.label}", en = "On {theme.label}" }\n'
        'requires.analysis.where.theme = "{theme}"\n'
    )
    folder = write_example(example, tmp_path)
    message = "no scenario says what should come of it"
    assert _told(folder, "KN501") == [(message, "section.thema.milieu")]


def test_unknown_codes(tmp_path: Path) -> None:
    """
    Codes that do not exist are refused, not passed over.
    """
    with pytest.raises(LookupError, match="unknown code 'KN88'"):
        check_edition(write_base(tmp_path), today=TODAY, ignore=["KN88"])
