"""The readers: a finished file, made by anyone, read back as text with places.

``read`` looks at what is in a file, not at its name; plain text alone must be named .txt, since nothing in it says
that it is meant to be read. It bounds sizes and counts before it parses, opens
nothing outside the file, and turns every failure on bad input into ``Unreadable``. It does not bound
time.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from checks.read.kinds import SAVE_AGAIN, kind_of
from checks.read.unreadable import Unreadable
from checks.text import Paper

__all__ = ["FILE_BYTES_MAX", "Unreadable", "bytes_of", "paper_of", "read"]

FILE_BYTES_MAX = 100_000_000
"""The largest file that is read, in bytes: a binder of a thousand pages has some ten million."""


def read(path: Path) -> Paper:
    """The paper in a DOCX, PDF, HTML or text file; ``Unreadable`` for any other file, or one damaged or locked.

    In this process: a file that strangers may have made is read by ``checks.apart``.
    """
    return paper_of(path, bytes_of(path))


def paper_of(path: Path, data: bytes) -> Paper:
    """The same of the bytes of a file; of ``path`` only the name counts."""
    kind = kind_of(path, data)
    try:
        reader = getattr(import_module(f"checks.read.{kind}"), f"read_{kind}")
        paper = cast(Paper, reader(path, data))
    except Unreadable:
        raise
    except (MemoryError, RecursionError) as error:
        raise Unreadable(path, f"takes more memory than a file may, or is nested too deep: {SAVE_AGAIN}") from error
    # A parser given hostile bytes may raise anything; one bad file must not take the others with it.
    except Exception as error:
        reason = f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")
        raise Unreadable(path, f"is damaged and cannot be read ({reason}): {SAVE_AGAIN}") from error
    return replace(paper, sha256=hashlib.sha256(data).hexdigest())


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; ``Unreadable`` where it is too large or cannot be opened."""
    try:
        # Looked at first: a pipe or a device may never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(path, "is no file but a folder, pipe or device: name a file")
        with path.open("rb") as file:
            data = file.read(FILE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unreadable(path, f"cannot be opened ({reason}): check its name and rights") from error
    if len(data) > FILE_BYTES_MAX:
        raise Unreadable(path, f"has more than {FILE_BYTES_MAX:,} bytes: divide it, or leave out its pictures")
    return data
