"""Pieces of text as Word's runs; a figure as a content control inside a bookmark; page numbers as fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count, groupby

from docx.oxml.ns import qn

from docgen.docx.inline import Kind, Look, Piece
from docgen.docx.wml import Element, text, w
from docgen.fonts import text_width
from warrant.facts import LONGEST_ID

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where the format demands a date; the documents' own dates are in their text."""

BOOKMARK_LENGTH = 40
"""Word's limit, beside that of a tag (``LONGEST_ID``); it refuses or cuts what is longer."""

AUTHOR = "Tenor"
FIRST_CHANGE = 100_000
"""Tracked changes are numbered from here on, figures from 1: Word counts them together."""

DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}

BOX_WIDTH = 160
BOX_SIZE = 11
"""A box to tick: its width in twips, and the size of the character in it, in points."""


class Marks:
    """Gives every figure of one file its number and its bookmark, each once, and every tracked change its number."""

    def __init__(self, changed: str = "") -> None:
        """Begins a file: no number and no name is taken; ``changed`` is the day of its tracked changes, if any."""
        self._taken: set[str] = set()
        self._changes = count(FIRST_CHANGE)
        self._date = f"{changed or NO_DATE.date()}T00:00:00Z"

    def change(self, kind: str, *inner: Element) -> Element:
        """The next tracked change, "ins" or "del", around some content; without any, of a paragraph or a row."""
        return w(kind, *inner, id=next(self._changes), author=AUTHOR, date=self._date)

    def next(self, fact: str) -> tuple[int, str]:
        """The number of the next control, from 1, and a bookmark name made of the fact's id."""
        stem = "v_" + re.sub(r"[^A-Za-z0-9_]", "_", fact)
        name, again = stem[:BOOKMARK_LENGTH], 1
        while name.lower() in self._taken:
            again += 1
            name = f"{stem[: BOOKMARK_LENGTH - len(str(again)) - 1]}_{again}"
        self._taken.add(name.lower())
        return len(self._taken), name


def runs(line: Iterable[Piece], marks: Marks) -> list[Element]:
    """The content of one paragraph, ready to stand behind its properties."""
    made: list[Element] = []
    for figure, group in groupby(line, key=lambda piece: piece.figure):
        inner: list[Element] = []
        for change, pieces in groupby(group, key=lambda piece: piece.change):
            inner += tracked(change, [element for piece in pieces for element in _piece(piece)], marks)
        made += inner if figure is None else _control(figure.get("data-fact", ""), inner, marks)
    return made


def tracked(change: str, inner: list[Element], marks: Marks) -> list[Element]:
    """Runs as a tracked change; as they are where there is none."""
    if not change or not inner:
        return inner
    if change == "del":
        for part in (part for run in inner for part in run):
            part.tag = DELETED.get(part.tag, part.tag)
    return [marks.change(change, *inner)]


def tab() -> Element:
    """A run that moves to the next tab stop."""
    return w("r", w("tab"))


def _piece(piece: Piece) -> list[Element]:
    if piece.kind is Kind.TEXT:
        stretch = BOX_WIDTH * 100 // text_width(piece.text, BOX_SIZE) if piece.look.box else 100
        return [w("r", *_properties(piece.look, stretch), text(piece.text))]
    if piece.kind is Kind.BREAK:
        return [w("r", w("br"))]
    return _field(piece.kind.value, piece.look)


def _properties(look: Look, stretch: int = 100) -> list[Element]:
    """The look as run properties; ``stretch`` widens a narrow character to that many per cent."""
    inner = [w(tag) for tag, set_ in (("b", look.bold), ("i", look.italic)) if set_]
    if stretch > 100:
        inner.append(w("w", val=stretch))
    if look.underline:
        inner.append(w("u", val="single"))
    if look.box:
        inner.append(w("bdr", val="single", sz=6, space=0, color="auto"))
    return [w("rPr", *inner)] if inner else []


def _field(instruction: str, look: Look) -> list[Element]:
    """A field whose shown result is 1 until Word lays the document out."""
    parts = (
        w("fldChar", fldCharType="begin"),
        text(f" {instruction} ", "instrText"),
        w("fldChar", fldCharType="separate"),
        text("1"),
        w("fldChar", fldCharType="end"),
    )
    return [w("r", *_properties(look), part) for part in parts]


def _control(fact: str, inner: list[Element], marks: Marks) -> list[Element]:
    """The figure's control; tag, alias and bookmark all name the fact, since editors lose one or another."""
    if len(fact) > LONGEST_ID:
        raise ValueError(f"the fact id {fact!r} is longer than the {LONGEST_ID} characters of a Word tag")
    number, bookmark = marks.next(fact)
    # LibreOffice loses the line breaks of a control for plain text, so one of several lines is rich.
    plain = [] if any(run.find(f".//{qn('w:br')}") is not None for run in inner) else [w("text")]
    named = (w("alias", val=fact), w("tag", val=fact), w("id", val=number), *plain)
    return [
        w("bookmarkStart", id=number, name=bookmark),
        w("sdt", w("sdtPr", *named), w("sdtContent", *inner)),
        w("bookmarkEnd", id=number),
    ]
