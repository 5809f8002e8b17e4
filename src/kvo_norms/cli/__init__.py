"""
The command ``kvo-norms``.

Exit codes: 0 met, or nothing wrong; 1 not met; 2 could not run; 3 still open.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from kvo_norms.cli.parser import build_parser
from kvo_norms.errors import InvalidInputError, KvoNormsError

MET, NOT_MET, COULD_NOT_RUN, OPEN = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command and return its exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # for screens that lack a character
    options = build_parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away, as `head` does; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except InvalidInputError as error:
        for fault in error.faults:
            _complain(str(fault))
        if any(fault.path and fault.line is None for fault in error.faults):
            _complain("kvo-norms: for lines and columns, pip install 'kvo-norms[cli]'")
        number = len(error.faults)
        _complain(f"kvo-norms: {number} fault{'' if number == 1 else 's'}; nothing was done")
        return COULD_NOT_RUN
    except KvoNormsError as error:
        _complain(f"kvo-norms: {error}")
        return COULD_NOT_RUN
    except OSError as error:
        _complain(f"kvo-norms: {error.filename}: {(error.strerror or '').lower()}")
        return COULD_NOT_RUN
    except MemoryError:
        _complain("kvo-norms: the input does not fit into memory")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        _complain("kvo-norms: stopped")
        return COULD_NOT_RUN
    return code


def _complain(message: str) -> None:
    print(message, file=sys.stderr)
