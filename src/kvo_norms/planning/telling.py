"""
Steps and obstacles in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.dossier import Fact
from kvo_norms.dossier.doing import OUTCOMES, Act
from kvo_norms.errors import Path
from kvo_norms.explaining.formatting import capital, date_text, fill
from kvo_norms.explaining.labels import NOUNS
from kvo_norms.explaining.places import (
    Place,
    full_subject,
    heading,
    item_name,
    noun_of,
    place_of,
    value_text,
)
from kvo_norms.planning.edits import FACTS, FINDINGS, record_at
from kvo_norms.planning.results import PlannedValue
from kvo_norms.planning.scene import Block

ACTS: dict[Act, Text] = {
    "supply": Text(nl="Aanleveren", en="Supply"),
    "add": Text(nl="Nieuw", en="New"),
    "change": Text(nl="Wijzigen", en="Change"),
    "judge": Text(nl="Beoordelen", en="Judge"),
}
"""What is done, where the edition has no words of its own for it."""
JUDGED_AGAIN = Text(nl="Herstellen en opnieuw beoordelen", en="Repair and judge again")
OF_CHOICE = Text(nl="naar keuze", en="any")
WHOLE = Text(nl="opgeven dat dit alles is", en="say that this is all")


def value_said(
    place: Path, field: str, value: Any, edition: Edition, *, choice: bool, earlier: bool
) -> Text:
    """
    A field and what it holds after a step, or what does as well.
    """
    path = place if place[:1] == (FACTS,) else (*place, field)
    found = place_of(path, edition)
    plain = Place(shape=found.shape, owner=found.owner)
    said = OF_CHOICE if choice else value_text(value, found.shape, edition)
    if earlier:
        said = fill("{day} of eerder", "{day} or earlier", day=said)
    return fill("{field}: {value}", "{field}: {value}", field=heading(plain, edition), value=said)


def what_said(
    act: Act, place: Path, name: str | None, label: Text, edition: Edition, *, whole: bool
) -> Text:
    """
    What is done, before what is filled in; the words of the edition name a record themselves.
    """
    head = label
    if not label.nl:
        head = JUDGED_AGAIN if (place[:1], act) == ((FINDINGS,), "change") else ACTS[act]
    elif len(place) == 1 and not whole:
        return capital(label)
    what = _object(place, name, edition, whole)
    return capital(fill("{head}: {it}", "{head}: {it}", head=head, it=what))


def _object(place: Path, name: str | None, edition: Edition, whole: bool) -> Text:
    if not place:
        return Text(nl="dossier", en="dossier")
    if place[0] == FINDINGS:
        norm = next((norm for norm in norms_of(edition) if norm.id == place[1]), None)
        return Text(nl=str(place[1]), en=str(place[1])) if norm is None else norm.title
    if whole:
        plural = NOUNS[str(place[-1])].plural
        return fill("{items}, {all}", "{items}, {all}", items=plural, all=WHOLE)
    if isinstance(place[-1], int):
        if name is None:
            return item_name("", place)
        return fill("{noun} {name}", "{noun} {name}", noun=noun_of(place).singular, name=name)
    return heading(place_of(place, edition), edition)


def assumes(act: Act, collection: str, values: Sequence[PlannedValue]) -> bool:
    """
    Whether a step takes something for so that may not be, or may turn out otherwise.
    """
    if act == "supply" and not values:
        return True
    outcomes = OUTCOMES.get(collection, frozenset())
    return any(it.value is not None and (act == "supply" or it.field in outcomes) for it in values)


def step_sentence(what: Text, values: Sequence[Text], *, assumed: bool) -> Text:
    """
    A step in words: what is done, then what is filled in, or what is assumed to be so.
    """
    if not values:
        return fill("{what}.", "{what}.", what=what)
    nl, en = ("als dit klopt: ", "if this is so: ") if assumed else ("", "")
    return Text(
        nl=f"{what.nl} ({nl}{'; '.join(value.nl for value in values)}).",
        en=f"{what.en} ({en}{'; '.join(value.en for value in values)}).",
    )


def obstacle_said(block: Block, edition: Edition) -> Text:
    """
    Why nothing can be done.
    """
    if block.period is not None:
        start, end = block.period
        return fill(
            "Van {a} tot en met {b} is er geen {item}; dat is niet meer in te halen.",
            "From {a} to {b} there is no {item}; that cannot be made up for.",
            a=date_text(start + timedelta(days=1)),
            b=date_text(end),
            item=noun_of(block.path).singular,
        )
    if block.kind == "given":
        nl, en = "{it} staat vast.", "{it} is a given fact."
    elif block.kind == "past":
        nl, en = "{it}: wat was, verandert niet meer.", "{it}: what was does not change any more."
    else:
        nl, en = "{it}: hiervoor is geen stap bekend.", "{it}: no step is known for this."
    return capital(fill(nl, en, it=_where(block.path, edition)))


NOT_FOUND = Text(
    nl="Er zijn geen stappen gevonden waarmee aan deze norm en de andere samen wordt voldaan.",
    en="No steps were found by which this norm and the others are met together.",
)


def _where(path: Path, edition: Edition) -> Text:
    if isinstance(path[-1], int):
        return item_name("", path)
    shape = record_at(path[:-1]).record
    if shape is not Fact and path[-1] in NOUNS:
        return NOUNS[path[-1]].plural
    return full_subject(place_of(path, edition), edition)
