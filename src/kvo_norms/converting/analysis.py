"""
The safety analysis: topics into themes, each theme at the highest level of its topics.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from kvo_norms.catalogue import Edition
from kvo_norms.converting.words import Carrier, noted
from kvo_norms.dossier import Analysis
from kvo_norms.errors import Path

PATH: Path = ("analysis",)


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
    by_theme: dict[str, list[tuple[int, Analysis]]] = {}
    for index, item in enumerate(items):
        if item.theme is None:
            carried.append(carrier.record(item, (*PATH, index)))
            continue
        word = carrier.carried("themes", item.theme)
        if word.to is None:
            carrier.lose((*PATH, index), item.theme, word.reason)
            left.append(_told(item, carrier))
            continue
        by_theme.setdefault(word.to, []).append((index, item))
    unplaced = any(item.theme is None for item in items)
    taken = {item.id for item in items}
    for theme, found in by_theme.items():
        missing = not complete and _topics_of(theme, carrier) - {item.theme for _, item in found}
        sure = not unplaced and not missing
        carried += _theme(theme, found, carrier, name=_free(theme, taken), sure=sure)
    return tuple(carried), left


def _topics_of(theme: str, carrier: Carrier) -> set[str | None]:
    words = next(v.words for v in carrier.previous.vocabularies if v.id == "themes")
    return {word.id for word in words if carrier.carried("themes", word.id).to == theme}


def _theme(
    theme: str,
    found: Sequence[tuple[int, Analysis]],
    carrier: Carrier,
    *,
    name: str,
    sure: bool,
) -> list[Analysis]:
    """
    The items of one theme, the one about the whole of it first and with the id `name`.
    """
    if len(found) == 1 and found[0][1].theme == theme:
        index, item = found[0]
        return [carrier.record(item, (*PATH, index))]
    problems: list[Analysis] = []
    wider: list[Analysis] = []
    for index, item in found:
        word = carrier.carried("themes", item.theme or theme)
        about = item.problem or word.problem
        moved = carrier.record(item, (*PATH, index))
        if about is None:
            wider.append(item)
        else:
            problems.append(moved if item.problem else attrs.evolve(moved, problem=about))
    topics = [item for _, item in found]
    whole = Analysis(
        id=name,
        theme=theme,
        level=_highest([item.level for item in topics], carrier.edition, sure=sure),
        finding=_joined([(item, item.finding) for item in wider], carrier),
        position=_joined([(item, item.position) for item in wider], carrier),
        source=_only([item.source for item in wider]),
        note=_origin(topics, wider, carrier),
    )
    return [whole, *problems]


def _highest(levels: Sequence[str | None], edition: Edition, *, sure: bool) -> str | None:
    """
    The highest level, unless one that is not known could be higher.
    """
    order = next([w.id for w in v.words] for v in edition.vocabularies if v.id == "levels")
    known = sorted((level for level in levels if level in order), key=order.index)
    if not known or ((len(known) < len(levels) or not sure) and known[-1] != order[-1]):
        return None
    return known[-1]


def _joined(texts: Sequence[tuple[Analysis, str | None]], carrier: Carrier) -> str | None:
    """
    The texts of several topics, each after its topic's name.
    """
    given = [(item, text) for item, text in texts if text is not None]
    parts = [f"{_name(item, carrier)}: {text}" for item, text in given]
    return "\n".join(parts) or None


def _origin(topics: Sequence[Analysis], wider: Sequence[Analysis], carrier: Carrier) -> str | None:
    levels = "; ".join(f"{_name(item, carrier)}: {item.level or 'onbekend'}" for item in topics)
    notes = [f"{_name(item, carrier)}: {item.note}" for item in wider if item.note]
    return noted(
        "\n".join(notes) or None, [f"hoogste niveau in {carrier.previous.id} van {levels}"]
    )


def _told(item: Analysis, carrier: Carrier) -> str:
    said = (item.level, item.finding, item.position, item.note)
    return f"{_name(item, carrier)}: {'; '.join(text for text in said if text) or 'onbekend'}"


def _name(item: Analysis, carrier: Carrier) -> str:
    name = carrier.label("themes", item.theme or "").nl
    return name if item.problem is None else f"{name}, {carrier.label('problems', item.problem).nl}"


def _only(values: Sequence[str | None]) -> str | None:
    given = list(dict.fromkeys(value for value in values if value is not None))
    return " ".join(given) or None


def _free(name: str, taken: set[str | None]) -> str:
    """
    The name, with a number after it where it is taken.
    """
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return next(it for it in itertools.chain((name,), numbered) if it not in taken)
