"""
What something in the catalogue says it rests on: its sources and its provenance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kvo_norms.catalogue import Provenance, Source
from kvo_norms.errors import Fault, suggestion


def grounds_faults(
    sources: tuple[str | None, ...] | None,
    provenance: Provenance | None,
    declared: Mapping[str, Source],
) -> Iterator[Fault]:
    """
    No source, unknown sources, and ``official`` where none of them is.

    `declared` are the edition's sources by their ids. ``None`` stands for what could not be read,
    and gives no fault here.
    """
    if sources is None:
        return
    if not sources:
        yield Fault(path=("sources",), message="no source", advice="name at least one")
    for index, name in enumerate(sources):
        if name is not None and name not in declared:
            message = f"unknown source '{name}'"
            yield Fault(path=("sources", index), message=message, advice=suggestion(name, declared))
    if provenance is Provenance.OFFICIAL and not any(
        source.official is not False for name, source in declared.items() if name in sources
    ):
        message = "provenance 'official' without an official source"
        advice = "name a source in which the scheme or its manager speaks, or write reported"
        yield Fault(path=("provenance",), message=message, advice=advice)
