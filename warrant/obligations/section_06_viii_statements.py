"""Section 6(viii): "Company shall cause a copy of such statement to be sent by mail ... to each Holder"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_14
from warrant.book import Book
from warrant.documents.kinds import adjustment_statement
from warrant.obligations.obligation import Obligation, holder_of


def due(book: Book) -> Iterator[Obligation]:
    """A statement of each adjustment to each Holder; it may be given in advance of the adjustment."""
    kind, methods = adjustment_statement, section_14.methods_for_statement(book.matter.terms.readings)
    for adjustment in book.adjustments:
        for share in adjustment.shares:
            yield Obligation(
                kind=kind.KIND,
                document=kind.stem(adjustment, share.warrant.certificate),
                event=adjustment.event.id,
                clause="6(viii)",
                to=holder_of(share.warrant),
                since=adjustment.effect.on,
                methods=methods,
                readings=("R14", *adjustment.effect.day.readings),
            )
