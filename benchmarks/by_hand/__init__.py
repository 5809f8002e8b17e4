"""
Norms as an application developer would write them: plain functions over plain tables.
"""
