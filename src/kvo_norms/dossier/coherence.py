"""
What must agree across the records of one dossier.

The readers use these checks also on a dossier of which some parts could not be read; ``None``
stands in their place, also where a record requires something.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.kinds import Form, Shape, shapes_of

Collections = Mapping[str, tuple[Any, ...] | None]

NOT_EVIDENCE = frozenset({"findings", "waivers", "facts"})
"""Collections of the dossier that patterns do not search."""


def collections_of(dossier: Any) -> Collections:
    """
    Every collection of records by its dotted path, such as ``area.sub_areas``.

    ``None`` where it was not given.
    """
    found: dict[str, tuple[Any, ...] | None] = {}
    for name, shape in shapes_of(type(dossier)).items():
        value = getattr(dossier, name)
        if shape.form is Form.COLLECTION:
            found[name] = value
        elif shape.form is Form.RECORD and shape.record is not None:
            for inner, inner_shape in shapes_of(shape.record).items():
                if inner_shape.form is Form.COLLECTION:
                    found[f"{name}.{inner}"] = getattr(value, inner, None)
    return found


def problems_of(dossier: Any) -> list[Fault]:
    """
    What contradicts itself in a dossier, each with its path from the dossier's root.
    """
    collections = collections_of(dossier)
    return [
        *_unknown_incomplete(dossier, collections),
        *_duplicate_ids(collections),
        *_dangling_references(dossier, collections),
        *_unknown_predecessor(dossier),
        *_repeated_findings(dossier),
        *_repeated_facts(dossier),
    ]


def _unknown_incomplete(dossier: Any, collections: Collections) -> Iterator[Fault]:
    known = [name for name in collections if name not in NOT_EVIDENCE]
    for index, name in enumerate(dossier.incomplete):
        if name is not None and name not in known:
            yield Fault(
                path=("incomplete", index),
                message=f"unknown collection '{name}'",
                advice=suggestion(name, known),
            )


def _duplicate_ids(collections: Collections) -> Iterator[Fault]:
    for path, items in collections.items():
        seen: set[str] = set()
        for index, item in enumerate(items or ()):
            name = _id(item)
            if name is None:
                continue
            if name in seen:
                yield Fault(
                    path=(*path.split("."), index, "id"),
                    message=f"id '{name}' is used twice in {path}",
                    advice="give each its own",
                )
            seen.add(name)


def _dangling_references(dossier: Any, collections: Collections) -> Iterator[Fault]:
    """
    References to items that a complete collection does not hold.
    """
    known = {
        path: {name: None for name in map(_id, items) if name is not None}
        for path, items in collections.items()
        if items is not None and path not in dossier.incomplete
    }
    for path in (name for name in collections if name not in NOT_EVIDENCE):
        for index, item in enumerate(collections[path] or ()):
            if item is None:
                continue
            for shape in shapes_of(type(item)).values():
                ids = known.get(shape.references or "")
                if ids is None:
                    continue
                for tail, wanted in _references(item, shape):
                    if wanted is not None and wanted not in ids:
                        yield Fault(
                            path=(*path.split("."), index, *tail),
                            message=f"refers to '{wanted}', which {shape.references} does not hold",
                            advice=suggestion(wanted, ids),
                        )


def _id(item: Any) -> str | None:
    return getattr(item, "id", None)


def _references(item: Any, shape: Shape) -> Iterator[tuple[Path, str | None]]:
    value = getattr(item, shape.name)
    if value is None:
        return
    if shape.form is Form.WORDS:
        for position, wanted in enumerate(value):
            yield (shape.name, position), wanted
    else:
        yield (shape.name,), value


def _unknown_predecessor(dossier: Any) -> Iterator[Fault]:
    """
    A former certificate of which the history knows no first or no last day.
    """
    history = dossier.certificates
    if history is None or "certificates" in dossier.incomplete:
        return
    for field, end, words in (
        ("previous_from", "valid_from", "starts on"),
        ("previous_until", "valid_until", "ends on"),
    ):
        day = getattr(dossier.application, field, None)
        known = [getattr(certificate, end, None) for certificate in history]
        if day is not None and day not in known and None not in known:
            yield Fault(
                path=("application", field),
                message=f"no certificate in the history {words} {day}",
                advice="correct the day, or add the certificate",
            )


def _repeated_findings(dossier: Any) -> Iterator[Fault]:
    seen = set()
    for index, finding in enumerate(dossier.findings):
        key = (getattr(finding, "norm", None), getattr(finding, "date", None))
        if None in key:
            continue
        if key in seen:
            yield Fault(
                path=("findings", index),
                message=f"a second finding on {finding.norm} of {finding.date}",
                advice="keep one finding a day for each norm",
            )
        seen.add(key)


def _repeated_facts(dossier: Any) -> Iterator[Fault]:
    names = [getattr(fact, "name", None) for fact in dossier.facts]
    for name in dict.fromkeys(names):
        if name is not None and names.count(name) > 1:
            yield Fault(
                path=("facts", name),
                message=f"the fact '{name}' is stated twice",
                advice="state it once",
            )
