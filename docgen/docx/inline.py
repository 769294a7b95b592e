"""Words in a paragraph: HTML's inline elements as a flat list, white space collapsed as HTML does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from lxml.etree import _Element

from docgen.vocabulary import CHANGES, name_of
from warrant.data import dataclass
from warrant.regex import regex

WHITE_SPACE = regex(r"[ \t\r\n\f]+")


class Kind(Enum):
    """What a piece is."""

    TEXT = "text"
    BREAK = "break"
    PAGE = "PAGE"
    PAGES = "NUMPAGES"


@dataclass(frozen=True)
class Look:
    """How a piece of text is set, apart from its paragraph's style."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    box: bool = False


@dataclass(frozen=True)
class Piece:
    """Text of one look, a line break, or a page number.

    ``figure`` is the span that it is part of, if any; ``change`` is "ins" or "del" where a redline marks it.
    """

    kind: Kind
    text: str = ""
    look: Look = Look()
    figure: _Element | None = None
    change: str = ""


LOOKS = {
    "strong": {"bold": True},
    "em": {"italic": True},
    "span.underline": {"underline": True},
    "span.box": {"box": True},
}
MARKS = {"br": Kind.BREAK, "span.page": Kind.PAGE, "span.pages": Kind.PAGES}


def pieces(element: _Element) -> list[Piece]:
    """The inline content of a paragraph, head, cell or list item, in order; empty where it holds no words."""
    return _trimmed_right(_trimmed_left(_walk(element, Piece(Kind.TEXT))))


def _walk(element: _Element, like: Piece) -> Iterator[Piece]:
    """The pieces in an element; ``like`` has the look, the figure and the change that surround them."""
    if element.text:
        yield replace(like, text=element.text)
    for child in element:
        name = name_of(child)
        if name in MARKS:
            yield replace(like, kind=MARKS[name])
        else:
            yield from _walk(child, _within(name, child, like))
        if child.tail:
            yield replace(like, text=child.tail)


def _within(name: str, element: _Element, like: Piece) -> Piece:
    """What surrounds the content of an inline element."""
    if name == "span.figure":
        return replace(like, figure=element)
    return replace(like, change=name) if name in CHANGES else replace(like, look=replace(like.look, **LOOKS[name]))


def _trimmed_left(raw: Iterator[Piece]) -> list[Piece]:
    """Each run of white space as one space, and none at the start of a line or after another space."""
    kept, after_space = [], True
    for piece in raw:
        if piece.kind is not Kind.TEXT:
            kept.append(piece)
            after_space = piece.kind is Kind.BREAK
            continue
        words = WHITE_SPACE.sub(" ", piece.text)
        words = words.removeprefix(" ") if after_space else words
        if words:
            kept.append(replace(piece, text=words))
            after_space = words.endswith(" ")
    return kept


def _trimmed_right(line: list[Piece]) -> list[Piece]:
    """No space at the end of a line."""
    kept: list[Piece] = []
    for piece, after in zip(line, [*line, None][1:], strict=True):
        ends = after is None or after.kind is Kind.BREAK
        words = piece.text.removesuffix(" ") if ends else piece.text
        if words or piece.kind is not Kind.TEXT:
            kept.append(replace(piece, text=words))
    return kept
