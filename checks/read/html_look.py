"""How the words of an HTML element look: whether they are to be seen, their ink and ground, the lines through them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import tinycss2  # type: ignore[import-untyped]
import tinycss2.color3  # type: ignore[import-untyped]

from checks.read.changes import NO_CHANGES, Change
from checks.read.html_styles import Declarations
from warrant.data import dataclass

Colour = tuple[float, float, float]
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
SAME_COLOUR = 0.03
"""Ink that differs from its ground by no more than this in red, green and blue is not seen."""

FAINT = 0.1
TINY_POINTS = 3.0
FAR_POINTS = 350.0
"""Words moved by more than this to the left or upward lie outside the page."""

POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
TIMES = {"em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5, "vw": 6.0, "vh": 8.0}


@dataclass(frozen=True)
class Look:
    """What of an element's look concerns the words in it; ``size`` is in points."""

    why_hidden: str | None = None
    unseen: bool = False
    ink: Colour = BLACK
    ground: Colour = WHITE
    size: float = 12.0
    list_style: str | None = None
    changes: frozenset[Change] = NO_CHANGES

    def within(self, style: Declarations) -> Look:
        """The look of an element with these declarations, which stands within."""
        size = self._size(style)
        look = replace(
            self,
            ink=_colour(style.get("color")) or self.ink,
            ground=_colour(style.get("background-color")) or _colour(style.get("background")) or self.ground,
            size=size,
            unseen=_unseen(style, self.unseen),
            list_style=_list_style(style) or self.list_style,
            changes=self.changes | _changes(style),
        )
        return replace(look, why_hidden=self.why_hidden or _why_hidden(style, size))

    @property
    def why(self) -> str | None:
        """Why words of this look are not to be seen; ``None`` if they are."""
        if self.why_hidden or self.unseen:
            return self.why_hidden or "hidden by its style"
        if self.size <= TINY_POINTS:
            return "too small to be read"
        differs = max(abs(one - other) for one, other in zip(self.ink, self.ground, strict=True))
        if differs <= SAME_COLOUR:
            return "white" if self.ground == WHITE else "of the colour of its ground"
        return None

    def _size(self, style: Declarations) -> float:
        token = next(iter(style.get("font-size", [])), None)
        if token is None:
            # The size in the shorthand stands before the names of the font, with a unit.
            token = next((each for each in style.get("font", []) if each.type in ("dimension", "percentage")), None)
        if token is not None and token.type == "percentage":
            return float(self.size * token.value / 100)
        size = None if token is None else length(token, self.size)
        return self.size if size is None else size


def length(token: Any, size: float) -> float | None:
    """A length in points, for type of a size; ``None`` for what is none."""
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type != "dimension":
        return None
    unit = token.lower_unit
    return float(token.value * (POINTS.get(unit) or TIMES.get(unit, 1.0) * size))


def keyword(style: Declarations, name: str) -> str:
    """The first word of a property; empty where it is not declared."""
    return next((token.lower_value for token in style.get(name, []) if token.type == "ident"), "")


def _colour(tokens: list[Any] | None) -> Colour | None:
    for token in tokens or ():
        found = tinycss2.color3.parse_color(token)
        if found is not None and found != "currentColor" and found.alpha > FAINT:
            return found.red, found.green, found.blue
    return None


def _unseen(style: Declarations, inherited: bool) -> bool:
    said = keyword(style, "visibility")
    return said in ("hidden", "collapse") if said else inherited


def _list_style(style: Declarations) -> str | None:
    tokens = (*style.get("list-style", ()), *style.get("list-style-type", ()))
    return next((token.lower_value for token in tokens if token.type == "ident"), None)


def _changes(style: Declarations) -> frozenset[Change]:
    """As a redline prints them: what is struck through is deleted, what is underlined twice inserted."""
    tokens = (*style.get("text-decoration", ()), *style.get("text-decoration-line", ()))
    words = {token.lower_value for token in tokens if token.type == "ident"}
    words |= {keyword(style, "text-decoration-style")}
    inserted = {"underline", "double"} <= words
    return frozenset({Change.DELETED} if "line-through" in words else {Change.INSERTED} if inserted else ())


def _why_hidden(style: Declarations, size: float) -> str | None:
    if keyword(style, "display") == "none":
        return "hidden by its style"
    transparent = [token for token in style.get("opacity", []) if token.type in ("number", "percentage")]
    if transparent and transparent[0].value / (100 if transparent[0].type == "percentage" else 1) <= FAINT:
        return "transparent"
    if _is_clear(style):
        return "transparent"
    moves = ("left", "top", "text-indent", "margin-left", "margin-top", "margin", "inset")
    moved = [length(token, size) for name in moves for token in style.get(name, ())]
    if any(each is not None and each < -FAR_POINTS for each in moved):
        return "outside the page"
    return "cut off" if _is_cut(style, size) else None


def _is_clear(style: Declarations) -> bool:
    found = [tinycss2.color3.parse_color(token) for token in style.get("color", ())]
    return any(each not in (None, "currentColor") and each.alpha <= FAINT for each in found)


def _is_cut(style: Declarations, size: float) -> bool:
    if any(token.type == "function" for name in ("clip", "clip-path") for token in style.get(name, ())):
        return True
    narrow = (length(token, size) for name in ("width", "height", "max-height") for token in style.get(name, ()))
    cuts = keyword(style, "overflow") in ("hidden", "clip")
    return cuts and any(each is not None and each <= TINY_POINTS for each in narrow)
