"""
A dossier of one edition, carried over the crosswalk into the next.
"""

from kvo_norms.converting.carrying import convert
from kvo_norms.converting.conversion import Change, Conversion, TakenLevel

__all__ = ["Change", "Conversion", "TakenLevel", "convert"]
