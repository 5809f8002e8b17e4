"""
A second interpreter of patterns, written from the page *Three values* and nothing else.

It reads plain tables, shares no code with the library and prefers the obvious to the fast: it
walks through outcomes, windows and whole numbers one by one. Where the two disagree, one of them
or the page is wrong.
"""

import calendar
import itertools
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

MET, NOT_MET, OPEN = "met", "not_met", "open"

Table = dict[str, Any]

# A record is of the kind "dossier" or of the kind that the field which holds it names.
RECORDS = ("area", "application", "working_group", "facts")
COLLECTIONS = {
    "dossier": [
        *("certificates", "partners", "meetings", "communications", "surveys", "inspections"),
        *("incidents", "analysis", "goals", "measures", "evaluations", "documents"),
    ],
    "area": ["sub_areas"],
    "working_group": ["members"],
}
DATED = ("meetings", "communications", "surveys", "inspections", "evaluations", "documents")
EVIDENCE_DATES = {"incidents": "period_until", **dict.fromkeys(DATED, "date")}
DEFAULTS = dict.fromkeys(("extra", "draft", "unreliable", "fictional"), False) | {"plan": "huidig"}
RANKED = {("area", "size"): "sizes", ("analysis", "level"): "levels", ("facts", "risk"): "levels"}
ASKED = ("count", "every", "share", "covers", "each")

_MOVING = re.compile(r"(as_of|@[a-z0-9_.]+)(?:\s*([+-])\s*(P[0-9YMWD]+))?")


def value_of(
    pattern: Table, dossier: Table, on: date, *, parameters: Table, ranks: dict[str, list[str]]
) -> str:
    """
    The value of a pattern for a dossier as of a day: ``met``, ``not_met`` or ``open``.
    """
    return Interpreter(dossier, on, parameters, ranks).record(pattern, dossier, "dossier")


def conjunction(values: Iterable[str]) -> str:
    """
    *and*: one that fails decides, else one that is open; of nothing it is met.
    """
    found = set(values)
    return NOT_MET if NOT_MET in found else OPEN if OPEN in found else MET


def disjunction(values: Iterable[str]) -> str:
    """
    *or*: one that is met decides, else one that is open; of nothing it is not met.
    """
    found = set(values)
    return MET if MET in found else OPEN if OPEN in found else NOT_MET


def negation(value: str) -> str:
    """
    *not*: swaps met and not met.
    """
    return {MET: NOT_MET, NOT_MET: MET, OPEN: OPEN}[value]


def plain(answer: bool) -> str:
    """
    The value of a question that has an answer.
    """
    return MET if answer else NOT_MET


def agreed(values: Iterable[str]) -> str:
    """
    What all that is possible agrees on; open where it differs.
    """
    found = set(values)
    return found.pop() if len(found) == 1 else OPEN


def moved(day: date, sign: int, duration: str, times: int = 1) -> date:
    """
    The day that lies so many durations after (sign 1) or before (sign -1) a day.
    """
    months = days = 0
    for number, unit in re.findall(r"(\d+)([YMWD])", duration):
        months += sign * times * int(number) * {"Y": 12, "M": 1, "W": 0, "D": 0}[unit]
        days += sign * times * int(number) * {"Y": 0, "M": 0, "W": 7, "D": 1}[unit]
    number_of_month = day.year * 12 + day.month - 1 + months
    year, month = number_of_month // 12, number_of_month % 12 + 1
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    day_of_month = min(day.day, calendar.monthrange(year, month)[1])
    ordinal = date(year, month, day_of_month).toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def exact(value: Any) -> Any:
    """
    A number as a fraction; everything else as it is.
    """
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    return value


def given(record: Table | None, kind: str, name: str) -> Any:
    """
    The value of a field or derived value, ``None`` where it or its record is missing.
    """
    if record is None:
        return None
    if kind == "facts":
        fact = record.get(name)
        return fact["value"] if isinstance(fact, dict) else fact
    if (kind, name) == ("surveys", "response_rate"):
        if "sent" in record and "answered" in record:
            return Fraction(record["answered"], record["sent"])
        return record.get("response")
    if (kind, name) == ("goals", "reached"):
        if given(record, kind, "unreliable"):
            return None
        if "outcome" in record:
            return record["outcome"] == "gehaald"
        if not {"measured", "target", "direction"} <= set(record):
            return None
        test = {"hoger": "at_least", "lager": "at_most"}[record["direction"]]
        return passes(test, exact(record["measured"]), exact(record["target"]))
    return record.get(name, DEFAULTS.get(name))


