"""
KN4xx: stars that stand for nothing of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.reasoning import idle_stars
from kvo_norms.authoring.spots import in_toml
from kvo_norms.catalogue import Star


def stars_of_nothing(subject: Subject) -> Iterator[Found]:
    """
    Stars that every area with the certificate has.
    """
    return _idle(subject, is_star=True, advice="give it norms of its own, or a level and a max")


def norms_of_nothing(subject: Subject) -> Iterator[Found]:
    """
    Norms of stars that a norm of the base implies.
    """
    return _idle(subject, is_star=False, advice="ask for more than the certificate, or drop it")


def _idle(subject: Subject, *, is_star: bool, advice: str) -> Iterator[Found]:
    holders = {holder.id: holder for holder in holders_of(subject.edition)}
    for name, spot, message in idle_stars(subject.edition):
        holder = holders[name]
        if isinstance(holder, Star) is is_star:
            yield Found(
                place=subject.files.place_of(name, in_toml(holder, spot)),
                message=message,
                advice=advice,
                norm=name,
            )


RULES = (
    Rule(
        code="KN401",
        name="star-of-nothing",
        severity=Severity.WARNING,
        summary="A star that asks nothing beyond the certificate.",
        why="Every area with the certificate has it, so it tells nobody anything.",
        avoid="""
            # stars.toml
            [[stars]]
            id = "extra"
        """,
        prefer="""
            # stars.toml
            [[stars]]
            id = "extra"

            [[stars.norms]]
            id = "extra.enquete"
            requires.surveys.count.at_least = 2
        """,
        find=stars_of_nothing,
    ),
    Rule(
        code="KN402",
        name="star-asks-no-more",
        severity=Severity.WARNING,
        summary="A norm of a star that asks the same as a norm of the base which blocks, or less.",
        why="It is met wherever there is a certificate, and a star stands for more than that.",
        avoid="""
            # stars.toml
            [[stars]]
            id = "extra"

            [[stars.norms]]
            id = "extra.partners"
            requires.partners.covers.role = ["gemeente"]

            [[stars.norms]]
            id = "extra.enquete"
            requires.surveys.count.at_least = 2
        """,
        prefer="""
            # stars.toml
            [[stars]]
            id = "extra"

            [[stars.norms]]
            id = "extra.partners"
            requires.partners.covers.role = ["ondernemers"]

            [[stars.norms]]
            id = "extra.enquete"
            requires.surveys.count.at_least = 2
        """,
        find=norms_of_nothing,
    ),
)
