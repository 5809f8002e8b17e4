"""
``kvo-norms evidence``.
"""

from __future__ import annotations

import argparse
import codecs
from collections import Counter
from pathlib import Path

from kvo_norms.auditing.evidence import EvidenceFile, evidence_files, recorded
from kvo_norms.catalogue import Text
from kvo_norms.dossier import Dossier
from kvo_norms.errors import UnusableCallError
from kvo_norms.explaining.formatting import fill
from kvo_norms.reading import read_dossier
from kvo_norms.reading.files import read_file
from kvo_norms.reporting.languages import in_language
from kvo_norms.reporting.safe import visible
from kvo_norms.writing import as_json, write_whole

STATES = {
    "fine": Text(nl="in orde", en="fine"),
    "unrecorded": Text(nl="niet vastgelegd", en="unrecorded"),
    "recorded": Text(nl="nu vastgelegd", en="recorded now"),
    "changed": Text(nl="veranderd", en="changed"),
    "missing": Text(nl="ontbreekt", en="missing"),
    "unreadable": Text(nl="onleesbaar", en="unreadable"),
    "outside": Text(nl="buiten de map", en="outside"),
}
WIDEST = 16
LONGEST = 200
"""How many characters of a path are shown."""


def run(options: argparse.Namespace) -> int:
    """
    Check the files of the dossier's documents; with ``--record`` write down digests.
    """
    path = Path(options.dossier)
    dossier = read_dossier(options.dossier)
    files = evidence_files(dossier, path.parent)
    made = recorded(dossier, files) if options.record else dossier
    if made != dossier:
        _record(path, files, made)
    shown = [(_state(found, is_recorded=made != dossier), found) for found in files]
    for state, found in shown:
        said = in_language(STATES[state], options.lang)
        print(f"{said:{WIDEST}}{_named(found)}")
    print(in_language(_summary(Counter(state for state, _ in shown), dossier), options.lang))
    return 0 if all(state in ("fine", "recorded") for state, _ in shown) else 1


def _state(found: EvidenceFile, *, is_recorded: bool) -> str:
    return "recorded" if is_recorded and found.state == "unrecorded" else found.state


def _named(found: EvidenceFile) -> str:
    document = f"documents[{found.index}]" if found.document is None else found.document
    return f"{_short(found.file)} ({_short(document)})"


def _short(text: str) -> str:
    return visible(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _summary(counts: Counter[str], dossier: Dossier) -> Text:
    number = sum(counts.values())
    others = len(dossier.documents or ()) - number
    parts = [
        fill("{n} {state}", "{n} {state}", n=counts[state], state=text)
        for state, text in STATES.items()
        if counts[state]
    ]
    said = fill(
        "{n} bestand{s}",
        "{n} file{s_en}",
        n=number,
        s="" if number == 1 else "en",
        s_en="" if number == 1 else "s",
    )
    if parts:
        nl, en = ", ".join(part.nl for part in parts), ", ".join(part.en for part in parts)
        said = Text(nl=f"{said.nl}: {nl}", en=f"{said.en}: {en}")
    if others:
        said = fill(
            "{said}; {n} document{s} zonder bestand",
            "{said}; {n} document{s_en} without a file",
            said=said,
            n=others,
            s="" if others == 1 else "en",
            s_en="" if others == 1 else "s",
        )
    return fill("{said}.", "{said}.", said=said)


def _record(path: Path, files: tuple[EvidenceFile, ...], dossier: Dossier) -> None:
    """
    Write the digests that were not recorded into the dossier's file.
    """
    match path.suffix.lower():
        case ".toml":
            # Loaded when a file is changed, since it takes an extra.
            from kvo_norms.auditing.editing import with_digests

            digests = {f.index: f.sha256 for f in files if f.state == "unrecorded" and f.sha256}
            text = with_digests(read_file(path).text, digests, dossier)
            mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
            write_whole(path, mark + text.encode())
        case ".json":
            write_whole(path, as_json(dossier))
        case _:
            raise UnusableCallError(f"digests cannot be recorded in '{path}'", "write them by hand")
