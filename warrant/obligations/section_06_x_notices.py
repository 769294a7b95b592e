"""Section 6(x): "Company shall forward, at the same time and in the same manner, to Holder such notice, if any"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_1
from warrant.book import Book
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.split import Split
from warrant.obligations.obligation import Obligation, holder_of
from warrant.replay import state_on
from warrant.section_6.v_distribution import is_of_a_kind_that_adjusts
from warrant.stems import file_stem

KIND = "stockholders_notice_copy"


def due(book: Book) -> Iterator[Obligation]:
    """A copy to each Holder of each notice that stockholders were given of an action of clauses (iii) to (v)."""
    terms = book.matter.terms
    for event in book.matter.events:
        if not isinstance(event, Split | Distribution) or not _is_of_the_types_described(event):
            continue
        on, method = event.stockholders_notice_on, event.stockholders_notice_method
        if not on or not method or not section_1.within_term(terms, on) or (book.as_of and on > book.as_of):
            continue
        for warrant in state_on(book, on).warrants:
            yield Obligation(
                kind=KIND,
                document=file_stem(KIND, event.on, event.id, warrant.certificate),
                event=event.id,
                clause="6(x)",
                to=holder_of(warrant),
                since=on,
                by=event.fact("stockholders_notice_on", "6(x)"),
                not_before=on,
                methods=(method,),
                readings=section_1.readings_relied_on(terms, on),
            )


def _is_of_the_types_described(event: Event) -> bool:
    return not isinstance(event, Distribution) or is_of_a_kind_that_adjusts(event)
