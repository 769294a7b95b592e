"""Pieces of text as Word's runs; a figure as a content control inside a bookmark; page numbers as fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from docx.oxml.ns import qn

from docgen.docx.inline import Kind, Look, Piece
from docgen.docx.wml import Element, text, w
from docgen.fonts import text_width

BOOKMARK_LENGTH = 40
TAG_LENGTH = 64
"""Word's limits; it refuses or cuts what is longer."""

BOX_WIDTH = 160
BOX_SIZE = 11
"""A box to tick: its width in twips, and the size of the character in it, in points."""


class Marks:
    """Gives every figure of one file its number and its bookmark, each once, in the order of the text."""

    def __init__(self) -> None:
        """Begins a file: no number and no name is taken."""
        self._taken: set[str] = set()

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
        inner = [element for piece in group for element in _piece(piece)]
        made += inner if figure is None else _control(figure.get("data-fact", ""), inner, marks)
    return made


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
    if len(fact) > TAG_LENGTH:
        raise ValueError(f"the fact id {fact!r} is longer than the {TAG_LENGTH} characters of a Word tag")
    number, bookmark = marks.next(fact)
    # LibreOffice loses the line breaks of a control for plain text, so one of several lines is rich.
    plain = [] if any(run.find(qn("w:br")) is not None for run in inner) else [w("text")]
    named = (w("alias", val=fact), w("tag", val=fact), w("id", val=number), *plain)
    return [
        w("bookmarkStart", id=number, name=bookmark),
        w("sdt", w("sdtPr", *named), w("sdtContent", *inner)),
        w("bookmarkEnd", id=number),
    ]
