"""
What a conversion brings: the dossier, and a line for everything that is not as it was.
"""

from __future__ import annotations

import attrs

from kvo_norms.catalogue import Text
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Path, written_path


@attrs.frozen(kw_only=True)
class Change:
    """
    Something that the new edition says in another way, or has no place for.
    """

    path: Path
    """Where it stood in the dossier before."""
    before: str
    """What stood there."""
    after: str | None
    """What stands there now; absent where nothing does."""
    reason: Text | None = None
    """Why nothing takes its place."""

    @property
    def lost(self) -> bool:
        """
        Whether the new dossier has nothing in its place but a note.
        """
        return self.after is None

    @property
    def sentence(self) -> Text:
        """
        The change in words.
        """
        place = written_path(self.path)
        if self.after is not None:
            return Text(
                nl=f"{place}: {self.before} is nu {self.after}",
                en=f"{place}: {self.before} is now {self.after}",
            )
        why = self.reason
        return Text(
            nl=f"{place}: {self.before} vervalt" + (f". {why.nl}" if why else ""),
            en=f"{place}: {self.before} has no place" + (f". {why.en}" if why else ""),
        )


@attrs.frozen(kw_only=True)
class Conversion:
    """
    A dossier in the words of another edition.
    """

    dossier: Dossier
    """The dossier; it fits the edition that it was carried to."""
    changes: tuple[Change, ...]
    """What is not as it was."""
