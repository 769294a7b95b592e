"""The reader of PDF files: lines in the order drawn, each with its page and line.

The words of the body come first, page after page, then what stands in the margins (page furniture), as
the stories "page 1 header", "page 1 footer". A word that the file breaks with a hyphen stays broken. Words
struck through are read as deleted, words underlined twice as inserted, as a redline prints them.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from checks.read.changes import View
from checks.read.pdf_extras import attachments, brought_in_file, unread_in_file, unread_on_page
from checks.read.pdf_fonts import FontShelf
from checks.read.pdf_lines import Cut, Line, counted, lines_as_drawn
from checks.read.pdf_notes import notes_on_page
from checks.read.pdf_runs import Drawing
from checks.read.pdf_second import SECOND, Pages, compared
from checks.read.unreadable import Unreadable
from checks.text import BODY, Attachment, GrowingText, Hidden, Note, Paper, Place, Text

MARGIN = 72.0
"""Points from the upper and lower edge within which text is page furniture: the instrument's documents
have margins of one inch, so no line of the body has its baseline there."""

PAGES_MAX = 5_000
NODES_MAX = 50_000
"""The most nodes of the tree of pages that are visited to count the pages."""

END_WITHIN = 2048
"""A sound PDF has its end mark within its last bytes; some mail programs add a few after it."""

REMEDY = "get the file again, or print it anew"


class Piece(NamedTuple):
    """The words of one cell or line and their place, as cut out of a line."""

    cut: Cut
    place: Place


def read_pdf(path: Path, data: bytes) -> Paper:
    """The paper in the bytes of a PDF; ``Unreadable`` if it is damaged, truncated or encrypted."""
    if b"%%EOF" not in data[-END_WITHIN:]:
        raise Unreadable(path, f"is truncated (it has no end mark): {REMEDY}")
    reader_of.cache_clear()  # before the next is held
    with complaints() as said, SECOND.reading(data) as second:
        reader = _opened(path, data)
        fonts = FontShelf()
        pages: list[Drawing] = []
        unread: list[str] = []
        notes: list[Note] = []
        for ordinal, page in enumerate(reader.pages, 1):
            drawing = Drawing(fonts, page).draw()
            pages.append(drawing)
            unread += unread_on_page(page, drawing.pictures, f"{path.name}, page {ordinal}")
            place = Place(path.name, f"page {ordinal} note", page=ordinal)
            notes += [Note(words, place) for words in notes_on_page(page)]
        unread += unread_in_file(reader, fonts.mute, path.name)
        unread += [f"{path.name}: is not sound: {each}" for each in dict.fromkeys(said)]
        paper = _paper(path.name, pages, unread, attachments(reader))
        paper = replace(paper, notes=tuple(notes), brought=tuple(brought_in_file(reader, path.name)))
        return _with_second_opinion(path, paper, pages, second())


def _with_second_opinion(path: Path, paper: Paper, pages: list[Drawing], found: Pages | str) -> Paper:
    if isinstance(found, str):
        raise Unreadable(path, f"cannot be read by PDFium, with which browsers show it ({found}): {REMEDY}")
    return replace(paper, second=tuple(compared(((run.text for run in page.runs) for page in pages), found)))


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What pypdf has to say of the file meanwhile: it mends silently but for its log."""
    said: list[str] = []
    log, listener = logging.getLogger("pypdf"), logging.Handler(logging.WARNING)
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    propagated, log.propagate = log.propagate, False
    log.addHandler(listener)
    try:
        yield said
    finally:
        log.removeHandler(listener)
        log.propagate = propagated


@lru_cache(maxsize=1)
def reader_of(data: bytes) -> PdfReader:
    """What reads the objects of a file; that of the last file read is kept, for who looks into it next."""
    return PdfReader(io.BytesIO(data))


def _opened(path: Path, data: bytes) -> PdfReader:
    try:
        reader = reader_of(data)
        if reader.is_encrypted:
            raise Unreadable(path, "is encrypted: save it without a password and without restrictions")
        pages = _pages(reader)
    except PyPdfError as error:
        raise Unreadable(path, f"is damaged ({error}): {REMEDY}") from error
    if not 0 < pages <= PAGES_MAX:
        said = f"has more than {PAGES_MAX:,} pages: divide it" if pages else f"has no page: {REMEDY}"
        raise Unreadable(path, said)
    return reader


def _pages(reader: PdfReader) -> int:
    """How many pages there are, up to one more than is allowed: pypdf would first make ready every one."""
    root = reader.root_object.get("/Pages", DictionaryObject()).get_object()
    open_nodes, leaves, nodes = [root], 0, 0
    while open_nodes and leaves <= PAGES_MAX and nodes <= NODES_MAX:
        node, nodes = open_nodes.pop(), nodes + 1
        kids = node.get("/Kids") if isinstance(node, DictionaryObject) else None
        if kids is None:
            leaves += 1
        else:
            open_nodes += [kid.get_object() for kid in kids.get_object()[: PAGES_MAX + 1]]
    return leaves if nodes <= NODES_MAX else PAGES_MAX + 1


def _pieces(file: str, page: int, drawing: Drawing, view: View) -> Iterator[Piece]:
    bands: dict[str, list[Line]] = {}
    for line in lines_as_drawn(drawing.runs):
        bands.setdefault(_band(line, drawing.height), []).append(line)
    for band, lines in bands.items():
        story = BODY if band == BODY else f"page {page} {band}"
        for number, line in counted(lines):
            place = Place(file, story, page=page, line=number)
            yield from (Piece(cut, place) for cut in line.cells(view))


def _band(line: Line, height: float) -> str:
    y = line.base.y
    return "header" if y > height - MARGIN else "footer" if y < MARGIN else BODY


def _paper(file: str, pages: list[Drawing], unread: list[str], found: tuple[Attachment, ...]) -> Paper:
    text, hidden = _text(file, pages, View.ACCEPTED)
    changed = any(run.changes for page in pages for run in page.runs)
    return Paper(
        file,
        "pdf",
        text,
        _text(file, pages, View.ORIGINAL)[0] if changed else text,
        hidden=hidden,
        pages=len(pages),
        unread=tuple(unread),
        attachments=found,
    )


def _text(file: str, pages: list[Drawing], view: View) -> tuple[Text, tuple[Hidden, ...]]:
    """The text in a view, and what is hidden in it."""
    growing, hidden = GrowingText(), []
    for cut, place in pieces_in_order(file, pages, view):
        offsets = growing.add(cut.text, place)
        hidden += [Hidden(offsets[start], offsets[end], why) for start, end, why in cut.hidden]
    return growing.text(), tuple(stretch for stretch in hidden if stretch.start < stretch.end)


def pieces_in_order(file: str, pages: Sequence[Drawing], view: View) -> list[Piece]:
    """The pieces of all pages in the order of the text: the body first, then what stands in the margins."""
    order = {BODY: 0, "header": 1, "footer": 2}
    pieces = (piece for ordinal, page in enumerate(pages, 1) for piece in _pieces(file, ordinal, page, view))
    return sorted(pieces, key=lambda piece: _order(piece.place, order))


def _order(place: Place, bands: dict[str, int]) -> tuple[int, int, int]:
    band = bands[place.story.rpartition(" ")[2]]
    return min(band, 1), place.page or 0, band
