"""
The arguments of each command, in a module for each kind of user; ``shared`` holds what commands of
several have in common.

A command's function bears its name and adds its arguments to a parser.
"""
