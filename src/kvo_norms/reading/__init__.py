"""
Files into models: strictly, with every fault at its place.
"""

from kvo_norms.reading.assessments import read_assessment
from kvo_norms.reading.dossiers import read_dossier
from kvo_norms.reading.editions import read_edition
from kvo_norms.reading.shipped import edition, editions

__all__ = ["edition", "editions", "read_assessment", "read_dossier", "read_edition"]
