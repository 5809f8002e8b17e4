"""
The rule vocabulary: what a norm can ask, as a closed union of frozen classes.

A pattern has the shape of the dossier: a table whose keys are fields and whose values say what
must stand there. The classes mirror the TOML table by table, so that every reader of a norm
(evaluate, explain, document, …) is a walk over the same tree. Nothing here has logic.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from kvo_norms.durations import Duration
from kvo_norms.records import Hashed, frozen

Scalar = str | bool | int | Decimal | date | Duration


@frozen(kw_only=True)
class Value:
    """
    A literal that stands in the norm itself.
    """

    value: Scalar


@frozen(kw_only=True)
class Parameter:
    """
    ``"$name"``: a number, word, date or duration that the edition declares once, with its source.

    It is typed by its use: the same text is a duration in `within` and a word elsewhere.
    """

    name: str
    value: Scalar
    """The declared value, as the place where it stands needs it."""


@frozen(kw_only=True)
class AsOf:
    """
    ``"as_of"``: the day of the assessment, with an optional ``± P3Y``.
    """

    sign: Literal[-1, 1] = 1
    shift: Duration = Duration()


@frozen(kw_only=True)
class FromDossier:
    """
    ``"@application.previous_until"``: a value from the dossier, with an optional ``± P3Y``.

    The path starts at the dossier's root and goes through records to a single value. Where the
    dossier lacks it, the test is OPEN.
    """

    path: tuple[str, ...]
    sign: Literal[-1, 1] = 1
    shift: Duration = Duration()


Written = Value | Parameter
"""What stands written out in the edition, so that it is known beforehand."""
Operand = Written | AsOf | FromDossier


@frozen(kw_only=True)
class Equals:
    """
    The value is this one: ``light = "donker"``, or ``{ equals = "donker" }``.
    """

    operand: Operand


@frozen(kw_only=True)
class OneOf:
    """
    The value is one of these: ``type = ["plan", "matrix"]``, or ``{ one_of = "$plans" }``.
    """

    operands: tuple[Operand, ...]
    parameter: str | None = None
    """The parameter that holds the whole list, where one does."""


@frozen(kw_only=True)
class AtLeast:
    """
    The value is this or more; for dates, this day or later; for ordered words, this word or higher.
    """

    operand: Operand


@frozen(kw_only=True)
class AtMost:
    """
    The value is this or less; for dates, this day or earlier; for ordered words, or lower.
    """

    operand: Operand


@frozen(kw_only=True)
class Above:
    """
    The value is more than this; for dates, later; for ordered words, higher.
    """

    operand: Operand


@frozen(kw_only=True)
class Below:
    """
    The value is less than this; for dates, earlier; for ordered words, lower.
    """

    operand: Operand


@frozen(kw_only=True)
class Within:
    """
    The date lies in the period that ends on the day of the assessment, both days included.
    """

    duration: Written


@frozen(kw_only=True)
class Present:
    """
    The value is given, whatever it is. What is not given is OPEN.
    """


Test = Equals | OneOf | AtLeast | AtMost | Above | Below | Within | Present


@frozen(kw_only=True)
class Tests:
    """
    Tests of one value, which all must hold.

    A value that is not given is OPEN for each of them.
    """

    tests: tuple[Test, ...]
    vocabulary: str | None = None
    """The vocabulary whose order ranks the words, where the value is a word of an ordered one."""


@frozen(kw_only=True)
class ContainsAll:
    """
    The list holds each of these words.
    """

    operands: tuple[Operand, ...]
    parameter: str | None = None
    """The parameter that holds the whole list, where one does."""


@frozen(kw_only=True)
class ContainsAny:
    """
    The list holds at least one of these words.
    """

    operands: tuple[Operand, ...]
    parameter: str | None = None
    """The parameter that holds the whole list, where one does."""


@frozen(kw_only=True)
class ContainsNone:
    """
    The list holds none of these words.
    """

    operands: tuple[Operand, ...]
    parameter: str | None = None
    """The parameter that holds the whole list, where one does."""


WordTest = ContainsAll | ContainsAny | ContainsNone


@frozen(kw_only=True)
class WordTests:
    """
    Tests of a list of words, which all must hold. A list that is not given is OPEN for each.
    """

    tests: tuple[WordTest, ...]


@frozen(kw_only=True)
class Share(Hashed):
    """
    Of the items that match `where`, the share that also matches `of` passes the test.

    Shares are compared as exact ratios. A share of nothing fails, and a share that may be of
    nothing is never MET.
    """

    of: Record
    test: AtLeast | AtMost | Above | Below


@frozen(kw_only=True)
class Covers(Hashed):
    """
    Each of these values is held in `field` by some item.
    """

    field: str
    operands: tuple[Operand, ...]
    parameter: str | None = None
    """The parameter that holds the whole list, where one does."""


@frozen(kw_only=True)
class Each(Hashed):
    """
    An item falls in each window of this length, counted back from the day of the assessment.

    A window excludes its first day and includes its last. Only windows that start on `since`
    or later are asked, so the odd days after `since` are free; a `since` that is unknown is OPEN.
    """

    period: Written
    date: str
    """The field that dates an item."""
    since: Operand


@frozen(kw_only=True)
class Items(Hashed):
    """
    What is asked of a collection: of the items that match `where`, and are newest by `latest`.

    Where none of `count`, `every`, `share`, `covers` and `each` stands, at least one item must
    match. All that stand must hold.
    """

    where: Record | None = None
    """Which items count; all of them where it is absent."""
    latest: str | None = None
    """Of the items that match, only those with the newest date in this field."""
    count: tuple[Test, ...] = ()
    """Tests of the number of items."""
    every: Record | None = None
    """What each of the items must match; of no items it is MET."""
    share: Share | None = None
    """Of the items, the share that must match something more."""
    covers: tuple[Covers, ...] = ()
    """Values that must all be held by some item."""
    each: Each | None = None
    """Windows of time that must each hold an item."""
    evidence_date: str | None = None
    """The field that makes an item evidence: later than the assessment it is not seen."""


@frozen(kw_only=True)
class Field(Hashed):
    """
    One field of a record and what must stand there.
    """

    name: str
    matcher: Matcher


@frozen(kw_only=True)
class AllOf(Hashed):
    """
    ``all = [ … ]``: each of these patterns holds.
    """

    patterns: tuple[Record, ...]


@frozen(kw_only=True)
class AnyOf(Hashed):
    """
    ``any = [ … ]``: at least one of these patterns holds.
    """

    patterns: tuple[Record, ...]


@frozen(kw_only=True)
class Not(Hashed):
    """
    ``not = { … }``: this pattern does not hold.
    """

    pattern: Record


@frozen(kw_only=True)
class AtLeastOf(Hashed):
    """
    ``at_least_of = { count = 2, patterns = [ … ] }``: at least so many of these patterns hold.
    """

    count: Written
    patterns: tuple[Record, ...]


Entry = Field | AllOf | AnyOf | Not | AtLeastOf


@frozen(kw_only=True)
class Record(Hashed):
    """
    A table of entries that all must hold, in the shape of a record of the dossier.
    """

    entries: tuple[Entry, ...]


Matcher = Tests | WordTests | Record | Items
