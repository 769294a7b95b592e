"""The second opinion on a PDF: what PDFium finds on each page, and what it draws, beside what the reader itself drew.

PDFium runs in a process of its own that is kept from file to file (``pdfium_child``). It reads while the reader does,
and a file that makes it abort, or that takes it too long, costs that process alone.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from checks.text import SecondView

PROGRAM = Path(__file__).with_name("pdfium_child.py")
SECONDS_MAX = 30.0
"""How long PDFium may take for one file after the reader has read it; it needs 3 ms a page."""

SECONDS_PAGE = 20.0
"""How long it may take to draw one page; it needs 5 ms."""

READ, DRAW = b"R", b"D"

Pages = list[dict[str, int]]


class Drawn(NamedTuple):
    """A page as PDFium draws it: width and height in dots, and its shades of grey; without text; the text alone."""

    width: int
    height: int
    whole: bytes
    without: bytes
    text: bytes


class NotDrawn(Exception):
    """A file that PDFium could not draw, and why."""


class _Gone(Exception):
    """PDFium's process ended, or took too long."""


class Second:
    """PDFium's process for this process; started when first asked, and again when it has ended."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._of = 0
        self._is_drawing = False

    def begin(self) -> None:
        """Starts the process, if there is none that answers."""
        # A worker that was forked may not speak with its parent's process.
        if self._child is None or self._of != os.getpid() or self._child.poll() is not None:
            self._child, self._of = self._started(), os.getpid()

    @contextmanager
    def reading(self, data: bytes) -> Iterator[Callable[[], Pages | str]]:
        """Lets PDFium read a file meanwhile; what is given asks for its answer, which is waited for."""
        self._ask(READ, data)
        try:
            yield self._answer
        except BaseException:
            self.end()  # an answer that nobody takes would be taken for that on the next file
            raise

    @contextmanager
    def drawing(self, data: bytes) -> Iterator[Iterator[Drawn]]:
        """Lets PDFium draw a file meanwhile; given are its pages, of which the next is drawn while one is looked at.

        ``NotDrawn`` comes of them where PDFium could not.
        """
        self._ask(DRAW, data)
        self._is_drawing = True
        try:
            yield self._pages()
        finally:
            if self._is_drawing:
                self.end()  # pages that nobody takes would be taken for the answer on the next file

    def _pages(self) -> Iterator[Drawn]:
        try:
            count = self._told(time.monotonic() + SECONDS_MAX)
            if isinstance(count, str):
                self._is_drawing = False
                raise NotDrawn(count)
            for _ in range(count):
                yield self._page(time.monotonic() + SECONDS_PAGE)
            self._is_drawing = False
        except _Gone as error:
            raise NotDrawn(str(error)) from error

    def _page(self, deadline: float) -> Drawn:
        length = int.from_bytes(self._received(8, deadline), "big")
        width, height = (int.from_bytes(self._received(4, deadline), "big") for _ in range(2))
        if length != 8 + 3 * width * height:
            raise _Gone("lost its way")
        return Drawn(width, height, *(bytes(self._received(width * height, deadline)) for _ in range(3)))

    def _ask(self, what: bytes, data: bytes) -> None:
        self.begin()
        assert self._child and self._child.stdin
        with suppress(BrokenPipeError):  # told by the answer that does not come
            self._child.stdin.write(what + len(data).to_bytes(8, "big"))
            self._child.stdin.write(data)
            self._child.stdin.flush()

    def _answer(self) -> Pages | str:
        """The characters on each page of the file that was handed over, or why PDFium could not read it."""
        try:
            found = self._told(time.monotonic() + SECONDS_MAX)
        except _Gone as error:
            self.end()
            return str(error)
        return found if isinstance(found, str) else list(found)

    def _told(self, deadline: float) -> Any:
        length = int.from_bytes(self._received(8, deadline), "big")
        return json.loads(self._received(length, deadline))

    def end(self) -> None:
        """Ends the process."""
        child, self._child = self._child, None
        if child is not None and self._of == os.getpid():
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with suppress(BrokenPipeError):
                    pipe.close() if pipe else None

    def _started(self) -> subprocess.Popen[bytes]:
        # -P: the folder of the program holds modules named as those of the standard library. -S: the path is given.
        command = [sys.executable, "-P", "-S", str(PROGRAM)]
        path = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, env=path)

    def _received(self, length: int, deadline: float) -> bytearray:
        assert self._child and self._child.stdout
        pipe, received, at = self._child.stdout.fileno(), bytearray(length), 0
        with memoryview(received) as view:
            while at < length:
                ready, _, _ = select.select([pipe], [], [], max(deadline - time.monotonic(), 0))
                if not ready:
                    raise _Gone("took longer than it may")
                part = os.readv(pipe, [view[at:]])
                if not part:
                    raise _Gone("broke off")
                at += part
        return received


SECOND = Second()
atexit.register(SECOND.end)


def compared(drawn: Iterable[Iterable[str]], found: Pages) -> Iterator[SecondView]:
    """Page by page what only the reader drew and what only PDFium found, white space and order aside.

    ``drawn`` are the words of each page.
    """
    for number, words in enumerate(drawn, 1):
        ours = Counter("".join(unicodedata.normalize("NFKD", "".join(words).replace("\u00ad", "")).split()))
        theirs = Counter(found[number - 1]) if number <= len(found) else Counter()
        more, less = ("".join(sorted(each.elements())) for each in (ours - theirs, theirs - ours))
        yield SecondView(number, more, less)
