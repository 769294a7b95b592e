"""Section 12.1: "Company shall not amend its certificate or articles ... of incorporation to eliminate"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_1, section_12
from warrant.book import Book
from warrant.events.charter_amendment import CharterAmendment
from warrant.obligations.obligation import Obligation, done, holder_of
from warrant.section_17 import in_force


def due(book: Book) -> Iterator[Obligation]:
    """The approval of each Holder, without which such an amendment is a breach from its day on."""
    for entry in book.entries:
        event = entry.event
        if not isinstance(event, CharterAmendment) or event.eliminates_common_stock == "no":
            continue
        if not section_1.within_term(in_force(entry.after, book.matter).terms, event.amended_on):
            continue
        clause = section_12.SHALL_NOT_AMEND
        for warrant in entry.after.outstanding_warrants:
            yield Obligation(
                kind="approval_of_charter_amendment",
                document="",
                event=event.id,
                clause=clause,
                to=holder_of(warrant),
                since=event.amended_on,
                manner="do",
                by=event.fact("amended_on", clause),
                done=done(event, "approved_on", clause),
            )
