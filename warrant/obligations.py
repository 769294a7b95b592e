"""Obligations: what is due to whom, under which clause, by when and by which method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from warrant import section_1, section_10, section_14
from warrant.adjustment import Warrant
from warrant.book import Book
from warrant.documents.kinds import adjustment_statement, extraordinary_dividend_notice
from warrant.facts import Fact
from warrant.mailings import Mailing, Method


@dataclass(frozen=True)
class Obligation:
    """One paper to send to one Holder. ``document`` is its name without the extension.

    ``kind`` is the paper's kind. ``by`` is the last lawful day to send it; ``None`` where the clause fixes
    none. It is owed from ``since`` on, and may not be sent before ``not_before``. ``readings`` are those on
    which its days and its methods rest.
    """

    kind: str
    document: str
    event: str
    clause: str
    warrant: Warrant
    since: date
    by: Fact[date] | None
    not_before: date | None
    methods: tuple[Method, ...]
    readings: tuple[str, ...]


def obligations(book: Book) -> Iterator[Obligation]:
    """What a book makes due: notices under Section 10, then statements under Section 6(viii)."""
    yield from _notices(book)
    yield from _statements(book)


def _notices(book: Book) -> Iterator[Obligation]:
    kind, readings = extraordinary_dividend_notice, book.matter.terms.readings
    methods = section_14.methods_for_notice_to_be_mailed(readings)
    for due in section_10.notices_due(book):
        event, declared = due.event, due.event.declared_on
        by = section_10.last_day_to_mail(event, readings)
        for warrant in due.then.warrants:
            stem = kind.stem(event, warrant.certificate)
            relied_on = (*by.readings, "R36", *section_1.readings_relied_on(book.matter.terms, declared))
            yield Obligation(kind.KIND, stem, event.id, "10", warrant, declared, by, declared, methods, relied_on)


def _statements(book: Book) -> Iterator[Obligation]:
    """A statement may be given in advance of the adjustment that it reports (6(viii))."""
    kind, methods = adjustment_statement, section_14.methods_for_statement(book.matter.terms.readings)
    for adjustment in book.adjustments:
        event, effective = adjustment.event.id, adjustment.effect.on
        relied_on = ("R14", *adjustment.effect.day.readings)
        for share in adjustment.shares:
            stem = kind.stem(adjustment, share.warrant.certificate)
            yield Obligation(
                kind.KIND, stem, event, "6(viii)", share.warrant, effective, None, None, methods, relied_on
            )


def mailings_of(obligation: Obligation, book: Book, as_of: date) -> tuple[Mailing, ...]:
    """The mailings of an obligation's paper up to a day, in the file's order."""
    mailings = book.matter.mailings
    return tuple(each for each in mailings if each.document == obligation.document and each.sent_on <= as_of)
