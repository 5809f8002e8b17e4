"""
Patterns, read against the dossier's own classes.

A field that the dossier lacks, a value of another type, a word that the edition does not declare
is a fault of the catalogue, noted with its path; reading goes on to find the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, assert_never, cast

from kvo_norms.dossier import Dossier
from kvo_norms.errors import Path, suggestion
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Covers,
    Each,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    Record,
    Share,
)
from kvo_norms.reading.operands import (
    in_parameter,
    read_duration,
    read_operand,
    read_operands,
)
from kvo_norms.reading.refusal import described
from kvo_norms.reading.scope import Scope
from kvo_norms.reading.values import (
    ORDER_TESTS,
    is_table,
    named,
    read_counts,
    read_number,
    read_share_test,
    read_tests,
    read_word_tests,
)

COMBINING = ("all", "any", "not", "at_least_of")
UNTESTED = ("findings", "waivers", "incomplete")


def read_pattern(raw: Any, scope: Scope, path: Path = ()) -> Record | None:
    """
    A norm's pattern: what the dossier must hold. ``None`` after a fault.
    """
    return _record(raw, _evidence(), scope, path)


@cache
def _evidence() -> Mapping[str, Shape]:
    """
    The fields of a dossier that a pattern can ask for.
    """
    return {name: it for name, it in shapes_of(Dossier).items() if name not in UNTESTED}


def _record(raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path) -> Record | None:
    if not is_table(raw, scope, path):
        return None
    entries = []
    for name, value in raw.items():
        entry = _entry(name, value, shapes, scope, (*path, name))
        if entry is not None:
            entries.append(entry)
    return Record(entries=tuple(entries))


def _entry(
    name: str, raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path
) -> Entry | None:
    if name in COMBINING:
        return _combined(name, raw, shapes, scope, path)
    shape = shapes.get(name)
    if shape is None:
        if name in UNTESTED:
            scope.fault(path, f"'{name}' is no evidence", "ask a question for a judgement instead")
        else:
            scope.fault(path, f"unknown field '{name}'", suggestion(name, [*shapes, *COMBINING]))
        return None
    if shape.record is not None:
        matcher = _matcher(raw, shape, scope, path)
        return None if matcher is None else Field(name=name, matcher=matcher)
    return _tested(raw, shape, scope, path)


def _tested(raw: Any, shape: Shape, scope: Scope, path: Path) -> Field | None:
    """
    A field that is tested itself; norms repeat most of them, so one that is sound is read once.
    """
    key = id(shape), repr(raw)  # shapes live as long as their class or the scope
    field = scope.fields.get(key)
    if field is None:
        matcher = _matcher(raw, shape, scope, path)
        if matcher is None:
            return None
        field = Field(name=shape.name, matcher=matcher)
        if not scope.faults:
            scope.fields[key] = field
    return field


def _combined(
    name: str, raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path
) -> Entry | None:
    if name == "at_least_of":
        return _at_least_of(raw, shapes, scope, path)
    if name == "not":
        pattern = _record(raw, shapes, scope, path)
        return None if pattern is None else Not(pattern=pattern)
    patterns = _patterns(raw, shapes, scope, path)
    return AllOf(patterns=patterns) if name == "all" else AnyOf(patterns=patterns)


def _patterns(
    raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path
) -> tuple[Record, ...]:
    if not isinstance(raw, list):
        scope.fault(path, f"expected an array of patterns, found {described(raw)}", "write [ … ]")
        return ()
    if not raw:
        scope.fault(path, "an empty array of patterns", "name at least one pattern")
    read = (_record(item, shapes, scope, (*path, index)) for index, item in enumerate(raw))
    return tuple(pattern for pattern in read if pattern is not None)


def _at_least_of(
    raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path
) -> AtLeastOf | None:
    if not _has_keys(raw, ("count", "patterns"), (), scope, path):
        return None
    patterns = _patterns(raw["patterns"], shapes, scope, (*path, "patterns"))
    count = read_number(raw["count"], scope, (*path, "count"))
    if count is None:
        return None
    listed = raw["patterns"] if isinstance(raw["patterns"], list) else []
    if listed and not 1 <= cast("int", count.value) <= len(listed):
        scope.fault(
            (*path, "count"),
            f"{count.value} of {len(listed)} patterns{in_parameter(named(count))}",
            f"write a number from 1 to {len(listed)}",
        )
    return AtLeastOf(count=count, patterns=patterns)


def _has_keys(
    raw: Any, required: tuple[str, ...], optional: tuple[str, ...], scope: Scope, path: Path
) -> bool:
    if not is_table(raw, scope, path):
        return False
    known = (*required, *optional)
    for key in raw:
        if key not in known:
            scope.fault((*path, key), f"unknown key '{key}'", suggestion(key, known))
    missing = [key for key in required if key not in raw]
    for key in missing:
        scope.fault(path, f"'{key}' is missing", "add it")
    return not missing


def _matcher(raw: Any, shape: Shape, scope: Scope, path: Path) -> Matcher | None:
    if shape.name == "facts" and shape.form is Form.COLLECTION:
        return _record(raw, scope.fact_shapes(), scope, path)
    match shape.form:
        case Form.SCALAR:
            return read_tests(raw, shape, scope, path)
        case Form.WORDS:
            return read_word_tests(raw, shape, scope, path)
        case Form.RECORD:
            return _record(raw, shapes_of(cast("type", shape.record)), scope, path)
        case Form.COLLECTION:
            return _items(raw, cast("type", shape.record), scope, path)
        case _:
            assert_never(shape.form)


def _items(raw: Any, item: type, scope: Scope, path: Path) -> Items | None:
    if not is_table(raw, scope, path):
        return None
    shapes = shapes_of(item)
    parts: dict[str, Any] = {}
    for key, value in raw.items():
        read = _ITEM_PARTS.get(key)
        if read is not None:
            parts[key] = read(value, shapes, scope, (*path, key))
            continue
        advice = (
            f"'{key}' is a field of the items: write where = {{ {key} = … }}"
            if key in shapes
            else suggestion(key, _ITEM_PARTS)
        )
        scope.fault((*path, key), f"unknown key '{key}'", advice)
    return Items(**parts, evidence_date=getattr(item, "evidence_date", None))


def _date_field(raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path) -> str | None:
    dates = [n for n, s in shapes.items() if s.form is Form.SCALAR and s.kind is Kind.DATE]
    if raw not in dates or not isinstance(raw, str):
        found = f"'{raw}'" if isinstance(raw, str) else described(raw)
        scope.fault(
            path, f"expected a date field of the items, found {found}", suggestion(str(raw), dates)
        )
        return None
    return raw


def _share(raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path) -> Share | None:
    if not _has_keys(raw, ("of",), tuple(ORDER_TESTS), scope, path):
        return None
    of = _record(raw["of"], shapes, scope, (*path, "of"))
    named = [name for name in ORDER_TESTS if name in raw]
    if len(named) != 1:
        scope.fault(
            path,
            f"a share has exactly one threshold, found {len(named)}",
            "write one of at_least, at_most, above, below",
        )
    tests = [read_share_test(name, raw[name], scope, (*path, name)) for name in named]
    if of is None or len(tests) != 1 or tests[0] is None:
        return None
    return Share(of=of, test=tests[0])


def _covers(raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path) -> tuple[Covers, ...]:
    if not is_table(raw, scope, path):
        return ()
    found = []
    testable = [n for n, s in shapes.items() if s.form in (Form.SCALAR, Form.WORDS)]
    for name, value in raw.items():
        if name not in testable:
            scope.fault((*path, name), f"unknown field '{name}'", suggestion(name, testable))
            continue
        operands, parameter = read_operands(value, shapes[name], scope, (*path, name))
        if operands:
            found.append(Covers(field=name, operands=operands, parameter=parameter))
    return tuple(found)


def _each(raw: Any, shapes: Mapping[str, Shape], scope: Scope, path: Path) -> Each | None:
    if not _has_keys(raw, ("period", "date", "since"), (), scope, path):
        return None
    period = read_duration(raw["period"], scope, (*path, "period"))
    dated = _date_field(raw["date"], shapes, scope, (*path, "date"))
    day = Shape(name="since", form=Form.SCALAR, kind=Kind.DATE)
    since = read_operand(raw["since"], day, scope, (*path, "since"))
    if period is None or dated is None or since is None:
        return None
    return Each(period=period, date=dated, since=since)


_ITEM_PARTS: Mapping[str, Callable[[Any, Mapping[str, Shape], Scope, Path], Any]] = {
    "where": _record,
    "latest": _date_field,
    "count": lambda raw, _, scope, path: read_counts(raw, scope, path),
    "every": _record,
    "share": _share,
    "covers": _covers,
    "each": _each,
}
"""What can be asked of a collection."""
