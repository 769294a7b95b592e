"""The texts of a Holder in the slots of a layout, as the template would show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from docgen.facts import plain
from docgen.show import show
from docgen.stamp.pattern import PLAIN, Pattern
from tenor.bulk.rows import Row
from warrant.documents.listed import Arithmetic
from warrant.quantities import Money, Shares

FIGURES = ("shares_before", "product", "quotient", "shares_after")
"""The names of ``PartFigures`` as slots have them, in its order."""

FIGURES_KEPT = 16384


class Texts:
    """The texts of any Holder for one pattern; it can be sent to another process.

    What a number of shares gives is remembered: many Holders have the same.
    """

    def __init__(self, slots: tuple[str, ...], kinds: Mapping[str, str], arithmetic: Arithmetic) -> None:
        """``ValueError`` for a slot that neither a line of the list nor its figures fill."""
        self._of = (slots, dict(kinds), arithmetic)
        texts = tuple(slot for slot in slots if slot.removesuffix(f".{PLAIN}") not in FIGURES)
        if strange := [slot for slot in texts if kinds[slot] != "name"]:
            raise ValueError(f"{strange[0]} is shown as {kinds[strange[0]]}, which no line of a list is")
        self._figures = tuple(slot for slot in slots if slot not in texts)
        lines = sum(slot.startswith("address.") for slot in slots)
        given = ("certificate", "holder_name", *(f"address.{number}" for number in range(1, lines + 1)))
        places = {slot: at for at, slot in enumerate((*given, *self._figures))}
        self._in_order: Callable[[tuple[str, ...]], Any] = itemgetter(*(places[slot] for slot in slots))
        self.figures = lru_cache(FIGURES_KEPT)(self._shown)

    def __reduce__(self) -> tuple[Any, ...]:
        return Texts, self._of

    def of(self, row: Row) -> tuple[str, ...]:
        """The text of each slot, in the order of the slots."""
        texts: tuple[str, ...] = self._in_order((row.certificate, row.name, *row.address, *self.figures(row.tenths)))
        return texts

    def _shown(self, tenths: int) -> tuple[str, ...]:
        _, kinds, arithmetic = self._of
        figures = arithmetic.figures(Row(0, "", "", (), tenths).listed().shares)
        values = dict(zip(FIGURES, figures, strict=True))
        return tuple(_text(kinds[slot], values[slot.removesuffix(f".{PLAIN}")]) for slot in self._figures)


def _text(kind: str, value: Shares | Money) -> str:
    return plain(value) if kind == PLAIN else show(kind, value)


def texts_for(pattern: Pattern, slots: tuple[str, ...], arithmetic: Arithmetic) -> Texts:
    """The texts for a layout's slots of a pattern."""
    return Texts(slots, {slot: pattern.kinds[slot] for slot in slots}, arithmetic)
