"""
An assessment as a PDF document.
"""

from kvo_norms.reporting.pdf.document import as_pdf

__all__ = ["as_pdf"]
