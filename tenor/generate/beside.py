"""A folder beside OUT for one run alone: what is made stands there until it is whole."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Busy(RuntimeError):
    """Another run writes to the same folder."""


@contextmanager
def folder_beside(out: Path) -> Iterator[Path]:
    """An empty folder on the disk of ``out``, removed at the end; ``Busy`` where another run holds it.

    What a run that was killed left in it is removed when the next begins.
    """
    out = out.resolve()
    beside = next(folder for folder in out.parents if folder.is_dir())
    folder = beside / f".tenor-{'-'.join(out.relative_to(beside).parts)}"
    folder.mkdir(exist_ok=True)
    held = os.open(folder, os.O_RDONLY)
    try:
        _hold(held, out)
        for left in folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        try:
            yield folder
        finally:
            shutil.rmtree(folder)
    finally:
        os.close(held)


def _hold(folder: int, out: Path) -> None:
    """Locks the folder for as long as this process lives or keeps it open."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Busy(f"another run is writing to {out}: wait until it ends") from None
