"""The ledger: every adjustment with its event and clause, and the Warrant register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.table import Table

from tenor.exercises import exercises_json
from tenor.remarks import remarks_json
from tenor.reserves import reserves_json
from tenor.show import people, plain
from tenor.stale import stale_json
from tenor.what_if import outcomes_json
from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.events.event import Event
from warrant.register import Registered, registered
from warrant.section_1 import last_day_of_exercise
from warrant.section_8 import purchasable
from warrant.section_9 import void_after
from warrant.section_14 import mailed_by
from warrant.state import Warrant


def ledger_json(book: Book, planned: tuple[Event, ...] = ()) -> Mapping[str, Any]:
    """The ledger for programs: every number as decimal text, dates as ISO text; what planned events would do."""
    return {
        "adjustments": [_adjustment(each) for each in book.adjustments],
        "unadjusted": [
            {"event": entry.event.id, "considered": [[c.clause, c.because] for c in entry.considered]}
            for entry in book.entries
            if not entry.adjustment
        ],
        "price": plain(book.state.price.value),
        "shares": plain(book.state.purchasable),
        "outstanding": plain(book.state.issued.value),
        "outstanding_with_deemed": plain(book.state.outstanding.value),
        "register": [_registered(line, book) for line in registered(book.state)],
        "exercises": exercises_json(book),
        "reserves": reserves_json(book),
        **_ended(book),
        "readings": dict(book.matter.terms.readings.chosen),
        "remarks": remarks_json(book),
        "stale": stale_json(book),
        "planned": outcomes_json(book, planned),
    }


def _ended(book: Book) -> Mapping[str, Any]:
    """What is purchasable in lieu of Common Stock, and whether the Term has ended, where either is so."""
    expired = expired_on(book)
    in_lieu = [
        {
            "certificate": warrant.certificate,
            "kind": each.kind,
            "description": each.description,
            "per_share": plain(each.per_share.value),
            "amount": plain(each.amount.value),
        }
        for warrant in book.state.outstanding_warrants
        if not expired and not _void_since(warrant, book)
        for each in purchasable(book.state, warrant)
    ]
    return ({"in_lieu": in_lieu} if in_lieu else {}) | ({"expired": plain(expired)} if expired else {})


def expired_on(book: Book) -> date | None:
    """The last day of the Term where the book's day is after it: nothing is purchasable then."""
    amended = book.state.amended
    end = amended.expires_on if amended and amended.expires_on else book.expires_on
    last = last_day_of_exercise(end, book.matter.terms.readings).value
    return last if book.as_of and book.as_of > last else None


def end_lines(book: Book) -> Iterator[str]:
    """What is purchasable in lieu of Common Stock, or that it is void, or that the Term has ended, a line each."""
    if expired := expired_on(book):
        yield f"Expired: the Term ended on {expired}, and nothing is purchasable."
        return
    for warrant in book.state.outstanding_warrants:
        if void := _void_since(warrant, book):
            yield f"{warrant.certificate}: void since the end of {void} (Section 9)."
            continue
        for each in purchasable(book.state, warrant):
            per = people(each.per_share.value)
            yield f"{warrant.certificate}: {people(each.amount.value)} of {each.description}, {per} for each share."


def _void_since(warrant: Warrant, book: Book) -> date | None:
    """The last day of a Warrant's rights where the book's day is after it (Section 9)."""
    last = void_after(warrant, book.state, mailed_by(book.matter, book.as_of))
    return last.value if last and book.as_of and book.as_of > last.value else None


def _registered(line: Registered, book: Book) -> Mapping[str, Any]:
    """A certificate of the register: its Holder, its shares, whence it came, and by what it was cancelled."""
    warrant = line.warrant
    void = not line.cancelled_by and _void_since(warrant, book)
    known = {
        "certificate": warrant.certificate,
        "holder": warrant.holder.name,
        "shares": plain(warrant.shares.value),
        "holders": warrant.listed or None,
        "parent": warrant.parent,
        "issued_on": plain(warrant.issued_on),
        "issued_by": warrant.issued_by,
        "standing": "cancelled" if line.cancelled_by else "void" if void else "outstanding",
        "cancelled_on": plain(line.cancelled_on) if line.cancelled_on else None,
        "cancelled_by": line.cancelled_by,
    }
    return {key: value for key, value in known.items() if value is not None}


def _adjustment(adjustment: Adjustment) -> Mapping[str, Any]:
    return {
        "event": adjustment.event.id,
        "clause": adjustment.clause,
        "effective": plain(adjustment.effect.on),
        "effective_time": adjustment.effect.time.value,
        "price_before": plain(adjustment.price_before.value),
        "price_after": plain(adjustment.price_after.value),
        "shares_before": plain(adjustment.shares_before),
        "shares_after": plain(adjustment.shares_after),
        "certificates": [
            {
                "certificate": warrant.certificate,
                "holder": warrant.holder.name,
                "shares_before": plain(warrant.shares.value),
                "shares_after": plain(after.value),
            }
            for warrant, after in adjustment.moved
        ],
    }


def ledger_table(book: Book, planned: tuple[Event, ...] = ()) -> Table:
    """The ledger for people: a row for the issue and for each event, adjusting or not, planned or not."""
    table = Table(title=f"Warrant {book.matter.terms.certificate}", title_justify="left")
    for heading in ("Event", "Clause", "Effective", "Warrant Price", "Shares purchasable"):
        table.add_column(heading, justify="right" if heading.startswith(("Warrant", "Shares")) else "left")
    start = book.at_issue
    shares = " + ".join(people(warrant.shares.value) for warrant in start.outstanding_warrants)
    table.add_row("issue", "1", plain(book.matter.terms.issued_on), people(start.price.value), shares)
    for entry in book.entries:
        shares = " + ".join(people(warrant.shares.value) for warrant in entry.after.outstanding_warrants)
        acted = entry.act.clause if entry.act else "no adjustment"
        clause = entry.adjustment.clause if entry.adjustment else acted
        event = f"{entry.event.id}{' (planned)' * (entry.event in planned)}"
        table.add_row(event, clause, plain(entry.effect.on), people(entry.after.price.value), shares)
    return table


def register_table(book: Book) -> Table:
    """The Warrant register: every certificate, its Holder, its shares, and what became of it (7.1)."""
    table = Table(title="Warrant register", title_justify="left")
    for heading in ("Certificate", "Registered Holder"):
        table.add_column(heading)
    table.add_column("Shares purchasable", justify="right")
    lines = registered(book.state)
    if len(lines) > 1:
        table.add_column("Issued, cancelled")
    for line in lines:
        warrant = line.warrant
        history = [_history(line)] if len(lines) > 1 else []
        table.add_row(warrant.certificate, warrant.holder.name, people(warrant.shares.value), *history)
    return table


def _history(line: Registered) -> str:
    """When a Warrant was issued, for which certificate by which event, and cancelled by which."""
    warrant = line.warrant
    issued = f"{warrant.issued_on}" + (f" for {warrant.parent} by {warrant.issued_by}" if warrant.parent else "")
    return f"{issued}\ncancelled {line.cancelled_on} by {line.cancelled_by}" if line.cancelled_by else issued
