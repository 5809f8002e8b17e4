"""
Hypothesis strategies for dossiers, for tests of programs that use this library.

They need the extra ``testing``.
"""

from kvo_norms.testing.aimed import dossiers_where
from kvo_norms.testing.anything import dossiers, records

__all__ = ["dossiers", "dossiers_where", "records"]
