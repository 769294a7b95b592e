"""One file as a reading process is asked for it: what is sent, and what is said where nothing good comes back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checks.apart.kept import Gone, TooLong
from checks.apart.wire import Garbled
from checks.file import File
from checks.read import Unreadable, bytes_of

if TYPE_CHECKING:
    from checks.examine import Look

MEND = "open it in the program that made it, and save it again, or print it anew"


def read_by(answer: Callable[..., File], path: Path, look: Look, seconds: float) -> File:
    """The file that a process makes of a file's bytes and name, or with the reason why it cannot be read."""
    try:
        data = bytes_of(path)
    except Unreadable as error:
        return File(path, None, error.why)
    file = _answered(answer, path, data, look, seconds)
    paper = file.paper and replace(file.paper, sha256=hashlib.sha256(data).hexdigest())
    return replace(file, path=path, paper=paper)


def _answered(answer: Callable[..., File], path: Path, data: bytes, look: Look, seconds: float) -> File:
    try:
        return answer(os.fsencode(path.name), look.encode("ascii"), data)
    except TooLong:
        why = f"takes longer to be read than {seconds:g} seconds: {MEND}"
    except Gone as error:
        why = f"made the reader break off ({error}): {MEND}"
    except Garbled as error:
        why = f"made the reader answer what it never answers ({error}): {MEND}"
    return File(path, None, why)
