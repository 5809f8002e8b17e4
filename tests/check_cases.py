"""
The examples of check's rules as whole editions: a small edition without a remark, with what the
example says changed in it.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from conftest import ROOT
from kvo_norms import read_edition
from kvo_norms.authoring.check.published import record_edition

BASE = ROOT / "tests" / "bad" / "check" / "base"
TODAY = date(2026, 11, 24)
RECORDED = re.compile(r"# published\.json holds revision (\d+)\n")
FILE = re.compile(r"^# (\S+\.(?:toml|json))$", re.MULTILINE)
GROUNDS = 'sources = ["vakblad"]\nprovenance = "reported"'
BEGINNINGS = {
    "crosswalk": f'previous = "oud"\n{GROUNDS}\n\n[vocabularies]\n',
    "scenarios": "on = 2022-06-01\n",
}
TOLD = 'title = {{ nl = "{id}", en = "{id}" }}\ntext = {{ nl = "Zo is {id}.", en = "So is {id}." }}'
NORM = f'{TOLD}\n{GROUNDS}\nweight = "eis"\nremedy = {{{{ nl = "Doe dit.", en = "Do this." }}}}'
PARAMETER = f'label = {{{{ nl = "het {{id}}", en = "the {{id}}" }}}}\n{GROUNDS}'
SOURCE = 'title = "{id}"\nurl = "https://example.org/{id}"\nchecked = 2026-11-01'
Block = tuple[str, list[str]]
"""A header, or nothing for the beginning of a file, and the lines under it."""


def write_base(folder: Path) -> Path:
    """
    The small edition, in a folder of its own.
    """
    shutil.copytree(BASE, folder / "nieuw")
    return folder / "nieuw"


def write_example(example: str, folder: Path, *, crosswalk: bool = True) -> Path:
    """
    The small edition with an example in it; beside it the edition before, where the example
    needs one.
    """
    place = write_base(folder)
    recorded = RECORDED.search(example)
    if recorded is not None:
        header = place / "edition.toml"
        text = header.read_text(encoding="utf-8")
        revised = text.replace("revision = 1", f"revision = {recorded[1]}")
        header.write_text(revised, encoding="utf-8")
        record_edition(place, read_edition(place), date(2026, 11, 2))
        header.write_text(text, encoding="utf-8")
    parts = FILE.split(RECORDED.sub("", example))[1:]
    changes = dict(zip(parts[::2], parts[1::2], strict=True))
    if {"crosswalk.toml", "../oud/edition.toml"} & set(changes):
        shutil.copytree(BASE, folder / "oud")
        former = 'id = "oud"\nvalid_from = 2010-01-01\nvalid_until = 2014-12-31\n'
        _change(folder / "oud" / "edition.toml", former)
        if crosswalk:
            changes = {"crosswalk.toml": "", **changes}
    for name, fragment in changes.items():
        if name.endswith(".json"):
            (place / name).write_text(fragment.strip(), encoding="utf-8")
        else:
            _change((place / name).resolve(), fragment)
    return place


def _change(path: Path, fragment: str) -> None:
    """
    The file with each key of the fragment, and each table that it does not have yet.
    """
    kind = path.parent.name if path.parent.name == "scenarios" else path.stem
    text = f'format = "kvo-norms/{kind}/1"\n{BEGINNINGS.get(kind, "")}'
    if path.exists():
        text = path.read_text(encoding="utf-8")
    blocks = _blocks(text)
    for header, lines in _blocks(fragment.strip()):
        known = [own for name, own in blocks if name == header and not header.startswith("[[")]
        if known:
            for line in filter(None, lines):
                _put(known[0], line)
        else:
            blocks[-1][1].append("")
            blocks.append((header, _filled(header, lines)))
    written = [[*filter(None, [header]), *lines] for header, lines in blocks]
    path.write_text("\n".join(line for lines in written for line in lines) + "\n", encoding="utf-8")


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = [("", [])]
    for line in text.strip("\n").split("\n"):
        if re.match(r"\[+\w", line):
            blocks.append((line, []))
        else:
            blocks[-1][1].append(line)
    return blocks


def _put(lines: list[str], line: str) -> None:
    """
    A line in the place of the one with its key, else after the first.
    """
    key = line.partition("=")[0].strip()
    places = [i for i, own in enumerate(lines) if own.partition("=")[0].strip() == key]
    if places:
        lines[places[0]] = line
    else:
        lines.insert(1 if lines and lines[0].startswith("format") else 0, line)


def _filled(header: str, lines: list[str]) -> list[str]:
    """
    The lines with the keys that such a table has to have, and that the example does not show.
    """
    lines = [line for line in lines if line.strip()]
    given: dict[str, Any] = {}
    try:
        given = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return lines
    name = given.get("id", header.strip("[]").rpartition(".")[2])
    needed = ""
    if header in ("[[norms]]", "[[stars.norms]]"):
        needed = NORM
        if not {"requires", "question"} & set(given):
            needed += "\nrequires.inspections.count.at_least = 1"
    elif header == "[[stars]]":
        needed = f"{TOLD}\n{GROUNDS}"
    elif header.startswith("[parameters."):
        needed = PARAMETER
    elif header.startswith("[sources."):
        needed = SOURCE
    more = [line for line in needed.format(id=name).split("\n") if line]
    return [*lines, *(line for line in more if re.split(r"[ .=]", line)[0] not in given)]
