"""
What check says about the files of an edition: remarks, each by a rule with a stable code.
"""

from __future__ import annotations

import enum

from kvo_norms.errors import Path as TomlPath, written_path
from kvo_norms.records import frozen

FORMAT = "kvo-norms/check/1"
"""What the remarks call themselves as JSON."""


class Severity(enum.Enum):
    """
    How much a remark matters.
    """

    ERROR = "error"
    """The edition cannot be used, or says what cannot be meant."""
    WARNING = "warning"
    """Probably a mistake; where it is none, say why in the file."""
    NOTE = "note"
    """Worth knowing; it changes no exit code."""


@frozen(kw_only=True)
class Fix:
    """
    A change that mends what the remark is about and nothing else: something is taken out.
    """

    file: str
    """The file that changes."""
    path: TomlPath
    """The keys and indexes of what is taken out."""


@frozen(kw_only=True)
class Remark:
    """
    One thing that a rule found, and where.
    """

    code: str
    """The rule's code, such as ``KN101``."""
    severity: Severity
    message: str
    """What was found."""
    advice: str | None = None
    """What to do about it."""
    file: str | None = None
    """The file, below the folder as the caller named it."""
    path: TomlPath = ()
    """The keys and indexes that lead to the place in the file."""
    line: int | None = None
    """From 1."""
    column: int | None = None
    """In characters, from 1."""
    norm: str | None = None
    """The norm or star that it is about, where it is about one."""
    fix: Fix | None = None
    """The change that mends it, where one certainly does."""

    @property
    def sentence(self) -> str:
        """
        What was found and what to do about it.
        """
        return self.message if self.advice is None else f"{self.message}; {self.advice}"

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        where = written_path(self.path)
        if self.norm is not None:
            where = f"{where}, norm {self.norm}" if where else f"norm {self.norm}"
        head = f"{self.severity.value} {self.code}"
        return ": ".join(filter(None, [place, head, where, self.sentence]))


@frozen(kw_only=True)
class CheckResult:
    """
    The remarks on one or more editions, by file and line.
    """

    folders: tuple[str, ...]
    """The folders of the editions that were checked, as the caller named them."""
    remarks: tuple[Remark, ...]

    @property
    def is_clean(self) -> bool:
        """
        Whether there is neither an error nor a warning.
        """
        return all(remark.severity is Severity.NOTE for remark in self.remarks)
