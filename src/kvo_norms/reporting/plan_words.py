"""
What reports of a plan say, in the two languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.explaining.formatting import date_text, number_text
from kvo_norms.explaining.labels import word_label
from kvo_norms.planning import Plan, Step
from kvo_norms.planning.results import CERTIFICATE
from kvo_norms.planning.telling import assumes
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import FixedWords, Language, in_language
from kvo_norms.reporting.words import said
from kvo_norms.verdict import MET

_WORDS = {
    "title": Text(nl="De goedkoopste weg naar {goal}", en="The cheapest way to {goal}"),
    "the_certificate": Text(nl="het certificaat", en="the certificate"),
    "the_star": Text(nl="“{title}”", en="“{title}”"),
    "as_of": Text(nl="naar de stand van {day}", en="as things stood on {day}"),
    "before": Text(nl="Zonder stappen: {verdict}.", en="Without steps: {verdict}."),
    "after": Text(nl="Met alle stappen: {verdict}.", en="With all steps: {verdict}."),
    "nothing": Text(nl="Er is niets te doen.", en="Nothing is to be done."),
    "no_steps": Text(nl="Geen stap brengt dit dichterbij.", en="No step brings this nearer."),
    "total": Text(
        nl="Samen {hours} werk; klaar op zijn vroegst op {day}.",
        en="Together {hours} of work; done on {day} at the earliest.",
    ),
    "total_steps": Text(
        nl="Samen {steps} stappen; wat zij kosten is niet bekend.",
        en="Together {steps} steps; what they cost is not known.",
    ),
    "one_step": Text(
        nl="Samen één stap; wat die kost is niet bekend.",
        en="One step in all; what it costs is not known.",
    ),
    "cheapest": Text(
        nl="Goedkopere stappen zijn er niet.", en="There are no steps that cost less."
    ),
    "not_shown": Text(
        nl="Of het goedkoper kan, is niet aangetoond: het zoeken is eerder gestopt.",
        en="Whether it can be done for less was not shown: the search was ended before.",
    ),
    "estimates": Text(
        nl="Uren en doorlooptijden zijn schattingen, geen gegevens van het schema.",
        en="Hours and lead times are estimates and no facts of the scheme.",
    ),
    "supplied": Text(
        nl="Wat wordt aangeleverd of nog moet blijken, wordt gunstig verondersteld: klopt het niet,"
        " dan is een nieuw plan nodig.",
        en="What is supplied, or is still to turn out, is assumed to be favourable: where it is not"
        " so, a new plan is needed.",
    ),
    "judged": Text(
        nl="Een oordeel van de auditor staat pas vast als het gegeven is.",
        en="A judgement by the auditor is certain only once it is given.",
    ),
    "lapsing": Text(
        nl="Op {day} is hieraan niet meer voldaan: {norms}. Maak het plan voor die dag.",
        en="On {day} these are no longer met: {norms}. Make the plan for that day.",
    ),
    "unreachable": Text(
        nl="Wat met deze stappen niet in orde komt", en="What these steps do not mend"
    ),
    "step": Text(nl="Stap", en="Step"),
    "who": Text(nl="Wie", en="Who"),
    "hours": Text(nl="Uren", en="Hours"),
    "ready": Text(nl="Klaar op", en="Done on"),
    "hour_of": Text(nl="{hours} uur", en="{hours} hour"),
    "hours_of": Text(nl="{hours} uur", en="{hours} hours"),
    "for": Text(nl="voor", en="for"),
    "auditor": Text(nl="auditor", en="auditor"),
    "partners": Text(nl="partners", en="partners"),
}
worded = FixedWords(_WORDS)


@frozen(kw_only=True)
class StepView:
    """
    A step in one language.
    """

    number: int
    text: str
    who: str
    hours: str
    """How many, as a number."""
    effort: str
    """The same with its unit."""
    ready: date
    ready_text: str
    norms: tuple[tuple[str, str], ...]
    """The ids and titles of the norms that need it."""


@frozen(kw_only=True)
class ObstacleView:
    """
    A norm that cannot be met, in one language.
    """

    id: str
    title: str
    reasons: tuple[str, ...]


@frozen(kw_only=True)
class PlanView:
    """
    A plan in one language.
    """

    title: str
    as_of: str
    before: str
    after: str
    steps: tuple[StepView, ...]
    unreachable: tuple[ObstacleView, ...]
    remarks: tuple[str, ...]
    """The totals, and what must be known to read the plan."""
    has_hours: bool
    """Whether anything is said of what steps cost."""


def plan_view(plan: Plan, edition: Edition, *, language: Language) -> PlanView:
    """
    What reports show of a plan.
    """
    titles = {norm.id: in_language(norm.title, language) for norm in norms_of(edition)}
    titles |= {star.id: in_language(star.title, language) for star in edition.stars}
    goal = worded("the_certificate", language)
    if plan.goal != CERTIFICATE:
        goal = worded("the_star", language, title=titles[plan.goal])
    before, after = (said(verdict.value, language) for verdict in (plan.before, plan.verdict))
    return PlanView(
        title=worded("title", language, goal=goal),
        as_of=worded("as_of", language, day=_day(plan.on, language)),
        before=worded("before", language, verdict=before),
        after=worded("after", language, verdict=after),
        steps=tuple(
            _step(number, step, titles, edition, language)
            for number, step in enumerate(plan.steps, 1)
        ),
        unreachable=tuple(
            ObstacleView(
                id=each.norm,
                title=titles[each.norm],
                reasons=tuple(in_language(reason.sentence, language) for reason in each.reasons),
            )
            for each in plan.unreachable
        ),
        remarks=tuple(_remarks(plan, language)),
        has_hours=plan.costs is not None,
    )


def _step(
    number: int, step: Step, titles: dict[str, str], edition: Edition, language: Language
) -> StepView:
    if step.who is not None:
        who = in_language(word_label(edition, "roles", step.who), language)
    else:
        who = worded("auditor" if step.act == "judge" else "partners", language)
    return StepView(
        number=number,
        text=in_language(step.sentence, language),
        who=who,
        hours=_number(step.cost, language),
        effort=_effort(step.cost, language),
        ready=step.done,
        ready_text=_day(step.done, language),
        norms=tuple((norm, titles[norm]) for norm in step.norms),
    )


def _remarks(plan: Plan, language: Language) -> Iterator[str]:
    if not plan.steps:
        yield worded("nothing" if plan.verdict is MET else "no_steps", language)
        return
    if plan.costs is None:
        key = "one_step" if len(plan.steps) == 1 else "total_steps"
        yield worded(key, language, steps=len(plan.steps))
    else:
        hours, day = _effort(plan.cost, language), _day(plan.done, language)
        yield worded("total", language, hours=hours, day=day)
    yield worded("cheapest" if plan.cheapest else "not_shown", language)
    if plan.costs is not None:
        yield worded("estimates", language)
    if any(assumes(step.act, step.collection, step.values) for step in plan.steps):
        yield worded("supplied", language)
    if any(step.collection == "findings" for step in plan.steps):
        yield worded("judged", language)
    if plan.lapsing:
        day = _day(plan.done, language)
        yield worded("lapsing", language, day=day, norms=", ".join(plan.lapsing))


def _number(cost: Decimal, language: Language) -> str:
    return in_language(number_text(cost), language)


def _effort(cost: Decimal, language: Language) -> str:
    key = "hour_of" if cost == 1 else "hours_of"
    return worded(key, language, hours=_number(cost, language))


def _day(day: date, language: Language) -> str:
    return in_language(date_text(day), language)
