"""
What came of a replay.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kvo_norms.catalogue import Text
from kvo_norms.errors import Path
from kvo_norms.records import frozen

Code = Literal[
    "receipt_altered",
    "assessment_altered",
    "edition_differs",
    "revision_differs",
    "edition_altered",
    "dossier_altered",
    "evaluators_disagree",
    "result_differs",
    "library_differs",
    "explanation_differs",
]


@frozen(kw_only=True)
class Difference:
    """
    Something that is not as the receipt says, or not as it should be.
    """

    code: Code
    """What kind of difference it is."""
    norm: str | None = None
    """The norm or star in which it is, where it is in one."""
    path: Path = ()
    """Where in the assessment's file; empty where it is about the whole."""
    part: Path | None = None
    """Where in the dossier, where a part of a pattern comes to something else."""
    said: str | None = None
    """What the file says, or the first evaluator."""
    now: str | None = None
    """What comes out now, or what the second evaluator says."""
    sentence: Text
    """The same in words."""


@frozen(kw_only=True)
class Replay:
    """
    An assessment that was made again.
    """

    same: bool
    """Whether everything is as the receipt says; another version of the library may be."""
    edition: str
    """The edition's id, as the receipt has it."""
    revision: int
    """The edition's revision, as the receipt has it."""
    on: date
    """The day of the assessment."""
    sha256: str
    """The digest of the receipt, as it says itself."""
    library: str
    """The version of kvo_norms that made the assessment."""
    replayed_by: str
    """The version of kvo_norms that made it again."""
    differences: tuple[Difference, ...] = ()
    """What is not the same; empty exactly where all is."""
    remarks: tuple[Difference, ...] = ()
    """What is not the same and need not be: the library, and how it explains."""
