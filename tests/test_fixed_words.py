"""
The fixed words: whole in both languages, and said as they are written.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from string import Formatter
from typing import Any

import kvo_norms
from kvo_norms.reporting.languages import FixedWords

PACKAGE = Path(kvo_norms.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = [path for kind in ("html", "jinja", "typ") for path in PACKAGE.rglob(f"*.{kind}")]
QUOTED = re.compile(r"""'([\w.]+)'|"([\w.]+)"|\bwords\.(\w+)""")


def module_of(path: Path) -> str:
    """
    The name under which a file is imported.
    """
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


TABLES: dict[tuple[str, str], FixedWords[Any]] = {
    (module, name): it
    for path in FILES
    if "FixedWords(" in path.read_text(encoding="utf-8")
    for module in [module_of(path)]
    for name, it in vars(importlib.import_module(module)).items()
    if isinstance(it, FixedWords)
}
"""All fixed words, by the module that has them under a name, its own or another's."""


def places_in(text: str) -> set[str]:
    """
    What a text names in braces.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def said_in(path: Path) -> Iterator[tuple[int, FixedWords[Any], ast.Call]]:
    """
    The calls of fixed words in a file, each with its line.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    here = {name: it for (module, name), it in TABLES.items() if module == module_of(path)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                found = TABLES.get((node.module or "", alias.name))
                if found is not None:
                    here[alias.asname or alias.name] = found
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in here:
            yield node.lineno, here[node.func.id], node


def keys_of(key: ast.expr) -> list[str]:
    """
    The keys that an argument can be, as far as they are written there.
    """
    match key:
        case ast.Constant(value=str(value)):
            return [value]
        case ast.IfExp(body=body, orelse=other):
            return [*keys_of(body), *keys_of(other)]
    return []


def test_both_languages_name_the_same_places() -> None:
    """
    Neither text is empty, and what one takes the other takes too.
    """
    texts = [
        (f"{at}: {key}", it) for at, words in TABLES.items() for key, it in words.texts.items()
    ]
    assert [at for at, text in texts if not (text.nl.strip() and text.en.strip())] == []
    assert [at for at, it in texts if places_in(it.nl) != places_in(it.en)] == []


def test_of_an_enumeration_none_is_missing() -> None:
    """
    Words for the members of an enumeration are there for all of them.
    """
    kinds = {
        (module, name): (type(key), set(words.texts))
        for (module, name), words in TABLES.items()
        for key in words.texts
        if isinstance(key, Enum)
    }
    assert len(kinds) >= 4
    assert {at: set(kind) - keys for at, (kind, keys) in kinds.items() if set(kind) - keys} == {}


def test_every_key_that_is_said_is_there() -> None:
    """
    Where the code says fixed words by a key that it writes out, these are there, and their places
    are filled, neither more nor fewer.
    """
    wrong, number = [], 0
    for path in FILES:
        for line, words, call in said_in(path):
            keys = keys_of(call.args[0])
            number += len(keys)
            lacking = [key for key in keys if key not in words.texts]
            wrong += [f"{path.name}:{line}: there is no {key}" for key in lacking]
            if lacking or not keys:
                continue
            given = {it.arg for it in call.keywords}
            taken = [places_in(words.texts[key].nl) for key in keys]
            if None not in given and set().union(*taken) != given:
                wrong.append(f"{path.name}:{line}: {' or '.join(keys)} takes other values")
    assert wrong == []
    assert number > 200


def written_in(path: Path) -> Iterator[str]:
    """
    Every string that a file writes out, in code or in a template, but for the keys of tables.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from (found[0] or found[1] or found[2] for found in QUOTED.findall(text))
        return
    tree = ast.parse(text)
    keys = {
        id(key)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "Text"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in keys:
            yield node.value


def test_no_words_are_left_over() -> None:
    """
    Every key is written somewhere else too: whole, or as a part that ends or begins it.
    """
    written = {string for path in (*FILES, *TEMPLATES) for string in written_in(path)}
    begins = tuple(it for it in written if it.endswith(("_", ".")) and len(it) > 1)
    ends = tuple(it for it in written if it.startswith("_") and len(it) > 1)
    left = {
        f"{module}: {key}"
        for (module, _), words in TABLES.items()
        for key in words.texts
        if isinstance(key, str)
        and not (key in written or key.startswith(begins) or key.endswith(ends))
    }
    assert left == set()
