"""A process that has imported and compiled what a run takes, and forks a run for each line it reads.

Told ``OUT TAB JOBS``, it says what becomes of the fork, a word a line: ``begun`` and its process group, ``writing`` at
the first batch that is made, ``written`` once all stand, and ``ended`` and its exit status.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tenor.bulk import layouts, run, write
from tenor.bulk.write import Settings, runs_asked, write_runs
from tenor.options import open_book
from warrant.book import Book

BATCH = 50


def write_all(book: Book, matter: Path, out: Path, jobs: int) -> None:
    settings = Settings(jobs=jobs, batch=BATCH)
    write_runs(book, matter, out, runs_asked(book, (), ("E-002",)), ("pdf",), settings)


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def saying(word: str, first: Callable[..., Any]) -> Callable[..., Any]:
    """The function, said the first time it is called."""
    said: list[bool] = []

    def then(*given: Any, **named: Any) -> Any:
        if not said:
            said.append(True)
            say(word)
        return first(*given, **named)

    return then


def keep_compiled() -> None:
    """Compiles each layout once: compiling writes nothing, and would take most of the time of each fork."""
    compile_, kept = layouts._compile, {}

    def compiled(suffix: str, pattern: Any, alphabet: str) -> Any:
        key = (suffix, pattern.html, pattern.facts, alphabet)
        if key not in kept:
            kept[key] = compile_(suffix, pattern, alphabet)
        return kept[key]

    layouts._compile = compiled  # type: ignore[assignment]
    for name in ("code_sha256", "libraries"):
        once = cache(getattr(layouts, name))
        for module in (layouts, write):
            setattr(module, name, once)


def fork(book: Book, matter: Path, out: Path, jobs: int) -> int:
    """Runs in a process group of its own; the exit status, as ``os.waitstatus_to_exitcode`` has it."""
    pid = os.fork()
    if not pid:
        os.setsid()
        say("begun", os.getpid())
        run.Carried._make = saying("writing", run.Carried._make)  # type: ignore[method-assign]
        write.remove_beyond = saying("written", write.remove_beyond)
        try:
            write_all(book, matter, out, jobs)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main() -> None:
    matter, undisturbed = Path(sys.argv[1]), Path(sys.argv[2])
    book = open_book(matter)
    keep_compiled()
    write_all(book, matter, undisturbed, 1)
    say("warm")
    for line in sys.stdin:
        out, jobs = line.rstrip("\n").split("\t")
        say("ended", fork(book, matter, Path(out), int(jobs)))


if __name__ == "__main__":
    main()
