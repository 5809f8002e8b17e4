"""
For those who audit many areas: worksheets of judgements, evidence files, audits of a folder.
"""
