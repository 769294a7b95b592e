"""The carried faces hold what legal documents need, bear their own name, and are the only ones used."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from docgen.fonts import FOLDER, require_characters, text_width, use_only_carried_fonts

FACES = sorted(FOLDER.glob("*.ttf"))


def test_the_four_faces_hold_the_same_characters() -> None:
    assert [face.stem for face in FACES] == [
        f"TenorSerif-{style}" for style in ("Bold", "BoldItalic", "Italic", "Regular")
    ]
    first, *others = [set(TTFont(face).getBestCmap()) for face in FACES]
    assert all(other == first for other in others)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_face_does_not_use_the_name_that_its_licence_reserves(face: Path) -> None:
    names = TTFont(face)["name"]
    shown = [names.getDebugName(number) for number in (1, 2, 4, 6)]
    assert shown[0] == "Tenor Serif"
    assert "Liberation" not in " ".join(shown)
    assert "SIL Open Font License" in names.getDebugName(13)


def test_the_licence_lies_beside_the_faces() -> None:
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence


def test_the_signs_of_legal_documents_can_be_printed() -> None:
    require_characters("–—‘’“”•…§¶×÷−≤≥½¼¾™®© \u00a0\u2007éüñŁž\n\t")


def test_a_character_that_cannot_be_printed_is_named_with_its_surroundings() -> None:
    with pytest.raises(ValueError, match="U\\+4E2D CJK UNIFIED IDEOGRAPH-4E2D") as refused:
        require_characters("registered in the name of Zhong 中 Holdings")
    assert "Zhong 中 Holdings" in str(refused.value)


@pytest.mark.parametrize("unseen", ["\u2003", "\u200b", "\ufeff", "\ue000"])
def test_a_space_or_sign_that_no_one_would_see_missing_is_refused_too(unseen: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(unseen):04X}"):
        require_characters(f"one{unseen}two")


def test_all_digits_are_half_an_em_wide_so_that_columns_of_figures_align() -> None:
    assert {text_width(digit, 10) for digit in "0123456789"} == {100}
    assert {text_width(digit, 10, bold=True) for digit in "0123456789"} == {100}


def test_fontconfig_is_pointed_at_the_carried_faces_alone() -> None:
    use_only_carried_fonts()
    configuration = ElementTree.parse(os.environ["FONTCONFIG_FILE"])
    assert [found.text for found in configuration.iter("dir")] == [str(FOLDER.resolve())]
    assert not list(configuration.iter("include"))
