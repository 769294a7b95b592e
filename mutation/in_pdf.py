"""Errors planted in a finished PDF: the glyphs that a figure is shown by altered in the content of its page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from checks.squeezed import squeeze
from docgen.vocabulary import read_page
from mutation.figures import Figure
from warrant.data import dataclass

SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf\n(\[[^\]]*\]) TJ")
GLYPHS = re.compile(rb"<([0-9a-fA-F]+)>")
UNICODE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
ATTEMPTS = 1_000
"""How often what was taken for the body's is given back to the furniture."""
LONGER = 1
"""How many characters longer a text may be than what it takes the place of: what follows stands where it stood."""


class NotPossible(ValueError):
    """Words that a finished page has no glyphs or no room for."""


@dataclass(frozen=True)
class Shown:
    """One piece of text as a page shows it: its operand's range in the content, its font, its words."""

    page: int
    start: int
    end: int
    font: str
    words: str


class PdfFile:
    """A finished PDF whose figures can be altered; they are those of its page of HTML."""

    def __init__(self, data: bytes, html: str, figures: Sequence[Figure]) -> None:
        """Finds each figure's pieces; a LookupError tells that the page and the file do not say the same."""
        self._writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        self._content = [page.get_contents().get_data() for page in self._writer.pages]  # type: ignore[union-attr]
        self._fonts = [_fonts(page) for page in self._writer.pages]
        texts = {figure.number: figure.text for figure in figures}
        found = self._pieces_of(html, figures)
        self._pieces = {number: list(with_blanks(pieces, texts[number])) for number, pieces in found.items()}

    def same(self) -> bytes:
        """The file with nothing altered, written as the altered ones are."""
        return self._written()

    def altered(self, number: int, text: str) -> bytes:
        """The file with another text in a figure's place; ``NotPossible`` where the page cannot show it."""
        pieces = self._pieces[number]
        words = "".join(piece.words for piece in pieces)
        start, end, other = difference(words.rstrip(), text)
        if len(other) - (end - start) > LONGER:
            raise NotPossible("no room")
        page = pieces[0].page
        content = self._content[page]
        for piece, changed in reversed(list(changes(pieces, start, end, other))):
            content = content[: piece.start] + self._glyphs(piece, changed.rstrip()) + content[piece.end :]
        return self._written(page, content)

    def possible(self, number: int, text: str) -> str:
        """The text, with another digit for one that the page has no glyph of, where it has such another."""
        piece = self._pieces[number][0]
        before = {word for piece in self._pieces[number] for word in piece.words}
        there = sorted(set(self._fonts[piece.page][piece.font].values()))
        for each in sorted(set(text) - set(there)):
            alike = (other for other in there if other not in before and other.isdigit() and each.isdigit())
            text = text.replace(each, next(alike, each))
        return text

    def _glyphs(self, piece: Shown, words: str) -> bytes:
        codes = {words: code for code, words in self._fonts[piece.page][piece.font].items()}
        if any(each not in codes for each in words):
            raise NotPossible("no glyph")
        return b"[<%s>]" % "".join(codes[each] for each in words).encode()

    def _written(self, page: int = 0, content: bytes | None = None) -> bytes:
        contents = self._writer.pages[page]["/Contents"].get_object()
        assert isinstance(contents, StreamObject)
        contents.set_data(self._content[page] if content is None else content)
        buffer = io.BytesIO()
        self._writer.write(buffer)
        contents.set_data(self._content[page])
        return buffer.getvalue()

    def _shown(self) -> Iterator[Shown]:
        for number, content in enumerate(self._content):
            for match in SHOWN.finditer(content):
                font = match[1].decode()
                codes = b"".join(GLYPHS.findall(match[2])).decode()
                glyphs = (codes[at : at + 4] for at in range(0, len(codes), 4))
                words = "".join(self._fonts[number][font][glyph] for glyph in glyphs)
                yield Shown(number, *match.span(2), font, words)

    def _pieces_of(self, html: str, figures: Sequence[Figure]) -> dict[int, list[Shown]]:
        """For each figure the pieces that show it. The body's stand in the page's order, the furniture's on page 1."""
        body, ranges = _body(html)
        shown = list(self._shown())
        at = aligned([squeeze(piece.words) for piece in shown], body)
        found: dict[int, list[Shown]] = {}
        in_body = [figure.number for figure in figures if not figure.furniture]
        for index, cursor in at.items():
            for number, (start, end) in zip(in_body, ranges, strict=True):
                if start <= cursor < end:
                    found.setdefault(number, []).append(shown[index])
        left = [piece for index, piece in enumerate(shown) if index not in at]
        furniture = (figure for figure in figures if figure.furniture)
        return found | {each.number: [next(p for p in left if p.words.strip() == each.text)] for each in furniture}


