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
