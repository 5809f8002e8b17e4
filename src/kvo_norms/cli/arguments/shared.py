"""
Arguments that several commands have, and the kinds of values that arguments take.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date

_MOST_DIGITS = 18


def add_dossier(parser: ArgumentParser) -> None:
    """
    The dossier that the command is about.
    """
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")


def add_day(parser: ArgumentParser, about: str) -> None:
    """
    The day as on which the command looks; `about` is its help.
    """
    parser.add_argument("--on", type=day, metavar="DATE", help=about)


def add_language(parser: ArgumentParser) -> None:
    """
    The language of what people read.
    """
    parser.add_argument(
        "--lang", choices=("nl", "en"), default="nl", help="the language of the text; nl without it"
    )


def add_names(parser: ArgumentParser) -> None:
    """
    Whether reports name persons.
    """
    parser.add_argument(
        "--names",
        action="store_true",
        help="show names of persons, which reports leave out; json is the result as it is",
    )


def add_jobs(parser: ArgumentParser) -> None:
    """
    How many processes share the work.
    """
    parser.add_argument(
        "--jobs",
        type=count,
        metavar="N",
        help="how many processes; without it as many as there are processors",
    )


def add_output(parser: ArgumentParser) -> None:
    """
    The file that is written, where the screen is not meant.
    """
    parser.add_argument("-o", "--output", metavar="FILE", help="write there, not to the screen")


def day(text: str) -> date:
    """
    A day, as 2015-01-31; ``fromisoformat`` takes more than that.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise ArgumentTypeError(f"'{text}' is no date; write it as 2015-01-31")
    return found


def whole(text: str) -> int:
    """
    A whole number in ASCII digits; ``int`` takes more than that.
    """
    if not (text.removeprefix("-").isdecimal() and text.isascii()):
        raise ArgumentTypeError(f"'{text}' is no whole number; write it in digits")
    if len(text) > _MOST_DIGITS:
        message = f"'{text}' is too long; use at most {_MOST_DIGITS} characters"
        raise ArgumentTypeError(message)
    return int(text)


def count(text: str) -> int:
    """
    A whole number from 1.
    """
    found = whole(text)
    if found < 1:
        raise ArgumentTypeError(f"'{text}' is too few; ask for 1 or more")
    return found


def share(text: str) -> float:
    """
    A number from 0 to 1.
    """
    return _from_zero(text, 1, "share")


def percentage(text: str) -> float:
    """
    A number from 0 to 100.
    """
    return _from_zero(text, 100, "percentage")


def _from_zero(text: str, most: int, kind: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= most:
        raise ArgumentTypeError(f"'{text}' is no {kind}; write a number from 0 to {most}")
    return found
