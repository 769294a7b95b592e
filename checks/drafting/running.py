"""A paper's words as they run on: without page furniture, soft hyphens and page numbers between two lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from checks.text import BODY, Paper, Piece, Text
from warrant.data import dataclass
from warrant.regex import regex

FURNITURE = regex(r"page \d+ |title$")
"""The stories that stand on every page, or outside the page."""

UNSEEN = regex("[\u00ad\u200b-\u200d\u2060\ufeff]")
LINE_END_HYPHEN = regex(r"(?<=[A-Za-z][-\u2010\u00ad])\n(?=[a-z])")
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"))
PAGE_NUMBER = regex(r"(?:[-\u2013\u2014]\s?\d{1,3}\s?[-\u2013\u2014]|(?i:page\s\d{1,3}(?:\sof\s\d{1,3})?)|<PAGE>)")
BARE_NUMBER = regex(r"\d{1,3}")
DIGITS = regex(r"\d+")
OF_A_NUMBER = regex(r"(?i:\bpage\b|\bof\b)|,(?!\d)|[^\w,$\u00a3\u20ac\u00a5%]|[\d_]")
"""What stands about the number of a page, and in it; no number of a page is an amount or has commas in it."""
RUNS_ON = regex(r"[a-z(]")
ENDED = regex(r"[.:;?!][\"”’)\]]*$")
HEADS_A_PART = regex(
    r"(?:EXHIBIT|SCHEDULE|ANNEX|APPENDIX|ATTACHMENT|Exhibit|Schedule|Annex|Appendix|Attachment)\s[A-Z0-9][\w.-]{0,5}$"
    r"|(?:SECTION|ARTICLE)\s[0-9IVXL]+\b"
)
GOES_ON = regex(
    r"(?:\b(?:in|of|under|by|with|per|from|than|at|upon|as|the|this|that)|\d[\w.()]*,?\s(?:and|or|to|through)|\xa7"
    r"|(?i:sections?|articles?|clauses?|paragraphs?|sub-?sections?|sub-?clauses?|exhibits?|schedules?|appendix))$"
)
"""How a line ends whose sentence goes on with the part that it cites, or with the number of that part."""
CITED = regex(r"\d|\xa7|(?i:section|article|clause|paragraph|exhibit|schedule|annex|appendix|attachment)s?\s[A-Z0-9]")
NUMBERED = regex(r"(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVXL]{1,6})\.?\s[\"\u201c(]?[A-Z]")
TITLE = regex(
    r"(?:(?:SECTION|ARTICLE|Section|Article)\s)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVXL]{1,6})[.:]?"
    r"(?:,?\s(?:[A-Z][\w'\u2019-]*|&|and|or|of|the|to|for|in|on|by|with|from|upon|as))+$"
)
"""A line that is a title and its number, behind which a numbered line begins a part: "VII. Notices and Consents"."""
BY_LINES = ("pdf", "txt")
"""The formats whose pieces are lines, of which only some begin a paragraph."""
SHORT = 0.7
"""A line of less than this part of the widest ends its paragraph, if the next begins as a paragraph does."""


@dataclass(frozen=True)
class Running:
    """The words as they run on, where each paragraph begins, and the way back to the paper's text.

    Between two words stands one blank or line feed. Hyphens of every kind are "-".
    """

    string: str
    paragraphs: tuple[int, ...]
    _kept: tuple[tuple[int, int], ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the paper's text in which a range of the running words stands."""
        return self.offset(start), self.offset(end - 1) + 1 if end > start else self.offset(start)

    def offset(self, at: int) -> int:
        """Where a character of the running words stands in the paper's text."""
        if not self._kept:
            return 0
        begin, original = self._kept[max(0, bisect_right(self._kept, (at, 1 << 60)) - 1)]
        return original + at - begin

    def at(self, offset: int) -> int | None:
        """Where a character of the paper's text stands in the running words; ``None`` where it was left out."""
        index = bisect_right(self._by_offset, (offset, 1 << 60, 0)) - 1
        if index < 0:
            return None
        original, begin, after = self._by_offset[index]
        at = begin + offset - original
        return at if at < after else None

    @cached_property
    def _by_offset(self) -> list[tuple[int, int, int]]:
        """The stretches kept, in the order of the paper's text: where they begin there and here, and end here."""
        ends = [*(begin for begin, _ in self._kept[1:]), len(self.string) + 1]
        return sorted((original, begin, end) for (begin, original), end in zip(self._kept, ends, strict=True))

    def paragraph(self, at: int) -> int:
        """Where the paragraph begins in which a character stands."""
        index = bisect_right(self.paragraphs, at) - 1
        return self.paragraphs[index] if index >= 0 else 0

    def begins(self, at: int) -> bool:
        """Whether a paragraph begins here."""
        index = bisect_right(self.paragraphs, at) - 1
        return index >= 0 and self.paragraphs[index] == at


