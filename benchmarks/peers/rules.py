"""
Norms of the sixty in a small language that is printed for each engine.

Days are written as numbers, and what follows from the day of the assessment as constants, since
not every engine knows dates.
"""

from __future__ import annotations

from datetime import date

import attrs

from benchmarks.by_hand.days import months_before
from benchmarks.by_hand.tables import MANDATORY

THEMES = ("criminaliteit", "overlast", "brandveiligheid", "verkeersveiligheid", "milieu")


@attrs.frozen
class All:
    """
    Each of these holds.
    """

    parts: tuple[Rule, ...]


@attrs.frozen
class Any:
    """
    One of these holds.
    """

    parts: tuple[Rule, ...]


@attrs.frozen
class Not:
    """
    The part does not hold.
    """

    part: Rule


@attrs.frozen
class Given:
    """
    The field is given.
    """

    field: str


@attrs.frozen
class OneOf:
    """
    The field holds one of these values.
    """

    field: str
    values: tuple[str | bool, ...]


@attrs.frozen
class Between:
    """
    The field holds a number from the first to the last.
    """

    field: str
    first: int
    last: int


@attrs.frozen
class Holds:
    """
    The field is a list that holds this word.
    """

    field: str
    word: str


@attrs.frozen
class AtLeast:
    """
    So many items of the list match.
    """

    items: str
    where: Rule
    number: int = 1


@attrs.frozen
class NoItem:
    """
    No item of the list matches.
    """

    items: str
    where: Rule


@attrs.frozen
class Half:
    """
    Of the items of the list that match the one, at least half matches the other too.
    """

    items: str
    where: Rule
    of: Rule


Rule = All | Any | Not | Given | OneOf | Between | Holds | AtLeast | NoItem | Half


def both(*parts: Rule) -> All:
    """
    Each of these holds.
    """
    return All(parts)


def either(*parts: Rule) -> Any:
    """
    One of these holds.
    """
    return Any(parts)


def equal(field: str, value: str | bool) -> OneOf:
    """
    The field holds this value.
    """
    return OneOf(field, (value,))


def rules_as_of(on: date) -> dict[str, Rule]:
    """
    The rules for one day, by the id of the norm.
    """
    today, latest = on.toordinal(), 4_000_000
    year_ago, half_year_ago = (months_before(on, months).toordinal() for months in (12, 6))
    this_year = Between("date", year_ago, today)
    seen = Between("date", 0, today)
    ours = both(equal("plan", "huidig"), equal("extra", False))
    dropped = equal("status", "vervallen")
    done = OneOf("status", ("uitgevoerd", "vervallen"))

    def covers(items: str) -> Rule:
        return All(tuple(AtLeast(items, equal("role", role)) for role in MANDATORY))

    def document(kind: str) -> Rule:
        return AtLeast("documents", both(equal("type", kind), equal("draft", False), seen))

    def inspected(light: str) -> Rule:
        return AtLeast("inspections", both(equal("light", light), this_year, Given("report")))

    def informed(*channels: str) -> Rule:
        return AtLeast("communications", both(OneOf("channel", channels), this_year))

    def supplied(role: str) -> Rule:
        figures = either(Given("count"), Given("document"))
        until = Between("period_until", 0, today)
        return AtLeast("incidents", both(equal("supplied_by", role), figures, until))

    def addressed(theme: str) -> Rule:
        serious = both(equal("theme", theme), OneOf("level", ("middel", "hoog")))
        measure = both(equal("theme", theme), ours, Not(dropped))
        return either(NoItem("analysis", serious), AtLeast("measures", measure))

    paper, site, hall = (
        informed("nieuwsbrief", "brief"),
        informed("website", "sociale_media"),
        informed("bijeenkomst"),
    )
    measurable = both(Given("unit"), Given("target"), Given("direction"))
    assigned = both(Given("owner"), Given("executor"), Given("deadline"))
    attended = both(Holds("roles", "gemeente"), Holds("roles", "ondernemers"))
    recent_figures = Between("period_until", months_before(on, 18).toordinal(), today)
    three_years = Between("date", months_before(on, 36).toordinal(), today)
    new_goals = equal("plan", "huidig")
    return {
        "gebied.naam": both(Given("area.name"), Given("area.municipality")),
        "gebied.grens": Given("area.boundary"),
        "gebied.soort": OneOf("area.kind", ("winkelgebied", "bedrijventerrein")),
        "gebied.bestaand": equal("area.construction", "bestaand"),
        "gebied.bedrijven": Between("area.companies", 10, latest),
        "gebied.aanvraag": Between("application.date", year_ago, today),
        "samenwerking.partners": covers("partners"),
        "samenwerking.werkgroep": covers("working_group.members"),
        "samenwerking.voorzitter": both(
            Given("working_group.chair"), equal("working_group.chair_role", "ondernemers")
        ),
        "samenwerking.ondernemers": AtLeast(
            "working_group.members", equal("role", "ondernemers"), 2
        ),
        "samenwerking.overleg": AtLeast("meetings", Between("date", half_year_ago, today)),
        "samenwerking.aanwezig": both(
            AtLeast("meetings", this_year), NoItem("meetings", both(this_year, Not(attended)))
        ),
        "samenwerking.politie": Half("meetings", three_years, Holds("roles", "politie")),
        "samenwerking.kanalen": either(both(paper, site), both(paper, hall), both(site, hall)),
        "analyse.schouw_dag": inspected("dag"),
        "analyse.schouw_donker": inspected("donker"),
        "analyse.cijfers": both(supplied("politie"), supplied("brandweer")),
        "analyse.cijfers_recent": AtLeast("incidents", recent_figures, 2),
        "analyse.themas": All(
            tuple(AtLeast("analysis", both(equal("theme", t), Given("level"))) for t in THEMES)
        ),
        "analyse.standpunt": NoItem(
            "analysis", both(equal("level", "hoog"), Not(Given("position")))
        ),
        "analyse.rapport": document("veiligheidsanalyse"),
        "plan.document": document("plan_van_aanpak"),
        "plan.matrix": document("maatregelenmatrix"),
        "plan.doelen": AtLeast("goals", new_goals, 2),
        "plan.meetbaar": both(
            AtLeast("goals", new_goals), NoItem("goals", both(new_goals, Not(measurable)))
        ),
        "plan.belegd": both(
            AtLeast("measures", ours), NoItem("measures", both(ours, Not(assigned)))
        ),
        "plan.criminaliteit": addressed("criminaliteit"),
        "plan.overlast": addressed("overlast"),
        "plan.gesteund": equal("facts.plan_supported", True),
        "uitvoering.op_schema": NoItem(
            "measures", both(ours, Between("deadline", 0, today - 1), Not(done))
        ),
    }
