"""Obligations: what is due to whom, under which clause, by when and by which method; and whether it was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from warrant import section_10, section_14
from warrant.adjustment import Warrant
from warrant.book import Book
from warrant.documents.kinds import adjustment_statement, extraordinary_dividend_notice
from warrant.events.distribution import Distribution
from warrant.facts import Fact
from warrant.mailings import Mailing, Method


@dataclass(frozen=True)
class Obligation:
    """One thing to send to one Holder. ``document`` is the name of the paper without its extension.

    ``by`` is the last lawful day to send it; ``None`` where the clause fixes none. It becomes due on
    ``since``.
    """

    document: str
    event: str
    clause: str
    warrant: Warrant
    since: date
    by: Fact[date] | None
    methods: tuple[Method, ...]
    readings: tuple[str, ...]


def obligations(book: Book) -> Iterator[Obligation]:
    """What a book makes due, in the order of effect: Section 10 notices, Section 6(viii) statements."""
    readings = book.matter.terms.readings
    for entry in book.entries:
        event = entry.event
        if isinstance(event, Distribution) and section_10.notice_is_due(event):
            by = section_10.last_day_to_mail(event, readings)
            methods = section_14.methods_for_notice_to_be_mailed(readings)
            for warrant in book.state_on(event.declared_on).warrants:
                stem = extraordinary_dividend_notice.stem(event, warrant.certificate)
                yield Obligation(stem, event.id, "10", warrant, event.declared_on, by, methods, ("R28", "R36"))
        if entry.adjustment:
            methods = section_14.methods_for_statement(readings)
            for warrant in entry.after.warrants:
                stem = adjustment_statement.stem(entry.adjustment, warrant.certificate)
                yield Obligation(stem, event.id, "6(viii)", warrant, entry.effect.on, None, methods, ("R14",))


def mailings_of(obligation: Obligation, mailings: Iterable[Mailing]) -> tuple[Mailing, ...]:
    """The mailings of an obligation's document, in the file's order."""
    return tuple(mailing for mailing in mailings if mailing.document == obligation.document)
