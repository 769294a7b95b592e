"""Whether the glyphs of a PDF's fonts are those of the letters that the file says they are.

A file tells apart what a code looks like (its outline) and what it stands for (its letter), and nothing makes the two
agree but the program that wrote it. The outlines of the carried faces are in ``outlines.json``, as hashes by letter,
written from the faces by ``scripts/outlines.py``; a font that is not among them has nothing to be held against.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from checks.inspect.pdf_outlines import hashed, plain_glyphs, plain_outline
from checks.read.pdf_fonts import Letters

OUTLINES = Path(__file__).with_name("outlines.json")
TOLD = 5
"""The most glyphs of one font that are told of by themselves."""


class Held(NamedTuple):
    """The glyphs of one font held against its own outlines: how many, which are others', or why none were."""

    font: str
    page: int
    compared: int
    wrong: tuple[str, ...] = ()
    why_not: str = ""


def held(reader: PdfReader) -> Iterator[Held]:
    """Each font of the pages, once, with the first page that names it (from 1)."""
    seen: set[object] = set()
    for number, page in enumerate(reader.pages, 1):
        for resource, key in _fonts(page.get("/Resources"), 0):
            if key not in seen:
                seen.add(key)
                yield _held(resource, number)


def outline(table: Any, name: str) -> str:
    """The hash of a glyph's outline in a ``glyf`` table of fontTools, its parts put together."""
    return hashed(*table[name].getCoordinates(table))


@cache
def reference() -> Mapping[str, Mapping[str, str]]:
    """The outlines of each carried face by letter."""
    return dict(json.loads(OUTLINES.read_text("utf-8")))


def _fonts(resources: Any, depth: int) -> Iterator[tuple[DictionaryObject, object]]:
    """The fonts that resources name, and those of the forms among them, with a key for each."""
    there = resources.get_object() if resources is not None else None
    if not isinstance(there, DictionaryObject) or depth > 5:
        return
    fonts, forms = (there.get(name, DictionaryObject()).get_object() for name in ("/Font", "/XObject"))
    for name in fonts:
        font = fonts[name].get_object()
        if isinstance(font, DictionaryObject):
            reference = fonts.raw_get(name)
            yield font, getattr(reference, "idnum", id(font))
    for name in forms:
        form = forms[name].get_object()
        if isinstance(form, DictionaryObject) and form.get("/Subtype") == "/Form":
            yield from _fonts(form.get("/Resources"), depth + 1)


def _held(font: DictionaryObject, page: int) -> Held:
    name = str(font.get("/BaseFont", "without a name")).lstrip("/").rpartition("+")[2]
    own = reference().get(name)
    if own is None:
        return Held(name, page, 0, why_not="it is not one whose outlines are known")
    data = _embedded(font)
    try:
        return _compared(Held(name, page, 0), Letters(font), _Face(data), own)
    except _NoOutlines:
        return Held(name, page, 0, why_not="its outlines are not in the file in the form that its own have")
    except (KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
        return Held(name, page, 0, why_not=f"its outlines are damaged ({type(error).__name__})")


def _compared(of: Held, letters: Letters, face: _Face, own: Mapping[str, str]) -> Held:
    compared, wrong = 0, []
    for code, letter in letters.meanings():
        compared += 1
        if own.get(letter) != face.outline(code):
            wrong.append(letter)
    return of._replace(compared=compared, wrong=tuple(wrong))


class _NoOutlines(Exception):
    """A font whose file is none that has a ``glyf`` table."""


class _Face:
    """The outlines of a font by the numbers of its glyphs; fontTools is imported only for what is not plain."""

    def __init__(self, data: bytes | None) -> None:
        if data is None:
            raise _NoOutlines
        self._data, self._plain = data, plain_glyphs(data)
        self._table_unless_plain = None if self._plain else self._table

    def outline(self, number: int) -> str:
        """The hash of a glyph's outline; ``IndexError`` where there is none."""
        found = plain_outline(self._plain[number]) if number < len(self._plain) else None
        return found or self._composed(number)

    @cached_property
    def _table(self) -> Any:
        from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

        try:
            return TTFont(io.BytesIO(self._data), lazy=True)["glyf"]
        except (TTLibError, KeyError) as error:
            raise _NoOutlines from error

    def _composed(self, number: int) -> str:
        from fontTools.ttLib import TTLibError

        try:
            return outline(self._table, self._table.glyphOrder[number])
        except TTLibError as error:
            raise ValueError(str(error)) from error


def _embedded(font: DictionaryObject) -> bytes | None:
    """The file of a font whose codes are the numbers of its glyphs; ``None`` for any other."""
    below = font.get("/DescendantFonts")
    if font.get("/Encoding") != "/Identity-H" or below is None:
        return None
    descendant = below.get_object()[0].get_object()
    if descendant.get("/CIDToGIDMap", "/Identity") != "/Identity":
        return None
    file = descendant.get("/FontDescriptor", DictionaryObject()).get_object().get("/FontFile2")
    data = file.get_object() if file is not None else None
    return data.get_data() if isinstance(data, StreamObject) else None
