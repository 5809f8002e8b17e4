"""
An edition and a dossier joined: the assessment, its certificate and its receipt.
"""

from kvo_norms.assessing.assembly import Index, assess, index

__all__ = ["Index", "assess", "index"]
