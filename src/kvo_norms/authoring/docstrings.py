"""
The docstrings below the fields of a class, which Python itself does not keep.
"""

from __future__ import annotations

import ast
import inspect
from typing import cast


def field_docs(record: type) -> dict[str, str]:
    """
    The docstrings of a class's fields and derived values, by name, each on one line.
    """
    body = cast("ast.ClassDef", ast.parse(inspect.getsource(record)).body[0]).body
    docs = {}
    for statement, following in zip(body, [*body[1:], None], strict=True):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(
                value=ast.Constant(value=str(doc))
            ):
                docs[name] = " ".join(doc.split())
            case ast.FunctionDef(name=name, decorator_list=[ast.Name(id="property")]), _:
                docs[name] = " ".join((ast.get_docstring(statement) or "").split())
            case _:
                pass
    return docs
