"""The inspection of a PDF: what it does by itself, what was changed in it, its glyphs, and how it looks when drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from checks.inspect.pdf_actions import actions
from checks.inspect.pdf_glyphs import TOLD, Held, held
from checks.inspect.pdf_ink import other_ink, text_elsewhere
from checks.inspect.pdf_page import Look
from checks.inspect.pdf_revisions import changes, is_linearized, revisions
from checks.inspect.pdf_words import Found, covered, cut, unseen, words_on
from checks.inspect.sighting import Inspection, Sighting
from checks.read.pdf import complaints, reader_of
from checks.read.pdf_notes import notes_on_page
from checks.read.pdf_places import Letter, Measured, PagePlaces
from checks.read.pdf_second import SECOND, Drawn, NotDrawn
from checks.read.pdf_state import product, upright
from checks.text import Place

if TYPE_CHECKING:
    from checks.severity import Severity

OUR_WRITER = "WeasyPrint"
"""What a PDF names as its maker that Tenor wrote."""

CHANGES_TOLD = 3


def inspect_pdf(path: Path, data: bytes, render: bool) -> Inspection:
    """What is sighted in a PDF; ``render`` lets its pages be drawn."""
    if not render:
        return _inspected(path, data, None)
    with SECOND.drawing(data) as pages:
        return _inspected(path, data, pages)


def _inspected(path: Path, data: bytes, pages: Iterator[Drawn] | None) -> Inspection:
    with complaints():  # which were told when the file was read
        reader = reader_of(data)
        places = PagePlaces(path, data, reader) if pages else None
        fonts = list(held(reader))
        ours = is_ours(reader, fonts)
        sightings = [
            *_acts(reader, path.name),
            *_changed(reader, data, path.name),
            *_glyphs(fonts, path.name, ours),
        ]
        looked = [("pages", len(reader.pages)), ("glyphs", sum(font.compared for font in fonts)), ("endings", 1)]
    if places and pages:
        drawn = _Drawn(path.name, pages, places, None if ours else "warning")
        sightings += drawn.sightings()
        looked += drawn.looked
    return Inspection(tuple(sightings), tuple(looked), is_ours=ours)


def is_ours(reader: PdfReader, fonts: Iterable[Held]) -> bool:
    """Whether a PDF names the maker of Tenor's own and bears a carried face: then nothing else may be in it."""
    metadata = reader.metadata
    named = metadata is not None and str(metadata.get("/Producer", "")).startswith(OUR_WRITER)
    return named and any(font.compared for font in fonts)


def _acts(reader: PdfReader, file: str) -> Iterator[Sighting]:
    for does, when, page, harmless in actions(reader):
        place = None if page is None else _on_page(file, page, "action")
        yield Sighting("action", f"the file {does} {when}", place, severity="note" if harmless else None)


def _changed(reader: PdfReader, data: bytes, file: str) -> Iterator[Sighting]:
    ends = revisions(data)
    for end in ends[1:] if is_linearized(data) else ends:
        try:
            found = list(changes(reader, data, end))
        except PyPdfError as error:
            yield Sighting("change", f"what it was before byte {end:,} cannot be told ({error})", None)
            continue
        for number, kind, page in found[:CHANGES_TOLD]:
            what = f"page {page}" if page else f"part {number}" + (f" ({kind})" if kind else "")
            place = _on_page(file, page, "change") if page else None
            more = f", and {len(found) - CHANGES_TOLD:,} parts more" if len(found) > CHANGES_TOLD else ""
            yield Sighting("change", f"{what} was changed or added behind byte {end:,}{more}", place)


def _glyphs(fonts: Iterable[Held], file: str, ours: bool) -> Iterator[Sighting]:
    for font in fonts:
        place = _on_page(file, font.page, "font")
        for letter in font.wrong[:TOLD]:
            said = f"what {font.font} shows for {letter!r} is not its glyph for it"
            yield Sighting("glyph", said, place)
        if font.why_not:
            said = f"no glyph of the font {font.font} was compared: {font.why_not}"
            yield Sighting("glyph", said, place, severity=None if ours else "note")


class _Drawn:
    """The pages of a file as drawn, against its words."""

    def __init__(self, file: str, pages: Iterable[Drawn], places: PagePlaces, of_ink: Severity | None) -> None:
        """``of_ink`` is the severity of drawings that are neither words nor rules."""
        self._pages, self._file, self._of_ink = pages, file, of_ink
        self._places, self._text = places, places.text
        self.looked: list[tuple[str, int]] = []

    def sightings(self) -> Iterator[Sighting]:
        """All that the drawings show, page after page; what was looked at is counted meanwhile."""
        lettered = zip(self._places.offsets, self._places.letters, strict=True)
        ordered = sorted(lettered, key=lambda each: each[1].page)
        by_page = {page: list(group) for page, group in groupby(ordered, key=lambda each: each[1].page)}
        try:
            for at, drawn in enumerate(self._pages):
                page = self._places.pages[at]
                if page.width > 0 and page.height > 0:
                    look = Look(drawn, page.width, page.height, washed=any(notes_on_page(page.page)))
                    yield from self._page(at, page, look, by_page.get(at, []))
        except NotDrawn as error:
            yield Sighting("not drawn", f"its pages could not be drawn: PDFium {error}", None)

    def _page(self, at: int, page: Measured, look: Look, letters: list[tuple[int, Letter]]) -> Iterator[Sighting]:
        string = self._text.string
        words = words_on(letters, string)
        self.looked += [("letters", sum(len(each.letters) for each in words)), ("drawn", 1)]
        for each in words:
            yield from self._at_words(unseen(look, each, string))
            yield from self._at_words(cut(look, each, string))
            yield from self._at_words(covered(look, each, string))
        place = _on_page(self._file, at + 1, "ink")
        for said in text_elsewhere(look, page.runs, page.letters):
            yield Sighting("unread text", said, place)
        known = [*page.boxes_of_pictures, *_annotated(page.page)]
        for said in other_ink(look, page.runs, known):
            yield Sighting("ink", said, place, severity=self._of_ink)

    def _at_words(self, found: Iterable[Found]) -> Iterator[Sighting]:
        for kind, start, end, said in found:
            yield Sighting(kind, said, self._text.at(start), (start, end))


def _annotated(page: PageObject) -> Iterator[list[tuple[float, float]]]:
    """The areas of annotations, on the page as shown: of those that were not read the reader tells."""
    turned, _, _ = upright(page)
    for found in page.annotations or ():
        annotation: Any = found.get_object()
        sides = [float(side) for side in annotation.get("/Rect", ())]
        if len(sides) == 4:
            left, bottom, right, top = sides
            corners = ((left, bottom), (right, bottom), (right, top), (left, top))
            yield [product((1, 0, 0, 1, *corner), turned)[4:] for corner in corners]


def _on_page(file: str, page: int, what: str) -> Place:
    return Place(file, f"page {page} {what}", page=page)
