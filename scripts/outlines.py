"""Writes checks/inspect/outlines.json from the carried faces, against which the checker holds the glyphs of a PDF.

    python scripts/outlines.py

To be run when the faces change; tests/test_inspect_pdf.py holds that the file is theirs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
FACES = {"Regular": "", "Bold": "-Bold", "Italic": "-Italic", "BoldItalic": "-Bold-Italic"}
"""The faces by the ends of their files' names, and how a PDF names each behind "Tenor-Serif"."""


def outlines() -> dict[str, dict[str, str]]:
    """The hash of each letter's outline, by the name that a PDF gives the face."""
    from checks.inspect.pdf_glyphs import outline

    found = {}
    for face, ending in FACES.items():
        font = TTFont(ROOT / "templates" / "fonts" / f"TenorSerif-{face}.ttf")
        letters = {chr(code): outline(font["glyf"], name) for code, name in sorted(font.getBestCmap().items())}
        found[f"Tenor-Serif{ending}"] = letters
    return found


def written() -> str:
    """The text of the file."""
    return json.dumps(outlines(), indent=0, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from checks.inspect.pdf_glyphs import OUTLINES

    OUTLINES.write_text(written(), encoding="utf-8")
