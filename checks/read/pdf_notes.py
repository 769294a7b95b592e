"""Tenor's own notes on a PDF page, told from those of anybody else.

A note is Tenor's only if it looks as Tenor draws it: a wash of a light colour, laid on so that what lies below shows
through, over words or in the margin. It can then hide no word and put none in. Any other annotation under its
name is one that was not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, StreamObject

from checks.text import NOTE_AUTHOR
from warrant.regex import regex

COLOURS = {"error": (1.0, 0.7, 0.7), "warning": (1.0, 0.9, 0.5), "note": (0.7, 0.85, 1.0), "tie": (0.75, 0.95, 0.75)}
"""The colour of a note by what is said in it: parts of red, green and blue, none so dark that a word is lost in it."""

WASH = "Wash"
MULTIPLY = {"/Type": "/ExtGState", "/BM": "/Multiply"}
"""The graphics state in which a wash is drawn: what lies below it shows through."""

MARGIN_LEFT = 54.0
"""Points from the left edge of a page within which notes on the whole paper stand."""

Box = tuple[float, float, float, float]
ANY_LOOK = regex(rb"/Wash gs ([\d. ]+) rg\n(?:[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ re\n)+f")


def look(boxes: Iterable[Box], colour: Sequence[float]) -> bytes:
    """The drawing of a note: a wash over boxes (left, bottom, width, height), in points."""
    drawn = "".join(f"{' '.join(f'{length:.2f}' for length in box)} re\n" for box in boxes)
    return f"/{WASH} gs {_rgb(colour)} rg\n{drawn}f".encode()


def is_note(annotation: Any, page: PageObject) -> bool:
    """Whether an annotation is one that Tenor may have put there: under its name, and in its look."""
    kind, looks = annotation.get("/Subtype"), annotation.get("/AP", DictionaryObject()).get_object()
    if annotation.get("/T") != NOTE_AUTHOR or kind not in ("/Highlight", "/Text") or list(looks) != ["/N"]:
        return False
    if kind == "/Text" and max(map(float, annotation["/Rect"][::2])) > page.cropbox.left + MARGIN_LEFT:
        return False
    drawn = looks["/N"].get_object()
    colour = tuple(round(float(part), 3) for part in annotation.get("/C", ()))
    return colour in COLOURS.values() and isinstance(drawn, StreamObject) and _is_wash(drawn, colour)


def notes_on_page(page: PageObject) -> Iterator[str]:
    """The words of Tenor's notes on a page, in their order."""
    for found in page.annotations or ():
        annotation = found.get_object()
        if isinstance(annotation, DictionaryObject) and is_note(annotation, page):
            yield str(annotation.get("/Contents", "")).replace("\r\n", "\n").replace("\r", "\n")


def _is_wash(drawn: StreamObject, colour: Sequence[float]) -> bool:
    found = ANY_LOOK.fullmatch(drawn.get_data())
    resources = drawn.get("/Resources", DictionaryObject()).get_object()
    states = resources.get("/ExtGState", DictionaryObject()).get_object()
    return (
        found is not None
        and found[1].decode() == _rgb(colour)
        and (list(resources), list(states)) == (["/ExtGState"], [f"/{WASH}"])
        and dict(states[f"/{WASH}"].get_object()) == MULTIPLY
    )


def _rgb(colour: Sequence[float]) -> str:
    return " ".join(f"{part:g}" for part in colour)
