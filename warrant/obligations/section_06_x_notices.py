"""Section 6(x): "Company shall forward, at the same time and in the same manner, to Holder such notice, if any"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_1
from warrant.book import Book
from warrant.obligations.obligation import Obligation, holder_of, to_each
from warrant.section_6.x_stockholders_notice import CLAUSE, NOTICE, notices_given
from warrant.stems import file_stem


def due(book: Book) -> Iterator[Obligation]:
    """A copy to each Holder of each notice that stockholders were given of an action of clauses (iii) to (v)."""
    for given in notices_given(book):
        event = given.event
        for warrant in given.then.outstanding_warrants:
            yield Obligation(
                kind=NOTICE,
                document=file_stem(NOTICE, event.on, event.id, warrant.certificate),
                event=event.id,
                clause=CLAUSE,
                to=holder_of(warrant),
                since=given.on,
                each=to_each(NOTICE, event, holder_of(warrant)),
                by=event.fact("stockholders_notice_on", CLAUSE),
                not_before=given.on,
                methods=(given.method,),
                readings=section_1.readings_relied_on(book.matter.terms, given.on),
            )
