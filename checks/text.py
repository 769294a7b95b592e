"""What a reader hands on: the words of a finished document, and the place of each.

A ``Text`` is one running string with a table from offset to ``Place``. It is built from pieces (a
paragraph of a DOCX or an HTML page, a line or a table cell of a PDF page, a line of plain text). Within
a piece every run of white space (tabs, line breaks and the no-break, figure and narrow no-break spaces
with it) is one blank, with none at either end, and a no-break hyphen is a hyphen, so that two files that
look the same read the same. Pieces are separated by a line feed, cells of one table row by a tab. A piece without words
leaves nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from warrant.data import dataclass

BODY = "body"
NOTE_AUTHOR = "Tenor"
"""Whose name Tenor's notes beside a text bear."""

SAME_TO_THE_EYE = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2011": "-"})


class Cell(NamedTuple):
    """A table cell by ordinal, each counted from 1: the table in its story, the row, the cell in its row."""

    table: int
    row: int
    column: int


class Place(NamedTuple):
    """Where a piece of text stands, in words that a person can follow.

    A DOCX place has a ``paragraph`` (counted from 1 in its story) and, in a table, a ``cell``; an HTML place has
    these and the ``line`` of the file; a PDF place has a ``page`` and, in the body, a ``line`` (counted from 1
    down the page); a place in plain text has a ``line`` and, where form feeds part pages, a ``page``.
    """

    file: str
    story: str = BODY
    paragraph: int | None = None
    page: int | None = None
    line: int | None = None
    cell: Cell | None = None

    def __str__(self) -> str:
        return ", ".join([self.file, *self._steps()])

    def _steps(self) -> list[str]:
        if self.page is not None:
            band = self.story.rpartition(" ")[2]
            return [f"page {self.page}", f"line {self.line}" if self.story == BODY else band]
        steps = [] if self.story == BODY else [self.story]
        if self.cell:
            table, row, column = self.cell
            at = f"paragraph {self.paragraph}" if self.line is None else f"line {self.line}"
            return [*steps, f"table {table} row {row} column {column} ({at})"]
        if self.paragraph is None:
            return [*steps, f"line {self.line}"]
        return [*steps, f"paragraph {self.paragraph}" + (f" (line {self.line})" if self.line is not None else "")]

    def in_row_of(self, other: Place) -> bool:
        """Whether both stand side by side: in two cells of one table row, or on one line of a page."""
        if self.cell and other.cell:
            beside = self.cell[:2] == other.cell[:2] and self.cell != other.cell
        else:
            beside = self.paragraph is None and self.line is not None and self.line == other.line
        return beside and (self.file, self.story, self.page) == (other.file, other.story, other.page)


class Piece(NamedTuple):
    """The words from ``start`` up to ``end`` of a text, which stand at one place."""

    start: int
    end: int
    place: Place


class Story(NamedTuple):
    """One flow of text ("body", "footer 1", "footnote 2", "page 3 header") by offsets into the text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """One running string, and the place of every character of it."""

    string: str = ""
    pieces: tuple[Piece, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.start for piece in self.pieces))

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, Place]]) -> Text:
        """The text of pieces (words, place), in their order."""
        growing = GrowingText()
        for words, place in pieces:
            growing.add(words, place)
        return growing.text()

    def at(self, offset: int) -> Place:
        """The place of the character at an offset; a separator belongs to the piece before it.

        ``IndexError`` for an offset outside the string; the end of the string is its last place.
        """
        if not self.pieces or not 0 <= offset <= len(self.string):
            raise IndexError(f"no text at offset {offset} of {len(self.string)}")
        return self.pieces[bisect_right(self._starts, offset) - 1].place

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The flows of text in order, each with its range."""
        flows = ((name, list(pieces)) for name, pieces in groupby(self.pieces, lambda piece: piece.place.story))
        return tuple(Story(name, pieces[0].start, pieces[-1].end) for name, pieces in flows)

    @cached_property
    def body(self) -> Story:
        """The range of the body; empty, at 0, where the document has none."""
        return next((story for story in self.stories if story.name == BODY), Story(BODY, 0, 0))


class GrowingText:
    """A text under construction, which tells where each character of a piece came to stand."""

    def __init__(self) -> None:
        self._string: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, raw: str, place: Place) -> Sequence[int]:
        """Adds one piece; returns the offset of each of its raw characters, and of its end."""
        words, offsets = collapsed(raw)
        start = self._length + (1 if self._pieces else 0)
        if not words:
            return [min(start, self._length)] * len(offsets)
        if self._pieces:
            self._string.append("\t" if place.in_row_of(self._pieces[-1].place) else "\n")
        self._string.append(words)
        self._length = start + len(words)
        self._pieces.append(Piece(start, self._length, place))
        return range(start, start + len(offsets)) if isinstance(offsets, range) else [start + each for each in offsets]

    def text(self) -> Text:
        """The text so far."""
        return Text("".join(self._string), tuple(self._pieces))


def collapsed(raw: str) -> tuple[str, Sequence[int]]:
    """The words of a piece with single blanks, and where each raw character, and the end, came to stand."""
    raw = raw if raw.isascii() else raw.translate(SAME_TO_THE_EYE)
    if raw == " ".join(raw.split()):  # as most pieces are
        return raw, range(len(raw) + 1)
    words: list[str] = []
    offsets: list[int] = []
    for character in raw:
        offsets.append(len(words))
        if not character.isspace():
            words.append(character)
        elif words and words[-1] != " ":
            words.append(" ")
    if words and words[-1] == " ":
        words.pop()
    return "".join(words), [min(offset, len(words)) for offset in [*offsets, len(words)]]


class Control(NamedTuple):
    """A content control of a DOCX by offsets into the text with all changes accepted."""

    tag: str
    alias: str
    start: int
    end: int


class Field(NamedTuple):
    """A field of a DOCX: its code ("PAGE"), its stored result, and the result's offsets into the text of one view."""

    code: str
    result: str
    start: int
    end: int


class Hidden(NamedTuple):
    """Words that are in the file but not to be seen, and why."""

    start: int
    end: int
    why: str


class Attachment(NamedTuple):
    """A file within the file: its name, and its bytes where they are few enough to be read."""

    name: str
    data: bytes | None


class Note(NamedTuple):
    """A note that Tenor itself put beside the words of a paper: what it says, a line a paragraph, and where it hangs.

    Its words are no part of the text; TXT-11 holds them against what the check finds.
    """

    words: str
    place: Place


class SecondView(NamedTuple):
    """One page as a second reader finds it: the characters that only the first read, and only the second."""

    page: int
    ours: str
    theirs: str


@dataclass(frozen=True)
class Paper:
    """One finished document as read back.

    ``text`` has all tracked changes accepted, ``original`` all rejected (the same object where there are
    none); ``fields`` and ``original_fields`` have their offsets. ``unread`` says in sentences what the reader
    met and did not read; ``brought`` what of that a program runs, fetches or brings in, so that it may change what is
    shown; ``notes`` are Tenor's own, which stand beside the text. ``second`` is what a second reader
    found on each page, where there is one. ``sha256`` is that of the bytes that were read, in hexadecimal.
    """

    file: str
    format: str
    text: Text
    original: Text
    controls: tuple[Control, ...] = ()
    fields: tuple[Field, ...] = ()
    original_fields: tuple[Field, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    pages: int | None = None
    unread: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Note, ...] = ()
    second: tuple[SecondView, ...] = ()
    sha256: str = ""
