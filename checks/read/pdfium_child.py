"""A process that reads PDF files with PDFium until its input ends: a program, run by ``pdf_second`` and not imported.

PDFium aborts on some hostile files, so that it may not run in the checker's own process. In: the length of a file in
eight bytes, then the file. Out: a length, then JSON: for each page how often each character is drawn, or why not.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections import Counter
from typing import Any

import pypdfium2

MEMORY_MAX = 2 << 30
"""The most memory that the process may take, in bytes."""

PAGES_MAX = 5_000
SECONDS_MAX = 60
"""The most processor time for one file; on the clock ``pdf_second`` allows less."""

BROKEN_WORD = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""What PDFium puts for a hyphen at the end of a line, which it takes for a word that was broken there."""


def counted(page: Any) -> dict[str, int]:
    """How often each character stands on a page, white space aside."""
    text = page.get_textpage()
    words = unicodedata.normalize("NFKD", text.get_text_bounded().translate(BROKEN_WORD))
    text.close()
    page.close()
    return Counter("".join(words.split()))


def read(data: bytes) -> Any:
    """The characters of each page, or a sentence on what went wrong."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return [counted(document[at]) for at in range(min(len(document), PAGES_MAX))]
        finally:
            document.close()
    except (pypdfium2.PdfiumError, MemoryError) as error:
        return str(error) or type(error).__name__


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_time() -> None:
    """Bounds the next file's time as well, since whoever keeps the clock may be gone."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime) + SECONDS_MAX
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def main() -> None:
    """Answers until the input ends."""
    _bound()
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(8):
        _allow_time()
        answer = json.dumps(read(source.read(int.from_bytes(head, "big")))).encode("ascii")
        answers.write(len(answer).to_bytes(8, "big") + answer)
        answers.flush()


if __name__ == "__main__":
    main()
