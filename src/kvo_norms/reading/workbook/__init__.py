"""
Workbooks into the same raw data that TOML becomes, with the place of every cell.
"""
