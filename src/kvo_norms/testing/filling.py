"""
A draft as a dossier.
"""

from __future__ import annotations

from typing import Any

import attrs

from kvo_norms.dossier import Dossier, Fact
from kvo_norms.kinds import Form, shapes_of
from kvo_norms.testing.anything import coherent
from kvo_norms.testing.values import Draft


def filled(root: Draft, base: Dossier) -> Dossier:
    """
    The dossier with what was filled in, and the rest as in another.
    """
    drafted = {name: _value(Dossier, name, held, base) for name, held in root.items()}
    fields = {f.name: getattr(base, f.name) for f in attrs.fields(Dossier)} | drafted
    if "application" in drafted and "certificates" not in drafted:
        fields["certificates"] = None  # a history that knows nothing of it contradicts it
    return coherent(Dossier, _with_references(fields))


def _value(record: type, name: str, held: Any, base: Any) -> Any:
    shape = shapes_of(record)[name]
    if name == "facts" and shape.form is Form.COLLECTION:
        known = {fact.name: fact for fact in base.facts}
        known |= {n: Fact(name=n, value=value) for n, value in held.items() if value is not None}
        return tuple(fact for n, fact in known.items() if held.get(n, fact) is not None)
    if shape.record is None or held is None:
        return held
    if shape.form is Form.COLLECTION:
        return tuple(coherent(shape.record, _fields(shape.record, item)) for item in held)
    inner = getattr(base, name)
    fields = _fields(shape.record, held, inner)
    around = {} if inner is None else attrs.asdict(inner, recurse=False)
    made: Any = coherent(shape.record, {**around, **fields})
    kept = all(getattr(made, key) == value for key, value in fields.items())
    return made if kept else coherent(shape.record, fields)


def _fields(record: type, held: Draft, base: Any = None) -> Draft:
    return {name: _value(record, name, value, base) for name, value in held.items()}


def _with_references(fields: Draft) -> Draft:
    """
    The dossier's fields with an item for every id that another item names.
    """
    found = dict(fields)
    for value in list(fields.values()):
        for item in value if isinstance(value, tuple) else (value,):
            if not attrs.has(type(item)) or isinstance(item, Fact):
                continue
            for name, shape in shapes_of(type(item)).items():
                named = getattr(item, name, None)
                target = shape.references
                if target is None or named is None or found.get(target) is None:
                    continue
                for wanted in named if isinstance(named, tuple) else (named,):
                    if wanted not in [other.id for other in found[target]]:
                        record = shapes_of(Dossier)[target].record
                        assert record is not None  # noqa: S101 # a collection has one
                        found[target] = (*found[target], record(id=wanted))
    return found
