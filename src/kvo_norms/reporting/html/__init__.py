"""
An assessment as one HTML file that needs nothing else.
"""

from kvo_norms.reporting.html.page import as_html

__all__ = ["as_html"]
