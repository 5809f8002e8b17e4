"""
A comparison for the terminal, for a changelog and for programs.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from kvo_norms.authoring.compare.comparison import Becoming, Comparison
from kvo_norms.authoring.compare.telling import Entry, parts_of, summary
from kvo_norms.authoring.compare.words import say
from kvo_norms.authoring.lines import WIDTH, Line
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.safe import markdown, visible
from kvo_norms.writing import as_plain

STYLES = {
    Becoming.STRICTER: "red",
    Becoming.LOOSER: "green",
    Becoming.BOTH: "yellow",
    Becoming.DIFFERENT: "yellow",
}


def as_lines(comparison: Comparison, *, language: Language) -> Iterator[Line]:
    """
    The comparison as lines of at most 80 characters, each with a style for terminals.
    """
    yield _head(comparison, language), "bold"
    if comparison.same:
        yield say("same", language), ""
    for line in _wrapped(summary(comparison, language), "", ""):
        yield line, ""
    for part in parts_of(comparison, language):
        yield "", ""
        yield part.title, "bold"
        for entry in part.entries:
            style = STYLES.get(entry.becoming, "") if entry.becoming is not None else ""
            for line in _wrapped(_title(entry), "  ", "    "):
                yield line, style
            for place, told in entry.lines:
                whole = f"{place}: {told}" if place else told
                for line in _wrapped(whole, "      ", "        "):
                    yield line, "dim"


def as_markdown(comparison: Comparison, *, language: Language) -> str:
    """
    The comparison as a section of a changelog.
    """
    lines = [f"### {markdown(_head(comparison, language))}", ""]
    if comparison.same:
        lines += [say("same", language), ""]
    told = summary(comparison, language)
    if told:
        lines += [markdown(told), ""]
    for part in parts_of(comparison, language):
        lines += [f"#### {part.title}", ""]
        for entry in part.entries:
            what = f": {markdown(entry.what)}" if entry.what else ""
            lines.append(f"- {_code(entry.name)}{what}")
            for place, line in entry.lines:
                lines.append(f"  - {f'{_code(place)}: ' if place else ''}{markdown(line)}")
        lines.append("")
    return "\n".join(lines)


def _code(text: str) -> str:
    """
    An id or a place as code, a heading in words as it is.
    """
    is_code = bool(set("._[") & set(text))
    return f"`{visible(text)}`" if is_code and "`" not in text else markdown(text)


def as_json(comparison: Comparison) -> str:
    """
    The comparison as JSON; keys without a value are left out.
    """
    table = {"format": "kvo-norms/comparison/1", **as_plain(comparison)}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _head(comparison: Comparison, language: Language) -> str:
    revision = say("revision", language)
    return (
        f"{comparison.old} ({revision} {comparison.old_revision}) → "
        f"{comparison.new} ({revision} {comparison.new_revision})"
    )


def _title(entry: Entry) -> str:
    return f"{entry.name}: {entry.what}" if entry.what else entry.name


def _wrapped(text: str, indent: str, hang: str) -> list[str]:
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hang,
        break_on_hyphens=False,
    )
