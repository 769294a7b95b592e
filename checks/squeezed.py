"""A text without its white space, which differs between formats, and the way back to its offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from operator import add

from warrant.regex import regex

BLANKS = regex(r"\s+")
PIECE = regex(r"[\n\t]+")


class Squeezed:
    """The characters of a string that are no white space.

    ``string`` is the text squeezed, ``raw`` the whole text; offsets in it are turned back by ``start`` and ``end``.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Squeezes ``text`` between two offsets."""
        self.raw, self._start = text, start
        self._end = len(text) if end is None else end
        self.string = squeeze(text[start : self._end])

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """The offset of each word, and its position among the squeezed characters; made where a place is wanted."""
        text = self.raw[self._start : self._end]
        lengths = [*map(len, text.split())]
        blanks = map(len, BLANKS.findall(text.strip()))
        offsets = accumulate(map(add, lengths, blanks), initial=self._end - len(text.lstrip()))
        return [*offsets], [*accumulate(lengths, initial=0)]

    def start(self, position: int) -> int:
        """The offset in the text of the squeezed character at a position; the text's end after the last."""
        if position >= len(self.string):
            return self._end
        offsets, positions = self._words
        word = bisect_right(positions, position) - 1
        return offsets[word] + position - positions[word]

    def end(self, position: int) -> int:
        """The offset just behind the squeezed character before a position."""
        return self.start(position - 1) + 1 if position else self.start(0)

    def position(self, offset: int) -> int:
        """The position of the first squeezed character at or behind an offset of the text."""
        offsets, positions = self._words
        word = bisect_right(offsets, offset) - 1
        if word < 0 or not self.string:
            return 0
        return min(positions[word] + offset - offsets[word], positions[word + 1])

    def begins_piece(self, position: int) -> bool:
        """Whether the squeezed character at a position is the first of its paragraph, line or cell."""
        offset = self.start(position)
        return offset == 0 or self.raw[offset - 1] in "\n\t"

    @cached_property
    def _begins(self) -> list[int]:
        """The positions at which pieces begin."""
        offsets = [at.end() for at in PIECE.finditer(self.raw, self._start, self._end)]
        return sorted({0, *map(self.position, offsets)})

    def piece_at(self, position: int) -> int:
        """Where the piece begins that holds the squeezed character at a position."""
        return self._begins[bisect_right(self._begins, position) - 1]

    def piece_from(self, position: int) -> int:
        """Where the next piece begins at or behind a position; the end where none does."""
        found = bisect_left(self._begins, position)
        return self._begins[found] if found < len(self._begins) else len(self.string)

    def begins_word(self, position: int) -> bool:
        """Whether white space, or nothing, stands before the squeezed character at a position."""
        offset = self.start(position)
        return offset == 0 or self.raw[offset - 1].isspace()

    def words(self, start: int, end: int) -> str:
        """The words between two offsets of the text, with single blanks."""
        return " ".join(self.raw[start:end].split())


def squeeze(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())


def first_difference(one: str, other: str) -> int:
    """The position at which two strings part; the shorter one's length where it begins the other."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
