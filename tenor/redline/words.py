"""The words of two paragraphs as one list, in which those of the old are deleted and those of the new inserted.

A word, a number, a stop and a white space are a token each, and so is a whole figure of the matter: a date or a
price that changed is struck and written anew, never patched digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from lxml.etree import _Element

from docgen.docx.inline import Kind, Look, Piece, pieces
from warrant.data import dataclass
from warrant.regex import regex

WORD = regex(r"\s+|\$?\w+(?:[.,'’-]\w+)*%?|.", re.DOTALL)
FIXED_BLANK = "\u00a0"

Key = tuple[tuple[Kind, str, Look], ...]


@dataclass(frozen=True)
class Token:
    """What is kept, deleted or inserted as one; ``key`` is what the reader sees of it, its look included."""

    pieces: tuple[Piece, ...]
    key: Key

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure or name of the matter."""
        return self.pieces[0].figure is not None

    @property
    def letters(self) -> int:
        """How many characters it has that are no white space."""
        return sum(len("".join(piece.text.split())) or piece.kind is not Kind.TEXT for piece in self.pieces)


@dataclass(frozen=True)
class Stretch:
    """Tokens that two texts share (``old`` and ``new`` then have the same keys), or that take each other's place."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool

    @property
    def is_of_figures(self) -> bool:
        """Whether one figure takes the place of another."""
        return len(self.old) == len(self.new) == 1 and self.old[0].is_figure and self.new[0].is_figure


def tokens(element: _Element) -> tuple[Token, ...]:
    """The tokens of a paragraph, a head, a cell or a list item."""
    return tuple(_tokens(pieces(element)))


def _tokens(line: Iterable[Piece]) -> Iterator[Token]:
    for figure, group in groupby(line, key=lambda piece: piece.figure):
        if figure is not None:
            yield _token(tuple(group))
            continue
        for piece in group:
            whole = piece.kind is not Kind.TEXT or piece.look.box
            parts = [piece] if whole else [replace(piece, text=word) for word in WORD.findall(piece.text)]
            yield from (_token((part,)) for part in parts)


def _token(parts: tuple[Piece, ...]) -> Token:
    return Token(parts, tuple((part.kind, part.text, part.look) for part in parts))


def likeness(old: tuple[Token, ...], new: tuple[Token, ...]) -> float:
    """How much two texts share, from 0 to 1."""
    one, other = ([token.key for token in each if token.letters] for each in (old, new))
    if not one and not other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0.5 else 0.0


def stretches(old: tuple[Token, ...], new: tuple[Token, ...]) -> list[Stretch]:
    """Two texts side by side, what they share and what not in turn, so that a person can read the changes."""
    matcher = SequenceMatcher(None, [each.key for each in old], [each.key for each in new], autojunk=False)
    found = [Stretch(old[a:b], new[c:d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]
    return [part for whole in _joined(found) for part in _shorn(whole)]


def _joined(found: list[Stretch]) -> list[Stretch]:
    """No stray word kept between two changes that are both longer than it."""
    kept: list[Stretch] = []
    for each in found:
        kept.append(each)
        while len(kept) > 2 and not each.same and _is_stray(*kept[-3:]):
            last = kept[-3:]
            del kept[-3:]
            kept.append(Stretch(sum((one.old for one in last), ()), sum((one.new for one in last), ()), same=False))
    return kept


def _is_stray(before: Stretch, kept: Stretch, after: Stretch) -> bool:
    if not kept.same or before.is_of_figures or after.is_of_figures:
        return False
    return _letters(kept.old) < min(_most(before), _most(after))


def _most(changed: Stretch) -> int:
    return max(_letters(changed.old), _letters(changed.new))


def _letters(of: tuple[Token, ...]) -> int:
    return sum(token.letters for token in of)


def _shorn(whole: Stretch) -> Iterator[Stretch]:
    """A change without what it begins and ends with in both texts."""
    old, new = whole.old, whole.new
    if whole.same:
        yield whole
        return
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    yield from (
        part
        for part in (
            Stretch(old[:head], new[:head], same=True),
            Stretch(old[head : ends[0]], new[head : ends[1]], same=False),
            Stretch(old[ends[0] :], new[ends[1] :], same=True),
        )
        if part.old or part.new
    )


def _common(one: tuple[Token, ...], other: tuple[Token, ...]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a.key != b.key), min(len(one), len(other)))


def merged(old: tuple[Token, ...], new: tuple[Token, ...]) -> list[Piece]:
    """The pieces of both texts, those of one alone marked deleted or inserted."""
    return _kept_apart([piece for part in stretches(old, new) for piece in _of(part)])


def marked(of: tuple[Token, ...], change: str) -> list[Piece]:
    """The pieces of a text that is deleted or inserted as a whole; its figures are plain words.

    A content control would be left empty, or with another's figure in it, where the change is rejected; and
    LibreOffice shows what was deleted and inserted in one as words of the text.
    """
    return [replace(piece, figure=None, change=change) for token in of for piece in token.pieces]


def _of(part: Stretch) -> Iterator[Piece]:
    if part.same:
        yield from (piece for token in part.new for piece in token.pieces)
    else:
        yield from (*marked(part.old, "del"), *marked(part.new, "ins"))


def _kept_apart(line: list[Piece]) -> list[Piece]:
    """No white space that would fall together with a neighbour's, which the other view does not have."""
    made: list[Piece] = []
    after_blank = True
    for piece, after in zip(line, [*line[1:], None], strict=True):
        words, ends = piece.text, after is None or after.kind is Kind.BREAK
        if piece.kind is Kind.TEXT:
            words = FIXED_BLANK + words[1:] if after_blank and words[:1] == " " else words
            words = words[:-1] + FIXED_BLANK if ends and words[-1:] == " " else words
        made.append(replace(piece, text=words))
        after_blank = words[-1:] == " " if piece.kind is Kind.TEXT else piece.kind is Kind.BREAK
    return made
