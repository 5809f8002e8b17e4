"""
Norms as a program: the same values as the interpreter's, without the findings tree.

Every distinct thing that norms ask of a collection is one fact; one pass over a collection gathers
all its facts; one function decides all norms from the facts. Whoever needs to know why asks the
interpreter.
"""

from kvo_norms.compiling.program import Facts, Program, facts_of, program_of

__all__ = ["Facts", "Program", "facts_of", "program_of"]
