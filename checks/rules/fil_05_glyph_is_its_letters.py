"""FIL-05."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.sighted import Asked

ASKED = Asked(
    "each glyph is that of the letter that is read for it",
    kinds=("glyph",),
    looked=("glyphs",),
    remedy="have the file made anew, with the carried fonts",
)


@file_rule("FIL-05")
def glyph_is_its_letters(file: File) -> Iterator[Check]:
    """Each glyph of a font in a PDF is the one that the font has for the letter that is read for it.

    A file says for each code what it looks like, and apart from it what letter it stands for; where these differ, the
    eye reads another figure than a program does. The outlines are held against those of the faces that Tenor carries.
    Of any other font a note says that nothing was compared; in a PDF that by its maker and its faces is
    Tenor's own that is an error.

    Passes (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        glyphs: 71

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        glyph: what Tenor-Serif shows for '3' is not its glyph for it
    """
    yield from ASKED.checks(file)
