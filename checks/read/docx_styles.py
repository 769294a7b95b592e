"""The styles of a DOCX, as far as they decide what is read: numbers, and words that are not to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from checks.read.docx_names import W, number, switch, value

TINY_HALF_POINTS = 6
"""Type of 3 points or less (Word counts half points) cannot be read on paper."""

NEARLY_WHITE = 0xF8
"""A colour whose red, green and blue all reach this is not seen on white paper."""


class Styled(NamedTuple):
    """What styles say of words: the one that hides them, their size in half points, their colour."""

    hiding: str | None
    size: str | None
    colour: str | None


class Styles:
    """The style sheet of a document; without its part, a sheet without styles."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default: str | None = None
        self._known: dict[tuple[str | None, ...], Styled] = {}
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

    def why_hidden(self, run: etree._Element | None, paragraph_style: str | None) -> str | None:
        """Why words with these run properties are not to be seen; ``None`` if they are."""
        styled = self._said(value(run, "rStyle"), paragraph_style or self.default)
        vanish = switch(run, "vanish")
        if vanish or (vanish is None and styled.hiding):
            return "hidden" if vanish else f"hidden by the style {styled.hiding}"
        if number(value(run, "sz") or styled.size, TINY_HALF_POINTS + 1) <= TINY_HALF_POINTS:
            return "too small to be read"
        return "white" if _is_white(value(run, "color") or styled.colour) else None

    def _said(self, *styles: str | None) -> Styled:
        """What the styles of a run and of its paragraph say, the nearest of them that says anything."""
        if styles not in self._known:
            chained = [(name, each.find(W + "rPr")) for style in styles for name, each in self.chain(style)]
            vanish = next(
                ((name, on) for name, rpr in chained if (on := switch(rpr, "vanish")) is not None), ("", False)
            )
            size, colour = (
                next((said for _, rpr in chained if (said := value(rpr, of)) is not None), None)
                for of in ("sz", "color")
            )
            self._known[styles] = Styled(vanish[0] if vanish[1] else None, size, colour)
        return self._known[styles]


def _is_white(colour: str | None) -> bool:
    try:
        return colour is not None and len(colour) == 6 and min(bytes.fromhex(colour)) >= NEARLY_WHITE
    except ValueError:
        return False