def passes(test: str, value: Any, limit: Any) -> bool:
    """
    Whether a value stands to a limit as an order test asks.
    """
    if test == "at_least":
        return bool(value >= limit)
    if test == "at_most":
        return bool(value <= limit)
    return bool(value > limit) if test == "above" else bool(value < limit)


def holds(value: Any, wanted: Any) -> str:
    """
    Whether a value is the one that is wanted or, where it is a list, holds it.
    """
    if value is None or wanted is None:
        return OPEN
    return plain(wanted in value if isinstance(value, list) else exact(value) == exact(wanted))


def later(day: date | None, other: date | None) -> str:
    """
    Whether a day is later than another one.
    """
    return OPEN if day is None or other is None else plain(day > other)


class Found(NamedTuple):
    """
    A collection: its named items, each with its membership, and whether there are no others.
    """

    kind: str
    items: list[tuple[Table, str]]
    closed: bool


class Interpreter:
    """
    Reads patterns against one dossier as of one day.
    """

    def __init__(
        self, dossier: Table, on: date, parameters: Table, ranks: dict[str, list[str]]
    ) -> None:
        self.dossier, self.on, self.parameters, self.ranks = dossier, on, parameters, ranks

    def record(self, pattern: Table, record: Table | None, kind: str) -> str:
        """
        The *and* of the entries of a record pattern.
        """
        return conjunction(self.entry(key, pattern[key], record, kind) for key in pattern)

    def entry(self, key: str, asked: Any, record: Table | None, kind: str) -> str:
        """
        One entry of a record pattern: a joining word, or a field and what must stand there.
        """
        if key == "all":
            return conjunction(self.record(part, record, kind) for part in asked)
        if key == "any":
            return disjunction(self.record(part, record, kind) for part in asked)
        if key == "not":
            return negation(self.record(asked, record, kind))
        if key == "at_least_of":
            found = [self.record(part, record, kind) for part in asked["patterns"]]
            met, undecided = found.count(MET), found.count(OPEN)
            needed = self.operand(asked["count"])
            return MET if met >= needed else NOT_MET if met + undecided < needed else OPEN
        value = given(record, kind, key)
        if kind == "dossier" and key in RECORDS:
            return self.record(asked, value, key)
        if key in COLLECTIONS.get(kind, []):
            return self.collection(asked, value, key, key if kind == "dossier" else f"{kind}.{key}")
        tests = {"one_of": asked} if isinstance(asked, list) else asked
        tests = tests if isinstance(tests, dict) else {"equals": asked}
        ranked = RANKED.get((kind, key))
        return conjunction(self.test(test, tests[test], value, ranked) for test in tests)

    def operand(self, written: Any) -> Any:
        """
        What an operand stands for, ``None`` where the dossier lacks it.
        """
        if not isinstance(written, str):
            return written
        if written.startswith("$"):
            return self.parameters[written[1:]]
        parts = _MOVING.fullmatch(written)
        if parts is None:
            return written
        start, sign, duration = parts.groups()
        value: Any = self.on
        if start != "as_of":
            value, kind = self.dossier, "dossier"
            for name in start[1:].split("."):
                value, kind = given(value, kind, name), name
        if value is None or sign is None:
            return value
        return moved(value, 1 if sign == "+" else -1, duration)

    def operands(self, written: Any) -> list[Any]:
        """
        What an array of operands stands for, or the parameter that holds the whole list.
        """
        if isinstance(written, str):
            return list(self.parameters[written[1:]])
        return [self.operand(one) for one in written]

    def test(self, test: str, asked: Any, value: Any, vocabulary: str | None = None) -> str:
        """
        One test of one value or of one list of words.
        """
        if value is None:
            return OPEN
        if test == "present":
            return MET
        if test == "equals":
            return holds(value, self.operand(asked))
        if test in ("one_of", "contains_any"):
            return disjunction(holds(value, one) for one in self.operands(asked))
        if test == "contains_all":
            return conjunction(holds(value, one) for one in self.operands(asked))
        if test == "contains_none":
            return negation(self.test("contains_any", asked, value))
        if test == "within":
            return plain(moved(self.on, -1, self.operand(asked)) <= value <= self.on)
        limit = self.operand(asked)
        if vocabulary is not None:
            rank = {word: place for place, word in enumerate(self.ranks[vocabulary])}
            value, limit = rank.get(value), rank.get(limit)
        if value is None or limit is None:
            return OPEN
        return plain(passes(test, exact(value), exact(limit)))

    def collection(self, asked: Table, items: list[Table] | None, kind: str, path: str) -> str:
        """
        What is asked of a collection, all of which must hold.
        """
        closed = items is not None and path not in self.dossier.get("incomplete", [])
        members = self.members(asked, items or [], kind, closed)
        found = Found(kind, list(zip(items or [], members, strict=True)), closed)
        asking = [form for form in ASKED if form in asked]
        if not asking:
            return self.count({"at_least": 1}, found)
        return conjunction(getattr(self, form)(asked[form], found) for form in asking)

    def members(self, asked: Table, items: list[Table], kind: str, closed: bool) -> list[str]:
        """
        For each item whether it is seen, matches `where` and is among the newest.
        """
        matching = []
        for item in items:
            evident = MET
            if kind in EVIDENCE_DATES:
                evident = negation(later(given(item, kind, EVIDENCE_DATES[kind]), self.on))
            matching.append(conjunction([evident, self.record(asked.get("where", {}), item, kind)]))
        if "latest" not in asked:
            return matching
        dates = [given(item, kind, asked["latest"]) for item in items]
        members = []
        for i in range(len(items)):
            older = [
                conjunction([matching[j], later(dates[j], dates[i])])
                for j in range(len(items))
                if j != i
            ]
            unnamed = MET if closed else OPEN
            members.append(conjunction([matching[i], *map(negation, older), unnamed]))
        return members

    def count(self, tests: Table, found: Found) -> str:
        """
        Tests of the number of items, for every whole number that it can be.
        """
        members = [member for _, member in found.items]
        lowest, highest = members.count(MET), members.count(MET) + members.count(OPEN)
        values = []
        for test, asked in tests.items():
            if not found.closed:
                # Beyond the largest operand no test changes its answer any more, so one whole
                # number above it stands for all that follow.
                operands = self.operands(asked if test == "one_of" else [asked])
                highest = max([highest, *(int(one) for one in operands if one is not None)]) + 1
            numbers = range(lowest, highest + 1)
            values.append(agreed(self.test(test, asked, number) for number in numbers))
        return conjunction(values)

    def every(self, pattern: Table, found: Found) -> str:
        """
        Whether each item that belongs matches a pattern.
        """
        values = [
            disjunction([negation(member), self.record(pattern, item, found.kind)])
            for item, member in found.items
        ]
        return conjunction([*values, MET if found.closed else OPEN])

    def share(self, asked: Table, found: Found) -> str:
        """
        Whether enough, or few enough, of the items match a pattern, in every outcome.
        """
        (test,) = set(asked) - {"of"}
        threshold = exact(self.operand(asked[test]))
        if threshold is None:
            return OPEN
        places = []
        for item, member in found.items:
            matches = self.record(asked["of"], item, found.kind)
            possible = [
                ("outside", member != MET),
                ("without p", member != NOT_MET and matches != MET),
                ("with p", member != NOT_MET and matches != NOT_MET),
            ]
            places.append([place for place, allowed in possible if allowed])
        # Of the further items of an open-ended collection it is enough to try none and many in
        # each place. Let n items be inside, k of them with p, and the threshold be x/y. Only
        # more items with p push the part up: where x/y < 1 it lies above x/y once n·x + 1 of
        # them come in. Only more items without p push it down: where x/y > 0 it lies below x/y
        # once k·y + 1 come in. `many` is as much as either. Against the thresholds 0 and 1 it
        # matters only whether there is any item in a place.
        many = threshold.denominator * (len(found.items) + 1) + 1
        further = [0] if found.closed else [0, many]
        outcomes = []
        for outcome in itertools.product(*places):
            for more_with, more_without in itertools.product(further, further):
                number_with = outcome.count("with p") + more_with
                inside = number_with + outcome.count("without p") + more_without
                outcomes.append(inside > 0 and passes(test, number_with, threshold * inside))
        return agreed(plain(passed) for passed in outcomes)

    def covers(self, asked: Table, found: Found) -> str:
        """
        Whether each of the values is held in its field by some item.
        """
        values = []
        for name, written in asked.items():
            for wanted in self.operands(written):
                held = [NOT_MET if found.closed else OPEN]
                for item, member in found.items:
                    here = holds(given(item, found.kind, name), wanted)
                    held.append(conjunction([member, here]))
                values.append(disjunction(held))
        return conjunction(values)

    def each(self, asked: Table, found: Found) -> str:
        """
        Whether an item falls in each window, counted back from the day of the assessment.
        """
        since, period = self.operand(asked["since"]), self.operand(asked["period"])
        if since is None:
            return OPEN
        windows = []
        for k in itertools.count():
            last, day_before = moved(self.on, -1, period, k), moved(self.on, -1, period, k + 1)
            if day_before < since or day_before == date.min:
                break
            held = [NOT_MET if found.closed else OPEN]
            for item, member in found.items:
                day = given(item, found.kind, asked["date"])
                inside = [later(day, day_before), negation(later(day, last))]
                held.append(conjunction([member, *inside]))
            windows.append(disjunction(held))
        return conjunction(windows)
