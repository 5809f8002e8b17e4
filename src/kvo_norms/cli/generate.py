"""
``kvo-norms generate``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kvo_norms.catalogue import Edition
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output
from kvo_norms.errors import UnusableCallError
from kvo_norms.generating import GeneratedFile, Layout, files
from kvo_norms.reading import editions
from kvo_norms.writing import write_all, write_whole

LINES = ".ndjson"


def run(options: argparse.Namespace) -> int:
    """
    Write made-up dossiers, one after the other.
    """
    output: str | None = options.output
    if output is not None and not _is_for_lines(output):
        folder = _empty_folder(output)
        edition = _edition(options.edition)
        folder.mkdir(parents=True, exist_ok=True)
        form: Layout = options.format or "toml"
        for file in _files(edition, options, form):
            write_whole(folder / f"{file.id}.{form}", file.text)
        return 0
    if options.format == "toml":
        advice = "name a folder with -o, or leave --format out"
        raise UnusableCallError("a line cannot hold a dossier in TOML", advice)
    check_output(output)
    lines = (file.text for file in _files(_edition(options.edition), options, "line"))
    if output is None:
        _show(lines)
    else:
        write_all(Path(output), lines)
    return 0


def _edition(name: str | None) -> Edition:
    return editions()[-1] if name is None else named_edition(name)


def _files(
    edition: Edition, options: argparse.Namespace, layout: Layout
) -> Iterator[GeneratedFile]:
    return files(
        edition,
        count=options.count,
        seed=options.seed,
        broken_share=options.broken,
        layout=layout,
    )


def _is_for_lines(output: str) -> bool:
    """
    Whether the output is a file of lines; else it is a folder.

    A name with another ending is that of a folder only where there is such a folder.
    """
    ending = Path(output).suffix.lower()
    if ending not in ("", LINES) and not Path(output).is_dir():
        message = f"'{output}' can hold no portfolio"
        advice = f"name a new folder without an ending, or a file that ends in {LINES}"
        raise UnusableCallError(message, advice)
    return ending == LINES


def _empty_folder(output: str) -> Path:
    """
    The folder, which nobody's files stand in.
    """
    folder = Path(output)
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            message = f"'{output}' is no folder"
            raise UnusableCallError(message, f"name a folder, or a file that ends in {LINES}")
        return folder
    if any(folder.iterdir()):
        message = f"'{output}' holds files already"
        raise UnusableCallError(message, "name a new folder, or empty this one")
    return folder


def _show(lines: Iterator[str]) -> None:
    """
    Write the lines to the screen, in UTF-8 wherever that goes.
    """
    if not hasattr(sys.stdout, "buffer"):
        sys.stdout.writelines(lines)
        return
    sys.stdout.flush()
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8"))
    sys.stdout.buffer.flush()
