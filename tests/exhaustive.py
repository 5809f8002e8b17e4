"""
The cheapest steps found by trying everything, on dossiers so small that it can be done.

It knows what may be done and what it costs from the page *How a plan is found* and shares no code
with the planner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from random import Random
from typing import Any, cast

import attrs

from cases import FACT_RECORDS, LABEL, VOCABULARY_RECORDS, pattern_of
from kvo_norms.assessing import assess
from kvo_norms.catalogue import (
    CertificateTerms,
    Edition,
    Norm,
    Provenance,
    Section,
    StepKind,
    Steps,
    Weight,
)
from kvo_norms.dossier import Document, Dossier, Inspection, Measure
from kvo_norms.dossier.doing import Act
from kvo_norms.durations import Duration
from kvo_norms.errors import KvoNormsError
from kvo_norms.verdict import MET

ON = date(2022, 6, 30)
LATER = date(2022, 9, 1)
LONG_AGO = date(2019, 1, 1)
REPORT = "verslag"
Table = dict[str, Any]
Change = tuple[tuple[str, int | None, str], Table]
"""A step, as collection, item and act, and the fields that it fills in."""

FIELDS: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "inspections": {"light": ("dag", "donker"), "report": (REPORT,)},
    "measures": {
        "status": ("gepland", "gereed"),
        "owner": ("P. Persoon",),
        "deadline": (ON, LATER),
    },
    "documents": {"type": ("plan", "convenant"), "draft": (True, False)},
}
"""The fields that norms of these cases look at, with all that makes a difference."""
CHANGEABLE = {
    "inspections": (),
    "measures": ("status", "owner", "deadline"),
    "documents": ("draft",),
}
RECORDS = {"inspections": Inspection, "measures": Measure, "documents": Document}
PAIRS = (("inspections", "measures"), ("documents", "measures"))
"""Not inspections with documents: their reports are documents too."""
DATED = ("inspections", "documents")


@attrs.frozen(kw_only=True)
class Small:
    """
    An edition and a dossier in which everything can be tried.
    """

    edition: Edition
    dossier: Dossier


def small_case(rng: Random) -> Small:
    """
    Some norms about two collections, a dossier with a few items, and what steps cost.
    """
    names = rng.choice(PAIRS)
    norms = tuple(_norm(number, rng, names) for number in range(rng.choice((1, 2, 2, 3))))
    return Small(edition=_edition(norms, _costs(rng)), dossier=_dossier(rng, names))


def _norm(number: int, rng: Random, names: Sequence[str]) -> Norm:
    pattern = _pattern(rng, names)
    if rng.random() < 0.3:
        pattern = {"any": [pattern, _pattern(rng, names)]}
    return _asking(number, pattern)


def edition_asking(pattern: Table, steps: Steps) -> Edition:
    """
    An edition of one norm.
    """
    return _edition((_asking(0, pattern),), steps)


def _asking(number: int, pattern: Table) -> Norm:
    return Norm(
        id=f"norm.{number}",
        title=LABEL,
        text=LABEL,
        section="deel",
        requires=pattern_of(pattern),
        weight=Weight.EIS,
        remedy=LABEL,
        sources=(),
        provenance=Provenance.DESIGN,
    )


def _pattern(rng: Random, names: Sequence[str]) -> Table:
    name = rng.choice(names)
    items: Table = {}
    if rng.random() < 0.8:
        items["where"] = _item(rng, name)
    kind = rng.choice(("none", "count", "every", "share", "few"))
    if kind == "count":
        items["count"] = {"at_least": rng.choice((1, 2))}
    elif kind == "every":
        items |= {"count": {"at_least": 1}, "every": _item(rng, name)}
    elif kind == "share":
        items["share"] = {
            "of": _item(rng, name),
            "at_least": rng.choice((Decimal("0.5"), Decimal(1))),
        }
    elif kind == "few":
        items["count"] = {"at_most": rng.choice((0, 1))}
    return {name: items or {"count": {"at_least": 1}}}


def _item(rng: Random, name: str) -> Table:
    field = rng.choice(sorted(FIELDS[name]))
    value = rng.choice(FIELDS[name][field])
    matchers = [{"present": True}, value] if field in ("report", "owner", "deadline") else [value]
    asked = {field: rng.choice(matchers)}
    if field == "owner":
        asked = {field: {"present": True}}
    if field == "report":
        asked = {field: {"present": True}}
    return {"not": asked} if rng.random() < 0.2 and field in ("status", "type", "light") else asked


def _costs(rng: Random) -> Steps:
    """
    Costs at random; a change takes at least what supplying takes, which it includes.
    """
    kinds = []
    for name in FIELDS:
        supply = rng.randint(1, 3)
        prices = {"supply": supply, "add": rng.randint(1, 5), "change": supply + rng.randint(0, 3)}
        kinds += [
            StepKind(collection=name, act=act, label=LABEL, cost=Decimal(price))
            for act, price in cast("dict[Act, int]", prices).items()
        ]
    return Steps(provenance=Provenance.DESIGN, kinds=tuple(kinds))


def _dossier(rng: Random, names: Sequence[str]) -> Dossier:
    held: Table = {}
    for name in names:
        if rng.random() < 0.15:
            continue
        items = []
        for _ in range(rng.choice((0, 1, 1, 2))):
            values = {field: rng.choice((None, *values)) for field, values in FIELDS[name].items()}
            values = {k: v for k, v in values.items() if v is not None}
            if name in DATED:
                values["date"] = LONG_AGO
            items.append(RECORDS[name](**values))
        held[name] = tuple(items)
    unknown = [name for name in held if rng.random() < 0.2]
    return Dossier(incomplete=tuple(unknown), as_of=ON, **held)


def _edition(norms: tuple[Norm, ...], steps: Steps) -> Edition:
    return Edition(
        id="klein",
        revision=1,
        title=LABEL,
        text=LABEL,
        valid_from=date(2000, 1, 1),
        certificate=CertificateTerms(
            duration=Duration(months=36),
            first_level="basis",
            next_level="continu",
            sources=(),
            provenance=Provenance.DESIGN,
        ),
        parameters=(),
        vocabularies=VOCABULARY_RECORDS,
        sources=(),
        facts=FACT_RECORDS,
        sections=(Section(id="deel", title=LABEL, norms=norms),),
        steps=steps,
    )


def cheaper_than(case: Small, limit: Decimal | None, *, most: int = 2) -> list[Change] | None:
    """
    Steps that reach MET and cost less than the limit; ``None`` where there are none.

    Without a limit they may cost anything; at most so many steps are taken.
    """
    costs = {(k.collection, k.act): k.cost for k in case.edition.steps.kinds}  # type: ignore[union-attr]
    changes = list(_changes(case.dossier))
    for number in range(most + 1):
        for chosen in combinations(changes, number):
            steps = {step for step, _ in chosen}
            if len({step for step in steps if step[1] is not None}) < sum(
                step[1] is not None for step, _ in chosen
            ):
                continue
            cost = sum((costs[step[0], step[2]] for step, _ in chosen), Decimal(0))
            if limit is not None and cost >= limit:
                continue
            dossier = _changed(case.dossier, chosen)
            if dossier is not None and assess(case.edition, dossier).verdict is MET:
                return list(chosen)
    return None


def _changes(dossier: Dossier) -> Iterator[Change]:
    for name, fields in FIELDS.items():
        items = getattr(dossier, name)
        unknown = items is None or name in dossier.incomplete
        if unknown:
            yield (name, -1, "supply"), {}
        for index, item in enumerate(items or ()):
            free = {f: v for f, v in fields.items() if getattr(item, f) is None}
            open_ = {f: v for f, v in fields.items() if f in free or f in CHANGEABLE[name]}
            for act, choices in (("supply", free), ("change", open_)):
                for values in _fillings(choices):
                    given = [field for field in values if field not in free]
                    if values and (act == "supply" or given):
                        yield (name, index, act), values
        for act in ("add", *(("supply",) if unknown else ())):
            for values in _fillings(fields):
                if act == "supply" or values.get("deadline") in (None, ON, LATER):
                    yield (name, None, act), values


def _fillings(choices: Mapping[str, tuple[Any, ...]]) -> Iterator[Table]:
    for values in product(*((None, *them) for them in choices.values())):
        yield {f: v for f, v in zip(choices, values, strict=True) if v is not None}


def _changed(dossier: Dossier, chosen: tuple[Change, ...]) -> Dossier | None:
    held: Table = {name: getattr(dossier, name) for name in FIELDS}
    incomplete = set(dossier.incomplete)
    for (name, index, _), values in sorted(chosen, key=lambda it: str(it[0])):
        items = list(held[name] or ())
        if index == -1:
            incomplete.discard(name)
        elif index is None:
            dated = {"date": ON} if name in DATED else {}
            items.append(RECORDS[name](**values, **dated))
        else:
            items[index] = attrs.evolve(items[index], **values)
        held[name] = tuple(items)
    try:
        return attrs.evolve(dossier, incomplete=tuple(incomplete), **held)
    except KvoNormsError:
        return None
