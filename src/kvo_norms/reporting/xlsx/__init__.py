"""
An assessment as a workbook.
"""

from kvo_norms.reporting.xlsx.book import as_xlsx

__all__ = ["as_xlsx"]
