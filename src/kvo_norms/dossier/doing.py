"""
What partners can still do about a dossier: which parts can be supplied, added to and changed.

What is unknown can always be supplied. What was given is a fact; it can be changed only where it
says how things stand now, such as a draft or the status of a measure, and not where it says what
was, such as who took part in an inspection.
"""

from collections.abc import Mapping
from typing import Literal

from kvo_norms.dossier.judgement import Document, Fact
from kvo_norms.dossier.measurement import Analysis, IncidentFigures
from kvo_norms.dossier.partnership import Member, Partner, WorkingGroup
from kvo_norms.dossier.plan import Goal, Measure

Act = Literal["supply", "add", "change", "judge"]

ACTS: Mapping[str, tuple[Act, ...]] = {
    "dossier": ("supply",),
    "area": ("supply",),
    "area.sub_areas": ("supply",),
    "application": ("supply",),
    "certificates": ("supply",),
    "partners": ("supply", "add", "change"),
    "working_group": ("supply", "change"),
    "working_group.members": ("supply", "add", "change"),
    "meetings": ("supply", "add"),
    "communications": ("supply", "add"),
    "surveys": ("supply", "add"),
    "inspections": ("supply", "add"),
    "incidents": ("supply", "add"),
    "analysis": ("supply", "add", "change"),
    "goals": ("supply", "add", "change"),
    "measures": ("supply", "add", "change"),
    "evaluations": ("supply", "add"),
    "documents": ("supply", "add", "change"),
    "facts": ("supply", "change"),
    "findings": ("judge", "change"),
}
"""What can be done in each collection and record, and in the dossier's own fields."""

CHANGEABLE: Mapping[type, frozenset[str]] = {
    Partner: frozenset({"name", "intention_signed", "covenant_signed"}),
    WorkingGroup: frozenset(
        {"chair", "chair_role", "aim", "decision_agreement", "communication_agreement"}
    ),
    Member: frozenset({"name"}),
    Analysis: frozenset({"position"}),
    Goal: frozenset({"title", "unit", "target", "direction"}),
    Measure: frozenset(
        {
            "title",
            "problems",
            "goals",
            "owner",
            "executor",
            "deadline",
            "status",
            "carried_out",
        }
    ),
    Document: frozenset({"title", "draft", "signatories", "signing_planned"}),
    Fact: frozenset({"value"}),
}
"""The fields of each class of records that say how things stand now."""

SAID_BY_ABSENCE: Mapping[type, frozenset[str]] = {
    Analysis: frozenset({"problem"}),
    IncidentFigures: frozenset({"theme", "problem"}),
}
"""The fields of which the absence can say something: that it is about the whole theme, or all."""

KEPT_WHEN_NEW: Mapping[type, frozenset[str]] = {
    Goal: frozenset({"plan"}),
    Measure: frozenset({"plan"}),
}
"""The fields that keep their default in a record that is added: a former plan gets no more."""

AFTERWARDS: Mapping[type, Mapping[str, tuple[str, ...]]] = {Measure: {"carried_out": ("status",)}}
"""The fields that say of something new that it was done too, which is a change and costs as one;
with each the fields that are told with it."""

OUTCOMES: Mapping[str, frozenset[str]] = {
    "surveys": frozenset({"answered", "response"}),
    "incidents": frozenset({"count"}),
    "analysis": frozenset({"level", "problem"}),
}
"""The fields of something new that are not up to those who act, but must turn out."""
