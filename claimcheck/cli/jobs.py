"""Many drafts at once: worker processes, whose results come in the order of the drafts.

Drafts go to workers in chunks of about as many bytes, a few chunks ahead of what has come back, so
that memory does not grow with the number of drafts.  A worker that dies takes the others along;
then the chunks that were on their way are audited again, each in a process of its own, and those
that kill it half by half, to find the draft that cannot be audited.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import NamedTuple

from claimcheck.cli.drafts import Audited, Draft, audited
from claimcheck.cli.run import ENDING, started
from claimcheck.documents.errors import ReadingError
from claimcheck.packing import pack, unpack

_AHEAD = 3
"""Chunks for each worker that are on their way."""
_SMALLEST, _LARGEST = 20_000, 1_000_000
_CHUNKS = 8
"""Into so many chunks a worker's part is cut, if they get neither too small nor too large."""
_MANY = 200
"""Drafts in a chunk, at most."""
_DIED = "the process that audited it died; if that was for want of memory, split the draft"


class _Sent(NamedTuple):
    """An audited draft as it travels between processes."""

    packed: bytes
    text: str
    unchanged: frozenset[int]


_Results = Future[list[_Sent | ReadingError]]


def at_once(drafts: Sequence[Draft], jobs: int) -> Iterator[Audited | ReadingError]:
    """Audit drafts in several processes.

    Args:
        drafts: The drafts.
        jobs: How many processes, at least two.

    Yields:
        What comes of each draft, in their order.
    """
    chunks = deque(_chunks(drafts, jobs))
    pool = _pool(jobs)
    sent: deque[tuple[Sequence[Draft], _Results]] = deque()
    try:
        while chunks or sent:
            try:
                while chunks and len(sent) < _AHEAD * jobs:
                    sent.append((chunks[0], _submit(pool, chunks[0])))
                    chunks.popleft()
                results = sent[0][1].result()
            except BrokenProcessPool:
                # Its thread is waited for: where there is another thread, no process is forked.
                pool.shutdown(wait=True, cancel_futures=True)
                for chunk, future in sent:
                    yield from _finished(future) or _apart(chunk)
                sent.clear()
                pool = _pool(jobs)
                continue
            sent.popleft()
            yield from map(_received, results)
    except BaseException:
        # Interrupted, or nobody wants the rest: what is being worked on is not waited for.
        for worker in multiprocessing.active_children():
            worker.terminate()
        _close_results(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _chunks(drafts: Sequence[Draft], jobs: int) -> Iterator[list[Draft]]:
    total = sum(draft.size for draft in drafts)
    wanted = min(max(total // (jobs * _CHUNKS), _SMALLEST), _LARGEST)
    chunk: list[Draft] = []
    size = 0
    for draft in drafts:
        chunk.append(draft)
        size += draft.size
        if size >= wanted or len(chunk) == _MANY:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    # A fork has all that is loaded already, but must not happen while there are threads.
    if sys.platform == "linux" and threading.active_count() == 1:
        from claimcheck.auditor import Auditor

        Auditor().audit_text("“Load,” she said, “the word lists.”")
        started()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _close_results(pool: ProcessPoolExecutor) -> None:
    """Close this process's own end of the pipe through which results come.

    A worker that is ended halfway through a result leaves the pool's thread, and with it the whole
    run, to wait for the rest, as long as anybody is left who could send it.
    """
    # The pool has no public name for it, and none at all before its first worker.
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


def _submit(pool: ProcessPoolExecutor, drafts: Sequence[Draft]) -> _Results:
    """Send a chunk to the workers, which the first chunk starts.

    The signals that end a run are held back meanwhile, and in each worker until that has begun: a
    terminal sends them to all processes.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_audit_all, drafts)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        return pool.submit(_audit_all, drafts)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Begin the life of a worker: signals are for the process that started it, which ends it.

    A worker that waits for its next chunk would not learn that nobody is left to send one.
    """
    for each in ENDING:
        signal.signal(each, signal.SIG_DFL if each == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _audit_all(drafts: Sequence[Draft]) -> list[_Sent | ReadingError]:
    """Audit a chunk, in a worker."""
    return [
        made
        if isinstance(made, ReadingError)
        else _Sent(pack(made.document), made.text, made.unchanged)
        for made in map(audited, drafts)
    ]


def _received(made: _Sent | ReadingError) -> Audited | ReadingError:
    if isinstance(made, ReadingError):
        return made
    return Audited(unpack(made.packed), made.text, made.unchanged)


def _finished(future: _Results) -> list[Audited | ReadingError]:
    """Return the results of a chunk that was done before the workers died; else nothing."""
    done = future.done() and not future.cancelled() and future.exception() is None
    return [*map(_received, future.result())] if done else []


def _apart(drafts: Sequence[Draft]) -> Iterator[Audited | ReadingError]:
    """Audit drafts in a process of their own; if it dies, each half of them in another."""
    with _pool(1) as pool:
        try:
            results = _submit(pool, drafts).result()
        except BrokenProcessPool:
            results = []
    if results:
        yield from map(_received, results)
    elif len(drafts) == 1:
        yield ReadingError(drafts[0].name, _DIED)
    else:
        half = len(drafts) // 2
        yield from _apart(drafts[:half])
        yield from _apart(drafts[half:])
