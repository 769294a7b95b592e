"""Section 10: "Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_1, section_10, section_14
from warrant.book import Book
from warrant.documents.kinds import extraordinary_dividend_notice
from warrant.obligations.obligation import Obligation, holder_of, to_each


def due(book: Book) -> Iterator[Obligation]:
    """A notice of each dividend or distribution of Section 10 to each Holder."""
    kind, readings = extraordinary_dividend_notice, book.matter.terms.readings
    methods = section_14.methods_for_notice_to_be_mailed(readings)
    for notice in section_10.notices_due(book):
        event, declared = notice.event, notice.event.declared_on
        by = section_10.last_day_to_mail(event, readings)
        relied_on = (*by.readings, "R36", *section_1.readings_relied_on(book.matter.terms, declared))
        for warrant in notice.then.outstanding_warrants:
            yield Obligation(
                kind=kind.KIND,
                document=kind.stem(event, warrant.certificate),
                event=event.id,
                clause="10",
                to=holder_of(warrant),
                since=declared,
                by=by,
                each=to_each(kind.KIND, event, holder_of(warrant)),
                not_before=declared,
                methods=methods,
                readings=relied_on,
            )
