"""
All rules, in the order of their codes.
"""

from __future__ import annotations

from collections.abc import Mapping

from kvo_norms.authoring.check.declared_rules import RULES as DECLARED
from kvo_norms.authoring.check.edition_rules import RULES as EDITIONS
from kvo_norms.authoring.check.pattern_rules import RULES as PATTERNS
from kvo_norms.authoring.check.published_rules import RULES as PUBLISHED
from kvo_norms.authoring.check.reading_rules import RULES as READING
from kvo_norms.authoring.check.rules import Rule
from kvo_norms.authoring.check.scenario_rules import RULES as SCENARIOS
from kvo_norms.authoring.check.source_rules import RULES as SOURCES
from kvo_norms.authoring.check.star_rules import RULES as STARS
from kvo_norms.authoring.check.step_rules import RULES as STEPS
from kvo_norms.authoring.check.suppressing import RULES as SUPPRESSIONS
from kvo_norms.authoring.check.text_rules import RULES as TEXTS
from kvo_norms.authoring.check.word_rules import RULES as WORDS

CHAPTERS: Mapping[str, tuple[Rule, ...]] = {
    "Reading": READING,
    "What is declared": tuple(sorted((*DECLARED, *WORDS, *STEPS), key=lambda rule: rule.code)),
    "Texts and sources": tuple(sorted((*TEXTS, *SOURCES), key=lambda rule: rule.code)),
    "Rules of norms": PATTERNS,
    "Stars": STARS,
    "Scenarios": SCENARIOS,
    "Editions beside each other": EDITIONS,
    "Published editions": PUBLISHED,
    "Comments that leave remarks out": SUPPRESSIONS,
}
"""The rules by subject, which is the first digit of their codes."""

RULES: Mapping[str, Rule] = {rule.code: rule for rules in CHAPTERS.values() for rule in rules}
"""Every rule by its code."""
