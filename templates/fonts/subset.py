"""Makes the carried faces from Liberation Serif 2.1.5: cut to the characters of legal documents, and renamed.

    python templates/fonts/subset.py FOLDER_OF_LIBERATION_TTF

The licence reserves the name "Liberation" to the unmodified fonts, so the cut faces are called Tenor Serif.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Tenor Serif"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2015))
SIGNS = "\u2007\u2009\u202f‘’‚“”„†‡•…‰′″‹›⁄€№™⅓⅔⅛⅜⅝⅞∂∆∏∑−√∞≈≠≤≥□■"
NAMES_KEPT = (0, 5, 7, 8, 9, 13, 14)


def characters() -> list[int]:
    """The code points that the carried faces hold."""
    return [c for low, high in RANGES for c in range(low, high + 1)] + [ord(sign) for sign in SIGNS]


def rename(font: TTFont, face: str) -> None:
    """Gives the face the family's own name and keeps the copyright, version and licence records."""
    spaced = face.replace("BoldItalic", "Bold Italic")
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in NAMES_KEPT and record.platformID == 3]
    full = f"{FAMILY} {spaced}"
    own = {1: FAMILY, 2: spaced, 3: f"{full}, from Liberation Serif 2.1.5", 4: full}
    own[6] = f"{FAMILY.replace(' ', '')}-{face}"
    for number, text in own.items():
        table.setName(text, number, 3, 1, 0x409)


def cut(source: Path, face: str, target: Path) -> None:
    """Writes one cut face; the same source gives the same bytes, since no time is recorded."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    rename(font, face)
    font.save(target)


if __name__ == "__main__":
    for each in FACES:
        here = Path(__file__).parent / f"{FAMILY.replace(' ', '')}-{each}.ttf"
        cut(Path(sys.argv[1]) / f"LiberationSerif-{each}.ttf", each, here)
