"""
Measurements of the library, beside plain functions that do the same by hand.

``python -m benchmarks`` runs them all and writes docs/explanation/performance.md. Nothing here
belongs to the installed package.
"""
