"""
Small changes to a dossier's TOML that leave every other character as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

import tomli_w

from kvo_norms.dossier import Dossier, Finding
from kvo_norms.errors import InvalidInputError, MissingExtraError, UnusableCallError
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import parse_text
from kvo_norms.reading.locating import places_in
from kvo_norms.reading.places import Spot
from kvo_norms.writing import as_plain

_ARRAY = re.compile(r"""(?:findings|"findings"|'findings')[ \t]*=[ \t]*""")


def with_digests(text: str, digests: Mapping[int, str], dossier: Dossier) -> str:
    """
    The TOML with a ``sha256`` beside the ``file`` of each of these documents, by their index.

    It stands in the next line, or before it in a table within braces. `dossier` is what the text
    must hold then.

    Raises
    ------
    UnusableCallError
        Where the text is written such that this cannot be done.
    MissingExtraError
        Without the extra ``cli``.
    """
    documents = _root(text).children["documents"]
    starts = {documents.children[index].children["file"].offset: index for index in digests}
    for start in sorted(starts, reverse=True):
        entry = f'sha256 = "{digests[starts[start]]}"'
        indent = text[text.rfind("\n", 0, start) + 1 : start]
        if indent.strip():
            text = f"{text[:start]}{entry}, {text[start:]}"
            continue
        end = _end(text, start, "\n")
        newline = _newline(text)
        before = text[:end] if text[:end].endswith("\n") else text[:end] + newline
        text = f"{before}{indent}{entry}{newline}{text[end:]}"
    return _sure(text, dossier)


def with_findings(text: str, findings: Sequence[Finding], dossier: Dossier) -> str:
    """
    The TOML with these findings behind those that it has.

    They stand at the end of the text; where the findings are written as one array, at its end.
    `dossier` is what the text must hold then.

    Raises
    ------
    UnusableCallError
        Where the text is written such that this cannot be done.
    MissingExtraError
        Without the extra ``cli``.
    """
    tables = [tomli_w.dumps(as_plain(finding, "toml")) for finding in findings]
    newline = _newline(text)
    spot = _root(text).children.get("findings")
    found = None if spot is None else _ARRAY.match(text, spot.offset)
    if spot is None or found is None:
        added = "\n".join(f"[[findings]]\n{table}" for table in tables).replace("\n", newline)
        return _sure(f"{text.rstrip()}{newline}{newline}{added}", dossier)
    inline = [f"{{ {', '.join(table.splitlines())} }}" for table in tables]
    items = list(spot.children.values())
    if not items:
        place = found.end() + 1
        return _sure(f"{text[:place]}{', '.join(inline)}{text[place:]}", dossier)
    start = items[-1].offset
    place = _end(text, start, "}", before="x = ")
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    between = " " if indent.strip() else f"{newline}{indent}"
    added = "".join(f",{between}{table}" for table in inline)
    return _sure(f"{text[:place]}{added}{text[place:]}", dossier)


def _root(text: str) -> Spot:
    """
    Where the parts of the text stand.
    """
    places = places_in(text, "toml")
    if places is not None:
        return places.root
    if find_spec("tree_sitter") is None or find_spec("tree_sitter_toml") is None:
        raise MissingExtraError("changing a TOML file in place", "cli")
    raise _unchangeable()


def _end(text: str, start: int, closing: str, *, before: str = "") -> int:
    """
    Where the statement or value ends that starts there: at the first closing mark, or the end of
    the text, up to which it can be read.
    """
    for end in _ends(text, start, closing):
        try:
            tomllib.loads(before + text[start:end])
        except tomllib.TOMLDecodeError:
            continue
        return end
    raise _unchangeable()


def _ends(text: str, start: int, closing: str) -> Iterator[int]:
    end = text.find(closing, start)
    while end >= 0:
        yield end + 1
        end = text.find(closing, end + 1)
    yield len(text)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _sure(text: str, expected: Dossier) -> str:
    """
    The text, after it was read again.
    """
    try:
        dossier, faults = dossier_in(parse_text(text, file="", syntax="toml"))
    except InvalidInputError as error:
        raise _unchangeable() from error
    if faults or dossier != expected:
        raise _unchangeable()
    return text


def _unchangeable() -> UnusableCallError:
    message = "this TOML cannot be changed and kept as it is"
    return UnusableCallError(message, "write the change by hand")
