"""
What a rule is, and what it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from inspect import cleandoc
from pathlib import Path

import attrs

from kvo_norms.authoring.check.remarks import Fix, Severity
from kvo_norms.authoring.scenarios import Scenario
from kvo_norms.authoring.sources import EditionFiles, Place, SourceFile
from kvo_norms.catalogue import Edition, Norm, Star, norms_of
from kvo_norms.records import frozen


@attrs.frozen(kw_only=True, eq=False)
class Subject:
    """
    An edition that was read without a fault, and what stands around it.
    """

    edition: Edition
    files: EditionFiles
    scenarios: tuple[Scenario, ...] | None
    """Its scenarios; ``None`` where they have faults, which are told then."""
    scenario_files: tuple[SourceFile, ...]
    """The files that they stand in, and those that hold the dossiers they start from."""
    siblings: tuple[Edition, ...]
    """The other editions beside its folder, the oldest first."""
    today: date

    @property
    def folder(self) -> Path:
        """
        The folder of the edition.
        """
        return Path(self.files.folder)


@frozen(kw_only=True)
class Found:
    """
    What a rule finds, before it is a remark.
    """

    place: Place
    message: str
    advice: str
    norm: str | None = None
    fix: Fix | None = None


Finder = Callable[[Subject], Iterable[Found]]


@frozen(kw_only=True)
class Rule:
    """
    One thing that check looks for.
    """

    code: str
    """Stable, and never used again for something else."""
    name: str
    """A few words in kebab case."""
    severity: Severity
    summary: str
    """One sentence: what it finds."""
    why: str
    """What goes wrong where it is left so."""
    avoid: str = attrs.field(converter=cleandoc)
    """TOML that the rule finds, by the name of its file in a comment."""
    prefer: str = attrs.field(converter=cleandoc)
    """The same TOML as it should be."""
    find: Finder | None = None
    """Absent for what is found while the files are read, or while remarks are left out."""


def holders_of(edition: Edition) -> Iterator[Norm | Star]:
    """
    Everything that bears patterns: norms, stars and their norms.
    """
    yield from norms_of(edition)
    yield from edition.stars
