"""One file as a reading process is asked for it: what is sent, and what is said where nothing good comes back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.apart.kept import PAPER_FIRST, Gone, TooLong
from checks.apart.wire import Garbled
from checks.file import File
from checks.read import Unreadable, bytes_of

if TYPE_CHECKING:
    from checks.examine import Look

MEND = "open it in the program that made it, and save it again, or print it anew"


def read_by(
    ask: Callable[..., File], path: Path, look: Look, seconds: float, early: Callable[[File], None] | None = None
) -> File:
    """The file that a process makes of a file's bytes and name, or with the reason why it cannot be read.

    ``early`` is given the file as soon as its paper is read, before it is looked into.
    """
    try:
        data = bytes_of(path)
    except Unreadable as error:
        return File(path, None, error.why)

    def placed(file: File) -> File:
        paper = file.paper and replace(file.paper, sha256=hashlib.sha256(data).hexdigest())
        return replace(file, path=path, paper=paper)

    name, far = os.fsencode(path.name), look.encode("ascii")
    if early is None:
        return placed(_told(ask, path, seconds, name, far, data))
    tell = early
    return placed(_told(ask, path, seconds, name, PAPER_FIRST + far, data, early=lambda file: tell(placed(file))))


def _told(ask: Callable[..., File], path: Path, seconds: float, *question: bytes, **more: Any) -> File:
    try:
        return ask(*question, **more)
    except TooLong:
        why = f"takes longer to be read than {seconds:g} seconds: {MEND}"
    except Gone as error:
        why = f"made the reader break off ({error}): {MEND}"
    except Garbled as error:
        why = f"made the reader answer what it never answers ({error}): {MEND}"
    return File(path, None, why)
