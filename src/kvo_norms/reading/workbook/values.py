"""
Single cells into raw values, strictly, by the field that their column is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kvo_norms.figures import LARGEST_INTEGER, MOST_DIGITS
from kvo_norms.kinds import Form, Kind
from kvo_norms.reading.refusal import described, refused
from kvo_norms.reading.singles import parsed_date
from kvo_norms.workbook.lists import divided
from kvo_norms.workbook.sheets import Column

AS_TEXT = "give the cell the format Text and type it again"
TRUE = frozenset({"ja", "yes", "true", "waar"})
FALSE = frozenset({"nee", "no", "false", "onwaar"})


def is_blank(cell: object) -> bool:
    """
    Whether nothing stands in the cell; blanks are nothing.
    """
    return cell is None or (isinstance(cell, str) and not cell.strip())


def raw_value(cell: Any, column: Column) -> Any:
    """
    What TOML would hold in this field: a text, an array of texts, a number, a date, true or false.

    Raises
    ------
    Refused
        Where the cell holds something else.
    """
    value = _plain(cell)
    if column.shape is None:
        return _free(value)
    if column.shape.form is Form.WORDS:
        return _words(value)
    return _READERS[column.shape.kind](value)


def _plain(cell: Any) -> Any:
    """
    The cell in the terms of TOML: a whole number is one, however it is stored.
    """
    match cell:
        case bool() | str():
            return cell
        case int() | float() if not math.isfinite(cell):
            raise refused("not a finite number", "leave out what is not known")
        case int() | float():
            return _number(float(cell))
        case date():
            return cell
        case _:
            raise refused("found a time of day or a duration", "type a date, a number or a text")


def _number(cell: float) -> int | Decimal:
    if cell.is_integer() and abs(cell) <= LARGEST_INTEGER:
        return int(cell)
    return Decimal(f"{cell:.{MOST_DIGITS}g}")


def _text(value: Any) -> str:
    if type(value) is not str:
        raise refused(f"expected text, found {described(value)}", AS_TEXT)
    return value


def _word(value: Any) -> str:
    if type(value) is not str:
        raise refused(f"expected a word, found {described(value)}", AS_TEXT)
    return value.strip()


def _words(value: Any) -> list[str]:
    if type(value) is not str:
        raise refused(f"expected words, found {described(value)}", AS_TEXT)
    words = divided(value)
    if words is None:
        advice = "write the words with commas between them"
        raise refused(f"expected words, found {described(value)}", advice)
    return words


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise refused(f"expected a whole number, found {described(value)}", _to_number(value))
    return value


def _any_number(value: Any) -> int | Decimal:
    if type(value) not in (int, Decimal):
        raise refused(f"expected a number, found {described(value)}", _to_number(value))
    return value  # type: ignore[no-any-return]


def _to_number(value: Any) -> str:
    """
    What to do with a value that is not the number that is needed.
    """
    match value:
        case str():
            return "type a number, not a text"
        case Decimal() if abs(value) > LARGEST_INTEGER:
            return "type a smaller number"
        case Decimal():
            return "leave out the decimals"
        case date():
            return "give the cell the format Number and type it again"
        case _:
            return "type a number, not true or false"


def _day(value: Any) -> date:
    found = parsed_date(value.strip()) if isinstance(value, str) else value
    if type(found) is date:
        return found
    advice = "type it as a date, or as the text 2015-01-31"
    if isinstance(value, datetime):
        advice = f"leave out the time: {value.date().isoformat()}"
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        advice = "give the cell the format Date"
    raise refused(f"expected a date, found {described(value)}", advice)


def _boolean(value: Any) -> bool:
    word = value.strip().lower() if isinstance(value, str) else value
    if type(word) is bool:
        return word
    if word in TRUE or word in FALSE:
        return word in TRUE
    raise refused(f"expected ja or nee, found {described(value)}", "type ja or nee (yes or no)")


def _free(value: Any) -> Any:
    if isinstance(value, datetime):
        raise refused(
            f"found {described(value)}", f"leave out the time: {value.date().isoformat()}"
        )
    if isinstance(value, str):
        return parsed_date(value) or value
    return value


_READERS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.WORD: _word,
    Kind.INTEGER: _whole,
    Kind.NUMBER: _any_number,
    Kind.SHARE: _any_number,
    Kind.DATE: _day,
    Kind.BOOLEAN: _boolean,
}
