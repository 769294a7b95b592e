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
REMEMBERED_MAX = 8
"""The longest string, in bytes, whose letters are kept: longer ones do not come again."""


class Shown(NamedTuple):
    """What a string of codes shows: letters, width in thousandths of the type size, number of glyphs, of blanks."""

    text: str
    width: float
    glyphs: int
    blanks: int


class Letters:
    """A font of one document, which turns the bytes of a text-showing operator into letters."""

    def __init__(self, resource: DictionaryObject) -> None:
        self._font = Font.from_font_resource(resource)
        self._known: dict[bytes, Shown] = {}
        self.name = self._font.name
        # A font with a CMap of its own has two bytes for a letter; pypdf takes it for one of single bytes.
        self._is_wide = self._font.sub_type == "Type0" and isinstance(self._font.encoding, dict)
        self._unit = _unit(resource)

    @property
    def is_mute(self) -> bool:
        """Whether the file does not say which letters the font's codes stand for."""
        font = self._font
        return not font.interpretable or (font.sub_type == "Type0" and not font.character_map)

    def shown(self, codes: bytes) -> Shown:
        """What a string of codes shows; most strings are of one glyph, and come again and again."""
        known = self._known.get(codes)
        if known is None:
            known = self._shown(codes)
            if len(codes) <= REMEMBERED_MAX:
                self._known[codes] = known
        return known

    def singles(self, codes: bytes) -> Iterator[bytes]:
        """The codes of each glyph of a string."""
        length = 2 if self._has_pairs else 1
        if len(codes) == length:  # as most strings are
            return iter((codes,))
        return (codes[at : at + length] for at in range(0, len(codes), length))

    def meanings(self) -> Iterator[tuple[int, str]]:
        """Each code that the file gives a meaning, with the letters that are read for it."""
        for code, letters in self._font.character_map.items():
            if isinstance(code, str) and len(code) == 1:
                yield ord(code), _in_letters(str(letters))

    @property
    def _has_pairs(self) -> bool:
        encoding = self._font.encoding
        return self._is_wide or (isinstance(encoding, str) and encoding.startswith("utf-16"))

    def _shown(self, codes: bytes) -> Shown:
        characters = list(self._characters(codes))
        letters, widths = self._font.character_map, self._font.character_widths
        assumed = widths.get("default", ASSUMED_WIDTH)
        return Shown(
            "".join(_in_letters(str(letters.get(text, text))) for _, text in characters),
            self._unit * sum(widths.get(code, assumed) for code, _ in characters),
            len(characters),
            sum(code == " " for code, _ in characters),
        )

    def _characters(self, codes: bytes) -> Iterator[tuple[str, str]]:
        encoding = self._font.encoding
        if self._has_pairs:
            yield from ((c, c) for c in (chr(int.from_bytes(pair, "big")) for pair in self.singles(codes)))
        elif isinstance(encoding, dict):
            yield from ((chr(byte), encoding.get(byte, chr(byte))) for byte in codes)
        else:
            yield from ((c, c) for c in codes.decode(encoding, "replace"))


def _in_letters(text: str) -> str:
    if len(text) == 1 and ord(text) in LIGATURES:
        return unicodedata.normalize("NFKC", text)
    return text


def _unit(resource: DictionaryObject) -> float:
    """What the widths of a font are stated in, in thousandths of the type size: a Type 3 font has a unit of its own."""
    matrix = resource.get("/FontMatrix")
    if resource.get("/Subtype") != "/Type3" or matrix is None:
        return 1.0
    return 1000 * float(matrix.get_object()[0])


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
