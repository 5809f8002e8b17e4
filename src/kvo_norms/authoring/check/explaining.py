"""
The page of a rule: what it finds, why, what to avoid and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kvo_norms.authoring.check.registry import CHAPTERS, RULES
from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Rule

SEVERITIES = {
    Severity.ERROR: "an error",
    Severity.WARNING: "a warning",
    Severity.NOTE: "a note, which changes no exit code",
}


def rule_page(rule: Rule) -> str:
    """
    The page of a rule, in Markdown.
    """
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        f"{rule.summary} It is {SEVERITIES[rule.severity]}.",
        "",
        "## Why",
        "",
        rule.why,
        "",
        "## Avoid",
        "",
        *_listing(rule.avoid),
        "",
        "## Prefer",
        "",
        *_listing(rule.prefer),
    ]
    return "\n".join(lines) + "\n"


def _listing(example: str) -> Iterator[str]:
    yield "```toml"
    yield from example.splitlines()
    yield "```"


def rule_pages() -> Mapping[str, str]:
    """
    A page for each rule and one that lists them, by file name.
    """
    return {"README.md": _list(), **{f"{code}.md": rule_page(rule) for code, rule in RULES.items()}}


def _list() -> str:
    lines = [
        "# The rules of check",
        "",
        "What `kvo-norms check` looks for in an edition: [check a catalogue]"
        "(../../how-to/check-a-catalogue.md).",
        "Codes are stable, and none is used again for something else. Each example on the pages",
        "is run by a test: what to avoid gives the code, what to prefer does not. Of norms, stars",
        "and sources the examples show only the keys that matter.",
        "",
        "This page and those of the rules are made from the rules in `kvo_norms.authoring.check`.",
    ]
    for title, rules in CHAPTERS.items():
        lines += ["", f"## {title}", "", "| code | name | | |", "|---|---|---|---|"]
        for rule in rules:
            link = f"[{rule.code}]({rule.code}.md)"
            lines.append(f"| {link} | {rule.name} | {rule.severity.value} | {rule.summary} |")
    return "\n".join(lines) + "\n"
