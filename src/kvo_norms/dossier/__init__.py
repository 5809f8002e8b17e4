"""
The dossier: all that an area hands in, as frozen records.

A field that is ``None`` was not given, and what is not given is unknown, never "no". A
collection that is given is complete unless the dossier's `incomplete` names it. Records with an
`evidence_date` are evidence from that date on. Where absence means something, the field has
another default than ``None``.
"""

from kvo_norms.dossier.area import Application, Area, Certificate, SubArea
from kvo_norms.dossier.judgement import Document, Fact, Finding, Waiver
from kvo_norms.dossier.measurement import Analysis, IncidentFigures, Inspection, Survey
from kvo_norms.dossier.partnership import Communication, Meeting, Member, Partner, WorkingGroup
from kvo_norms.dossier.plan import Evaluation, Goal, Measure
from kvo_norms.dossier.submission import Dossier

__all__ = [
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
]
