"""
Random pairs of a pattern and a dossier, for comparing readers of patterns with each other.

The generator walks the shapes of the dossier's classes, so that every field and every form turns
up. Its domains are small: equal values, ties, month ends and the edges of periods are frequent.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, NamedTuple

from kvo_norms.dossier import Dossier, Fact
from kvo_norms.errors import InvalidRecordError
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from naive import moved

Table = dict[str, Any]

VOCABULARIES: dict[str, list[str]] = {
    "roles": ["gemeente", "politie", "brandweer"],
    "themes": ["heel", "schoon", "veilig"],
    "problems": ["diefstal", "zwerfafval"],
    "levels": ["geen", "laag", "middel", "hoog"],
    "area_kinds": ["winkelgebied", "bedrijventerrein"],
    "sizes": ["klein", "groot"],
    "certificate_levels": ["basis", "continu"],
    "channels": ["nieuwsbrief", "website"],
    "lights": ["dag", "donker"],
    "statuses": ["gepland", "gereed"],
    "document_types": ["plan", "convenant"],
}
ORDERED = ("levels", "sizes")
RANKS = {name: VOCABULARIES[name] for name in ORDERED}
UNKNOWN_WORD = "onbekend"

PARAMETERS_OF_KIND: dict[str, Table] = {
    "integer": {"one": 1, "two": 2, "rounds": [0, 2]},
    "share": {"small_share": Decimal("0.3"), "large_share": Decimal("0.6"), "shares": [0, 1]},
    "number": {"number": Decimal("1.5"), "numbers": [0, Decimal("2.0")]},
    "date": {"new_year": date(2024, 1, 1), "days": [date(2024, 2, 29), date(2024, 3, 31)]},
    "boolean": {"yes": True},
    "text": {"odd_text": "as_of", "texts": ["a", "@b"]},
    "roles": {"lead_role": "politie", "core_roles": ["gemeente", "politie"]},
    "themes": {"theme": "veilig", "other_themes": ["heel", "schoon"]},
    "problems": {"problem": "diefstal"},
    "levels": {"level": "middel", "low_levels": ["geen", "laag"]},
    "sizes": {"size": "groot"},
    "lights": {"light": "donker"},
    "vorig huidig": {"previous_plan": "vorig"},
}
DURATION_PARAMETERS = {"half_year": "P6M", "month_and_days": "P1M10D"}
PARAMETERS: Table = dict(DURATION_PARAMETERS)
for _declared in PARAMETERS_OF_KIND.values():
    PARAMETERS |= _declared

FACTS: Mapping[str, Shape] = {
    name: Shape(name=name, form=Form.SCALAR, kind=kind, vocabulary=vocabulary)
    for name, kind, vocabulary in (
        ("shops", Kind.INTEGER, None),
        ("vacancy", Kind.SHARE, None),
        ("turnover", Kind.NUMBER, None),
        ("opened", Kind.DATE, None),
        ("camera", Kind.BOOLEAN, None),
        ("risk", Kind.WORD, "levels"),
        ("street", Kind.TEXT, None),
    )
}
UNTESTED = ("findings", "waivers", "incomplete")
COLLECTIONS = {
    name
    for name, shape in shapes_of(Dossier).items()
    if shape.form is Form.COLLECTION and name not in (*UNTESTED, "facts")
}

TEXTS = ("a", "b", "c")
ODD_TEXTS = ("as_of", "@b")
DIGESTS = ("0" * 64, "f" * 64)
SHARES = (0, 1, *map(Decimal, ("0.3", "0.33", "0.33", "0.5", "0.6", "0.67", "0.67")))
NUMBERS = (0, 1, 2, *map(Decimal, ("-1", "1.5", "2.0")))
DURATIONS = ("P1M", "P6M", "P1Y", "P3Y", "P1D", "P2W", "P1Y1M1D")
TOO_LONG = ("P3000Y", "P9000Y")
PERIODS = ("P1M", "P6M", "P1Y", "P20D", "P3M10D", "$half_year", "$month_and_days")
DAYS = (
    *(date(2024, 3, 31), date(2024, 2, 29), date(2023, 1, 31), date(2024, 8, 30)),
    *(date(2024, 7, 15), date(2025, 1, 1), date(2023, 12, 31)),
)
FIRST_AND_LAST_DAYS = (date(1, 1, 1), date(1, 7, 31), date(9999, 12, 31))
ORDER_TESTS = ("at_least", "at_most", "above", "below")
KINDS_WITH_ORDER = (Kind.INTEGER, Kind.NUMBER, Kind.SHARE, Kind.DATE)
SINCE = Shape(name="since", form=Form.SCALAR, kind=Kind.DATE)


class Case(NamedTuple):
    """
    A pattern, the dossier that it is read against, and the day of the assessment.
    """

    pattern: Table
    dossier: Table
    on: date


def random_case(rng: Random) -> Case:
    """
    A pattern that a strict reader accepts, with a coherent dossier that holds some of what it asks.
    """
    on = rng.choice(FIRST_AND_LAST_DAYS) if rng.random() < 0.02 else rng.choice(DAYS)
    drawing = _Patterns(rng, on)
    pattern = drawing.pattern(Dossier, rng.choice((1, 2, 2, 3)))
    return Case(pattern, DrawnDossiers(rng, on).dossier(drawing.touched), on)


@cache
def _days_around(on: date) -> tuple[date, ...]:
    """
    The day itself, those beside it, month ends, and the edges of common periods before it.
    """
    found = [on, on, moved(on, -1, "P1D"), moved(on, 1, "P1D"), moved(on, 1, "P200D")]
    for duration in ("P1M", "P6M", "P1Y", "P3Y"):
        edge = moved(on, -1, duration)
        found += [edge, moved(edge, 1, "P1D")]
    return (*found, moved(on, -1, "P40D"), moved(on.replace(day=1), -1, "P1D"))


@cache
def _testable(record: type) -> tuple[list[Shape], list[int]]:
    """
    The fields that a pattern can test, and how often each is drawn.
    """
    shapes = [shape for name, shape in shapes_of(record).items() if name not in UNTESTED]
    plain = [shape.form is Form.SCALAR and shape.kind is Kind.TEXT for shape in shapes]
    weights = [1 if text else 4 for text in plain]
    return shapes, [3 * w if s.derived else w for s, w in zip(shapes, weights, strict=True)]


def _kind(shape: Shape) -> str:
    """
    What values of a field can be compared with: a vocabulary, fixed words, or a kind.
    """
    if shape.kind is Kind.WORD:
        return shape.vocabulary or " ".join(shape.words)
    return str(shape.kind.value)


def _root_paths() -> dict[str, list[str]]:
    """
    Every path to a single value, by what it can be compared with.
    """
    found: dict[str, list[str]] = {}
    for name, shape in shapes_of(Dossier).items():
        inner = FACTS if name == "facts" else {}
        if shape.form is Form.RECORD and shape.record is not None:
            inner = shapes_of(shape.record)
        paths = {name: shape} | {f"{name}.{part}": inner[part] for part in inner}
        for path, target in paths.items():
            if target.form is Form.SCALAR:
                found.setdefault(_kind(target), []).append(path)
    numbers = [path for kind in ("integer", "number", "share") for path in found[kind]]
    return found | dict.fromkeys(("integer", "number", "share"), numbers)


PATHS = _root_paths()


def _value(rng: Random, shape: Shape, days: tuple[date, ...]) -> Any:
    """
    A value that fits the field.
    """
    match shape.kind:
        case Kind.TEXT:
            return rng.choice(DIGESTS if shape.name == "sha256" else TEXTS)
        case Kind.WORD:
            return rng.choice(VOCABULARIES[shape.vocabulary] if shape.vocabulary else shape.words)
        case Kind.INTEGER:
            return rng.randint(shape.bounds.minimum or 0, 3)
        case Kind.NUMBER:
            return rng.choice(NUMBERS)
        case Kind.SHARE:
            return rng.choice(SHARES)
        case Kind.DATE:
            return rng.choice(days)
        case Kind.BOOLEAN:
            return rng.random() < 0.5


class _Patterns:
    """
    Draws patterns and notes which fields of the root they touch.
    """

    def __init__(self, rng: Random, on: date) -> None:
        self.rng = rng
        self.days = _days_around(on)
        self.touched: set[str] = set()

    def pattern(self, record: type, depth: int) -> Table:
        shapes, weights = _testable(record)
        entries: Table = {}
        for _ in range(self.rng.choice((1, 1, 1, 2))):
            if depth > 1 and self.rng.random() < (0.4 if record is Dossier else 0.2):
                name, asked = self.joined(record, depth - 1)
            else:
                (shape,) = self.rng.choices(shapes, weights)
                name, asked = shape.name, self.matcher(shape, depth - 1)
                if record is Dossier:
                    self.touched.add(name)
            entries[name] = asked
        return entries

    def joined(self, record: type, depth: int) -> tuple[str, Any]:
        name = self.rng.choice(("all", "any", "not", "at_least_of", "at_least_of"))
        if name == "not":
            return name, self.pattern(record, depth)
        patterns = [self.pattern(record, depth) for _ in range(self.rng.choice((1, 2, 2, 3)))]
        if name != "at_least_of":
            return name, patterns
        count: Any = self.rng.randint(1, len(patterns))
        if self.rng.random() < 0.2:
            count = "$two" if len(patterns) > 1 else "$one"
        return name, {"count": count, "patterns": patterns}

    def matcher(self, shape: Shape, depth: int) -> Any:
        if shape.name == "facts" and shape.form is Form.COLLECTION:
            facts = self.rng.sample(sorted(FACTS), self.rng.choice((1, 1, 2)))
            return {name: self.matcher(FACTS[name], depth) for name in facts}
        if shape.form is Form.COLLECTION and shape.record is not None:
            return self.items(shape.record, depth)
        if shape.form is Form.RECORD and shape.record is not None:
            return self.pattern(shape.record, max(depth, 1))
        if shape.form is Form.WORDS:
            names = self.rng.sample(("contains_all", "contains_any", "contains_none"), 1)
            names += ["contains_none"] if self.rng.random() < 0.1 else []
            return {name: self.operands(shape) for name in names}
        chance = self.rng.random()
        if chance < 0.25:
            return self.operand(shape)
        if chance < 0.35:
            return [self.operand(shape) for _ in range(self.rng.randint(1, 2))]
        return self.tests(shape)

    def tests(self, shape: Shape) -> Table:
        names = ["equals", "one_of", "present"]
        if shape.kind in KINDS_WITH_ORDER or shape.vocabulary in ORDERED:
            names += ORDER_TESTS
        if shape.kind is Kind.DATE:
            names += ["within", "within"]
        asked: Table = {}
        for name in self.rng.sample(names, self.rng.choice((1, 1, 2))):
            if name == "one_of":
                asked[name] = self.operands(shape)
            elif name == "within":
                asked[name] = self.rng.choice((*DURATIONS, "$half_year"))
            else:
                asked[name] = True if name == "present" else self.operand(shape)
        return asked

    def operand(self, shape: Shape, *, far: bool = True) -> Any:
        chance, kind = self.rng.random(), _kind(shape)
        declared = PARAMETERS_OF_KIND.get(kind, {})
        single = [name for name, value in declared.items() if not isinstance(value, list)]
        if chance < 0.15 and single:
            return f"${self.rng.choice(single)}"
        if chance < 0.3 and kind in PATHS:
            path = self.rng.choice(PATHS[kind])
            self.touched.add(path.partition(".")[0])
            return f"@{path}" + self.shift(shape, far)
        if chance < 0.55 and shape.kind is Kind.DATE:
            return "as_of" + self.shift(shape, far)
        return _value(self.rng, shape, self.days)

    def shift(self, shape: Shape, far: bool) -> str:
        if shape.kind is not Kind.DATE or self.rng.random() < 0.3:
            return ""
        duration = self.rng.choice(TOO_LONG if far and self.rng.random() < 0.03 else DURATIONS)
        return self.rng.choice((" - ", " - ", "-", " + ", "+")) + duration

    def operands(self, shape: Shape) -> Any:
        declared = PARAMETERS_OF_KIND.get(_kind(shape), {})
        lists = [name for name, value in declared.items() if isinstance(value, list)]
        if lists and self.rng.random() < 0.2:
            return f"${self.rng.choice(lists)}"
        return [self.operand(shape) for _ in range(self.rng.choice((1, 1, 2)))]

    def count(self) -> Table:
        asked: Table = {}
        for name in self.rng.sample((*ORDER_TESTS, "equals", "one_of"), self.rng.choice((1, 1, 2))):
            asked[name] = self.rng.choice((0, 1, 1, 2, 2, 3, "$one", "$two"))
            if name == "one_of":
                asked[name] = self.rng.choice(([0, 2], [1, 2], [1, 2, 3], [3, "$one"], "$rounds"))
        return asked

    def since(self) -> Any:
        if self.rng.random() < 0.5 or self.days[0].year == date.max.year:
            return f"as_of - {self.rng.choice(('P6M', 'P1Y', 'P1Y', 'P1Y1M1D', 'P3Y'))}"
        # Not from far away: there would be thousands of windows.
        return self.operand(SINCE, far=False)

    def items(self, record: type, depth: int) -> Table:
        rng, depth = self.rng, max(depth, 1)
        shapes, _ = _testable(record)
        dates = [shape.name for shape in shapes if shape.kind is Kind.DATE]
        asked: Table = {}
        if rng.random() < 0.5:
            asked["where"] = self.pattern(record, depth)
        if dates and rng.random() < 0.25:
            asked["latest"] = rng.choice(dates)
        forms = ["count", "count", "every", "share", "share", "covers"] + ["each"] * bool(dates)
        for form in rng.sample(forms, rng.choice((1, 1, 2)) if rng.random() < 0.75 else 0):
            if form == "count":
                asked[form] = self.count()
            elif form == "every":
                asked[form] = self.pattern(record, depth)
            elif form == "share":
                asked[form] = {"of": self.pattern(record, depth)}
                threshold = rng.choice((*SHARES, "$small_share", "$large_share"))
                asked[form][rng.choice(ORDER_TESTS)] = threshold
            elif form == "covers":
                fields = [shape for shape in shapes if shape.form in (Form.SCALAR, Form.WORDS)]
                likely = [3 if shape.kind is Kind.WORD else 1 for shape in fields]
                drawn = rng.choices(fields, likely, k=rng.choice((1, 1, 1, 2)))
                asked[form] = {shape.name: self.operands(shape) for shape in drawn}
            else:
                period, day = rng.choice(PERIODS), rng.choice(dates)
                asked[form] = {"period": period, "date": day, "since": self.since()}
        return asked or {"where": self.pattern(record, depth)}


class DrawnDossiers:
    """
    Draws dossiers that hold much of some fields and little of the others.
    """

    def __init__(self, rng: Random, on: date) -> None:
        self.rng = rng
        self.days = _days_around(on)
        self.missing = rng.choice((0.05, 0.25, 0.3, 0.5))

    def dossier(self, touched: set[str]) -> Table:
        raw: Table = {}
        for name, shape in shapes_of(Dossier).items():
            missing = self.missing if name in touched else 0.9
            if name not in UNTESTED and self.rng.random() > missing:
                raw[name] = self.field(shape)
        paths = [*sorted(touched & COLLECTIONS), "area.sub_areas", "working_group.members"]
        incomplete = [path for path in paths if self.rng.random() < 0.15]
        if incomplete:
            raw["incomplete"] = incomplete
        keep_coherent(Dossier, raw)
        return raw

    def record(self, record: type) -> Table:
        raw = {
            name: self.field(shape)
            for name, shape in shapes_of(record).items()
            if not shape.derived and self.rng.random() > self.missing
        }
        if {"sent", "answered", "response"} <= raw.keys() and self.rng.random() < 0.7:
            raw["response"] = round(Decimal(min(raw["answered"], raw["sent"])) / raw["sent"], 2)
        return raw

    def field(self, shape: Shape) -> Any:
        rng = self.rng
        if shape.name == "facts" and shape.form is Form.COLLECTION:
            given = {n: self.field(f) for n, f in FACTS.items() if rng.random() > self.missing}
            described = [name for name in given if rng.random() < 0.3]
            return given | {name: {"value": given[name], "note": "a"} for name in described}
        if shape.form is Form.COLLECTION and shape.record is not None:
            number = rng.choice((0, 1, 1, 2, 2, 3, 3)) if rng.random() < 0.97 else 5
            return [self.record(shape.record) for _ in range(number)]
        if shape.form is Form.RECORD and shape.record is not None:
            return self.record(shape.record)
        if shape.form is Form.WORDS:
            return [self.word(shape) for _ in range(rng.choice((0, 1, 1, 2, 2)))]
        return self.word(shape)

    def word(self, shape: Shape) -> Any:
        if shape.vocabulary and self.rng.random() < 0.04:
            return UNKNOWN_WORD
        if shape.kind is Kind.TEXT and shape.name != "sha256" and self.rng.random() < 0.1:
            return self.rng.choice(ODD_TEXTS)
        return _value(self.rng, shape, self.days)


def keep_coherent(record: type, raw: Table) -> Any:
    """
    The record that the table describes; what the record's class refuses is taken out of the table.
    """
    shapes = shapes_of(record)
    while True:
        given = {name: _as_attribute(shapes[name], value) for name, value in raw.items()}
        try:
            return record(**given)
        except InvalidRecordError as error:
            for problem in reversed(error.problems):
                *holders, last = problem.path
                holder: Any = raw
                for key in holders:
                    holder = holder[key]
                del holder[last]


def _as_attribute(shape: Shape, value: Any) -> Any:
    if shape.name == "facts" and shape.form is Form.COLLECTION:
        return tuple(
            Fact(name=name, value=fact["value"] if isinstance(fact, dict) else fact)
            for name, fact in value.items()
        )
    if shape.form is Form.COLLECTION and shape.record is not None:
        return tuple(keep_coherent(shape.record, item) for item in value)
    if shape.form is Form.RECORD and shape.record is not None:
        return keep_coherent(shape.record, value)
    if shape.form is Form.WORDS:
        return tuple(value)
    return Decimal(value) if shape.kind is Kind.SHARE else value
