"""What was mailed is history: when each paper was first sent, and what became known only after that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from warrant.book import Book, Entry
from warrant.documents.document import Document
from warrant.mailings import Mailing

UNTOUCHED = ("holder_name", "company_name", "company_signatory_title")
TELLING = ("holder_address", "considered", "readings")


def first_mailings(book: Book) -> Mapping[str, Mailing]:
    """The first mailing of each paper by its name, up to the book's day."""
    found: dict[str, Mailing] = {}
    for mailing in sorted(book.matter.mailings, key=lambda each: each.sent_on):
        if book.as_of is None or mailing.sent_on <= book.as_of:
            found.setdefault(mailing.document, mailing)
    return found


def known_after(book: Book, day: date, until: date | None) -> Iterator[Entry]:
    """What became known after a day and happened by another, or reaches back: only this can change a paper of the day.

    Without ``until``, all that became known after the day.
    """
    for entry in book.entries:
        event = entry.event
        happened = min(entry.effect.on, event.happened_on)
        if event.known_from > day and (event.reaches_back or until is None or happened <= until):
            yield entry


def figures(document: Document) -> object:
    """What a paper states of the matter: not to whom, by whom, nor why nothing else applies."""
    facts = {name: fact.value for name, fact in document.facts.items() if name not in UNTOUCHED}
    rows = {
        table: [{name: fact.value for name, fact in row.items()} for row in rows]
        for table, rows in document.rows.items()
        if rows and table not in TELLING
    }
    return facts, rows


def changing(first: object, days: Iterable[date], stated: Callable[[date], object]) -> Iterator[date]:
    """Of some days in their order those on which what a paper states is another thing than before."""
    for day in days:
        now = stated(day)
        if now != first:
            yield day
        first = now
