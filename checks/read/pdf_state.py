"""The graphics state of a PDF page: where and how the next words are drawn (ISO 32000-1, 8.3, 8.4 and 9.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pypdf import PageObject

from checks.read.pdf_fonts import Letters
from warrant.data import dataclass

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

FORMS_MAX = 2_000
"""The most form XObjects that are drawn on one page."""

FORM_DEPTH_MAX = 20
SAVED_MAX = 5_000
"""The most graphics states saved at one time; old readers bear 28 (ISO 32000-1, Annex C)."""


class Overdrawn(ValueError):
    """A page that draws form in form, or saves state upon state, without end, as no paper does."""


def require_forms(drawn: int, depth: int) -> None:
    """Refuses one more form on a page, or within so many."""
    if drawn >= FORMS_MAX or depth >= FORM_DEPTH_MAX:
        raise Overdrawn(f"more than {FORMS_MAX:,} forms on a page, or {FORM_DEPTH_MAX} one within another")


def require_saved(saved: int) -> None:
    """Refuses one more saved state."""
    if saved >= SAVED_MAX:
        raise Overdrawn(f"more than {SAVED_MAX:,} graphics states saved at one time")


@dataclass
class State:
    """The matrix to the page and the text state; lengths are in units of text space."""

    matrix: Matrix
    font: Letters | None = None
    size: float = 0.0
    between: float = 0.0
    blank: float = 0.0
    wide: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    is_white: bool = False


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and ``then`` in this order."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def upright(page: PageObject) -> tuple[Matrix, float, float]:
    """The matrix that sets a page upright with its corner at the origin, and its width and height as shown."""
    box = page.cropbox
    left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
    shift: Matrix = (1, 0, 0, 1, -left, -bottom)
    turned: dict[int, tuple[Matrix, float, float]] = {
        90: ((0, -1, 1, 0, 0, width), height, width),
        180: ((-1, 0, 0, -1, width, height), width, height),
        270: ((0, 1, -1, 0, height, 0), height, width),
    }
    turn, wide, high = turned.get(int(page.rotation or 0) % 360, (IDENTITY, width, height))
    return product(shift, turn), wide, high


def matrix_of(operands: Sequence[Any]) -> Matrix:
    """The matrix that an operator states."""
    a, b, c, d, e, f = (float(operand) for operand in operands[:6])
    return a, b, c, d, e, f
