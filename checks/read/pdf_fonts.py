"""The fonts of a PDF: from the codes in a content stream to letters and their widths.

The one place that uses a private class of pypdf, ``Font``, which knows the encodings, the ToUnicode maps
and the widths; pypdf offers no public way to a glyph's width, without which cells cannot be told apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from pypdf.generic import DictionaryObject, IndirectObject
from pypdf.generic._font import Font

LIGATURES = range(0xFB00, 0xFB07)
ASSUMED_WIDTH = 500.0


class Glyph(NamedTuple):
    """One glyph as shown: its letters, its width in thousandths of the type size, if it is a blank's code."""

    text: str
    width: float
    is_blank: bool


class Letters:
    """A font of one document, which turns the bytes of a text-showing operator into glyphs."""

    def __init__(self, resource: DictionaryObject) -> None:
        self._font = Font.from_font_resource(resource)
        self._known: dict[str, Glyph] = {}
        self.name = self._font.name

    @property
    def is_mute(self) -> bool:
        """Whether the file does not say which letters the font's codes stand for."""
        font = self._font
        return not font.interpretable or (font.sub_type == "Type0" and not font.character_map)

    def glyphs(self, codes: bytes) -> Iterator[Glyph]:
        """The glyphs that a string of codes shows."""
        for code, text in self._characters(codes):
            known = self._known.get(code)
            if known is None:
                known = self._known[code] = self._glyph(code, text)
            yield known

    def _glyph(self, code: str, text: str) -> Glyph:
        shown = self._font.character_map.get(text, text)
        widths = self._font.character_widths
        width = widths.get(code, widths.get("default", ASSUMED_WIDTH))
        return Glyph(_in_letters(str(shown)), float(width), code == " ")

    def _characters(self, codes: bytes) -> Iterator[tuple[str, str]]:
        encoding = self._font.encoding
        if isinstance(encoding, dict):
            yield from ((chr(byte), encoding.get(byte, chr(byte))) for byte in codes)
        elif encoding.startswith("utf-16"):
            pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
            yield from ((c, c) for c in (chr(int.from_bytes(pair, "big")) for pair in pairs))
        else:
            yield from ((c, c) for c in codes.decode(encoding, "replace"))


def _in_letters(text: str) -> str:
    if len(text) == 1 and ord(text) in LIGATURES:
        return unicodedata.normalize("NFKC", text)
    return text


class FontShelf:
    """The fonts met in one document, each made ready once."""

    def __init__(self) -> None:
        self._ready: dict[IndirectObject, Letters | None] = {}
        self.mute: set[str] = set()

    def font(self, resources: DictionaryObject, name: object) -> Letters | None:
        """The font of that name in a page's resources; ``None`` where there is none that can be read."""
        fonts = resources.get("/Font")
        fonts = None if fonts is None else fonts.get_object()
        if not isinstance(fonts, DictionaryObject) or name not in fonts:
            return None
        key = fonts.raw_get(name)
        if not isinstance(key, IndirectObject):
            return self._made(key)
        if key not in self._ready:
            self._ready[key] = self._made(key.get_object())
        return self._ready[key]

    def _made(self, resource: object) -> Letters | None:
        if not isinstance(resource, DictionaryObject):
            return None
        font = Letters(resource)
        if font.is_mute:
            self.mute.add(font.name)
        return font
