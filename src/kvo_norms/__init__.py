"""
The *Keurmerk Veilig Ondernemen* as versioned norm catalogues, and what they say of an area.

>>> import kvo_norms
>>> [edition.id for edition in kvo_norms.editions()]
['kvo-2008', 'kvo-2015']

Each name loads what it needs when it is first used, so that a program that only reads a dossier
does not pay for the evaluator, nor one that only assesses for the readers.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kvo_norms.assessing import (
        Index as Index,
        assess as assess,
        index as index,
    )
    from kvo_norms.assessment import (
        Assessment as Assessment,
        Candidate as Candidate,
        Failed as Failed,
        Gap as Gap,
        NormResult as NormResult,
        ProposedCertificate as ProposedCertificate,
        Receipt as Receipt,
        Score as Score,
        Shortfall as Shortfall,
        StarResult as StarResult,
    )
    from kvo_norms.catalogue import (
        Edition as Edition,
        Norm as Norm,
        Provenance as Provenance,
        Section as Section,
        Source as Source,
        Star as Star,
        StepKind as StepKind,
        Steps as Steps,
        Text as Text,
        Weight as Weight,
    )
    from kvo_norms.converting import (
        Change as Change,
        Conversion as Conversion,
        convert as convert,
    )
    from kvo_norms.dossier import (
        Analysis as Analysis,
        Application as Application,
        Area as Area,
        Certificate as Certificate,
        Communication as Communication,
        Document as Document,
        Dossier as Dossier,
        Evaluation as Evaluation,
        Fact as Fact,
        Finding as Finding,
        Goal as Goal,
        IncidentFigures as IncidentFigures,
        Inspection as Inspection,
        Measure as Measure,
        Meeting as Meeting,
        Member as Member,
        Partner as Partner,
        SubArea as SubArea,
        Survey as Survey,
        Waiver as Waiver,
        WorkingGroup as WorkingGroup,
    )
    from kvo_norms.errors import (
        Fault as Fault,
        InvalidInputError as InvalidInputError,
        InvalidRecordError as InvalidRecordError,
        KvoNormsError as KvoNormsError,
        MissingExtraError as MissingExtraError,
        UnknownNameError as UnknownNameError,
        UnusableCallError as UnusableCallError,
    )
    from kvo_norms.forecasting import (
        Cause as Cause,
        Forecast as Forecast,
        ForecastDay as ForecastDay,
        NormChange as NormChange,
        StarChange as StarChange,
        VerdictChange as VerdictChange,
        forecast as forecast,
    )
    from kvo_norms.planning import (
        Obstacle as Obstacle,
        Plan as Plan,
        PlannedValue as PlannedValue,
        Step as Step,
        Unreachable as Unreachable,
        plan as plan,
    )
    from kvo_norms.reading import (
        DossierLine as DossierLine,
        edition as edition,
        editions as editions,
        read_assessment as read_assessment,
        read_dossier as read_dossier,
        read_dossiers as read_dossiers,
        read_edition as read_edition,
        read_receipt as read_receipt,
        read_steps as read_steps,
    )
    from kvo_norms.replaying import (
        Difference as Difference,
        Replay as Replay,
        replay as replay,
    )
    from kvo_norms.verdict import (
        Status as Status,
        Verdict as Verdict,
    )
    from kvo_norms.writing import (
        write_dossier as write_dossier,
    )

_HOMES = {
    "kvo_norms.assessing": ("Index", "assess", "index"),
    "kvo_norms.assessment": (
        "Assessment",
        "Candidate",
        "Failed",
        "Gap",
        "NormResult",
        "ProposedCertificate",
        "Receipt",
        "Score",
        "Shortfall",
        "StarResult",
    ),
    "kvo_norms.catalogue": (
        "Edition",
        "Norm",
        "Provenance",
        "Section",
        "Source",
        "Star",
        "StepKind",
        "Steps",
        "Text",
        "Weight",
    ),
    "kvo_norms.converting": (
        "Change",
        "Conversion",
        "convert",
    ),
    "kvo_norms.dossier": (
        "Analysis",
        "Application",
        "Area",
        "Certificate",
        "Communication",
        "Document",
        "Dossier",
        "Evaluation",
        "Fact",
        "Finding",
        "Goal",
        "IncidentFigures",
        "Inspection",
        "Measure",
        "Meeting",
        "Member",
        "Partner",
        "SubArea",
        "Survey",
        "Waiver",
        "WorkingGroup",
    ),
    "kvo_norms.errors": (
        "Fault",
        "InvalidInputError",
        "InvalidRecordError",
        "KvoNormsError",
        "MissingExtraError",
        "UnknownNameError",
        "UnusableCallError",
    ),
    "kvo_norms.forecasting": (
        "Cause",
        "Forecast",
        "ForecastDay",
        "NormChange",
        "StarChange",
        "VerdictChange",
        "forecast",
    ),
    "kvo_norms.planning": (
        "Obstacle",
        "Plan",
        "PlannedValue",
        "Step",
        "Unreachable",
        "plan",
    ),
    "kvo_norms.reading": (
        "DossierLine",
        "edition",
        "editions",
        "read_assessment",
        "read_dossier",
        "read_dossiers",
        "read_edition",
        "read_receipt",
        "read_steps",
    ),
    "kvo_norms.replaying": ("Difference", "Replay", "replay"),
    "kvo_norms.verdict": (
        "Status",
        "Verdict",
    ),
    "kvo_norms.writing": ("write_dossier",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:
    # A type checker sees the imports above, and so names whoever mistypes.
    __all__ = list(_HOME_OF)

    def __getattr__(name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'kvo_norms' has no attribute '{name}'")
        found = getattr(importlib.import_module(_HOME_OF[name]), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *_HOME_OF})
