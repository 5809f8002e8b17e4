"""
The pieces of a corpus, assessed in one process or in several.
"""

from __future__ import annotations

import itertools
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from kvo_norms.authoring.impact.corpora import Piece
from kvo_norms.errors import UnusableCallError

R = TypeVar("R")
FEW = 200
"""So many dossiers are not worth starting processes for."""
PER_JOB = 6
"""Into so many pieces the share of a process is cut, so that none waits long for another."""


def pieces_of(size: int, jobs: int) -> Sequence[Piece]:
    """
    A corpus of this size in pieces.
    """
    number = 1 if jobs == 1 or size <= FEW else jobs * PER_JOB
    ends = [size * place // number for place in range(number + 1)]
    return [Piece(first=first, end=end) for first, end in itertools.pairwise(ends)]


def results_of(work: Callable[[Piece], R], pieces: Sequence[Piece], jobs: int) -> Iterator[R]:
    """
    What the work makes of each piece, in their order.

    Raises
    ------
    UnusableCallError
        Where a process ends before its work does.
    """
    if jobs == 1 or len(pieces) == 1:
        yield from map(work, pieces)
        return
    can_copy = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if can_copy else "spawn")
    with ProcessPoolExecutor(jobs, context, _begin, (work,)) as pool:
        try:
            yield from pool.map(_do, pieces)
        except BrokenProcessPool:
            message = "a process ended before its work did"
            raise UnusableCallError(message, "run with --jobs 1, or with less memory") from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_work: Callable[[Piece], Any] | None = None


def _begin(work: Callable[[Piece], Any]) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells when it is stopped


def _do(piece: Piece) -> Any:
    assert _work is not None  # noqa: S101
    return _work(piece)
