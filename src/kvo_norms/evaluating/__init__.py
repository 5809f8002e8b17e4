"""
Patterns against dossiers: the verdict and everything that led to it.
"""
