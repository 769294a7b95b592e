"""The styles of a DOCX, as far as they decide what is read: numbers, and words that are not to be seen."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checks.read.docx_names import W, number, switch, value

TINY_HALF_POINTS = 6
"""Type of 3 points or less (Word counts half points) cannot be read on paper."""

NEARLY_WHITE = 0xF8
"""A colour whose red, green and blue all reach this is not seen on white paper."""


class Styles:
    """The style sheet of a document; without its part, a sheet without styles."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default: str | None = None
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
        sources = [("", run)]
        for style in (value(run, "rStyle"), paragraph_style or self.default):
            sources += [(f" by the style {name}", e.find(W + "rPr")) for name, e in self.chain(style)]
        for said, properties in sources:
            vanish = switch(properties, "vanish")
            if vanish is not None:
                return f"hidden{said}" if vanish else _faint(run)
        return _faint(run)


def _faint(run: etree._Element | None) -> str | None:
    if number(value(run, "sz"), TINY_HALF_POINTS + 1) <= TINY_HALF_POINTS:
        return "too small to be read"
    return "white" if _is_white(value(run, "color")) else None


def _is_white(colour: str | None) -> bool:
    try:
        return colour is not None and len(colour) == 6 and min(bytes.fromhex(colour)) >= NEARLY_WHITE
    except ValueError:
        return False
