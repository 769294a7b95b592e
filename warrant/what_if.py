"""What if: planned events replayed with those that happened, and what each would change and make due."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book, Entry
from warrant.data import dataclass
from warrant.events.event import Event
from warrant.obligations import Obligation, obligations


@dataclass(frozen=True)
class Outcome:
    """What one planned event would do: its entry, ``None`` where it takes effect after the book's day, and
    the papers that it would make due.
    """

    event: Event
    entry: Entry | None
    due: tuple[Obligation, ...]


def outcomes(book: Book, planned: tuple[Event, ...]) -> Iterator[Outcome]:
    """The outcome of each planned event of a book, in the order given."""
    entries = {entry.event.id: entry for entry in book.entries}
    due = tuple(obligations(book))
    for event in planned:
        yield Outcome(event, entries.get(event.id), tuple(each for each in due if each.event == event.id))
