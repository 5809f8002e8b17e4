"""
What of an edition does not depend on the dossier, worked out once for each edition.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from kvo_norms.assessing.judging import ready_results
from kvo_norms.assessing.plain import PlainFacts
from kvo_norms.assessing.scoring import Scale, scale_of
from kvo_norms.assessing.verdicts import Deciding
from kvo_norms.catalogue import Edition, Provenance, Weight, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.errors import InvalidInputError
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import ranks_of
from kvo_norms.fitting import misfits
from kvo_norms.records import frozen

if TYPE_CHECKING:
    from kvo_norms.assessment import NormResult
    from kvo_norms.compiling import Facts, Program

    Compiled = tuple[Program, Callable[[Program, Dossier], Facts]]

INTERPRETED = 4
"""For so many dossiers nothing is compiled that can be interpreted: a few are done sooner so."""
KEPT = 32
"""For so many editions it is kept what was worked out."""


@frozen(kw_only=True)
class Scoring:
    """
    What verdicts and scores rest on.
    """

    blocking: Deciding
    """The norms that block."""
    not_inferred: Deciding
    """The same without those that are only inferred."""
    attention: frozenset[int]
    """The places of the norms that do not block."""
    sections: Scale
    themes: Scale


class Prepared:
    """
    An edition, ready to assess dossiers.
    """

    def __init__(self, edition: Edition) -> None:
        norms = tuple(norms_of(edition))
        self.edition = edition
        self.norms = norms
        """The norms in reading order, those of the stars last."""
        self.ids = tuple(norm.id for norm in norms)
        self.asking = tuple(norm.id for norm in norms if norm.question is not None)
        """The ids of the norms that a person must judge."""
        self.ranks = ranks_of(edition)
        self.rules = (
            *(
                Rule(
                    applies_when=norm.applies_when,
                    requires=norm.requires,
                    asks=norm.question is not None,
                )
                for norm in norms
            ),
            *(Rule(requires=star.applies_when) for star in edition.stars),
        )
        """What the norms and, after them, the stars ask."""
        self._compiled: Compiled | None = None
        self._fits: Callable[[Dossier], bool] | None = None
        self._checked = 0
        self._digest: str | None = None

    @cached_property
    def scoring(self) -> Scoring:
        """
        What the verdict and the scores of a dossier rest on.
        """
        edition, norms = self.edition, [norm for it in self.edition.sections for norm in it.norms]
        themes = [w.id for v in edition.vocabularies if v.id == "themes" for w in v.words]
        blocking = frozenset(i for i, it in enumerate(norms) if it.weight is Weight.EIS)
        inferred = {i for i, it in enumerate(norms) if it.provenance is Provenance.INFERRED}
        return Scoring(
            blocking=Deciding(self.ids, blocking),
            not_inferred=Deciding(self.ids, blocking - inferred),
            attention=frozenset(range(len(norms))) - blocking,
            sections=scale_of([it.id for it in edition.sections], [it.section for it in norms]),
            themes=scale_of(themes, [norm.theme for norm in norms]),
        )

    @cached_property
    def ready(self) -> tuple[tuple[NormResult | None, ...], ...]:
        """
        Per norm the result for each number that a program gives, where it needs no reason.
        """
        return tuple(map(ready_results, self.norms))

    def facts(self, dossier: Dossier, *, once: bool, plain: bool = False) -> Facts | PlainFacts:
        """
        The dossier's facts; `once` where nobody keeps them.

        Raises
        ------
        InvalidInputError
            Where the dossier uses words, facts or norms that the edition does not know.
        """
        few = self._compiled is None and self._checked < INTERPRETED
        self._check(dossier)
        if plain or (once and few):
            return PlainFacts(self.rules, self.ranks, dossier)
        program, facts_of = self._compiled or self._compile()
        return facts_of(program, dossier)

    def changed(self, facts: Facts | PlainFacts, dossier: Dossier) -> Facts | PlainFacts:
        """
        The facts of a dossier that differs, by what is known of the former one.
        """
        self._check(dossier)
        return facts.of(dossier)

    def digest(self, work_out: Callable[[], str]) -> str:
        """
        The edition's digest, worked out the first time.
        """
        if self._digest is None:
            self._digest = work_out()
        return self._digest

    def _check(self, dossier: Dossier) -> None:
        if self._fits is None and self._checked >= INTERPRETED:
            # Loaded when an edition is asked so often for the first time.
            from kvo_norms.compiling.fits import fits_of

            self._fits = fits_of(self.edition)
        self._checked += 1
        if self._fits is None or not self._fits(dossier):
            faults = misfits(dossier, self.edition)
            if faults:
                raise InvalidInputError(faults)

    def _compile(self) -> Compiled:
        # Loaded when an edition is compiled for the first time.
        from kvo_norms.compiling import facts_of, program_of

        program = program_of(self.rules, self.ranks, self.edition.id)
        self._compiled = (program, facts_of)
        return self._compiled


_KNOWN: dict[int, Prepared] = {}


def prepared(edition: Edition) -> Prepared:
    """
    What is known of an edition; the very same object is not looked at twice.
    """
    found = _KNOWN.get(id(edition))
    if found is None or found.edition is not edition:
        if len(_KNOWN) >= KEPT:
            # Whatever another thread does meanwhile, one is dropped.
            _KNOWN.pop(next(iter([*_KNOWN])), None)
        found = _KNOWN[id(edition)] = Prepared(edition)
    return found
