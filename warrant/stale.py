"""What an event that was entered late makes stale: documents that stood before it, and are otherwise with it.

An event that is recorded after another has taken effect is replayed in its own place all the same, so that
every later figure may change. Each document in which one does is to be superseded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document, computed
from warrant.documents.kinds import certificate_of_mailing, mailing_list
from warrant.errors import BadMatter
from warrant.events.event import Event
from warrant.facts import AnyFact
from warrant.known import known_on
from warrant.matter import Matter
from warrant.replay import in_order_of_effect, replay

Change = Literal["differs", "new", "gone"]
OF_PAPERS = (mailing_list.KIND, certificate_of_mailing.KIND)  # they list other papers, and follow from these


@dataclass(frozen=True)
class Stale:
    """One document that an event changes, as it is with the event; where it is gone, as it was before.

    ``facts`` are those that differ, before and after, by name: none where the document is new or gone, or
    where only its tables differ.
    """

    document: Document
    change: Change
    facts: Mapping[str, tuple[AnyFact, AnyFact]]


@dataclass(frozen=True)
class LateEntry:
    """An event that became known after what it changes, and every document that is otherwise because of it."""

    event: Event
    documents: tuple[Stale, ...]


def late_entries(book: Book) -> Iterator[LateEntry]:
    """The events of a book that were entered late or reach back, in the order in which they became known.

    Each is held against the book as known the day before it was recorded. An event that changes nothing but
    the documents of its own is not late.
    """
    matter = book.matter
    effects = {event.id: effect.on for event, effect in in_order_of_effect(matter)}
    recorded = [event for event in matter.events if event.recorded or event.reaches_back]
    for event in sorted(recorded, key=lambda event: event.known_from):
        known = known_on(matter, event.known_from - timedelta(1))
        # Only a thing that takes effect no earlier can change: this spares all but few the two replays.
        start = min(effects[event.id], event.happened_on)
        if not event.reaches_back and all(effects[each.id] < start for each in known.events):
            continue
        documents = _changed(event, known, book)
        if any(each.document.event != event.id for each in documents):
            yield LateEntry(event, documents)


def _changed(event: Event, known: Matter, book: Book) -> tuple[Stale, ...]:
    """Empty where one of the two books has no answer, so that no document can have stood, or can follow."""
    events = tuple(each for each in book.matter.events if each.known_from < event.known_from or each is event)
    day = min(event.known_from, book.as_of or event.known_from)
    try:
        old, new = _documents(known, day), _documents(replace(known, events=events), day)
    except BadMatter:
        return ()
    return tuple(_compared(old, new))


def _documents(matter: Matter, day: date) -> dict[str, Document]:
    documents = computed(replay(matter, day))
    return {document.stem: document for document in documents if document.kind not in OF_PAPERS}


def _compared(old: Mapping[str, Document], new: Mapping[str, Document]) -> Iterator[Stale]:
    for stem in sorted(old.keys() | new.keys()):
        if stem not in old:
            yield Stale(new[stem], "new", {})
        elif stem not in new:
            yield Stale(old[stem], "gone", {})
        elif _values(old[stem]) != _values(new[stem]):
            before, after = old[stem].facts, new[stem].facts
            pairs = {name: (before[name], after[name]) for name in before.keys() & after.keys()}
            differing = {name: pair for name, pair in sorted(pairs.items()) if pair[0].value != pair[1].value}
            yield Stale(new[stem], "differs", differing)


def _values(document: Document) -> object:
    """All that a document states, without how it was found."""
    rows = {
        table: [{name: fact.value for name, fact in row.items()} for row in rows]
        for table, rows in document.rows.items()
    }
    return {name: fact.value for name, fact in document.facts.items()}, rows
