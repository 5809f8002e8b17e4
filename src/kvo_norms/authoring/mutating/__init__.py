"""
What the scenarios of an edition would notice if a norm said something else.
"""

from kvo_norms.authoring.mutating.measuring import Mutation, Outcome, Tried, mutation_of
from kvo_norms.authoring.mutating.mutants import Mutant, mutants_of
from kvo_norms.authoring.mutating.operators import Operator

__all__ = ["Mutant", "Mutation", "Operator", "Outcome", "Tried", "mutants_of", "mutation_of"]
