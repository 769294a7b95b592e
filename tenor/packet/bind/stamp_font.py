"""The carried typeface as a font of a PDF file, for what is stamped on pages: cut to the characters of Windows-1252."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pikepdf
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name

from docgen.fonts import FOLDER

FIRST, LAST = 32, 255
NONSYMBOLIC = 32


@cache
def _cut() -> tuple[bytes, dict[str, Any]]:
    """The face with no more characters than a stamp can have, and its measures in thousandths of an em."""
    options = Options(notdef_outline=True, recalc_timestamp=False, layout_features=[], hinting=False, name_IDs=[6])
    font = TTFont(FOLDER / "TenorSerif-Regular.ttf", recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=[ord(each) for each in _characters() if each])
    cutter.subset(font)
    written = io.BytesIO()
    font.save(written)
    part = 1000 / font["head"].unitsPerEm
    advances, glyphs = font["hmtx"].metrics, font.getBestCmap()
    blank = advances[".notdef"][0]
    widths = [advances[glyphs[ord(each)]][0] if each and ord(each) in glyphs else blank for each in _characters()]
    head, ends = font["head"], font["hhea"]
    return written.getvalue(), {
        "widths": [round(width * part) for width in widths],
        "box": [round(each * part) for each in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "ascent": round(ends.ascent * part),
        "descent": round(ends.descent * part),
    }


def _characters() -> list[str]:
    return [bytes([code]).decode("cp1252", errors="ignore") for code in range(FIRST, LAST + 1)]


def encoded(text: str) -> bytes:
    """The text as the font writes it; a character that it lacks is a question mark."""
    return text.encode("cp1252", errors="replace")


def width(text: str, size: float) -> float:
    """The width of a text in points."""
    widths = _cut()[1]["widths"]
    return float(sum(widths[code - FIRST] if code >= FIRST else 0 for code in encoded(text)) * size / 1000)


def stamp_font(pdf: pikepdf.Pdf) -> Any:
    """The font as an object of a file."""
    data, measures = _cut()
    file = pdf.make_stream(data)
    file.Length1 = len(data)
    name = Name("/TENORS+TenorSerif")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=NONSYMBOLIC,
        FontBBox=Array(measures["box"]),
        ItalicAngle=0,
        Ascent=measures["ascent"],
        Descent=measures["descent"],
        CapHeight=measures["ascent"],
        StemV=80,
        FontFile2=file,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=FIRST,
        LastChar=LAST,
        Widths=Array(measures["widths"]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(font)
