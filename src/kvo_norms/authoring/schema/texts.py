"""
Docstrings as editors show them, and texts for what is no field of a class.
"""

from __future__ import annotations

import ast
import enum
import inspect
import itertools
import re
from typing import cast


def in_markdown(text: str) -> str:
    """
    A docstring as Markdown: a name in code letters has one backtick on each side.
    """
    return re.sub(r"(?<!`)``(?!`)", "`", text)


def first_sentence(doc: str | None) -> str:
    """
    What a docstring says first, on one line.
    """
    return " ".join(inspect.cleandoc(doc or "").split("\n\n")[0].split())


def member_docs(kind: type[enum.Enum]) -> dict[str, str]:
    """
    The docstrings of an enumeration's members, by name.
    """
    body = cast("ast.ClassDef", ast.parse(inspect.getsource(kind)).body[0]).body
    docs = {}
    for statement, following in itertools.pairwise(body):
        match statement, following:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=doc)):
                docs[name] = " ".join(str(doc).split())
            case _:
                pass
    return docs
