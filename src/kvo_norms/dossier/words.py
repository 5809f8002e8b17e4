"""
The kinds of value that several records share.
"""

from datetime import date as Day
from decimal import Decimal
from typing import Annotated

from kvo_norms.errors import Fault, InvalidRecordError
from kvo_norms.kinds import SHARE, Range, Reference, Word

Count = Annotated[int, Range(0)]
Share = Annotated[Decimal, SHARE]
Role = Annotated[str, Word("roles")]
Theme = Annotated[str, Word("themes")]
Problem = Annotated[str, Word("problems")]
Level = Annotated[str, Word("levels")]
DocumentId = Annotated[str, Reference("documents")]
FactValue = bool | int | Decimal | Day | str


def check_period(first: str, start: Day | None, last: str, end: Day | None) -> None:
    """
    Refuse a period that ends before it starts.
    """
    if start is not None and end is not None and end < start:
        raise InvalidRecordError(
            [
                Fault(
                    path=(last,),
                    message=f"{last} {end} lies before {first} {start}",
                    advice="a period ends on or after the day on which it starts",
                )
            ]
        )
