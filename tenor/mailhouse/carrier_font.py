"""The carried typeface as a font of a batch, with every character that it has, for what is drawn on carriers."""

from __future__ import annotations

from functools import cache
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, String

from docgen.fonts import FOLDER, require_characters

FACE = "TenorSerif-Regular.ttf"
SYMBOLIC = 4
A_SECTION = 100
"""The most entries of one section of a CMap."""

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def encoded(text: str) -> bytes:
    """The text as a string of the page's content; ValueError for a character that the face lacks."""
    require_characters(text)
    glyphs = _face()[1]
    return b"<" + b"".join(b"%04x" % glyphs[each] for each in text) + b">"


def carrier_font(pdf: pikepdf.Pdf) -> Any:
    """The font as an object of a file."""
    data, glyphs, widths, measures = _face()
    file = pdf.make_stream(data)
    file.Length1 = len(data)
    name = Name("/TenorSerif")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=SYMBOLIC,
        ItalicAngle=0,
        StemV=80,
        FontFile2=file,
        FontBBox=Array(measures["box"]),
        Ascent=measures["ascent"],
        Descent=measures["descent"],
        CapHeight=measures["capitals"],
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([0, Array(widths)]),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_stream(TO_UNICODE % _sections(glyphs)),
    )
    return pdf.make_indirect(font)


@cache
def _face() -> tuple[bytes, dict[str, int], list[int], dict[str, Any]]:
    """The file, the number of each character's glyph, the width of each glyph and the face's measures in 1/1000 em."""
    path = FOLDER / FACE
    with TTFont(path, lazy=True) as font:
        part = 1000 / font["head"].unitsPerEm
        metrics, head, ends = font["hmtx"].metrics, font["head"], font["hhea"]
        glyphs = {chr(code): font.getGlyphID(glyph) for code, glyph in font.getBestCmap().items()}
        widths = [round(metrics[glyph][0] * part) for glyph in font.getGlyphOrder()]
        measures = {
            "box": [round(each * part) for each in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "ascent": round(ends.ascent * part),
            "descent": round(ends.descent * part),
            "capitals": round(font["OS/2"].sCapHeight * part),
        }
    return path.read_bytes(), glyphs, widths, measures


def _sections(glyphs: dict[str, int]) -> bytes:
    # Where characters share a glyph, the first is what it is read as.
    meant: dict[int, str] = {}
    for character, glyph in glyphs.items():
        meant.setdefault(glyph, character)
    pairs = [b"<%04x> <%s>\n" % (glyph, meant[glyph].encode("utf-16-be").hex().encode()) for glyph in sorted(meant)]
    parts = (pairs[at : at + A_SECTION] for at in range(0, len(pairs), A_SECTION))
    return b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(part), b"".join(part)) for part in parts)
