"""
The command ``kvo-norms``.

Exit codes: 0 met, or nothing wrong; 1 not met; 2 could not run; 3 still open.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

MET, NOT_MET, COULD_NOT_RUN, OPEN = 0, 1, 2, 3
SELDOM = 50_000
"""So many objects more than before, and Python looks for those that nothing needs any more."""


def command() -> int:
    """
    The command as a process of its own.

    Loading modules makes many objects and hardly any waste. So Python looks for waste less often,
    and not at all when the process ends.
    """
    gc.set_threshold(SELDOM)
    code = main()
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command and return its exit code.
    """
    # Loaded once `command` has begun, and the second only where there is something to do.
    from kvo_norms.cli.parser import build_parser

    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # the shell closed it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # for screens that lack a character
    arguments = sys.argv[1:] if arguments is None else arguments
    options = build_parser(arguments).parse_args(arguments)
    from kvo_norms.errors import InvalidInputError, KvoNormsError

    try:
        code: int = options.run(options)
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
        place = "the output" if error.filename is None else error.filename
        _complain(f"kvo-norms: {place}: {(error.strerror or '').lower()}")
        return COULD_NOT_RUN
    except MemoryError:
        _complain("kvo-norms: the input does not fit into memory")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        _complain("kvo-norms: stopped")
        return COULD_NOT_RUN
    return code


def _complain(message: str) -> None:
    """
    Tell on one line what is wrong. Files say what they like; a terminal must not obey it.
    """
    from kvo_norms.reporting.safe import visible

    print(visible(message), file=sys.stderr)
