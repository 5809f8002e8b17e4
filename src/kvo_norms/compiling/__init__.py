"""
Patterns as functions: the same values as the interpreter's, without the findings tree.

Each node becomes a closure over what does not change from dossier to dossier. The functions stop
as soon as a value is decided; whoever needs to know why asks the interpreter.
"""

from kvo_norms.compiling.records import compiled

__all__ = ["compiled"]
