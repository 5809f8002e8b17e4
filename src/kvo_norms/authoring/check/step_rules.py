"""
KN1xx: what an edition does not say of the steps that its norms ask for.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.sources import Place
from kvo_norms.authoring.spots import Spot, in_toml, parts_of
from kvo_norms.catalogue import Norm, Star
from kvo_norms.dossier.doing import ACTS
from kvo_norms.patterns import Field, FromDossier

Asked = tuple[str, Spot]
"""A collection or record, and the way to where a norm asks for it."""


def uncosted_collections(subject: Subject) -> Iterator[Found]:
    """
    Collections that norms ask for, and of which no kind of step says what it costs.
    """
    edition = subject.edition
    if edition.steps is None:
        return
    told = {kind.collection for kind in edition.steps.kinds}
    for holder in holders_of(edition):
        for collection, spot in _asked(holder):
            if collection not in told:
                told.add(collection)
                yield Found(
                    place=_place(subject, holder, spot),
                    message=f"steps.toml does not say what steps in '{collection}' cost",
                    advice=f"say what it costs to {' or '.join(ACTS[collection])} there",
                    norm=holder.id,
                )


def _asked(holder: Norm | Star) -> Iterator[Asked]:
    """
    The collections and records in which something can be done about a norm, or about a star.
    """
    ways: dict[Spot, tuple[str, ...]] = {}
    for spot, part in parts_of(holder):
        match part:
            case Field(name=name):
                above = max((it for it in ways if spot[: len(it)] == it), key=len, default=())
                ways[spot] = (*ways.get(above, ()), name)
                collection = ".".join(ways[spot])
            case FromDossier(path=path):
                collection = ".".join(path[:-1])
            case _:
                continue
        if collection in ACTS:
            yield collection, spot
    if isinstance(holder, Norm) and holder.question is not None:
        yield "findings", ("question",)


def _place(subject: Subject, holder: Norm | Star, spot: Spot) -> Place:
    return subject.files.place_of(holder.id, in_toml(holder, spot))


RULES = (
    Rule(
        code="KN107",
        name="step-without-cost",
        severity=Severity.WARNING,
        summary="Norms ask for a collection, and steps.toml says of no step in it what it costs.",
        why="A plan counts one hour and no waiting for such a step, adds that to the estimates of "
        "the others, and easily takes it for the cheapest.",
        avoid="""
            # steps.toml
            provenance = "design"

            [[steps]]
            collection = "partners"
            act = "add"
            label = { nl = "Een partner vragen", en = "Ask a partner" }
            cost = 8
        """,
        prefer="""
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
            lead = "P8W"
        """,
        find=uncosted_collections,
    ),
)
