"""The matter as it was known on a day: the second line of time, beside that of effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from warrant.book import Book
from warrant.errors import BadMatter
from warrant.matter import Matter
from warrant.replay import replay


def known_on(matter: Matter, day: date) -> Matter:
    """The matter without the events that became known after a day (``warrant.events.event.Event.known_from``).

    Closing prices and mailings stay: they are dated by themselves, and a replay asks only for those it needs.
    """
    return replace(matter, events=tuple(event for event in matter.events if event.known_from <= day))


def book_known_on(book: Book, day: date) -> Book | None:
    """The book of the same day as it was known on another; ``None`` where the instrument gave no answer then."""
    if day not in book.as_known:
        matter = known_on(book.matter, day)
        book.as_known[day] = book if matter.events == book.matter.events else _answer(matter, book.as_of)
    return book.as_known[day]


def _answer(matter: Matter, as_of: date | None) -> Book | None:
    try:
        return replay(matter, as_of)
    except BadMatter:
        return None
