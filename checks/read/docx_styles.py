"""The styles of a DOCX, as far as they decide what is read: numbers, and words that are not to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from checks.read.docx_names import (
    COLOUR,
    R_PR,
    R_STYLE,
    SIZE,
    VANISH,
    Children,
    W,
    below,
    child,
    is_on,
    number,
    switch,
    value,
    value_among,
)
from checks.read.docx_package import parsed

TINY_HALF_POINTS = 6
"""Type of 3 points or less (Word counts half points) cannot be read on paper."""

NEARLY_WHITE = 0xF8
"""A colour whose red, green and blue all reach this is not seen on white paper."""


class Styled(NamedTuple):
    """What styles say of words: the one that hides them, their size in half points, their colour."""

    hiding: str | None
    size: str | None
    colour: str | None


class Said(NamedTuple):
    """What a run says of its own words: its style, whether they are hidden, size in half points, colour."""

    style: str | None = None
    vanish: bool | None = None
    size: str | None = None
    colour: str | None = None


NOTHING = Said()


def said_by(run: Children) -> Said:
    """What the properties of a run (``w:rPr``) say; most runs have none."""
    if not run:
        return NOTHING
    style, size, colour = (value_among(run, name) for name in (R_STYLE, SIZE, COLOUR))
    return Said(style, is_on(run.get(VANISH)), size, colour)


class Styles:
    """The style sheet of a document; without its part, a sheet without styles."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default: str | None = None
        self._why_hidden: dict[tuple[Said, str | None], str | None] = {}
        self._numbers: dict[str | None, tuple[tuple[str, etree._Element], ...]] = {}
        for style in () if root is None else root.iterchildren(W + "style"):
            name = style.get(W + "styleId") or ""
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = name

    def chain(self, name: str | None) -> Iterator[tuple[str, etree._Element]]:
        """A style and those it is based on, nearest first; a circle is walked once."""
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield name, style
            name = value(style, "basedOn")

    def why_hidden(self, said: Said, paragraph_style: str | None) -> str | None:
        """Why words of which a run says this are not to be seen; ``None`` if they are."""
        if (said, paragraph_style) not in self._why_hidden:
            self._why_hidden[said, paragraph_style] = self._why(said, paragraph_style)
        return self._why_hidden[said, paragraph_style]

    def _why(self, said: Said, paragraph_style: str | None) -> str | None:
        styled = self._styled(said.style, paragraph_style or self.default)
        if said.vanish or (said.vanish is None and styled.hiding):
            return "hidden" if said.vanish else f"hidden by the style {styled.hiding}"
        if number(said.size or styled.size, TINY_HALF_POINTS + 1) <= TINY_HALF_POINTS:
            return "too small to be read"
        return "white" if _is_white(said.colour or styled.colour) else None

    def _styled(self, *styles: str | None) -> Styled:
        """What the styles of a run and of its paragraph say, the nearest of them that says anything."""
        chained = [(name, child(each, R_PR)) for style in styles for name, each in self.chain(style)]
        vanish = next(((name, on) for name, rpr in chained if (on := switch(rpr, "vanish")) is not None), ("", False))
        size, colour = (
            next((said for _, rpr in chained if (said := value(rpr, of)) is not None), None) for of in ("sz", "color")
        )
        return Styled(vanish[0] if vanish[1] else None, size, colour)

    def numbers(self, style: str | None) -> tuple[tuple[str, etree._Element], ...]:
        """What a style and those it is based on say of numbers (``w:numPr``), each with the style's name."""
        if style not in self._numbers:
            said = ((name, below(element, "pPr/numPr")) for name, element in self.chain(style))
            self._numbers[style] = tuple((name, found) for name, found in said if found is not None)
        return self._numbers[style]


@lru_cache(maxsize=1)
def styles_in(part: bytes) -> Styles:
    """The styles of a part; kept for the next document, since those of one program bear the same as a rule."""
    return Styles(parsed(part))


def _is_white(colour: str | None) -> bool:
    try:
        return colour is not None and len(colour) == 6 and min(bytes.fromhex(colour)) >= NEARLY_WHITE
    except ValueError:
        return False
