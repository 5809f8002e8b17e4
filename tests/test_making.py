"""
Records that are made past their constructors are the records that those would make.
"""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

from kvo_norms import assessment
from kvo_norms.evaluating import outcomes, setting
from kvo_norms.making import maker

RECORDS = [
    found
    for module in (assessment, outcomes, setting)
    for found in vars(module).values()
    if isinstance(found, type) and found.__module__ == module.__name__ and attrs.has(found)
]


@attrs.frozen(kw_only=True)
class Checked:
    """
    A record that looks at what it is given.
    """

    day: date = attrs.field(validator=attrs.validators.instance_of(date))


@attrs.frozen(kw_only=True)
class Converted:
    """
    A record that keeps something else than it is given.
    """

    text: str = attrs.field(converter=str)


@attrs.frozen(kw_only=True)
class Own:
    """
    A record with a list of its own.
    """

    items: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Derived:
    """
    A record with a field that nobody gives.
    """

    size: int = attrs.field(init=False, default=0)


@attrs.frozen(kw_only=True)
class Looking:
    """
    A record that looks at itself.
    """

    day: date

    def __attrs_post_init__(self) -> None:
        """
        Nothing is wrong with any day.
        """


def values_of(record: Any) -> list[Any]:
    """
    What the fields hold, beside what they are called.
    """
    return [(field.name, getattr(record, field.name)) for field in attrs.fields(type(record))]


@pytest.mark.parametrize("record", RECORDS)
class TestMaker:
    """
    A record that a maker makes is one of its class, in each of these modules.
    """

    def test_all_fields(self, record: Any) -> None:
        """
        Every field holds what it was given.
        """
        given = {field.alias: f"the {field.alias}" for field in attrs.fields(record)}
        made = maker(record)(**given)
        assert type(made) is record
        assert values_of(made) == values_of(record(**given))

    def test_defaults(self, record: Any) -> None:
        """
        A field that is not given holds the default of the class.
        """
        given = {
            field.alias: f"the {field.alias}"
            for field in attrs.fields(record)
            if field.default is attrs.NOTHING
        }
        assert values_of(maker(record)(**given)) == values_of(record(**given))

    def test_frozen(self, record: Any) -> None:
        """
        Nobody can change it once it is made.
        """
        fields = attrs.fields(record)
        made = maker(record)(**{field.alias: None for field in fields})
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(made, fields[0].name, "changed")

    def test_pickled(self, record: Any) -> None:
        """
        It comes back from a pickle as it went.
        """
        given = {field.alias: f"the {field.alias}" for field in attrs.fields(record)}
        made = maker(record)(**given)
        back = pickle.loads(pickle.dumps(made))  # noqa: S301
        assert type(back) is record
        assert values_of(back) == values_of(made)

    def test_incomplete(self, record: Any) -> None:
        """
        What the class asks for must be given here too.
        """
        with pytest.raises(TypeError):
            maker(record)()


class TestRefused:
    """
    A class whose constructor does more than keep what it is given has no maker.
    """

    @pytest.mark.parametrize("record", [Checked, Converted, Own, Derived, Looking])
    def test_refused(self, record: Any) -> None:
        """
        Its records would be other ones.
        """
        with pytest.raises(AssertionError, match="does more than keep"):
            maker(record)
