"""
Where a command's output goes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path

from kvo_norms.errors import UnusableCallError
from kvo_norms.writing import write_whole


def deliver(text: str, output: str | None, *, for_programs: bool = False) -> None:
    """
    Write the text to the file that was asked for, whole or not at all, or to the screen.

    What programs read is UTF-8 wherever it goes; what people read follows their screen. A name of
    a file that is no text keeps its odd bytes as escapes of Python.
    """
    if output is not None:
        write_whole(Path(output), text.encode("utf-8", "backslashreplace"))
    elif for_programs and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


def form_of(form: str | None, output: str | None, endings: Collection[str]) -> str:
    """
    The format asked for, else the one that the output's ending says, else text.
    """
    ending = Path(output or "").suffix.lower().removeprefix(".")
    return form or (ending if ending in endings else "text")


def deliver_file(content: bytes, output: str | None) -> None:
    """
    Write what is no text to the file that was asked for, whole or not at all.

    Raises
    ------
    UnusableCallError
        Without a file: a screen cannot show it.
    """
    if output is None:
        raise UnusableCallError("this format is not for the screen", "name a file with -o")
    write_whole(Path(output), content)


def check_output(output: str | None, *inputs: str | Path) -> None:
    """
    Refuse to write over what is read, or where a folder is.
    """
    if output is None:
        return
    if Path(output).is_dir():
        raise UnusableCallError(f"'{output}' is a folder", "name a file in it")
    for name in inputs:
        if Path(output).exists() and Path(name).exists() and os.path.samefile(output, name):
            raise UnusableCallError(f"'{output}' is what is read", "name another file to write")
