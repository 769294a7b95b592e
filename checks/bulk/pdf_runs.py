"""The texts that a page of a PDF shows, each with its place in the bytes of the page's content.

The checker's reader of pages (``checks.read.pdf_runs``) says what stands where; this says in addition which bytes say
so, and therefore follows only the few operators by which our pages show text. Any other is ``Unlike``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from checks.bulk.pdf_face import Face
from checks.bulk.unlike import Unlike
from checks.read.pdf_fonts import FontShelf, Letters
from checks.read.pdf_scan import TOKEN
from checks.read.pdf_state import IDENTITY, Matrix, product

ELSEWHERE = frozenset({b"Td", b"TD", b"T*", b"Tj", b"'", b'"', b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"BI", b"Do"})
"""Operators that show or move text in a way that our pages do not."""


class Span(NamedTuple):
    """A range of bytes."""

    start: int
    end: int


@dataclass(frozen=True)
class Shown:
    """One text that a page shows: where its place and its codes stand in the content, and how it is set.

    ``place`` is the range of its horizontal place, ``codes`` that of the array shown. ``matrix`` is the whole matrix
    from text to page, ``outer`` that about the text's own, ``size`` the type size.
    """

    place: Span
    codes: Span
    font: str
    size: float
    matrix: Matrix
    outer: Matrix


def faces_of(reader: PdfReader) -> dict[int, dict[str, Face]]:
    """The fonts that each page may name, by the number of the stream that draws it.

    A font of several pages is one face. ``Unlike`` for one whose codes are not of two bytes each.
    """
    shelf, made = FontShelf(), dict[Letters | None, Face]()

    def face(resources: DictionaryObject, name: str, font: Any) -> Face:
        letters = shelf.font(resources, name)
        if letters not in made:
            made[letters] = _face(letters, font)
        return made[letters]

    found = {}
    for number, resources in _contents(reader):
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        found[number] = {str(name): face(resources, name, fonts[name].get_object()) for name in fonts}
    return found


def _face(font: Letters | None, resource: Any) -> Face:
    if font is None or resource.get("/Encoding") != "/Identity-H":
        raise Unlike("a font has another encoding than ours")
    known = {b"%04x" % code: letters for code, letters in font.meanings()}
    return Face(known, {code: font.shown(bytes.fromhex(code.decode("ascii"))).width for code in known})


def _contents(reader: PdfReader) -> Iterator[tuple[int, DictionaryObject]]:
    """The number of the stream that draws each page, and the page's resources; ``Unlike`` where it is not one."""
    for page in reader.pages:
        stream, resources = page.raw_get("/Contents"), page.get("/Resources", DictionaryObject()).get_object()
        if not isinstance(stream, IndirectObject) or not isinstance(resources, DictionaryObject):
            raise Unlike("a page is not drawn by one stream")
        yield stream.idnum, resources


def shown_in(data: bytes) -> list[Shown]:
    """Every text that a content stream shows, in order."""
    return list(_Walk(data))


class _Walk:
    """A walk over the operators of a content stream, which yields what it shows."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._outer: Matrix = IDENTITY
        self._font, self._size = "", 0.0
        self._saved: list[tuple[Matrix, str, float]] = []
        self._own: Matrix | None = None
        self._place = Span(0, 0)

    def __iter__(self) -> Iterator[Shown]:
        at, operands, data = 0, [], self._data
        while True:
            token = TOKEN.match(data, at)
            if token is None or token.lastgroup == "nested":
                raise Unlike(f"a page's content cannot be followed at byte {at:,}")
            kind, at = token.lastgroup, token.end()
            assert kind
            if kind == "end":
                return
            if kind != "operator":
                operands.append(Span(token.start(kind), token.end(kind)))
                continue
            if token["operator"] == b"TJ":
                yield self._shown(operands)
            else:
                self._follow(token["operator"], operands)
            operands = []

    def _follow(self, operator: bytes, operands: list[Span]) -> None:
        if operator in ELSEWHERE:
            raise Unlike(f"a page shows text by {operator.decode('ascii')}, as none of ours does")
        if operator == b"q":
            self._saved.append((self._outer, self._font, self._size))
        elif operator == b"Q" and self._saved:
            self._outer, self._font, self._size = self._saved.pop()
        elif operator == b"cm":
            self._outer = product(self._matrix(operands), self._outer)
        elif operator == b"Tm":
            self._own, self._place = self._matrix(operands), operands[4]
        elif operator == b"Tf":
            self._font, self._size = (
                self._data[slice(*operands[0])].decode("ascii", "replace"),
                self._number(operands[1]),
            )
        elif operator in (b"BT", b"ET"):
            self._own = None

    def _shown(self, operands: list[Span]) -> Shown:
        own, self._own = self._own, None
        if own is None or len(operands) != 1 or self._data[operands[0].start] != 0x5B:
            raise Unlike("a text is shown that has no place of its own")
        matrix = product(own, self._outer)
        if matrix[1] or matrix[2] or matrix[0] <= 0:
            raise Unlike("a text is turned")
        return Shown(self._place, operands[0], self._font, self._size, matrix, self._outer)

    def _matrix(self, operands: list[Span]) -> Matrix:
        if len(operands) != 6:
            raise Unlike("a matrix has not six numbers")
        a, b, c, d, e, f = map(self._number, operands)
        return a, b, c, d, e, f

    def _number(self, span: Span) -> float:
        try:
            return float(self._data[slice(*span)])
        except ValueError as error:
            raise Unlike("what should be a number is none") from error