def running(paper: Paper) -> Running:
    """The running words of a paper."""
    text = paper.text
    gone = sorted(_gone(paper))
    parts: list[str] = []
    kept: list[tuple[int, int]] = []
    length = 0
    for begin, stop in _stretches(paper):
        inside = [each for each in gone if begin <= each[0] < stop]
        at = begin
        for start, end in [*inside, (stop, stop)]:
            if start > at:
                kept.append((length, at))
                parts.append(text.string[at:start])
                length += start - at
            at = max(at, end)
        parts.append("\n")
        length += 1
    string = "".join(parts)[:-1].translate(HYPHENS)
    whole = Running(string, (), tuple(kept))
    found = (whole.at(piece.start) for piece in _paragraphs(paper))
    return Running(string, tuple(sorted({each for each in found if each is not None})), tuple(kept))


def _stretches(paper: Paper) -> Iterator[tuple[int, int]]:
    """The ranges of the text in the order in which they are read on, without page furniture."""
    pieces = [piece for piece in paper.text.pieces if not _is_furniture(piece.place.story)]
    if len(pieces) < len(paper.text.pieces):
        pieces = sorted([*pieces, *_near_the_edge(paper)], key=lambda piece: (_page_of(piece), piece.start))
    start = stop = 0
    for piece in pieces:
        if piece.start > stop + 1 or piece.start < start:
            yield start, stop
            start = piece.start
        stop = piece.end
    yield start, stop


def _is_furniture(story: str) -> bool:
    return bool(FURNITURE.match(story))


def _page_of(piece: Piece) -> tuple[int, int]:
    """The page of a piece, and whether it heads it, stands on it or is at its foot."""
    band = 0 if piece.place.story == BODY else -1 if piece.place.story.endswith("header") else 1
    return (piece.place.page or 0, band)


def _near_the_edge(paper: Paper) -> list[Piece]:
    """Lines that stand where furniture does and are none: words that stand on no other page, and are no number."""
    edges = [piece for piece in paper.text.pieces if _is_furniture(piece.place.story) and piece.place.page is not None]
    words = {piece: paper.text.string[piece.start : piece.end] for piece in edges}
    as_they_are = Counter(words.values())
    but_for_numbers = Counter(DIGITS.sub("", each) for each in words.values())

    def is_text(piece: Piece) -> bool:
        said = words[piece]
        numbers_its_page = str(piece.place.page) in DIGITS.findall(said) and but_for_numbers[DIGITS.sub("", said)] > 1
        return as_they_are[said] == 1 and not numbers_its_page and bool(OF_A_NUMBER.sub("", said))

    return [piece for piece in edges if is_text(piece)]


def _gone(paper: Paper) -> Iterator[tuple[int, int]]:
    text = paper.text
    yield from (match.span() for match in UNSEEN.finditer(text.string))
    yield from (match.span() for match in LINE_END_HYPHEN.finditer(text.string))
    if paper.format in BY_LINES:
        yield from _page_numbers(text)


def _page_numbers(text: Text) -> Iterator[tuple[int, int]]:
    """The lines that number a page: by their form, or a bare number in the midst of a sentence."""
    pieces = text.pieces
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        words = text.string[piece.start : piece.end]
        bare = BARE_NUMBER.fullmatch(words) and not ENDED.search(text.string[before.start : before.end])
        runs_on = RUNS_ON.match(text.string, after.start)
        if PAGE_NUMBER.fullmatch(words) or (bare and runs_on and text.string[piece.end] == "\n"):
            yield piece.start, piece.end + 1


def _paragraphs(paper: Paper) -> Iterator[Piece]:
    text = paper.text
    kept = [piece for piece in text.pieces if piece.place.story == BODY]
    body = sorted([*kept, *_near_the_edge(paper)], key=lambda piece: (_page_of(piece), piece.start))
    if paper.format in BY_LINES:
        numbers = {start for start, _ in _page_numbers(text)}
        body = [piece for piece in body if piece.start not in numbers]
    widest = max((piece.end - piece.start for piece in body), default=0)
    before: Piece | None = None
    for piece in body:
        if before is None or piece.start != before.end + 1 or text.string[before.end] != "\t":
            if before is None or paper.format not in BY_LINES or _begins(text, before, piece, widest):
                yield piece
            before = piece


def _begins(text: Text, before: Piece, piece: Piece, widest: int) -> bool:
    words, ended = text.string[piece.start : piece.end], text.string[before.start : before.end]
    if words[:1].islower() or (CITED.match(words) and GOES_ON.search(ended)):
        return False
    if HEADS_A_PART.match(words) or (NUMBERED.match(words) and TITLE.match(ended)):
        return True
    lines = (before.place.line, piece.place.line)
    skipped = (
        before.place.page == piece.place.page and None not in lines and int(lines[1] or 0) > int(lines[0] or 0) + 1
    )
    return skipped or bool(ENDED.search(ended)) or len(ended) < SHORT * widest
