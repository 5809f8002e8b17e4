"""
Each engine with the rules loaded: from dossiers in its own form to which norms are met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import attrs

from benchmarks.peers.printing import (
    CEL,
    RULE_ENGINE,
    ZEN,
    CannotExpressError,
    as_json_logic,
    as_object,
    as_schema,
)
from benchmarks.peers.rules import Rule

Tables = dict[str, Any]
Answers = dict[str, bool]


@attrs.frozen(kw_only=True)
class Engine:
    """
    An engine that is ready to judge.
    """

    name: str
    prepare: Callable[[Tables], Any]
    """Puts a dossier into the engine's own form; not timed."""
    run: Callable[[Any], Any]
    """Judges one dossier; timed."""
    answers: Callable[[Any], Answers]
    """Reads what `run` gave: per norm whether it is met; not timed."""


def zen_engine(rules: dict[str, Rule]) -> Engine:
    """
    zen-engine: one compiled expression that makes an object.
    """
    zen = import_module("zen")
    compiled = zen.compile_expression(as_object(rules, ZEN, "{}: {}".format))
    return Engine(name="zen-engine", prepare=_same, run=compiled.evaluate, answers=dict)


def datalogic(rules: dict[str, Rule]) -> Engine:
    """
    datalogic-py: JsonLogic in Rust, one compiled template that makes an object.
    """
    library = import_module("datalogic_py")
    template = {name: as_json_logic(rule) for name, rule in rules.items()}
    compiled = library.Engine().compile_template(template)
    return Engine(
        name="datalogic-py",
        prepare=library.DataHandle,
        run=compiled.evaluate_data,
        answers=dict,
    )


def jsonschema_rs(rules: dict[str, Rule]) -> Engine:
    """
    jsonschema-rs: one schema of all norms; each error names the norm.
    """
    library = import_module("jsonschema_rs")
    schemas = {}
    for name, rule in rules.items():
        try:
            schemas[name] = as_schema(rule)
        except CannotExpressError:
            continue
    names = list(schemas)
    validator = library.validator_for({"allOf": list(schemas.values())})

    def failing(dossier: Tables) -> set[int]:
        return {error.schema_path[1] for error in validator.iter_errors(dossier)}

    def answers(failed: set[int]) -> Answers:
        return {name: number not in failed for number, name in enumerate(names)}

    return Engine(name="jsonschema-rs", prepare=_same, run=failing, answers=answers)


def cel_python(rules: dict[str, Rule]) -> Engine:
    """
    cel-python: one program that makes a map.
    """
    celpy = import_module("celpy")
    environment = celpy.Environment()
    program = environment.program(environment.compile(as_object(rules, CEL, "{}: {}".format)))

    def prepare(dossier: Tables) -> Any:
        return {key: celpy.json_to_cel(value) for key, value in dossier.items()}

    def answers(found: Any) -> Answers:
        return {str(name): bool(value) for name, value in found.items()}

    return Engine(name="cel-python", prepare=prepare, run=program.evaluate, answers=answers)


def rule_engine(rules: dict[str, Rule]) -> Engine:
    """
    rule-engine: one rule that makes a mapping.
    """
    library = import_module("rule_engine")
    context = library.Context(
        resolver=library.resolve_item, default_value=None, mapping_attribute_lookup=False
    )
    rule = library.Rule(as_object(rules, RULE_ENGINE, "{}: {}".format), context=context)
    return Engine(name="rule-engine", prepare=_same, run=rule.evaluate, answers=dict)


ENGINES: dict[str, tuple[str, Callable[[dict[str, Rule]], Engine]]] = {
    "zen-engine": ("zen", zen_engine),
    "datalogic-py": ("datalogic_py", datalogic),
    "jsonschema-rs": ("jsonschema_rs", jsonschema_rs),
    "cel-python": ("celpy", cel_python),
    "rule-engine": ("rule_engine", rule_engine),
}
"""Per distribution its module and what loads the rules into it."""


def installed() -> Iterable[str]:
    """
    The engines that are installed.
    """
    return [name for name, (module, _) in ENGINES.items() if find_spec(module) is not None]


def _same(dossier: Tables) -> Tables:
    return dossier
