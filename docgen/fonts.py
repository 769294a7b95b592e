"""The carried typeface: where it lies, which characters it has, how wide they are, and how it alone is used.

The faces are Tenor Serif (Liberation Serif cut to the characters of legal documents: templates/fonts).
No font of the machine is ever used: a character that the carried faces lack is an error.
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from docgen.resources import TEMPLATES

FOLDER = TEMPLATES / "fonts"
WHITE_SPACE = frozenset(" \t\r\n\f")
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def require_characters(text: str) -> None:
    """Passes where the carried faces can print the whole text.

    Raises ValueError that names each missing character, its code point and the words around the first.
    """
    missing = sorted(set(text) - WHITE_SPACE - _advances("Regular").keys())
    if missing:
        at = text.index(missing[0])
        around = " ".join(text[max(0, at - 30) : at + 30].split())
        names = "; ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in missing)
        raise ValueError(f"the carried font cannot print {names} (near {around!r}); use Latin letters")


def has(character: str) -> bool:
    """Whether the carried faces can print a character that is no white space."""
    return character in _advances("Regular")


def printable(text: str) -> str:
    """The text with each character that the carried faces lack as its code point, "[U+4E2D]"."""
    has = WHITE_SPACE | _advances("Regular").keys()
    return "".join(each if each in has else f"[U+{ord(each):04X}]" for each in text)


def text_width(text: str, points: float, *, bold: bool = False) -> int:
    """The width of the text in twips when set at that size, without kerning; a missing character is an em."""
    advances = _advances("Bold" if bold else "Regular")
    return round(sum(advances.get(c, 1.0) for c in text) * points * 20)


@cache
def _advances(face: str) -> dict[str, float]:
    """Each character of a face and its advance in ems."""
    with TTFont(FOLDER / f"TenorSerif-{face}.ttf", lazy=True) as font:
        units, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def use_only_carried_fonts() -> None:
    """Points fontconfig at the carried faces alone; to be called before WeasyPrint is imported.

    fontconfig reads a file that names folders by absolute path, so the file is written for each process
    into a private temporary folder, which also keeps its cache.
    """
    os.environ["FONTCONFIG_FILE"] = str(Path(_configured().name) / "fonts.conf")


@cache
def _configured() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="tenor-fonts-")
    fonts = escape(str(FOLDER.resolve()), quote=False)
    text = CONFIGURATION.format(fonts=fonts, cache=escape(str(Path(folder.name) / "cache"), quote=False))
    (Path(folder.name) / "fonts.conf").write_text(text, encoding="utf-8")
    return folder
