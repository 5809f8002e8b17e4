"""
The engines in turn with the library, on the norms that each can express.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from benchmarks import evaluators
from benchmarks.dossiers import as_dossier
from benchmarks.peers.engines import ENGINES, Engine
from benchmarks.peers.rules import rules_as_of
from benchmarks.sixty_dossiers import ON, flawed_dossiers, sixty_norms
from kvo_norms import Dossier, Edition, Status


class DisagreementError(AssertionError):
    """
    An engine and the library differ about a norm.
    """


@attrs.frozen(kw_only=True)
class Contest:
    """
    An engine and the library on the same norms and dossiers.
    """

    engine: Engine
    edition: Edition
    """The sixty, without the norms that the engine cannot express."""
    norms: int
    cases: tuple[tuple[Any, Dossier], ...]
    """Each dossier in the engine's own form and as the library's record."""

    def functions(self) -> dict[str, Callable[[], None]]:
        """
        What is timed: each call goes through all dossiers once.
        """

        def theirs() -> None:
            for prepared, _ in self.cases:
                self.engine.run(prepared)

        def ours() -> None:
            for _, dossier in self.cases:
                evaluators.statuses(self.edition, dossier, ON)

        return {self.engine.name: theirs, "kvo_norms": ours}


def contest(name: str, count: int = 20) -> Contest:
    """
    The engine of that name, ready to be timed.

    Raises
    ------
    DisagreementError
        Where it says something else than the library about a norm of one of the dossiers.
    """
    tables = [table | {"findings": []} for table in flawed_dossiers(count)]
    _, load = ENGINES[name]
    engine = load(rules_as_of(ON))
    prepared = [engine.prepare(prepared_tables(table)) for table in tables]
    answers = [engine.answers(engine.run(form)) for form in prepared]
    made = narrowed(sixty_norms(), frozenset(answers[0]))
    dossiers = [as_dossier(table) for table in tables]
    for answered, dossier in zip(answers, dossiers, strict=True):
        found = evaluators.statuses(made, dossier, ON)
        expected = {n: s in (Status.MET, Status.NOT_APPLICABLE) for n, s in found.items()}
        if answered != expected:
            differing = sorted(n for n in expected if answered.get(n) != expected[n])
            raise DisagreementError(f"{name} differs on {', '.join(differing)}")
    return Contest(
        engine=engine,
        edition=made,
        norms=len(answers[0]),
        cases=tuple(zip(prepared, dossiers, strict=True)),
    )


def narrowed(edition: Edition, ids: frozenset[str]) -> Edition:
    """
    The edition with these norms alone, and without stars.
    """
    sections = tuple(
        attrs.evolve(section, norms=tuple(norm for norm in section.norms if norm.id in ids))
        for section in edition.sections
    )
    return attrs.evolve(edition, sections=sections, stars=())


def prepared_tables(tables: dict[str, Any]) -> dict[str, Any]:
    """
    The dossier with days as numbers, and what an item leaves out filled in with its default.
    """
    filled = {
        name: [_DEFAULTS[name] | item for item in value] if name in _DEFAULTS else value
        for name, value in tables.items()
    }
    return {name: _in_numbers(value) for name, value in filled.items()}


def _in_numbers(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: _in_numbers(inner) for key, inner in value.items()}
    return value.toordinal() if isinstance(value, date) else value


_DEFAULTS: dict[str, dict[str, Any]] = {
    "goals": {"plan": "huidig"},
    "measures": {"plan": "huidig", "extra": False},
    "documents": {"draft": False},
}
