"""The outlines of plain glyphs are those that fontTools reads; what is out of order is left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from checks.inspect.pdf_glyphs import outline
from checks.inspect.pdf_outlines import plain_glyphs, plain_outline

FACES = sorted((Path(__file__).parent.parent / "templates" / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_plain_glyph_has_the_outline_that_fonttools_reads(face: Path) -> None:
    table = TTFont(face)["glyf"]
    glyphs = plain_glyphs(face.read_bytes())
    assert len(glyphs) == len(table.glyphOrder)
    composed = 0
    for glyph, name in zip(glyphs, table.glyphOrder, strict=True):
        composed += table[name].isComposite()
        assert plain_outline(glyph) == (None if table[name].isComposite() else outline(table, name))
    assert 0 < composed < len(glyphs)


def test_a_font_cut_short_has_no_plain_glyphs() -> None:
    data = FACES[0].read_bytes()
    assert [len(plain_glyphs(data[: len(data) * part // 8])) for part in range(8)] == [0] * 8


def test_a_font_of_another_form_has_no_plain_glyphs() -> None:
    data = FACES[0].read_bytes()
    assert plain_glyphs(b"OTTO" + data[4:]) == ()
    assert plain_glyphs(b"wOFF" + data[4:]) == ()


def test_a_glyph_cut_short_is_not_plain() -> None:
    plain = [glyph for glyph in plain_glyphs(FACES[0].read_bytes()) if plain_outline(glyph)]
    longest = max(plain, key=len)
    lengths = range(1, len(longest) // 2, 7)
    assert [plain_outline(longest[:length]) for length in lengths] == [None for _ in lengths]
