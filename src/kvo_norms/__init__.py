"""
The *Keurmerk Veilig Ondernemen* as versioned norm catalogues, and what they say of an area.

>>> import kvo_norms
>>> [edition.id for edition in kvo_norms.editions()]
['kvo-2008', 'kvo-2015']
"""

from kvo_norms.assessing import assess
from kvo_norms.assessment import (
    Assessment,
    Candidate,
    Failed,
    Gap,
    NormResult,
    ProposedCertificate,
    Receipt,
    Score,
    Shortfall,
    StarResult,
)
from kvo_norms.catalogue import Edition, Norm, Provenance, Section, Source, Star, Text, Weight
from kvo_norms.dossier import (
    Analysis,
    Application,
    Area,
    Certificate,
    Communication,
    Document,
    Dossier,
    Evaluation,
    Fact,
    Finding,
    Goal,
    IncidentFigures,
    Inspection,
    Measure,
    Meeting,
    Member,
    Partner,
    SubArea,
    Survey,
    Waiver,
    WorkingGroup,
)
from kvo_norms.errors import (
    Fault,
    InvalidInputError,
    InvalidRecordError,
    KvoNormsError,
    MissingExtraError,
    UnknownNameError,
)
from kvo_norms.reading import edition, editions, read_assessment, read_dossier, read_edition
from kvo_norms.verdict import Status, Verdict
from kvo_norms.writing import write_dossier

__all__ = [
    "Analysis",
    "Application",
    "Area",
    "Assessment",
    "Candidate",
    "Certificate",
    "Communication",
    "Document",
    "Dossier",
    "Edition",
    "Evaluation",
    "Fact",
    "Failed",
    "Fault",
    "Finding",
    "Gap",
    "Goal",
    "IncidentFigures",
    "Inspection",
    "InvalidInputError",
    "InvalidRecordError",
    "KvoNormsError",
    "Measure",
    "Meeting",
    "Member",
    "MissingExtraError",
    "Norm",
    "NormResult",
    "Partner",
    "ProposedCertificate",
    "Provenance",
    "Receipt",
    "Score",
    "Section",
    "Shortfall",
    "Source",
    "Star",
    "StarResult",
    "Status",
    "SubArea",
    "Survey",
    "Text",
    "UnknownNameError",
    "Verdict",
    "Waiver",
    "Weight",
    "WorkingGroup",
    "assess",
    "edition",
    "editions",
    "read_assessment",
    "read_dossier",
    "read_edition",
    "write_dossier",
]
