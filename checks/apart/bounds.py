"""The bounds that a reading process sets itself before it is given a file: memory, time, files, and the outside.

Bounds of the system hold for all that runs in the process. What is refused on top of them, by an audit hook of Python,
holds for Python code alone: no library fetches, starts or writes anything because a file asks for it.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

OPEN_FILES_MAX = 64
GRACE = 5
"""Seconds of processor time beyond those on the clock: the clock is to be first, since it can say what happened."""

READ_ONLY_MASK = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "os.system", "os.exec", "os.spawn", "os.posix_spawn")
REFUSED_EXACTLY = frozenset("os.remove os.rename os.rmdir os.mkdir os.link os.symlink os.chmod os.truncate".split())


def bound(memory: int) -> str:
    """Bounds this process; returns in words what the system does not let be bounded."""
    missing = ", ".join(_missing(memory))
    sys.addaudithook(_refuse)
    return missing


def _missing(memory: int) -> Iterator[str]:
    if resource is None:
        yield from ("memory", "time", "files")
        return
    wanted = {
        "memory": (resource.RLIMIT_AS, memory),
        "core dumps": (resource.RLIMIT_CORE, 0),
        "the size of files": (resource.RLIMIT_FSIZE, 0),
        "open files": (resource.RLIMIT_NOFILE, OPEN_FILES_MAX),
    }
    for name, (which, most) in wanted.items():
        try:
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):
            yield name
    if sys.platform == "darwin":  # takes the number, and does not keep to it
        yield "memory"


def allow_time(seconds: float) -> None:
    """Lets the process run for so many seconds more, beside the clock that the parent keeps: it may be gone."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds) + GRACE
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def most_taken() -> int:
    """The most bytes of memory that the process has held at one time; at its start, on Linux, those of its parent."""
    if resource is None:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, int) or path == os.devnull:
            return
        if flags & READ_ONLY_MASK or not _is_pythons(os.path.abspath(os.fsdecode(path))):
            raise PermissionError(f"a reading process opens no file: {os.fsdecode(path)}")
    elif event == "subprocess.Popen":
        if list(arguments[1])[:1] != [sys.executable]:
            raise PermissionError("a reading process starts nothing")
    elif event in REFUSED_EXACTLY or event.startswith(REFUSED):
        raise PermissionError(f"a reading process does nothing of that kind: {event}")


FOLDERS = tuple(os.path.join(folder, "") for folder in (sys.prefix, sys.base_prefix, *sys.path) if folder)
ARCHIVES = frozenset(sys.path)


def _is_pythons(path: str) -> bool:
    """Whether a file is one of the modules and data that belong to Python and its libraries."""
    return path.startswith(FOLDERS) or path in ARCHIVES
