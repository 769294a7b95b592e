"""What is made of a file's bytes, whoever holds them: all that parses what strangers wrote is called from here."""

from __future__ import annotations

from pathlib import Path

from checks.file import File
from checks.read import Unreadable, paper_of


def examined(path: Path, data: bytes) -> File:
    """A file with the paper in it, or with the reason why it cannot be read; of ``path`` only the name counts."""
    try:
        return File(path, paper_of(path, data))
    except Unreadable as error:
        return File(path, None, error.why)
