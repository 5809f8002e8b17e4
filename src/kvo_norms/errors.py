"""
What can go wrong, as data: a fault knows its place, an error knows its faults.

Messages are in lower case and without a final stop: what is wrong, then after a
semicolon what to do.
"""

from __future__ import annotations

from collections.abc import Iterable

from kvo_norms.records import frozen

Path = tuple[str | int, ...]
"""A place in a document: keys and, for the items of an array, indexes from 0."""


@frozen(kw_only=True)
class Fault:
    """
    One thing that is wrong with an input, and where.
    """

    message: str
    """What is wrong."""
    advice: str | None = None
    """What to do about it."""
    path: Path = ()
    """Where in the document; empty for the document as a whole."""
    file: str | None = None
    """The file, as the caller named it."""
    line: int | None = None
    """Line in the file, from 1."""
    column: int | None = None
    """Column in the line, in characters from 1."""
    sheet: str | None = None
    """The sheet, where the file is a workbook: line and column are those of the sheet then."""
    norm: str | None = None
    """The norm in which it stands, if it stands in one."""

    def __str__(self) -> str:
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        if self.sheet is not None:
            place = [*([] if self.file is None else [self.file]), _in_sheet(self)]
        said = self.message if self.advice is None else f"{self.message}; {self.advice}"
        where = written_path(self.path, pointer=(self.file or "").lower().endswith(".json"))
        if self.norm is not None:
            where = f"{where}, norm {self.norm}" if where else f"norm {self.norm}"
        return ": ".join(filter(None, [":".join(place), where, said]))


class KvoNormsError(Exception):
    """
    The root of every error that this library raises on purpose.
    """


class InvalidInputError(KvoNormsError, ValueError):
    """
    An input that cannot be used, with all its faults.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class UnreadPartWarning(UserWarning):
    """
    A sheet or a column of a workbook that is not read, since a dossier has none of that name.
    """


class InvalidRecordError(KvoNormsError, ValueError):
    """
    A record whose values contradict each other or lie out of range.

    ``problems`` holds faults whose paths start at the record.
    """

    def __init__(self, problems: Iterable[Fault]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnusableCallError(KvoNormsError, ValueError):
    """
    A call that cannot be carried out as it was made.
    """

    def __init__(self, message: str, advice: str) -> None:
        self.message = message
        self.advice = advice
        super().__init__(message, advice)

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}"


class UnknownNameError(KvoNormsError, LookupError):
    """
    A name that nothing bears: an edition, a norm.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what = what
        self.name = name
        self.known = tuple(known)
        super().__init__(what, name, self.known)

    def __str__(self) -> str:
        return f"unknown {self.what} '{self.name}'; {suggestion(self.name, self.known)}"


class MissingExtraError(KvoNormsError, ImportError):
    """
    Something asked for needs an extra that is not installed.
    """

    def __init__(self, what: str, extra: str) -> None:
        self.what = what
        self.extra = extra
        super().__init__(what, extra)

    def __str__(self) -> str:
        return f"{self.what} needs an extra; install it with: pip install 'kvo-norms[{self.extra}]'"


def _in_sheet(fault: Fault) -> str:
    """
    The place in a workbook: its sheet, the row and the letters of the column.
    """
    said = f" sheet '{fault.sheet}'"
    if fault.line is not None:
        said += f", row {fault.line}"
    letters, column = "", fault.column or 0
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{said}, column {letters}" if letters else said


def written_path(path: Path, *, pointer: bool = False) -> str:
    """
    A path in TOML words (``surveys[0].sent``), or as a JSON pointer (``/surveys/0/sent``).
    """
    if pointer:
        return "".join("/" + str(p).replace("~", "~0").replace("/", "~1") for p in path)
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            bare = part.replace("-", "").replace("_", "")
            name = part if bare.isalnum() and bare.isascii() else f'"{part}"'
            written += f".{name}" if written else name
    return written


def suggestion(name: str, known: Iterable[str | None]) -> str:
    """
    "did you mean …?" where a known name is near, else the known names.

    ``None`` among the known names stands for one that could not be read.
    """
    import difflib  # only needed once something is wrong

    names = sorted({found for found in known if found is not None})
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    near = near or [known for known in names if len(name) > 2 and name in known][:3]
    if near:
        return "did you mean " + " or ".join(f"'{known}'" for known in near) + "?"
    if not names:
        return "none is known here"
    shown = ", ".join(names[:20])
    return f"known: {shown}" + (", …" if len(names) > 20 else "")
