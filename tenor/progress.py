"""Progress on standard error, for work that takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checks.report.printable import printable

PATIENCE = 1.0
"""Seconds without a word."""


@contextmanager
def progress(verb: str) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each thing begun; it tells a terminal what is under way."""
    begun, shown = time.monotonic(), False

    def step(name: str) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - begun > PATIENCE:
            shown = True
            sys.stderr.write(f"\r\033[K{verb} {printable(name)}")
            sys.stderr.flush()

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\033[K")


Counting = Callable[[str, int], Callable[[int], None]]
"""Takes the name of what is under way and how many things there are; gives what is told how many are done."""


@contextmanager
def counting(verb: str) -> Iterator[Counting]:
    """Tells a terminal how many of many things are done, how many a second, and how long the rest will take."""
    with progress(verb) as step:

        def begin(name: str, total: int) -> Callable[[int], None]:
            begun = time.monotonic()
            return lambda done: step(f"{name}: {so_far(done, total, time.monotonic() - begun)}")

        yield begin


def so_far(done: int, total: int, seconds: float) -> str:
    """How far it is after some seconds, at what rate, and the time left at that rate."""
    told = f"{done:,} of {total:,}"
    if not done or seconds <= 0:
        return told
    minutes, rest = divmod(round((total - done) * seconds / done), 60)
    return f"{told}, {done / seconds:,.0f} a second, {minutes}:{rest:02} left"
