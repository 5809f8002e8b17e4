"""
What something in the catalogue says it rests on: its sources and its provenance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kvo_norms.catalogue import Provenance, Source
from kvo_norms.errors import Fault, suggestion


def grounds_faults(
    sources: tuple[str | None, ...] | None,
    provenance: Provenance | None,
    declared: Iterable[Source],
) -> Iterator[Fault]:
    """
    No source, unknown sources, and ``official`` where none of them is.

    ``None`` stands for what could not be read, and gives no fault here.
    """
    if sources is None:
        return
    known = {source.id: source for source in declared}
    if not sources:
        yield Fault(path=("sources",), message="no source", advice="name at least one")
    for index, name in enumerate(sources):
        if name is not None and name not in known:
            message = f"unknown source '{name}'"
            yield Fault(path=("sources", index), message=message, advice=suggestion(name, known))
    official = any(known[name].official is not False for name in sources if name in known)
    if provenance is Provenance.OFFICIAL and not official:
        message = "provenance 'official' without an official source"
        advice = "name a source in which the scheme or its manager speaks, or write reported"
        yield Fault(path=("provenance",), message=message, advice=advice)
