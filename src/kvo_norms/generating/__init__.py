"""
A portfolio of made-up dossiers: plausible, reproducible, and as long as asked.

Nothing in it is real. How often things occur follows published figures where there are any
(`kvo_norms.generating.published`); everything else is this project's own guess, so that no number
that is counted in a generated portfolio says anything of the real scheme.
"""

from kvo_norms.generating.breaking import Layout
from kvo_norms.generating.files import GeneratedFile, files
from kvo_norms.generating.portfolio import portfolio

__all__ = ["GeneratedFile", "Layout", "files", "portfolio"]
