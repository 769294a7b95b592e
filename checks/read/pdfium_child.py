"""A process that reads PDF files with PDFium until its input ends: a program, run by ``pdf_second`` and not imported.

PDFium aborts on some hostile files, so that it may not run in the checker's own process. In: the length of a file in
eight bytes, then the file. Out: a length, then JSON: for each page how often each character is drawn, or why not.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from typing import Any

import pypdfium2

MEMORY_MAX = 2 << 30
"""The most memory that the process may take, in bytes."""

PAGES_MAX = 5_000
FAR = 10_000_000.0
"""What stands outside the page, up to so many points, is read as well: whoever asks has read that, too."""

BROKEN_WORD = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""What PDFium puts for a hyphen at the end of a line, which it takes for a word that was broken there."""


def counted(page: Any) -> dict[str, int]:
    """How often each character stands on a page, white space aside."""
    text = page.get_textpage()
    words = unicodedata.normalize("NFKD", text.get_text_bounded(-FAR, -FAR, FAR, FAR).translate(BROKEN_WORD))
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


def main() -> None:
    """Answers until the input ends."""
    _bound()
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(8):
        answer = json.dumps(read(source.read(int.from_bytes(head, "big")))).encode("ascii")
        answers.write(len(answer).to_bytes(8, "big") + answer)
        answers.flush()


if __name__ == "__main__":
    main()