def aligned(pieces: Sequence[str], body: str) -> dict[int, int]:
    """Where in the body's words each piece stands that is of the body: the others are the furniture of the pages.

    A page number may say what the body goes on with: where nothing goes on behind it, it was none of the body.
    """
    at, cursor, furthest = 0, 0, 0
    taken: list[tuple[int, int]] = []
    for _ in range(ATTEMPTS):
        for index in range(at, len(pieces)):
            if pieces[index] and body.startswith(pieces[index], cursor):
                taken.append((index, cursor))
                cursor += len(pieces[index])
        if cursor == len(body):
            return dict(taken)
        furthest = max(furthest, cursor)
        if not taken:
            break
        at, cursor = taken.pop()
        at += 1
    raise LookupError(f"the file does not go on as the page does: {body[furthest : furthest + 60]!r}")


def with_blanks(pieces: Sequence[Shown], text: str) -> Iterator[Shown]:
    """The pieces of a figure, with the blanks of its text at which its lines end."""
    at = 0
    for piece in pieces:
        at += len(piece.words)
        blank = " " * (text[at : at + 1] == " ")
        at += len(blank)
        yield replace(piece, words=piece.words + blank)


def difference(before: str, after: str) -> tuple[int, int, str]:
    """The range of the one text that gives way, and what comes in its place, to make the other text of it."""
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    end = len(before)
    stop = len(after)
    while end > start and stop > start and before[end - 1] == after[stop - 1]:
        end, stop = end - 1, stop - 1
    return start, end, after[start:stop]


def changes(pieces: Sequence[Shown], start: int, end: int, other: str) -> Iterator[tuple[Shown, str]]:
    """Each piece that the range touches, with its new words: the first takes what comes in."""
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.words))
        if low <= len(piece.words) and (
            high > low or (other and low < len(piece.words)) or (other and piece is pieces[-1])
        ):
            yield piece, piece.words[:low] + other + piece.words[max(high, low) :]
            other = ""
        at += len(piece.words)


def _fonts(page: Any) -> dict[str, dict[str, str]]:
    """For each font of a page the words of each of its glyphs."""
    fonts: Mapping[str, Any] = page["/Resources"].get("/Font", {})
    return {name.removeprefix("/"): _unicode(font.get_object()) for name, font in fonts.items()}


def _unicode(font: Any) -> dict[str, str]:
    table = font[NameObject("/ToUnicode")].get_object().get_data().decode("latin-1")
    lists = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    return {code.lower(): bytes.fromhex(words).decode("utf-16-be") for code, words in UNICODE.findall(lists)}


def _body(html: str) -> tuple[str, list[tuple[int, int]]]:
    """The words of a page without white space, but for its furniture, and the range of each figure."""
    [body] = read_page(html).findall("body")
    for element in [each for each in body if each.tag in ("header", "footer")]:
        body.remove(element)
    words, ranges, length = [], [], 0
    for event, element in _walk(body):
        if event == "figure":
            ranges.append((length, length + len(squeeze("".join(element.itertext())))))
        else:
            words.append(squeeze(element))
            length += len(words[-1])
    return "".join(words), ranges


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    if element.get("class") == "figure":
        yield "figure", element
    yield "text", element.text or ""
    for child in element:
        yield from _walk(child)
        yield "text", child.tail or ""
