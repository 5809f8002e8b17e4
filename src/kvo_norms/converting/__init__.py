"""
A dossier of one edition, carried over the crosswalk into the next.
"""

from kvo_norms.converting.conversion import Change, Conversion, TakenLevel
from kvo_norms.converting.convert import convert

__all__ = ["Change", "Conversion", "TakenLevel", "convert"]
