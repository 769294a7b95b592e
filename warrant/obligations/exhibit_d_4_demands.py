"""Exhibit D 4: "promptly notify all Holders of Warrants or Warrant Shares"; "within fifteen (15) business days"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.events.demand import Demand
from warrant.exhibit_d.s4_demand import CLAUSE
from warrant.obligations.exhibit_d_2_registrations import elections, notices
from warrant.obligations.obligation import Obligation


def due(book: Book) -> Iterator[Obligation]:
    """A notice of each demand to all Holders, and each Holder's right to have its shares included."""
    for underway in book.state.registrations.values():
        if isinstance(underway.event, Demand):
            yield from notices(underway, CLAUSE)
            yield from elections(underway, book, CLAUSE, "election_to_be_included")
