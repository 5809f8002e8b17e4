"""
Code that asks whether the records of a dossier agree with each other. What is wrong, where they do
not, `kvo_norms.dossier.coherence` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

from kvo_norms.coding import Namespace, Source, code_of
from kvo_norms.dossier import Dossier
from kvo_norms.dossier.coherence import NOT_EVIDENCE
from kvo_norms.kinds import Form, Shape, shapes_of


def agrees(dossier: Dossier) -> bool:
    """
    Whether nothing in a dossier contradicts itself.
    """
    return (
        _identifiers_agree()(dossier)
        and _all_differ([(it.norm, it.date) for it in dossier.findings])
        and (dossier.application is None or _has_predecessor(dossier))
        and _all_differ([fact.name for fact in dossier.facts])
    )


def _all_differ(values: Sequence[object]) -> bool:
    return len(values) < 2 or len(set(values)) == len(values)


def _has_predecessor(dossier: Dossier) -> bool:
    """
    Whether the history, where it is complete, knows the first and last day of a former certificate.
    """
    application, history = dossier.application, dossier.certificates
    if application is None or history is None or "certificates" in dossier.incomplete:
        return True
    return _is_known(application.previous_from, [it.valid_from for it in history]) and _is_known(
        application.previous_until, [it.valid_until for it in history]
    )


def _is_known(day: date | None, known: Sequence[date | None]) -> bool:
    return day is None or day in known or None in known


def _has_twice(items: Iterable[Any]) -> bool:
    """
    Whether two items have one id.
    """
    return not _all_differ([item.id for item in items if item.id is not None])


@cache
def _identifiers_agree() -> Callable[[Dossier], bool]:
    """
    The function that looks at ids, what refers to them, and the names of incomplete collections.
    """
    collections = dict(_collections())
    source = Source(Namespace(), depth=1)
    source.line("incomplete = dossier.incomplete")
    evidence = frozenset(collections) - NOT_EVIDENCE
    with source.block(f"if incomplete and not {source.bind(evidence)}.issuperset(incomplete):"):
        source.line("return False")
    names = {path: _write_items(path, source) for path in collections}
    for path, record in collections.items():
        if "id" in vars(record)["__slots__"]:
            _write_ids(names[path], source)
    for path, record in collections.items():
        if path not in NOT_EVIDENCE:
            _write_references(names, path, record, collections, source)
    source.line("return True")
    values = source.namespace.values
    exec(code_of(source.text("def agree(dossier):"), "agreement"), values)  # noqa: S102
    return cast("Callable[[Dossier], bool]", values["agree"])


def _collections() -> Iterator[tuple[str, type]]:
    """
    The dotted path of every collection of records, and the class of its items.
    """
    for name, shape in shapes_of(Dossier).items():
        if shape.form is Form.COLLECTION and shape.record is not None:
            yield name, shape.record
        elif shape.form is Form.RECORD and shape.record is not None:
            for inner, inner_shape in shapes_of(shape.record).items():
                if inner_shape.form is Form.COLLECTION and inner_shape.record is not None:
                    yield f"{name}.{inner}", inner_shape.record


def _write_items(path: str, source: Source) -> str:
    """
    Find the items of a collection; the name that they are known by.
    """
    items = source.local("items")
    outer, _, inner = path.partition(".")
    if inner:
        source.line(f"{items} = dossier.{outer} and dossier.{outer}.{inner}")
    else:
        source.line(f"{items} = dossier.{outer}")
    return items


def _write_ids(items: str, source: Source) -> None:
    """
    Gather the ids of a collection and refuse one that is used twice.
    """
    source.line(f"ids_{items} = None")
    with source.block(f"if {items} is not None:"):
        source.line(f"ids_{items} = {{x.id for x in {items}}}")
        twice = f"{source.bind(_has_twice)}({items})"
        with source.block(f"if len(ids_{items}) < len({items}) and {twice}:"):
            source.line("return False")
        source.line(f"ids_{items}.add(None)")


def _write_references(
    names: Mapping[str, str],
    path: str,
    record: type,
    collections: Mapping[str, type],
    source: Source,
) -> None:
    """
    Refuse an item that refers to what a complete collection does not hold.
    """
    referring = [s for s in shapes_of(record).values() if s.references in collections]
    for shape in referring:
        target = cast("str", shape.references)
        known = f"ids_{names[target]}"
        is_complete = f"{source.bind(target)} not in incomplete"
        with source.block(f"if {names[path]} and {known} is not None and {is_complete}:"):
            _write_reference(names[path], known, shape, source)


def _write_reference(items: str, known: str, shape: Shape, source: Source) -> None:
    value = f"x.{shape.name}"
    if shape.form is Form.WORDS:
        unknown = f"{value} and not {known}.issuperset({value})"
    else:
        unknown = f"{value} not in {known}"
    with source.block(f"for x in {items}:"), source.block(f"if {unknown}:"):
        source.line("return False")
