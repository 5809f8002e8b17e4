"""
The safety analysis: topics into themes, each theme at the highest level of its topics.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from kvo_norms.catalogue import Text
from kvo_norms.converting.conversion import TakenLevel
from kvo_norms.converting.words import Carrier, noted
from kvo_norms.dossier import Analysis
from kvo_norms.errors import Path

PATH: Path = ("analysis",)
Pair = tuple[Analysis, Analysis]
"""An item as it was and in the words of the new edition."""
NO_LEVEL = Text(
    nl="Een onderwerp zonder niveau kan hoger zijn.",
    en="A topic without a level may be higher.",
)
NO_TOPIC = Text(
    nl="Een regel van de analyse zonder onderwerp kan over dit thema gaan.",
    en="An item of the analysis without a topic may be about this theme.",
)


def carried_analysis(
    items: Sequence[Analysis], carrier: Carrier, *, complete: bool
) -> tuple[tuple[Analysis, ...], list[str]]:
    """
    The analysis by theme, and what it said of topics that have no theme.

    A topic that is exactly one problem of its theme stays an item of its own, about that problem.
    The others of one theme come together in one item, with the highest level of all topics of the
    theme; its level is unknown where a topic could be higher than those that are known.
    """
    carried: list[Analysis] = []
    left: list[str] = []
    by_theme: dict[str, list[Pair]] = {}
    for index, item in enumerate(items):
        word = carrier.carried("themes", item.theme) if item.theme is not None else None
        if word is not None and word.to is None:
            carrier.lose((*PATH, index), word.id, word.reason, name=item.id)
            left.append(_told(item, carrier))
            continue
        now = carrier.record(item, (*PATH, index))
        if word is None:
            carried.append(now)
        else:
            by_theme.setdefault(word.to or word.id, []).append((item, now))
    unplaced = any(item.theme is None for item in items)
    taken = {item.id for item in items}
    for theme, found in by_theme.items():
        doubts = [NO_TOPIC] if unplaced else []
        absent = _topics_of(theme, carrier) - {item.theme for item, _ in found}
        if not complete and absent:
            doubts.append(_incomplete(sorted(absent)))
        carried += _theme(theme, found, carrier, taken=taken, doubts=doubts)
    return tuple(carried), left


def _topics_of(theme: str, carrier: Carrier) -> set[str]:
    """
    The topics that become a theme, its own name among them where that was a topic.
    """
    words = next(v.words for v in carrier.previous.vocabularies if v.id == "themes")
    return {word.id for word in words if carrier.carried("themes", word.id).to == theme}


def _incomplete(absent: Sequence[str]) -> Text:
    topics = ", ".join(absent)
    return Text(
        nl=f"De analyse is niet volledig: er kan een hoger niveau bij komen van {topics}.",
        en=f"The analysis is incomplete: a higher level may come from {topics}.",
    )


def _theme(
    theme: str,
    found: Sequence[Pair],
    carrier: Carrier,
    *,
    taken: set[str | None],
    doubts: Sequence[Text],
) -> list[Analysis]:
    """
    The items of one theme, the one about the whole of it first; its id is not among those `taken`.
    """
    if all(item.theme == theme for item, _ in found):
        if not doubts or _topics_of(theme, carrier) == {theme}:
            return [now for _, now in found]
        if len(found) == 1 and found[0][1].problem is None:
            return [_doubted(found[0], carrier, doubts)]
    by_problem: dict[str | None, list[Pair]] = {None: []}
    for item, now in found:
        by_problem.setdefault(now.problem, []).append((item, now))
    wider = by_problem.pop(None)
    name = _free(theme, taken - {item.id for item, _ in wider})
    level, origin = _taken(found, carrier, doubts, theme=theme)
    whole = _merged(wider, carrier, Analysis(id=name, theme=theme, level=level), origin)
    return [whole, *(_about(problem, same, carrier) for problem, same in by_problem.items())]


def _about(problem: str | None, same: Sequence[Pair], carrier: Carrier) -> Analysis:
    """
    One item about a problem, also where several were.
    """
    now = same[0][1]
    if len(same) == 1:
        return now
    level, origin = _taken(same, carrier, (), theme=now.theme or "", problem=problem)
    first = next((item.id for item, _ in same if item.id is not None), None)
    about = Analysis(id=first, theme=now.theme, problem=problem, level=level)
    return _merged(same, carrier, about, origin)


def _doubted(pair: Pair, carrier: Carrier, doubts: Sequence[Text]) -> Analysis:
    """
    An item that stands for its whole theme, whose level could be too low for that.
    """
    now = pair[1]
    if now.level is None or now.level in carrier.levels[-1:]:
        return now
    level, origin = _taken([pair], carrier, doubts, theme=now.theme or "")
    return attrs.evolve(now, level=level, note=noted(now.note, [origin], lines=True))


def _taken(
    found: Sequence[Pair],
    carrier: Carrier,
    doubts: Sequence[Text],
    *,
    theme: str,
    problem: str | None = None,
) -> tuple[str | None, str]:
    """
    The highest level unless one that is not known could be higher, and a note of its origin.
    """
    order = carrier.levels
    known = sorted((now.level for _, now in found if now.level in order), key=order.index)
    if known and len(known) < len(found):
        doubts = (NO_LEVEL, *doubts)
    level = known[-1] if known and (not doubts or known[-1] == order[-1]) else None
    carrier.levels_taken.append(
        TakenLevel(
            theme=theme,
            problem=problem,
            level=level,
            topics=tuple((_id(item, carrier), now.level) for item, now in found),
            doubts=tuple(doubts) if level is None and known else (),
        )
    )
    said = ", ".join(f"{_name(item, carrier)} ({now.level or 'onbekend'})" for item, now in found)
    kind = "hoogste niveau" if level is not None else "niveau niet bekend;"
    return level, f"{kind} in {carrier.previous.id}: {said}"


def _merged(found: Sequence[Pair], carrier: Carrier, about: Analysis, origin: str) -> Analysis:
    """
    Several items in one, each text after the name of its topic where that says something.
    """
    items = [item for item, _ in found]
    names = [f"{_name(item, carrier)}: " for item in items]
    if about.problem is not None and len(set(names)) == 1:
        names = [""] * len(items)
    note = _joined(names, [item.note for item in items], "\n")
    return attrs.evolve(
        about,
        finding=_joined(names, [item.finding for item in items], "\n"),
        position=_joined(names, [item.position for item in items], "\n"),
        source=_joined(names, [item.source for item in items], "; "),
        note=noted(note, [origin], lines=True),
    )


def _joined(names: Sequence[str], texts: Sequence[str | None], between: str) -> str | None:
    given = [name + text for name, text in zip(names, texts, strict=True) if text is not None]
    return between.join(dict.fromkeys(given)) or None


def _told(item: Analysis, carrier: Carrier) -> str:
    said = (item.level, item.finding, item.position, item.note, item.source)
    return f"{_name(item, carrier)}: {'; '.join(text for text in said if text) or 'onbekend'}"


def _name(item: Analysis, carrier: Carrier) -> str:
    """
    What an item was about, for people: its topic, and its problem where that is another.
    """
    name = carrier.label("themes", item.theme or "").nl
    if item.problem is None or _is_its_topic(item, carrier):
        return name
    return f"{name}, {carrier.label('problems', item.problem).nl}"


def _id(item: Analysis, carrier: Carrier) -> str:
    topic = item.theme or ""
    if item.problem is None or _is_its_topic(item, carrier):
        return topic
    return f"{topic}/{item.problem}"


def _is_its_topic(item: Analysis, carrier: Carrier) -> bool:
    return carrier.carried("themes", item.theme or "").problem == item.problem


def _free(name: str, taken: set[str | None]) -> str:
    """
    The name, with a number after it where it is taken.
    """
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return next(it for it in itertools.chain((name,), numbered) if it not in taken)
