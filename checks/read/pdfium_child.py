"""A process that reads and draws PDF files with PDFium until its input ends: a program, run by ``pdf_second``.

PDFium aborts on some hostile files, so that it may not run in the checker's own process. In: what is asked in one
byte, the length of a file in eight, then the file. Out: a length, then JSON: for each page how often each character is
drawn, or why not. Where drawing is asked (``D``), the JSON is the number of pages, and for each there follows a
length, then its width and height in four bytes each, its shades of grey, the same without any text, and text alone.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any, BinaryIO

import pypdfium2
from pypdfium2 import raw

MEMORY_MAX = 2 << 30
"""The most memory that the process may take, in bytes."""

PAGES_MAX = 5_000
FAR = 10_000_000.0
"""What stands outside the page, up to so many points, is read as well: whoever asks has read that, too."""

DOTS_PER_POINT = 120 / 72
DOTS_MAX = 8_000_000
"""The most dots in which a page is drawn: a larger one is drawn coarser."""

DEPTH_MAX = 30
DRAW = b"D"
SECONDS_MAX = 60
"""The most processor time for one file; on the clock ``pdf_second`` allows less."""

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


def draw(data: bytes, answers: BinaryIO) -> None:
    """Writes the pages of a file as drawn, with and without text, one after the other."""
    try:
        document = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, MemoryError) as error:
        _answer(answers, json.dumps(str(error) or type(error).__name__).encode("ascii"))
        return
    try:
        document.init_forms()
        count = min(len(document), PAGES_MAX)
        _answer(answers, json.dumps(count).encode("ascii"))
        for at in range(count):
            _answer(answers, *drawn(document[at]))
    finally:
        document.close()


def drawn(page: Any) -> tuple[bytes, ...]:
    """Width, height, and the dots of a page whole, without its text, and of its text alone on white."""
    width, height = page.get_size()
    scale = min(DOTS_PER_POINT, math.sqrt(DOTS_MAX / max(width * height, 1.0)))
    whole = page.render(scale=scale, grayscale=True)
    size = (int(whole.width).to_bytes(4, "big"), int(whole.height).to_bytes(4, "big"))
    with_text = _dots(whole)
    parts = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    _show(page.raw, *parts, text=False, other=True)
    without = _dots(page.render(scale=scale, grayscale=True))
    _show(page.raw, *parts, text=True, other=False)
    alone = _dots(page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False))
    page.close()
    return (*size, with_text, without, alone)


def _dots(bitmap: Any) -> bytes:
    """The shades row by row; PDFium may pad its rows."""
    held = bytes(bitmap.buffer)
    if bitmap.stride == bitmap.width:
        return held
    return b"".join(held[at : at + bitmap.width] for at in range(0, len(held), bitmap.stride))


def _show(
    owner: Any, count: Callable[..., int], item: Callable[..., Any], *, text: bool, other: bool, depth: int = 0
) -> None:
    """Lets a page, or a form on it, draw its text or not, and all else or not."""
    for at in range(count(owner)):
        found = item(owner, at)
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH_MAX:
            parts = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
            _show(found, *parts, text=text, other=other, depth=depth + 1)
        else:
            raw.FPDFPageObj_SetIsActive(found, text if kind == raw.FPDF_PAGEOBJ_TEXT else other)


def _answer(answers: BinaryIO, *parts: bytes) -> None:
    answers.write(sum(map(len, parts)).to_bytes(8, "big"))
    for part in parts:
        answers.write(part)
    answers.flush()


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
    while asked := source.read(1):
        data = source.read(int.from_bytes(source.read(8), "big"))
        _allow_time()
        if asked == DRAW:
            draw(data, answers)
        else:
            _answer(answers, json.dumps(read(data)).encode("ascii"))


if __name__ == "__main__":
    main()
