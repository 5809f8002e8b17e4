"""
The hooks that read raw data as records.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kvo_norms.reading.hooks import Hook, Hooks
from kvo_norms.reading.strict import converter
from kvo_norms.records import frozen


class Mark:
    """
    A type that nothing reads beforehand.
    """


@frozen(kw_only=True)
class Marked:
    """
    A record whose second field takes longer to make ready.
    """

    first: int = 0
    second: Mark | None = None


def test_a_record_is_read_while_it_is_made_ready() -> None:
    """
    A thread that meets a record whose hooks another thread is looking up finds all its fields.
    """
    made, found = converter("toml").copy(), list[Marked]()

    def slow(_: Any, hooks: Hooks) -> Hook:
        if not found:
            found.append(Marked())
            with ThreadPoolExecutor(1) as pool:
                found.append(pool.submit(hooks.structure, {"second": 1}, Marked).result())
        return lambda *_: Mark()

    made.register_factory(lambda kind: kind is Mark, slow)
    assert made.structure({"first": 1}, Marked) == Marked(first=1)
    assert isinstance(found[-1].second, Mark)


def test_the_hook_of_a_type_itself_comes_first() -> None:
    """
    What was registered for a type is kept, whatever is registered for kinds of types after it.
    """
    made = converter("toml").copy()
    made.register_type(int, lambda *_: "own")
    made.register(lambda kind: kind is int, lambda *_: "other")
    assert (made.hook(int)(1, int), made.copy().hook(int)(1, int)) == ("own", "own")
    assert converter("toml").structure(1, int) == 1
