"""What Section 3 has Company authorise and reserve, as the ledger tells it: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tenor.show import people, plain
from warrant.book import Book
from warrant.section_3 import Sufficiency, sufficiencies


def reserves_json(book: Book) -> Mapping[str, Any]:
    """The counts after the last event, ``reserved`` where the matter states it, and each moment of a shortfall."""
    counts = list(sufficiencies(book))
    now = {name: plain(fact.value) for name, fact in counts[-1].facts().items()}
    return {**now, "shortfalls": [_shortfall(each) for each in counts if each.is_short]}


def _shortfall(counts: Sufficiency) -> Mapping[str, str]:
    reserved = {"reserved_short": plain(counts.reserved_short.value)} if counts.reserved_short else {}
    return {"after": counts.after, "short": plain(counts.short.value), **reserved}


def shortfall_lines(book: Book) -> Iterator[str]:
    """A line for each moment at which shares authorised or reserved were short, with their number."""
    for each in sufficiencies(book):
        when = "At issue" if each.after == "issue" else f"After {each.after}"
        if each.short.value.amount:
            yield f"{when}, {people(each.short.value)} shares authorised are short (Section 3)."
        if each.reserved_short and each.reserved_short.value.amount:
            yield f"{when}, {people(each.reserved_short.value)} shares reserved are short (Section 3)."
