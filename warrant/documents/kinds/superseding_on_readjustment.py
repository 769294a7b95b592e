"""The statement that a readjustment supersedes earlier statements of adjustment (6(i)3(C)-(D)).

the Warrant Price shall forthwith be readjusted to such Warrant Price as would have obtained had the
adjustment made upon the issuance of such options, rights ... being made upon the basis of ...

The earlier statements told the price that was in effect up to the readjustment, and stay true of that time. What
6(viii) has sent is the statement of the readjustment itself; this paper names what it supersedes from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from warrant import register
from warrant.adjustment import Adjustment, ShareAdjustment
from warrant.book import Book, Entry
from warrant.data import dataclass
from warrant.documents import common
from warrant.documents.common import holder_address, parties
from warrant.documents.corrections import corrections
from warrant.documents.document import Document, Row, file_stem
from warrant.documents.kinds import adjustment_statement
from warrant.facts import Fact
from warrant.known import book_known_on
from warrant.state import State

KIND = "superseding_on_readjustment"
SHORT = "SR"
GIVEN = ("of", "changed_on", "shares_deliverable", "lapsed_on", "shares_lapsed", "as_if_shares", "rights_issued_on")


@dataclass(frozen=True)
class Given:
    """One paper, and the statement of a readjustment with which it is given: the first, or one that supersedes it.

    ``known`` is the book from which that statement is made, ``reason`` the event by which it is called for, ``earlier``
    the short id of the paper whose place it takes, if there is one.
    """

    known: Book
    event: str
    certificate: str
    statement: str
    reason: str
    on: date
    short: str = SHORT
    earlier: str = ""

    @property
    def stem(self) -> str:
        """The name of the paper, without extension."""
        return file_stem(KIND, self.on, self.event, self.certificate)


def called_for(book: Book) -> Iterator[Document]:
    """One with each statement of a readjustment by which an earlier statement would have been otherwise."""
    older: dict[str, Document] = {}
    for given, share in papers(book):
        number = next(number for number, each in enumerate(given.known.entries) if each.event.id == given.event)
        entry = given.known.entries[number]
        if entry.adjustment:
            paper = _document(given, entry, entry.adjustment, share)
            older[paper.id] = paper
            yield replace(paper, against=older.get(given.earlier))


def papers(book: Book) -> Iterator[tuple[Given, ShareAdjustment]]:
    """Each paper of a book, with the Warrant that it concerns as the readjustment found it."""
    for given in _given(book):
        entry = next(each for each in given.known.entries if each.event.id == given.event)
        for share in entry.adjustment.shares if entry.adjustment else ():
            if share.warrant.certificate == given.certificate and any(_superseded(given, entry, share)):
                yield given, share


def _given(book: Book) -> Iterator[Given]:
    """The statements of readjustments: each as known when it was mailed, and those that supersede it."""
    corrected = list(corrections(book))
    mailed = {(each.entry.event.id, each.then.certificate): each.mailing for each in reversed(corrected)}
    for adjustment in book.adjustments:
        for share in adjustment.shares if adjustment.computation.supposed else ():
            event, certificate = adjustment.event, share.warrant.certificate
            mailing = mailed.get((event.id, certificate))
            known = book_known_on(book, mailing.sent_on) if mailing else book
            id = adjustment_statement.short_id(event.id, certificate)
            yield Given(known or book, event.id, certificate, id, event.id, event.on)
    for each in corrected:
        event_id, certificate, short = each.entry.event.id, each.then.certificate, f"{SHORT}{each.number + 1}"
        earlier = f"{SHORT}{each.number if each.number > 1 else ''}-{event_id}-{certificate}"
        reason = each.causes[0].id
        yield Given(each.known, event_id, certificate, each.id, reason, each.became_known, short, earlier)


def _document(given: Given, entry: Entry, adjustment: Adjustment, share: ShareAdjustment) -> Document:
    event, certificate, computed = adjustment.event, share.warrant.certificate, adjustment.computation.facts
    how = "the statement of the readjustment itself"
    facts = {
        **parties(given.known.matter.terms, share.warrant, entry.after.amended),
        **{name: computed[name] for name in GIVEN if name in computed},
        "event": common.event_id(event.id, adjustment.clause),
        "clause": Fact(f"{event.id}.clause", adjustment.clause, "6", "the clause that applies", event=event.id),
        "statement": Fact(f"{event.id}.{certificate}.statement", given.statement, "6(viii)", how, event=event.id),
        "price_before": adjustment.price_before,
        "price_after": adjustment.price_after,
        "shares_before": share.warrant.shares,
        "shares_after": share.after,
        "effective_on": adjustment.effect.day,
        "effective_time": adjustment.effect.time,
    }
    if given.earlier:
        of = f"{event.id}.{certificate}.{given.short}"
        facts["earlier"] = Fact(of, given.earlier, adjustment.clause, "the paper whose place this one takes")
    tables = {"holder_address": holder_address(share.warrant), "superseded": tuple(_superseded(given, entry, share))}
    return Document(KIND, given.short, adjustment.clause, given.on, event.id, certificate, facts, tables)


def _superseded(given: Given, entry: Entry, share: ShareAdjustment) -> Iterator[Row]:
    """Each earlier statement to the Holder of this Warrant, or of one that it was issued for, that is otherwise now."""
    adjustment = entry.adjustment
    supposed = adjustment.computation.supposed if adjustment else {}
    line = register.descent(share.warrant, entry.after)
    for then in (each.adjustment for each in given.known.entries if each.event.id in supposed):
        for stated in then.shares if then else ():
            if adjustment and then and stated.warrant.certificate in line:
                yield from _row(adjustment, then, stated, supposed[then.event.id])


def _row(adjustment: Adjustment, then: Adjustment, stated: ShareAdjustment, supposed: State) -> Iterator[Row]:
    """A statement beside what it would have stated; nothing where that is the same."""
    event, id, certificate = adjustment.event.id, then.event.id, stated.warrant.certificate
    held = register.find(certificate, supposed)
    price = supposed.price
    if held is None or (price.value, held.shares.value) == (then.price_after.value, stated.after.value):
        return
    of, clause = f"{event}.{id}.{certificate}", adjustment.clause
    how = f"as it would have been after {id}, with the rights as they turned out"
    statement = adjustment_statement.short_id(id, certificate)
    yield {
        "statement": Fact(of, statement, clause, "an earlier statement", event=event),
        "effective_on": then.effect.day,
        "price_stated": then.price_after,
        "price_as_if": Fact(f"{event}.as_if.{id}", price.value, clause, how, (price,), event=event),
        "shares_stated": stated.after,
        "shares_as_if": Fact(f"{of}.s", held.shares.value, clause, how, (held.shares,), event=event),
    }
