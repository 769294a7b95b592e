"""The statement of adjustment that Section 6(viii) requires, one for each Holder.

Whenever the Warrant Price shall be adjusted as provided in this Section 6, Company shall prepare a
statement showing the facts requiring such adjustment and the Warrant Price that shall be in effect
after such adjustment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_14
from warrant.adjustment import Adjustment, ShareAdjustment
from warrant.book import Book, Entry
from warrant.documents.common import considered_rows, event_id, holder_address, parties, readings_relied_on, unrounded
from warrant.documents.document import Document, Row, file_stem
from warrant.facts import AnyFact, Fact
from warrant.quantities import Money
from warrant.section_6.i_3_recomputed import recomputed
from warrant.state import Amended
from warrant.terms import Terms

KIND = "adjustment_statement"
SHORT = "AS"


def called_for(book: Book) -> Iterator[Document]:
    """One statement for each adjustment and each Warrant outstanding."""
    for entry in book.entries:
        if entry.adjustment:
            for share in entry.adjustment.shares:
                yield statement_of(entry, entry.adjustment, share, book.matter.terms)


def statement(entry: Entry, certificate: str, terms: Terms) -> Document | None:
    """The statement of an event to the Holder of one Warrant; ``None`` where none is called for."""
    shares = entry.adjustment.shares if entry.adjustment else ()
    of_it = (share for share in shares if share.warrant.certificate == certificate)
    return next((statement_of(entry, entry.adjustment, share, terms) for share in of_it if entry.adjustment), None)


def statement_of(entry: Entry, adjustment: Adjustment, share: ShareAdjustment, terms: Terms) -> Document:
    """The statement of an adjustment to the Holder of the Warrant to which Section 5 was applied."""
    event = adjustment.event
    facts, rows = _facts(adjustment, share, terms, entry.after.amended), _rows(adjustment, share)
    return Document(KIND, SHORT, "6(viii)", event.on, event.id, share.warrant.certificate, facts, rows)


def stem(adjustment: Adjustment, certificate: str) -> str:
    """The name, without extension, of the statement of an adjustment for one certificate."""
    return file_stem(KIND, adjustment.event.on, adjustment.event.id, certificate)


def short_id(event: str, certificate: str) -> str:
    """The short id of the statement of an event for one certificate."""
    return f"{SHORT}-{event}-{certificate}"


def _facts(
    adjustment: Adjustment, share: ShareAdjustment, terms: Terms, amended: Amended | None
) -> Mapping[str, AnyFact]:
    event, computation = adjustment.event.id, adjustment.computation
    product = "shares_product" if isinstance(share.product.value, Money) else "shares_in_proportion"
    product = "shares_replayed" if share.product is share.after else product
    product = "shares_of_all_in_proportion" if share.together and product == "shares_in_proportion" else product
    return {
        **parties(terms, share.warrant, amended),
        **computation.facts,
        "event": event_id(event, "6(viii)"),
        "clause": Fact(f"{event}.clause", adjustment.clause, "6", "the clause that applies", event=event),
        "price_before": adjustment.price_before,
        "price_after": adjustment.price_after,
        "shares_before": share.warrant.shares,
        product: share.product,
        "shares_after": share.after,
        **_quotients(adjustment.price_after, share.after),
        **_together(share),
        "sent_by": section_14.sent_by(section_14.methods_for_statement(terms.readings), event, "6(viii)", "R14"),
        "effective_on": adjustment.effect.day,
        "effective_time": adjustment.effect.time,
    }


def _quotients(price: AnyFact, shares: AnyFact) -> Mapping[str, AnyFact]:
    """The price and the shares before rounding; what a replay of the history gives is no quotient."""
    named = {"price_quotient": price, "shares_quotient": shares}
    return {name: unrounded(fact, name) for name, fact in named.items() if fact.unrounded is not None}


def _together(share: ShareAdjustment) -> Mapping[str, AnyFact]:
    """The shares under all Warrants, where this one has a part of them (reading R25)."""
    if not (all := share.together):
        return {}
    quotient = unrounded(all.after, "shares_of_all_quotient")
    return {
        "shares_of_all_before": all.warrant.shares,
        "shares_of_all_quotient": quotient,
        "shares_of_all_after": all.after,
    }


def _rows(adjustment: Adjustment, share: ShareAdjustment) -> dict[str, tuple[Row, ...]]:
    event = adjustment.event.id
    considered = considered_rows(event, adjustment.considered)
    readings = readings_relied_on(_relied_on(adjustment, share), event, adjustment.readings)
    address = holder_address(share.warrant)
    rows = {
        "holder_address": address,
        "considered": considered,
        "readings": readings,
        "closes": (),
        "path": (),
        **recomputed(()),
        "tranches": (),
    }
    return rows | dict(adjustment.computation.rows)


def _relied_on(adjustment: Adjustment, share: ShareAdjustment) -> set[str]:
    """The readings behind this event's own steps, and behind the finding that its clause applies."""
    roots: tuple[AnyFact, ...] = (adjustment.price_after, share.after, adjustment.effect.day, adjustment.effect.time)
    facts = (fact for root in roots for fact in root.walk(within=f"{adjustment.event.id}."))
    applied = {id for each in adjustment.considered if each.applies for id in each.readings}
    if "starting_price" in adjustment.computation.facts:
        applied.add("R34")
    return applied | {id for fact in facts for id in fact.readings}
