"""
The dossiers of an audit handed out to several processes, of which one may end before its work does.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.context import BaseContext

from kvo_norms.auditing.one import Order, audited, ended
from kvo_norms.auditing.records import Audited
from kvo_norms.auditing.sources import Source
from kvo_norms.errors import UnusableCallError

FEW = 8
"""So many dossiers are not worth starting processes for."""
MOST_AT_ONCE = 25
"""So many dossiers a process is given at once, at most."""

Results = list[tuple[Audited, bool]]
Piece = tuple[int, tuple[Source, ...]]
"""Sources that follow each other, with the place of the first."""


def processors() -> int:
    """
    How many processors this process may use.
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results_of(
    sources: tuple[Source, ...], order: Order, jobs: int
) -> Iterator[tuple[int, Results]]:
    """
    The results piece by piece, each with the place of its first source.

    Where a process ends before its work does, what was under way is done again, each dossier by
    itself; one that ends its process then too has that as its fault.

    Raises
    ------
    UnusableCallError
        Where a process ends before it is given a dossier.
    """
    if jobs == 1 or len(sources) <= FEW:
        for start, source in enumerate(sources):
            yield start, [audited(source, order)]
        return
    size = max(1, min(MOST_AT_ONCE, len(sources) // (jobs * 4)))
    waiting = deque(
        (start, sources[start : start + size]) for start in range(0, len(sources), size)
    )
    lost: deque[Piece] = deque()
    while waiting:
        yield from _until_one_ends(waiting, lost, order, jobs)
    single = deque(
        (start + place, source) for start, piece in lost for place, source in enumerate(piece)
    )
    while single:
        yield from _one_by_one(single, order)


def _until_one_ends(
    waiting: deque[Piece], lost: deque[Piece], order: Order, jobs: int
) -> Iterator[tuple[int, Results]]:
    """
    Do the pieces that wait; those under way when a process ends go to `lost`, the rest waits on.
    """
    with _pool(order, jobs) as pool:
        under_way: dict[Future[Results], Piece] = {}
        broken = False
        while under_way or (waiting and not broken):
            while waiting and not broken and len(under_way) < 2 * jobs:
                try:
                    future = pool.submit(_piece, waiting[0][1])
                except BrokenProcessPool:
                    broken = True
                else:
                    under_way[future] = waiting.popleft()
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                piece = under_way.pop(future)
                try:
                    results = future.result()
                except BrokenProcessPool:
                    broken = True
                    lost.append(piece)
                else:
                    yield piece[0], results


def _one_by_one(single: deque[tuple[int, Source]], order: Order) -> Iterator[tuple[int, Results]]:
    """
    Do one dossier after another in one process, until that ends.
    """
    with _pool(order, 1) as pool:
        try:
            pool.submit(_nothing).result()
        except BrokenProcessPool:
            message = "a process ended before it was given a dossier"
            raise UnusableCallError(message, "run with one job") from None
        while single:
            start, source = single.popleft()
            try:
                results = pool.submit(_piece, (source,)).result()
            except BrokenProcessPool:
                yield start, [(ended(source, order), False)]
                return
            yield start, results


@contextmanager
def _pool(order: Order, jobs: int) -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(jobs, _context(), _begin, (order,)) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _context() -> BaseContext:
    """
    How processes start: as copies of this one where that is safe, since they then know the edition.
    """
    can_copy = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_copy else "spawn")


_order: Order | None = None


def _begin(order: Order) -> None:
    global _order
    _order = order
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells when it is stopped
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """
    End this process when the first one was killed, so that nothing goes on writing.
    """
    connection.wait([sentinel])
    os._exit(1)


def _nothing() -> None:
    pass


def _piece(sources: tuple[Source, ...]) -> Results:
    assert _order is not None  # noqa: S101
    return [audited(source, _order) for source in sources]
