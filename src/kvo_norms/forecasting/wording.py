"""
What happens on a day, in words: an inspection grows older than a year, a waiver ends.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kvo_norms.catalogue import Edition, Text
from kvo_norms.dossier import Dossier, Finding, Waiver
from kvo_norms.errors import Path, written_path
from kvo_norms.explaining.formatting import capital, date_text, duration_text, fill
from kvo_norms.explaining.labels import FIXED_WORDS, VERDICTS
from kvo_norms.explaining.places import item_name, noun_of, place_of, subject
from kvo_norms.forecasting.result import Cause, CauseKind
from kvo_norms.patterns import AsOf
from kvo_norms.verdict import MET, OPEN, Verdict


class Wording:
    """
    The sentences on a dossier of an edition.
    """

    def __init__(self, edition: Edition, shown: Dossier) -> None:
        self.edition = edition
        self.shown = shown
        """The dossier from which names are taken."""

    def begins_to_count(self, path: Path) -> Cause:
        """
        An item has become evidence.
        """
        it = self._item(path)
        return _cause("begins_to_count", path, fill("{it} telt mee", "{it} counts", it=it))

    def reached(self, path: Path, found: date, moving: AsOf) -> Cause:
        """
        The day of the assessment, moved by a period, has come to a day of the dossier.
        """
        span = duration_text(moving.shift)
        name, is_item = self._named(path)
        it = name if is_item else _with_day(name, found)
        if not moving.shift:
            nl, en = "{day} is aangebroken: {it}", "{day} has come: {it}"
            if is_item:
                nl, en = "de dag van {it} is aangebroken", "the day of {it} has come"
            text = fill(nl, en, it=name, day=date_text(found))
        elif moving.sign > 0:
            nl, en = "{it} is nog hoogstens {d} ver", "{it} is no more than {d} away"
            text = fill(nl, en, it=it, d=span)
        elif is_item:
            text = fill("{it} is {d} oud", "{it} is {d} old", it=it, d=span)
        else:
            text = fill("{it} is {d} geleden", "{it} is {d} ago", it=it, d=span)
        return _cause("reached", path, text)

    def passed(self, path: Path, found: date, moving: AsOf) -> Cause:
        """
        The day of the assessment, moved by a period, has gone past a day of the dossier.
        """
        name, is_item = self._named(path)
        it = name if is_item else _with_day(name, found)
        span = duration_text(moving.shift)
        if not moving.shift:
            text = fill("{it} is voorbij", "{it} has passed", it=it)
            if is_item:
                text = fill("de dag van {it} is voorbij", "the day of {it} has passed", it=it)
        elif moving.sign > 0:
            nl, en = "{it} is nog minder dan {d} ver", "{it} is less than {d} away"
            text = fill(nl, en, it=it, d=span)
        elif is_item:
            nl, en = "{it} wordt ouder dan {d}", "{it} becomes older than {d}"
            text = fill(nl, en, it=it, d=span)
        else:
            nl, en = "{it} is meer dan {d} geleden", "{it} is more than {d} ago"
            text = fill(nl, en, it=it, d=span)
        return _cause("passed", path, text)

    def window(self, path: Path, start: date, last: date, holds: Verdict | None) -> Cause:
        """
        What falls in a window that ends on the last day and begins after the other; `holds` is
        ``None`` where the window is no longer asked.
        """
        first = start + timedelta(days=1)
        noun = noun_of(path)
        parts = {"a": date_text(first), "b": date_text(last), "it": noun.singular}
        period = "in de periode van {a} tot en met {b}", "in the period from {a} to {b}"
        that = f"{'dat' if noun.the == 'het' else 'die'} meetelt"
        if holds is None:
            nl = "de periode van {a} tot en met {b} wordt niet meer gevraagd"
            en = "the period from {a} to {b} is no longer asked"
        elif holds is MET:
            nl = f"{period[0]} valt minstens één {{it}} {that}"
            en = f"at least one {{it}} that counts falls {period[1]}"
        elif holds is OPEN:
            nl = f"of {period[0]} een {{it}} valt {that}, is niet bekend"
            en = f"it is not known whether any {{it}} that counts falls {period[1]}"
        else:
            nl = f"{period[0]} valt geen {{it}} {that}"
            en = f"no {{it}} that counts falls {period[1]}"
        return _cause("window", path, fill(nl, en, **parts))

    def judgement(self, index: int, finding: Finding, *, is_stale: bool) -> Cause:
        """
        A finding counts from its day on.
        """
        day, result = date_text(finding.date), FIXED_WORDS[finding.result]
        nl, en = "het oordeel van {day} geldt: {it}", "the finding of {day} counts: {it}"
        if is_stale:
            nl = "het oordeel van {day} geldt niet, want het bewijs is daarna veranderd"
            en = "the finding of {day} does not count, for its evidence changed afterwards"
        return _cause("judgement", ("findings", index), fill(nl, en, day=day, it=result))

    def waiver(self, index: int, waiver: Waiver, *, begins: bool) -> Cause:
        """
        A waiver begins, or its last day was the day before.
        """
        path: Path = ("waivers", index)
        if begins:
            return _cause(
                "waiver_begins", path, Text(nl="de ontheffing gaat in", en="the waiver begins")
            )
        nl, en = (
            "de ontheffing is voorbij; haar laatste dag was {day}",
            "the waiver is over; its last day was {day}",
        )
        return _cause("waiver_ends", path, fill(nl, en, day=date_text(waiver.valid_until)))

    def verdict(self, verdict: Verdict) -> Cause:
        """
        The verdict on the certificate, which stars need, is another.
        """
        nl, en = "het oordeel over het certificaat wordt “{it}”", "the verdict becomes “{it}”"
        return _cause("verdict", (), fill(nl, en, it=VERDICTS[verdict]))

    def certificate_ends(self, last: date) -> Cause:
        """
        The day before was the last of the certificate that the area holds.
        """
        nl, en = (
            "het lopende certificaat is afgelopen; zijn laatste dag was {day}",
            "the running certificate is over; its last day was {day}",
        )
        return _cause("certificate_ends", (), fill(nl, en, day=date_text(last)))

    def edition_begins(self) -> Cause:
        """
        The edition is in force from the day on.
        """
        nl, en = "de editie {it} treedt in werking", "the edition {it} comes into force"
        return _cause("edition_begins", (), fill(nl, en, it=self.edition.id))

    def edition_ends(self) -> Cause:
        """
        The edition is no longer in force.
        """
        nl, en = "de editie {it} is niet meer van kracht", "the edition {it} is no longer in force"
        return _cause("edition_ends", (), fill(nl, en, it=self.edition.id))

    def _named(self, path: Path) -> tuple[Text, bool]:
        """
        What a date of the dossier is called, and whether it is the one by which an item is known.
        """
        place = place_of(path, self.edition)
        name = subject(place, self.edition)
        if place.item is None:
            return name, False
        item = path[:-1]
        if path[-1] == getattr(place.owner, "evidence_date", None):
            return self._item(item), True
        parts = {"name": name, "item": self._item(item)}
        return fill("{name} van {item}", "{name} of {item}", **parts), False

    def _item(self, path: Path) -> Text:
        """
        An item with its day, or else its name: *de schouw van 12 maart 2021*.
        """
        item = self._at(path)
        noun = noun_of(path)
        the = fill(f"{noun.the} {{it}}", "the {it}", it=noun.singular)
        dated = getattr(type(item), "evidence_date", None)
        day = None if dated is None else getattr(item, dated)
        if day is not None:
            return fill("{it} van {day}", "{it} of {day}", it=the, day=date_text(day))
        named = (getattr(item, key, None) for key in ("title", "name", "id"))
        name = next(filter(None, named), "")
        shown = item_name(name, path)
        if not name or name == written_path(path):
            return shown
        return fill("{it} {name}", "{it} {name}", it=the, name=shown)

    def _at(self, path: Path) -> Any:
        found: Any = self.shown
        for part in path:
            found = found[part] if isinstance(part, int) else getattr(found, part)
        return found


def _with_day(name: Text, day: date) -> Text:
    return fill("{name} ({day})", "{name} ({day})", name=name, day=date_text(day))


def _cause(kind: CauseKind, path: Path, text: Text) -> Cause:
    said = capital(text)
    return Cause(kind=kind, path=path, sentence=Text(nl=f"{said.nl}.", en=f"{said.en}."))
