"""The reader of plain text in UTF-8: a piece a line; form feeds part pages, tabs the cells of a line.

A file without form feeds has lines counted from its beginning, one with them lines counted on each page.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from checks.read.unreadable import Unreadable
from checks.text import Paper, Place, Text
from warrant.regex import regex

OTHERS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
LINE_ENDS = regex(r"\r\n?|\n|\x0b|\u0085|\u2028|\u2029")
LINES_MAX = 400_000
"""The most ends of lines and pages; a line may have two of them. A thousand pages have fifty thousand lines."""

SAVE = "save it as plain text in UTF-8"


def read_plain(path: Path, data: bytes) -> Paper:
    """The paper in the bytes of a text; ``Unreadable`` if they are not UTF-8, or no text."""
    if data.count(b"\n") + data.count(b"\r") + data.count(b"\f") > LINES_MAX:
        raise Unreadable(path, f"has more than {LINES_MAX:,} lines: divide it")
    pages = _decoded(path, data).split("\f")
    text = Text.of(_pieces(path.name, pages))
    return Paper(path.name, "txt", text, text, pages=len(pages) if len(pages) > 1 else None)


def _decoded(path: Path, data: bytes) -> str:
    other = next((name for mark, name in OTHERS.items() if data.startswith(mark)), None)
    if other:
        raise Unreadable(path, f"is {other} by its first bytes, and only UTF-8 is read: {SAVE}")
    try:
        text = data.decode("utf-8-sig").rstrip("\f\r\n ")  # a form feed at the end begins no page
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(path, f"is not UTF-8 (byte {data[error.start]:02X} in line {line}): {SAVE}") from error
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable(path, f"holds the control character {ord(found[0]):02X} in line {line}: {SAVE}")
    return text


def _pieces(file: str, pages: list[str]) -> Iterator[tuple[str, Place]]:
    for page, words in enumerate(pages, 1):
        for number, line in enumerate(LINE_ENDS.split(words), 1):
            place = Place(file, page=page if len(pages) > 1 else None, line=number)
            yield from ((cell, place) for cell in line.split("\t"))
