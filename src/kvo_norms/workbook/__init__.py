"""
Dossiers as workbooks: which sheets and columns there are, and how a workbook is written.
"""
