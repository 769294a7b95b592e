"""Statements of adjustment that were mailed, and are otherwise by what became known after the mailing (6(viii)).

    Whenever the Warrant Price shall be adjusted as provided in this Section 6, Company shall prepare a
    statement showing the facts requiring such adjustment and the Warrant Price that shall be in effect after
    such adjustment. Company shall cause a copy of such statement to be sent ... to each Holder

A statement that shows other facts, or another price, is not that statement: a right one is owed, and it supersedes
the one that was mailed. It may be superseded in its turn. A statement that was not mailed is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from warrant.book import Book, Entry, once
from warrant.data import dataclass
from warrant.documents.document import Document, file_stem
from warrant.documents.kinds import adjustment_statement
from warrant.documents.mailed import changing, figures, first_mailings, known_after
from warrant.events.event import Event
from warrant.known import book_known_on
from warrant.mailings import Mailing
from warrant.replay import state_on
from warrant.state import Warrant

KIND = "superseding_statement"
SHORT = "SU"


@dataclass(frozen=True)
class Correction:
    """One paper that supersedes another: the ``number``-th of a statement of adjustment to one Holder.

    ``earlier`` is the short id of the paper superseded, ``mailing`` its mailing, ``then`` the statement as made in it.
    ``now`` is the statement as corrected, ``None`` where no adjustment is required any more; ``entry`` is its event
    with what follows from it, in the book as ``known``. ``became_known`` is the day on which the earlier paper turned
    out to be otherwise, and ``causes`` is what became known on it and later, where that changed the statement again.
    """

    number: int
    earlier: str
    mailing: Mailing
    became_known: date
    causes: tuple[Event, ...]
    then: Document
    now: Document | None
    entry: Entry
    known: Book
    warrant: Warrant

    @property
    def stem(self) -> str:
        """The name of the superseding paper, without extension."""
        return file_stem(KIND, self.became_known, self.entry.event.id, self.then.certificate)

    @property
    def id(self) -> str:
        """Its short id."""
        return "-".join((self.short, self.entry.event.id, self.then.certificate))

    @property
    def short(self) -> str:
        """The letters of its short id: SU, and from the second on SU2."""
        return f"{SHORT}{self.number if self.number > 1 else ''}"


@once
def corrections(book: Book) -> Iterator[Correction]:
    """The superseding papers of every statement that was mailed, each statement's in their order."""
    mailed = first_mailings(book)
    for entry in book.entries:
        prefix = f"{file_stem(adjustment_statement.KIND, entry.event.on, entry.event.id)}-"
        for stem in (each for each in mailed if each.startswith(prefix)):
            yield from _Statement(book, entry, stem.removeprefix(prefix), mailed).chain(mailed[stem])


class _Statement:
    """One statement of adjustment that was mailed, through all that was known of it."""

    def __init__(self, book: Book, entry: Entry, certificate: str, mailed: Mapping[str, Mailing]) -> None:
        self._book = book
        self._entry = entry
        self._certificate = certificate
        self._mailed = mailed
        self._id = entry.event.id

    def chain(self, mailing: Mailing) -> Iterator[Correction]:
        """The paper that supersedes the statement as mailed, the one that supersedes that, and so on."""
        if not self._days(mailing.sent_on):
            return
        then, number = self._on(mailing.sent_on), 1
        earlier = then.id if then else ""
        # Where there was no such statement on the day of the mailing, what was mailed cannot be told.
        while then and (found := self._next(number, earlier, mailing, then)):
            yield found
            if found.stem not in self._mailed:
                return
            mailing, then, earlier, number = self._mailed[found.stem], found.now, found.id, number + 1

    def _next(self, number: int, earlier: str, mailing: Mailing, then: Document) -> Correction | None:
        days = self._days(mailing.sent_on)
        otherwise = next((day for day in days if self._differs(then, day)), None)
        if otherwise is None:
            return None
        sent = self._mailed.get(file_stem(KIND, otherwise, self._id, self._certificate))
        upto = sent.sent_on if sent else days[-1]
        if not sent and not self._differs(then, upto):
            return None
        causes = tuple(self._causes(mailing.sent_on, upto))
        warrant = _registered(self._book, min(otherwise, self._book.as_of or otherwise), then.certificate)
        known, entry, now = book_known_on(self._book, upto), self._entry_on(upto), self._on(upto)
        if known is None or entry is None:
            return None
        return Correction(number, earlier, mailing, otherwise, causes, then, now, entry, known, warrant)

    def _entry_on(self, day: date) -> Entry | None:
        """The event with what followed from it as known on a day."""
        known = book_known_on(self._book, day)
        return next((each for each in known.entries if each.event.id == self._id), None) if known else None

    def _on(self, day: date) -> Document | None:
        """The statement as known on a day."""
        entry = self._entry_on(day)
        terms = self._book.matter.terms
        return adjustment_statement.statement(entry, self._certificate, terms) if entry else None

    def _differs(self, one: Document, day: date) -> bool:
        """Whether the facts known on a day call for another statement, or for none at all."""
        entry, other = self._entry_on(day), self._on(day)
        if other:
            return figures(one) != figures(other)
        # An adjustment that passes over this Warrant finds it no longer outstanding; the paper stands.
        return entry is not None and entry.adjustment is None

    def _days(self, after: date) -> list[date]:
        """The days after a mailing on which something became known that may change the statement."""
        return sorted({event.known_from for event in self._known_after(after)})

    def _known_after(self, after: date) -> list[Event]:
        until = max(after, self._entry.effect.on)
        return [entry.event for entry in known_after(self._book, after, until)]

    def _causes(self, after: date, upto: date) -> Iterator[Event]:
        """What became known on each day that changed the statement, up to one."""
        days = [each for each in self._days(after) if each <= upto]
        for day in changing(self._stated(after), days, self._stated):
            yield from (event for event in self._known_after(after) if event.known_from == day)

    def _stated(self, day: date) -> object:
        document = self._on(day)
        return figures(document) if document else None


def _registered(book: Book, day: date, certificate: str) -> Warrant:
    """A Warrant as registered on a day; as it stood when it was cancelled, where it was."""
    state = state_on(book, day)
    held = (*state.warrants, *(each.warrant for each in state.cancelled))
    return next(each for each in held if each.certificate == certificate)
