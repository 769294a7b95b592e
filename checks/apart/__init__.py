"""Files read in processes apart, which are kept from file to file and bounded in memory and time.

A parser that is given hostile bytes may crash, hang, or be taken over. It costs its own process: the file is one that
could not be read, and the rest go on. From a reading process nothing is taken but plain values (``wire``).
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from checks.apart.kept import Gone, Kept

if TYPE_CHECKING:  # what else it needs is imported when a process has been started
    from pathlib import Path

    from checks.examine import Look
    from checks.file import File

PROGRAM = "import sys; sys.path[:] = sys.argv[4:]; from checks.apart.child import main; main()"
FILES_EACH = 8
"""So many files are worth the start of one more process, which takes as long as reading some twenty."""

PROCESSES_MAX = 3
"""One process checks what these read; more would wait for it."""


class Stopped(Exception):
    """The processes were ended while one was reading, since nobody waits for it any more."""


class Limits(NamedTuple):
    """What reading one file may take: seconds on the clock, bytes of memory."""

    seconds: float = 60.0
    memory: int = 2 << 30


LIMITS = Limits()


class _Ahead:
    """A file that is read by a thread which nobody waits for yet."""

    def __init__(self, path: Path, look: Look, read: Callable[[Callable[[File], None]], File]) -> None:
        self._of, self._read = (path, look, _stamp(path)), read
        self._early: File | None = None
        self._found: File | None = None
        self._has_paper = Event()
        self._thread = Thread(target=self._run, daemon=True)  # a command that ends early does not wait for it
        self._thread.start()

    def is_of(self, path: Path, look: Look) -> bool:
        """Whether it is this file, as it stands now."""
        return self._of == (path, look, _stamp(path))

    def early(self) -> File | None:
        """The file as soon as its paper is read; ``None`` where there is none."""
        self._has_paper.wait()
        return self._early

    def file(self) -> File | None:
        """The file once it is read; ``None`` where the process was ended meanwhile."""
        self._thread.join()
        return self._found

    def _run(self) -> None:
        try:
            self._found = self._read(self._tell)
        except Stopped:
            pass
        finally:
            self._has_paper.set()

    def _tell(self, file: File) -> None:
        self._early = file
        self._has_paper.set()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Readers:
    """The reading processes of this process; started when first asked for, and again when one has ended."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._idle: list[Kept] = []
        self._every: set[Kept] = set()
        self._ahead: _Ahead | None = None
        self.unbounded = ""
        """What this system does not let a process be bounded in; known once a file was read."""

    def start(self, suffixes: Collection[str]) -> None:
        """Starts a process ahead of any file, if there is none, which makes itself ready for files of such names."""
        if not self._every:
            self._idle.append(self._started(suffixes))

    def begin(self, paths: Sequence[Path], look: Look) -> None:
        """Lets a process read the first of some files, until somebody asks for that."""
        if not paths:
            return
        self.start({path.suffix.lower() for path in paths})
        import checks.apart.asking  # noqa: F401  before the thread needs it

        self._ahead = _Ahead(paths[0], look, partial(self._read, paths[0], look))

    def early(self, path: Path, look: Look) -> File | None:
        """The file that was begun, once its paper is read and before it is looked into; ``file`` gives it whole."""
        return self._ahead.early() if self._ahead and self._ahead.is_of(path, look) else None

    def file(self, path: Path, look: Look = "words") -> File:
        """A file with the paper in it and what was sighted beside it, or with the reason why it cannot be read."""
        ahead, found = self._ahead, None
        if ahead and ahead.is_of(path, look):
            self._ahead, found = None, ahead.file()
        return found or self._read(path, look)

    def _read(self, path: Path, look: Look, early: Callable[[File], None] | None = None) -> File:
        from checks.apart.asking import read_by

        return read_by(self._answer, path, look, self._limits.seconds, early)

    def files(
        self, paths: Sequence[Path], look: Look, progress: Callable[[str], None] = lambda name: None
    ) -> Iterator[File]:
        """The same for each of some files, in their order; the next are read while one is looked at."""
        if len(paths) == 1:
            progress(paths[0].name)
            yield self.file(paths[0], look)
            return
        from concurrent.futures import ThreadPoolExecutor

        count = min((os.cpu_count() or 2) - 1, PROCESSES_MAX, len(paths) // FILES_EACH)
        with ThreadPoolExecutor(max(count, 1)) as threads:
            try:
                found = threads.map(partial(self.file, look=look), paths)
                for path in paths:
                    progress(path.name)
                    yield next(found)
            except BaseException:
                self.end()  # so that no file is waited for
                raise

    def end(self) -> None:
        """Ends the processes, those that read as well."""
        self._idle.clear()
        while self._every:
            self._every.pop().end()

    def forget(self) -> None:
        """In a process that was forked: the processes are its parent's, and not to be spoken to."""
        self._ahead = None
        self._idle.clear()
        while self._every:
            self._every.pop().forget()

    def _answer(self, *question: bytes, early: Callable[[File], None] | None = None) -> File:
        try:
            kept = self._idle.pop()
        except IndexError:
            return self._asked(self._started(), question, early)
        try:
            return self._asked(kept, question, early)
        except Gone:
            # It may have been another file, read by it before, that spoilt it.
            return self._asked(self._started(), question, early)

    def _asked(self, kept: Kept, question: Sequence[bytes], early: Callable[[File], None] | None) -> File:
        from dataclasses import replace

        from checks.apart.wire import unpacked

        try:
            file = unpacked(kept.ask(*question))
            if early and file.paper:
                early(file)
                file = replace(file, inspection=unpacked(kept.rest()).inspection)
        except BaseException as error:
            if kept not in self._every:
                raise Stopped from error
            self._every.discard(kept)
            kept.end()
            raise
        self.unbounded = kept.greeting or self.unbounded
        self._idle.append(kept)
        return file

    def _started(self, suffixes: Collection[str] = ()) -> Kept:
        """A new process, which makes itself ready for files of such names; for others it does when they come."""
        seconds, memory = self._limits
        about = str(seconds), str(memory), " ".join(suffixes)
        kept = Kept(["-c", PROGRAM, *about, *map(os.path.abspath, sys.path)], seconds)
        self._every.add(kept)
        return kept


READERS = Readers()
atexit.register(READERS.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=READERS.forget)
