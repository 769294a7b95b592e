"""The runs of statements in a folder, read back: what ``tenor check`` and ``tenor generate --verify`` ask of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from tenor.bulk.pool import end_with_parent
from warrant.book import Book
from warrant.documents.listed import runs

if TYPE_CHECKING:
    from checks.bulk.verdict import FileVerdict, RunVerdict

WORTH_PROCESSES = 1_000
"""Of fewer statements all are read before another process has begun."""


def read_back(
    book: Book,
    matter: Path,
    out: Path,
    as_of: date,
    *,
    only: Collection[str] | None = None,
    sample: int | None = None,
    seed: int = 0,
    jobs: int | None = None,
    step: Callable[[str], None] = lambda name: None,
    suffixes: tuple[str, ...] | None = None,
    judged: Callable[[FileVerdict], None] | None = None,
) -> tuple[RunVerdict, ...]:
    """What became of each run that the book calls for, in ``out``; a run whose folder is not there lacks every file.

    ``only`` are the names of those that are asked after, and ``suffixes`` the formats, where it is not all; ``judged``
    is told of each file.
    """
    called_for = [run for run in runs(book) if only is None or run.stem in only]
    if not called_for:
        return ()
    found = []
    with _executor(max(run.count for run in called_for), jobs) as executor:
        from checks.bulk.folder import SUFFIXES
        from checks.bulk.run import verify_run
        from tenor.matter.lists import holders_of

        for run in called_for:
            listed = holders_of(run.division, book.matter.terms, book.matter.events, matter)
            verdict = verify_run(
                out / run.stem,
                run,
                listed,
                book=book,
                as_of=as_of,
                executor=executor,
                sample=sample,
                seed=seed,
                progress=lambda read, of=run.count: step(f"{read:,} files of {of:,} statements"),  # type: ignore[misc]
                suffixes=suffixes or SUFFIXES,
                judged=judged,
            )
            found.append(verdict)
    return tuple(found)


@contextmanager
def _executor(count: int, jobs: int | None) -> Iterator[Executor]:
    """Processes for many statements, else a thread of this one."""
    processes = jobs or os.cpu_count() or 1
    if count < WORTH_PROCESSES or processes < 2:
        with ThreadPoolExecutor(1) as thread:
            yield thread
        return
    from checks.bulk.batch import Task, verify_batch

    pool = ProcessPoolExecutor(processes, get_context("spawn"), end_with_parent)
    pool.submit(verify_batch, Task((), (), {}))  # so that they begin now, while the first layout is learned
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
