"""A reading process: reads files until its input ends. A program, run by ``Readers`` and not imported.

In: a file's name, how far to look into it, the file, each behind its length. Out: first, in words, what it could not be
bounded in; then for each file the length of an answer and the answer (``wire``). Where the paper is wanted first, there
is a second answer with what was sighted, if there is a paper.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from checks.apart.bounds import allow_time, bound, most_taken
from checks.apart.kept import ANSWER_BYTES_MAX, PAPER_FIRST
from checks.apart.wire import packed
from checks.examine import Look, inspected, worded
from checks.file import File

TOO_LONG = "holds more text than any paper has: divide it"
GROWN_BYTES_MAX = 300_000_000
"""A process that a file has made so much larger is not kept."""

MADE_BETWEEN = 200_000
"""So many objects more than were given up are made before garbage is looked for: what is read of a file is kept."""

IMPORTED = {
    ".docx": ("checks.read.docx", "checks.inspect.docx"),
    ".htm": ("checks.read.html",),
    ".html": ("checks.read.html",),
    ".pdf": ("checks.read.pdf", "checks.inspect.pdf"),
    ".txt": ("checks.read.plain",),
}
"""What is imported ahead for files of a name, or for all where none is of such a name; bytes tell what a file is."""


def main() -> None:
    """Answers until the input ends, or until a file has left the process large."""
    gc.set_threshold(MADE_BETWEEN, 2, 2)
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _answer(answers, bound(memory).encode("ascii"))
    _make_ready([suffix for suffix in sys.argv[3].split() if suffix in IMPORTED] or [*IMPORTED])
    at_start = most_taken()
    while head := source.read(8):
        name = os.fsdecode(source.read(int.from_bytes(head, "big")))
        look, data = (source.read(int.from_bytes(source.read(8), "big")) for _ in range(2))
        allow_time(seconds)
        wanted_first, far = look.startswith(PAPER_FIRST), cast(Look, look.removeprefix(PAPER_FIRST).decode("ascii"))
        for answer in _answers(Path(name), data, far, wanted_first):
            _answer(answers, answer)
        del data
        if most_taken() - at_start > GROWN_BYTES_MAX:
            return


def _make_ready(suffixes: list[str]) -> None:
    if ".pdf" in suffixes:
        from checks.read.pdf_second import SECOND

        SECOND.begin()  # PDFium's process becomes ready while pypdf is imported here
    for module in dict.fromkeys(module for suffix in suffixes for module in IMPORTED[suffix]):
        import_module(module)


def _answers(path: Path, data: bytes, look: Look, paper_first: bool) -> Iterator[bytes]:
    file = worded(path, data)
    if paper_first:
        answer = packed(file)
        if len(answer) > ANSWER_BYTES_MAX:
            file = replace(file, paper=None, why=TOO_LONG)
        yield packed(file) if file.paper is None else answer
        if file.paper:
            yield packed(File(path, None, inspection=inspected(file, data, look)))
    else:
        answer = packed(replace(file, inspection=inspected(file, data, look)))
        yield answer if len(answer) <= ANSWER_BYTES_MAX else packed(replace(file, paper=None, why=TOO_LONG))


def _answer(answers: BinaryIO, answer: bytes) -> None:
    answers.write(len(answer).to_bytes(8, "big") + answer)
    answers.flush()
