"""A copy of a PDF with a highlight and a note at the words of each annotation; of the whole paper, in the first margin.

A PDF that is tagged stays so: every note is an element of its structure, at the end of the document. A note has its
look with it and is printed. It bears the day as of which was judged, and no other time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, groupby
from pathlib import Path
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from checks.annotations import Annotation
from checks.read import pdf_notes
from checks.read.pdf_places import Corners, PagePlaces
from checks.text import NOTE_AUTHOR
from tenor.annotate.pdf_tags import Tags
from tenor.annotate.pdf_update import Update
from tenor.annotate.unmarked import Unmarked

PRINT, NO_ZOOM, NO_ROTATE = 4, 8, 16
SIDE, STEP, BAR = 18.0, 24.0, 4.0
"""The side of a note in the margin, the way from one to the next, and a bar of its look, in points."""

PDF_A_1 = (b'pdfaid:part="1"', b"pdfaid:part>1<")


def highlighted(path: Path, data: bytes, annotations: Sequence[Annotation], on: date) -> bytes:
    """The bytes of a PDF with a note for each annotation, dated on a day; ``Unmarked`` where that cannot be done.

    Words on two pages have a note on either.
    """
    if not annotations:
        return data
    places = PagePlaces(path, data)
    if any(sign in _metadata(places) for sign in PDF_A_1):
        raise Unmarked("it claims PDF/A-1, which lets no colour show through: annotate the Word file")
    update = Update(places.reader, data)
    tags = Tags(places.reader, update)
    names, added = count(1), []
    for page, note in _notes(places, annotations, update):
        owner: Any = places.reader.pages[page].indirect_reference
        note[NameObject("/NM")] = TextStringObject(f"tenor-{next(names)}")
        note[NameObject("/P")] = owner
        for name in ("/M", "/CreationDate"):
            note[NameObject(name)] = TextStringObject(f"D:{on:%Y%m%d}000000Z")
        reference = update.add(note)
        tags.add(note, reference, owner)
        added.append((page, reference))
    for page, group in groupby(sorted(added, key=lambda each: each[0]), key=lambda each: each[0]):
        _put_on(places, page, [reference for _, reference in group], update)
    tags.finish()
    return update.applied()


def _metadata(places: PagePlaces) -> bytes:
    found: Any = places.reader.root_object.get("/Metadata")
    return bytes(found.get_object().get_data()) if found is not None else b""


def _notes(
    places: PagePlaces, annotations: Iterable[Annotation], update: Update
) -> Iterator[tuple[int, DictionaryObject]]:
    """Each note with its page, counted from 0; those on the whole paper one below the other."""
    aside = 0
    for annotation in annotations:
        boxes = places.boxes(*annotation.at) if annotation.at else []
        for page, group in groupby(boxes, key=lambda box: box[0]):
            yield page, _highlight([corners for _, corners in group], annotation, update)
        if not boxes:
            yield 0, _margin_note(places, aside, annotation, update)
            aside += 1


def _highlight(lines: Sequence[Corners], annotation: Annotation, update: Update) -> DictionaryObject:
    note = _note("/Highlight", [_around(corners) for corners in lines], PRINT, annotation, update)
    numbers = (length for corners in lines for point in corners for length in point)
    note[NameObject("/QuadPoints")] = _lengths(numbers)
    return note


def _margin_note(places: PagePlaces, number: int, annotation: Annotation, update: Update) -> DictionaryObject:
    sheet = places.reader.pages[0].cropbox
    left, top = float(sheet.left) + SIDE, float(sheet.top) - SIDE - number * STEP
    bottom = max(top - SIDE, float(sheet.bottom))
    bars = [(left, bottom + at * (SIDE - BAR) / 2, SIDE, BAR) for at in range(3)]
    note = _note("/Text", bars, PRINT | NO_ZOOM | NO_ROTATE, annotation, update)
    note[NameObject("/Name")] = NameObject("/Comment")
    return note


def _note(
    kind: str, boxes: Sequence[pdf_notes.Box], flags: int, annotation: Annotation, update: Update
) -> DictionaryObject:
    colour = pdf_notes.COLOURS[annotation.weight]
    rectangle = _lengths(_bounds(boxes))
    subject = "Tie" if annotation.weight == "tie" else annotation.words.partition(",")[0]
    look = DictionaryObject({NameObject("/N"): update.add(_look(boxes, rectangle, colour))})
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): rectangle,
            NameObject("/Contents"): TextStringObject(annotation.words),
            NameObject("/T"): TextStringObject(NOTE_AUTHOR),
            NameObject("/Subj"): TextStringObject(subject),
            NameObject("/C"): ArrayObject(map(FloatObject, colour)),
            NameObject("/F"): NumberObject(flags),
            NameObject("/AP"): look,
        }
    )


def _look(boxes: Sequence[pdf_notes.Box], rectangle: ArrayObject, colour: Sequence[float]) -> StreamObject:
    state = DictionaryObject({NameObject(key): NameObject(name) for key, name in pdf_notes.MULTIPLY.items()})
    states = DictionaryObject({NameObject(f"/{pdf_notes.WASH}"): state})
    drawn = StreamObject()
    drawn[NameObject("/Type")] = NameObject("/XObject")
    drawn[NameObject("/Subtype")] = NameObject("/Form")
    drawn[NameObject("/BBox")] = rectangle
    drawn[NameObject("/Resources")] = DictionaryObject({NameObject("/ExtGState"): states})
    drawn.set_data(pdf_notes.look(boxes, colour))
    return drawn


def _put_on(places: PagePlaces, page: int, notes: Iterable[PdfObject], update: Update) -> None:
    reference: Any = places.reader.pages[page].indirect_reference
    sheet: Any = places.reader.get_object(reference)
    there = sheet.get("/Annots", ArrayObject()).get_object()
    sheet[NameObject("/Annots")] = ArrayObject([*there, *notes])
    sheet[NameObject("/Tabs")] = NameObject("/S")
    update.change(reference, sheet)


def _around(corners: Corners) -> pdf_notes.Box:
    """The upright box (left, bottom, width, height) around four corners."""
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across) - min(across), max(up) - min(up)


def _bounds(boxes: Sequence[pdf_notes.Box]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what boxes cover."""
    lefts, bottoms, widths, heights = zip(*boxes, strict=True)
    right = max(left + width for left, width in zip(lefts, widths, strict=True))
    top = max(bottom + height for bottom, height in zip(bottoms, heights, strict=True))
    return min(lefts), min(bottoms), right, top


def _lengths(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{number:.2f}") for number in numbers)
