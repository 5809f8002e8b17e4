"""
An edition and a dossier joined: the assessment, its certificate and its receipt.
"""

from kvo_norms.assessing.assembly import assess

__all__ = ["assess"]
