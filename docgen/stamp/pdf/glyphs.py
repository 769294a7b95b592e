"""How each letter of an alphabet is set, as WeasyPrint sets it: its glyph as it is written in a page, and its width.

Kerning and ligatures are off where a Holder's values stand (print.css), so a letter is set in one way whatever stands
beside it. Each is laid out and painted once, between two others; what is not one glyph there, or is taken back by the
font for another character, is left out: a text that has it cannot be stamped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple, TypeVar

from lxml import etree
from lxml.etree import _Element

from docgen import fonts
from docgen.pdf import laid_out
from docgen.stamp.pdf.boxes import UNITS, Style, painted, words_of
from warrant.data import dataclass
from warrant.regex import regex

T = TypeVar("T")
BESIDE = "a"
"""What stands on either side of a letter when it is tried."""
ONE_GLYPH = regex(rb"(?:>-?[\d.e-]+<)?([0-9a-f]{4})(?:>-?\d+<)?")
"""A glyph within a string of glyphs, moved before and after it or not."""


FORM = "white-space: pre; font-size: {}px; font-weight: {}; font-style: {}"


class Shown(NamedTuple):
    """A string of glyphs that an operator shows, and its font."""

    font: bytes
    glyphs: bytes


@dataclass(frozen=True)
class Letters:
    """The letters of one style: each as it is written within a string of glyphs, and its width in ``UNITS``."""

    glyphs: Mapping[str, bytes]
    widths: Mapping[str, int]

    def written(self, text: str) -> bytes:
        """A text within a string of glyphs; KeyError names a character that is none of the letters."""
        return b"".join(map(self.glyphs.__getitem__, text))

    def width(self, text: str) -> int:
        """The width of a text."""
        return sum(map(self.widths.__getitem__, text))


def letters(document: Any, alphabet: str, styles: Iterable[Style], paper: str) -> dict[Style, Letters]:
    """The letters of an alphabet in each style; their glyphs are taken into the fonts of a document."""
    usable = (BESIDE, *sorted(each for each in {*alphabet} - {BESIDE} if _is_usable(each)))
    wanted = tuple(sorted({*styles}))
    tried = _tried(usable, wanted, paper)
    tried.fonts = document.fonts
    shown = [each for number in range(len(tried.pages)) for each in _shown(painted(tried, number))]
    widths = [round(each.width * UNITS) for page in tried.pages for each in words_of(page)]
    rows = zip(_parts(shown, len(usable)), _parts(widths, len(usable)), strict=True)
    characters = {font.hash.encode(): font.to_unicode for font in document.fonts.values()}
    return {style: _letters(usable, *row, characters) for style, row in zip(wanted, rows, strict=True)}


@lru_cache(1)
def _tried(usable: Sequence[str], styles: Sequence[Style], paper: str) -> Any:
    """The specimen laid out: the layouts of a run, which have the same alphabet, each paint it once."""
    return laid_out(_specimen(usable, styles), paper)


def _letters(
    usable: Sequence[str], shown: Sequence[Shown], widths: Sequence[int], characters: Mapping[bytes, Mapping[int, str]]
) -> Letters:
    """The letters of one style, from what was painted for each between two others; the first is the one beside them."""
    beside = shown[0].glyphs[: len(shown[0].glyphs) // 3]
    step, glyphs, advances = widths[0] // 3, {}, {}
    for letter, (font, between), width in zip(usable, shown, widths, strict=True):
        apart = between.startswith(beside) and between.endswith(beside)
        found = ONE_GLYPH.fullmatch(between.removeprefix(beside).removesuffix(beside)) if apart else None
        if found and characters[font].get(int(found[1], 16)) == letter:
            glyphs[letter], advances[letter] = found[0], width - 2 * step
    return Letters(glyphs, advances)


def _specimen(usable: Sequence[str], styles: Sequence[Style]) -> _Element:
    """A page on which each letter stands between two others, in each style."""
    spans = "".join(f'<span class="figure">{BESIDE}{escape(each, quote=False)}{BESIDE}</span>' for each in usable)
    shown = "".join(f'<p style="{FORM.format(*style)}">{spans}</p>' for style in styles)
    page: _Element = etree.HTML(f'<html lang="en-US"><head><title>Specimen</title></head><body>{shown}</body></html>')
    return page


def _shown(operators: Iterable[bytes]) -> Iterator[Shown]:
    """The strings of glyphs that a page shows, each with its font, and without what closes it."""
    font = b""
    for operator in operators:
        if operator.endswith(b" Tf"):
            font = operator.split()[0].removeprefix(b"/")
        elif operator.endswith(b"] TJ"):
            yield Shown(font, opened(operator))


def _parts(of: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (of[at : at + size] for at in range(0, len(of), size))


def opened(operator: bytes) -> bytes:
    """The string of glyphs of an operator that shows it, such that another can follow."""
    glyphs = operator.removeprefix(b"[<").removesuffix(b"] TJ")
    return glyphs.removesuffix(b">") if glyphs.endswith(b">") else glyphs + b"<"


def closed(glyphs: bytes) -> bytes:
    """A string of glyphs with what ends it."""
    return glyphs[:-1] if glyphs.endswith(b"<") else glyphs + b">"


def _is_usable(character: str) -> bool:
    """Whether the carried font has a character that stands for itself: no mark, no sign unseen, no blank but one."""
    return character == " " or (unicodedata.category(character)[0] in "LNPS" and fonts.has(character))
