"""Section 9: of which dissolutions notice is owed.

In case of any distribution of the assets of Company in dissolution or liquidation (except under circumstances
when the foregoing Section 8 shall be applicable), Company shall give notice thereof to Holder hereof ...
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.data import dataclass
from warrant.events.dissolution import Dissolution
from warrant.section_1 import within_term
from warrant.section_17 import in_force
from warrant.state import State


@dataclass(frozen=True)
class Resolved:
    """A dissolution or liquidation resolved in the Term, and the state in which notice of it is owed."""

    event: Dissolution
    then: State


def resolved(book: Book) -> Iterator[Resolved]:
    """Those of a book of which each Holder is owed notice under Section 9."""
    for entry in book.entries:
        event = entry.event
        if not isinstance(event, Dissolution) or event.in_connection_with:
            continue
        if within_term(in_force(entry.after, book.matter).terms, event.resolved_on):
            yield Resolved(event, entry.after)
