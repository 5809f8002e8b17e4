"""
What keeps starting cheap: how records are declared, and the command as a process of its own.
"""

from __future__ import annotations

import datetime as dt
import gc
import pickle
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import attrs
import pytest

from kvo_norms import Area, Dossier, Edition, Fact, Partner, Text, edition
from kvo_norms.cli import SELDOM, command
from kvo_norms.durations import Duration
from kvo_norms.kinds import Word
from kvo_norms.patterns import AsOf, FromDossier, Value
from kvo_norms.records import frozen
from kvo_norms.version import VERSION


@frozen(kw_only=True)
class Usual:
    """
    A record as most are.
    """

    name: str
    number: int | None = None
    _hidden: int = 0


@attrs.frozen(kw_only=True)
class Generated:
    """
    The same, with all methods made by attrs.
    """

    name: str
    number: int | None = None
    _hidden: int = 0


@frozen(kw_only=True)
class Other:
    """
    Another record with the same fields.
    """

    name: str
    number: int | None = None
    _hidden: int = 0


@frozen()
class Single:
    """
    A record of one field, that can be given by its place.
    """

    value: Any


@frozen(kw_only=True)
class Empty:
    """
    A record without fields.
    """


@frozen(kw_only=True)
class Keyed:
    """
    Fields that are compared, hashed or shown in their own way.
    """

    folded: str = attrs.field(eq=str.lower)
    beside: int = attrs.field(default=0, eq=False)
    unhashed: list[int] = attrs.field(factory=list, hash=False, repr=False)


@frozen(kw_only=True)
class Own:
    """
    A record with methods of its own.
    """

    value: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and self.value % 10 == other.value % 10

    def __hash__(self) -> int:
        return self.value % 10

    def __repr__(self) -> str:
        return f"own {self.value}"


def pickled(record: Any) -> Any:
    """
    The record, written and read by pickle.
    """
    return pickle.loads(pickle.dumps(record))  # noqa: S301


VALUES: list[dict[str, Any]] = [
    {"name": name, "number": number, "hidden": hidden}
    for name in ("a", "b")
    for number in (None, 0, 1)
    for hidden in (0, 1)
]


class TestRecords:
    """
    Records behave as attrs' own frozen classes do.
    """

    @pytest.mark.parametrize("values", VALUES)
    def test_equal_as_generated(self, values: dict[str, Any]) -> None:
        """
        Two records are equal, and hash alike, exactly when those of attrs are.
        """
        for others in VALUES:
            expected = Generated(**values) == Generated(**others)
            assert (Usual(**values) == Usual(**others)) is expected
            assert (Usual(**values) != Usual(**others)) is not expected
            assert (hash(Usual(**values)) == hash(Usual(**others))) is expected

    def test_another_class_is_another_record(self) -> None:
        """
        The same values in another class, also one that inherits, are not equal.
        """
        heir = type("Heir", (Usual,), {"__slots__": ()})
        others: list[Any] = [Other(name="a"), heir(name="a"), Generated(name="a"), "a"]
        assert [other for other in others if Usual(name="a") == other] == []
        assert heir(name="a") == heir(name="a")
        assert hash(Usual(name="a")) != hash(Other(name="a"))

    def test_few_fields(self) -> None:
        """
        One field, or none.
        """
        assert Single((1, 2)) == Single((1, 2))
        assert Single(1) != Single(2)
        assert {Single(1), Single(1)} == {Single(1)}
        assert Empty() == Empty()
        assert hash(Empty()) == hash(Empty())
        assert repr(Empty()) == "Empty()"
        match Single(3):
            case Single(value):
                assert value == 3

    def test_fields_in_their_own_way(self) -> None:
        """
        What attrs knows of a field holds: compared by a key or not at all, not hashed, not shown.
        """
        assert Keyed(folded="A") == Keyed(folded="a", beside=1)
        assert hash(Keyed(folded="A")) == hash(Keyed(folded="a", beside=1, unhashed=[1]))
        assert Keyed(folded="a") != Keyed(folded="a", unhashed=[1])
        assert repr(Keyed(folded="A", unhashed=[1])) == "Keyed(folded='A')"

    def test_own_methods_stay(self) -> None:
        """
        A class that says how it is compared and shown is left as it is.
        """
        assert Own(value=1) == Own(value=11)
        assert hash(Own(value=1)) == hash(Own(value=11))
        assert repr(Own(value=1)) == "own 1"

    def test_frozen(self) -> None:
        """
        No field can be set, and none can be added.
        """
        area = Area(name="a")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            area.name = "b"  # type: ignore[misc]
        assert not hasattr(area, "__dict__")

    @pytest.mark.parametrize("copy", [deepcopy, pickled])
    def test_copies(self, copy: Callable[[Any], Any]) -> None:
        """
        Copied and pickled records are equal to what they were made from.
        """
        shipped: Edition = edition("kvo-2015")
        dossier = Dossier(
            partners=(Partner(id="a", role="gemeente"),), facts=(Fact(name="b", value=1),)
        )
        for record in (shipped, dossier, Usual(name="a", hidden=1)):
            again = copy(record)
            assert again == record
            assert hash(again) == hash(record)

    @pytest.mark.parametrize(
        "record",
        [
            Text(nl="a", en="b"),
            Usual(name="a", number=0),
            Dossier(as_of=dt.date(2020, 1, 31), area=Area(name="a")),
            FromDossier(path=("a", "b"), sign=-1, shift=Duration(months=2)),
            Word("roles"),
            Empty(),
        ],
    )
    def test_shown_as_made(self, record: Any) -> None:
        """
        A record is shown as a call that makes it again.
        """
        assert eval(repr(record), globals() | {"datetime": dt}) == record  # noqa: S307

    def test_defaults_are_not_shown(self) -> None:
        """
        What has its default value is left out; a private field is shown by its argument's name.
        """
        assert repr(Value(value=3)) == "Value(value=3)"
        assert repr(AsOf()) == "AsOf()"
        assert repr(Usual(name="a", hidden=1)) == "Usual(name='a', hidden=1)"


class TestCommand:
    """
    The command as a process of its own.
    """

    @pytest.fixture(autouse=True)
    def collecting(self) -> Iterator[None]:
        """
        Python's own collecting of waste, as it was.
        """
        before = gc.get_threshold()
        yield
        gc.set_threshold(*before)
        gc.unfreeze()

    def test_waste_is_looked_for_seldom(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        It does what `main` does, with less collecting, and none when it ends.
        """
        monkeypatch.setattr(sys, "argv", ["kvo-norms", "--version"])
        with pytest.raises(SystemExit):
            command()
        assert capsys.readouterr().out == f"kvo-norms {VERSION}\n"
        assert gc.get_threshold()[0] == SELDOM
        monkeypatch.setattr(sys, "argv", ["kvo-norms", "editions"])
        assert command() == 0
        assert "kvo-2015" in capsys.readouterr().out
        assert gc.get_freeze_count() > 0
