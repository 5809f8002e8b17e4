"""
Tools for norm authors. Each name loads what it needs when it is first used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kvo_norms.authoring.beginning import new_edition as new_edition
    from kvo_norms.authoring.check import (
        CheckResult as CheckResult,
        Fix as Fix,
        Remark as Remark,
        Rule as Rule,
        Severity as Severity,
        check_edition as check_edition,
        fix_remarks as fix_remarks,
    )
    from kvo_norms.authoring.compare import (
        Comparison as Comparison,
        compare_editions as compare_editions,
    )
    from kvo_norms.authoring.coverage import (
        Coverage as Coverage,
        Goal as Goal,
        coverage_of as coverage_of,
    )
    from kvo_norms.authoring.impact import (
        Corpus as Corpus,
        Impact as Impact,
        Sweep as Sweep,
        corpus_of as corpus_of,
        edition_with as edition_with,
        generated_corpus as generated_corpus,
        given_corpus as given_corpus,
        impact_of as impact_of,
        sweep_of as sweep_of,
    )
    from kvo_norms.authoring.mutating import (
        Mutant as Mutant,
        Mutation as Mutation,
        Operator as Operator,
        Outcome as Outcome,
        mutants_of as mutants_of,
        mutation_of as mutation_of,
    )
    from kvo_norms.authoring.running import (
        Case as Case,
        cases_of as cases_of,
        status_of as status_of,
    )
    from kvo_norms.authoring.scenario_files import (
        Scenarios as Scenarios,
        read_scenario_folder as read_scenario_folder,
        read_scenarios as read_scenarios,
    )
    from kvo_norms.authoring.scenarios import (
        Difference as Difference,
        Scenario as Scenario,
        ScenarioResult as ScenarioResult,
        run_scenario as run_scenario,
        run_scenarios as run_scenarios,
    )
    from kvo_norms.authoring.schema import SCHEMAS as SCHEMAS, json_schema as json_schema
    from kvo_norms.authoring.selecting import selected as selected
    from kvo_norms.authoring.site import site_of as site_of
    from kvo_norms.authoring.suggesting import (
        Suggestions as Suggestions,
        suggestions_of as suggestions_of,
    )

_HOMES = {
    "kvo_norms.authoring.beginning": ("new_edition",),
    "kvo_norms.authoring.check": (
        "CheckResult",
        "Fix",
        "Remark",
        "Rule",
        "Severity",
        "check_edition",
        "fix_remarks",
    ),
    "kvo_norms.authoring.compare": ("Comparison", "compare_editions"),
    "kvo_norms.authoring.coverage": ("Coverage", "Goal", "coverage_of"),
    "kvo_norms.authoring.impact": (
        "Corpus",
        "Impact",
        "Sweep",
        "corpus_of",
        "edition_with",
        "generated_corpus",
        "given_corpus",
        "impact_of",
        "sweep_of",
    ),
    "kvo_norms.authoring.mutating": (
        "Mutant",
        "Mutation",
        "Operator",
        "Outcome",
        "mutants_of",
        "mutation_of",
    ),
    "kvo_norms.authoring.running": ("Case", "cases_of", "status_of"),
    "kvo_norms.authoring.scenario_files": (
        "Scenarios",
        "read_scenario_folder",
        "read_scenarios",
    ),
    "kvo_norms.authoring.scenarios": (
        "Difference",
        "Scenario",
        "ScenarioResult",
        "run_scenario",
        "run_scenarios",
    ),
    "kvo_norms.authoring.schema": ("SCHEMAS", "json_schema"),
    "kvo_norms.authoring.selecting": ("selected",),
    "kvo_norms.authoring.site": ("site_of",),
    "kvo_norms.authoring.suggesting": ("Suggestions", "suggestions_of"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:
    # A type checker sees the imports above, and so names whoever mistypes.
    __all__ = list(_HOME_OF)

    def __getattr__(name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'kvo_norms.authoring' has no attribute '{name}'")
        found = getattr(importlib.import_module(_HOME_OF[name]), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *_HOME_OF})
