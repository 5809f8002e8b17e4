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
        assess as assess,
    )
    from kvo_norms.assessment import (
        Assessment as Assessment,
    )
    from kvo_norms.assessment import (
        Candidate as Candidate,
    )
    from kvo_norms.assessment import (
        Failed as Failed,
    )
    from kvo_norms.assessment import (
        Gap as Gap,
    )
    from kvo_norms.assessment import (
        NormResult as NormResult,
    )
    from kvo_norms.assessment import (
        ProposedCertificate as ProposedCertificate,
    )
    from kvo_norms.assessment import (
        Receipt as Receipt,
    )
    from kvo_norms.assessment import (
        Score as Score,
    )
    from kvo_norms.assessment import (
        Shortfall as Shortfall,
    )
    from kvo_norms.assessment import (
        StarResult as StarResult,
    )
    from kvo_norms.catalogue import (
        Edition as Edition,
    )
    from kvo_norms.catalogue import (
        Norm as Norm,
    )
    from kvo_norms.catalogue import (
        Provenance as Provenance,
    )
    from kvo_norms.catalogue import (
        Section as Section,
    )
    from kvo_norms.catalogue import (
        Source as Source,
    )
    from kvo_norms.catalogue import (
        Star as Star,
    )
    from kvo_norms.catalogue import (
        Text as Text,
    )
    from kvo_norms.catalogue import (
        Weight as Weight,
    )
    from kvo_norms.dossier import (
        Analysis as Analysis,
    )
    from kvo_norms.dossier import (
        Application as Application,
    )
    from kvo_norms.dossier import (
        Area as Area,
    )
    from kvo_norms.dossier import (
        Certificate as Certificate,
    )
    from kvo_norms.dossier import (
        Communication as Communication,
    )
    from kvo_norms.dossier import (
        Document as Document,
    )
    from kvo_norms.dossier import (
        Dossier as Dossier,
    )
    from kvo_norms.dossier import (
        Evaluation as Evaluation,
    )
    from kvo_norms.dossier import (
        Fact as Fact,
    )
    from kvo_norms.dossier import (
        Finding as Finding,
    )
    from kvo_norms.dossier import (
        Goal as Goal,
    )
    from kvo_norms.dossier import (
        IncidentFigures as IncidentFigures,
    )
    from kvo_norms.dossier import (
        Inspection as Inspection,
    )
    from kvo_norms.dossier import (
        Measure as Measure,
    )
    from kvo_norms.dossier import (
        Meeting as Meeting,
    )
    from kvo_norms.dossier import (
        Member as Member,
    )
    from kvo_norms.dossier import (
        Partner as Partner,
    )
    from kvo_norms.dossier import (
        SubArea as SubArea,
    )
    from kvo_norms.dossier import (
        Survey as Survey,
    )
    from kvo_norms.dossier import (
        Waiver as Waiver,
    )
    from kvo_norms.dossier import (
        WorkingGroup as WorkingGroup,
    )
    from kvo_norms.errors import (
        Fault as Fault,
    )
    from kvo_norms.errors import (
        InvalidInputError as InvalidInputError,
    )
    from kvo_norms.errors import (
        InvalidRecordError as InvalidRecordError,
    )
    from kvo_norms.errors import (
        KvoNormsError as KvoNormsError,
    )
    from kvo_norms.errors import (
        MissingExtraError as MissingExtraError,
    )
    from kvo_norms.errors import (
        UnknownNameError as UnknownNameError,
    )
    from kvo_norms.reading import (
        edition as edition,
    )
    from kvo_norms.reading import (
        editions as editions,
    )
    from kvo_norms.reading import (
        read_assessment as read_assessment,
    )
    from kvo_norms.reading import (
        read_dossier as read_dossier,
    )
    from kvo_norms.reading import (
        read_edition as read_edition,
    )
    from kvo_norms.verdict import (
        Status as Status,
    )
    from kvo_norms.verdict import (
        Verdict as Verdict,
    )
    from kvo_norms.writing import (
        write_dossier as write_dossier,
    )

_HOMES = {
    "kvo_norms.assessing": ("assess",),
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
        "Text",
        "Weight",
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
    ),
    "kvo_norms.reading": (
        "edition",
        "editions",
        "read_assessment",
        "read_dossier",
        "read_edition",
    ),
    "kvo_norms.verdict": (
        "Status",
        "Verdict",
    ),
    "kvo_norms.writing": ("write_dossier",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'kvo_norms' has no attribute '{name}'")
    found = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
