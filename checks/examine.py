"""What is made of a file's bytes, whoever holds them: all that parses what strangers wrote is called from here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from checks.file import File
from checks.inspect.sighting import Inspection
from checks.read import Unreadable, paper_of
from checks.text import Paper

CHARACTERS_MAX = 5_000_000
"""The longest text that is checked; a thousand pages have three million characters."""

PIECES_MAX = 200_000
"""The most paragraphs, lines and cells of a text that is checked; a thousand pages have fifty thousand lines."""


Look = Literal["words", "inspected", "drawn"]
"""How far a file is looked into: its words alone, what else it may show or hide as well, its pages as drawn too."""


def examined(path: Path, data: bytes, look: Look) -> File:
    """A file with the paper in it, or with the reason why it cannot be read; of ``path`` only the name counts."""
    file = worded(path, data)
    return replace(file, inspection=inspected(file, data, look)) if file.paper else file


def worded(path: Path, data: bytes) -> File:
    """The same, not looked into."""
    try:
        paper = paper_of(path, data)
        _require_text(path, paper)
    except Unreadable as error:
        return File(path, None, error.why)
    return File(path, paper)


def inspected(file: File, data: bytes, look: Look) -> Inspection | None:
    """What is sighted in a file beside its paper, as far as it is to be looked into."""
    if look == "words" or not file.paper:
        return None
    from checks.inspect import inspect

    return inspect(file.path, data, file.paper, render=look == "drawn")


def _require_text(path: Path, paper: Paper) -> None:
    """Refuses what could be read, and is no text that anybody could check."""
    if not paper.text.pieces:
        raise Unreadable(path, "holds no words, as a scan does: give the file that was scanned, or one with its words")
    for text in (paper.text, paper.original):
        if len(text.string) > CHARACTERS_MAX or len(text.pieces) > PIECES_MAX:
            most = f"{CHARACTERS_MAX:,} characters in {PIECES_MAX:,} lines"
            raise Unreadable(path, f"holds more than {most}: divide it")
