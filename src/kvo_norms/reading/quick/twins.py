"""
Records that are filled in step by step.
"""

from __future__ import annotations

CHANGEABLE = {
    "__slots__": (),
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
    "__init__": object.__init__,
}
"""
What makes a frozen class one whose instances begin empty and can be changed.

Setting and deleting share a slot of the type; where one of them is slow both are.
"""


def twin_of(record: type) -> type:
    """
    A subclass of the record's class that is not frozen.

    Its instances become records when their `__class__` is set to the record's class, which has the
    same slots.
    """
    return type(record.__name__, (record,), CHANGEABLE)
