"""What planned events would do, as the ledger tells it: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tenor.show import people, plain
from warrant.book import Book
from warrant.clauses import cited
from warrant.events.event import Event
from warrant.obligations import Obligation
from warrant.what_if import Outcome, outcomes


def outcome_lines(book: Book, planned: tuple[Event, ...]) -> Iterator[str]:
    """For each planned event what would be in effect after it, and a line for each paper it would make due."""
    for outcome in outcomes(book, planned):
        yield f"{outcome.event.id}, planned, {_effect(outcome)}"
        for due in outcome.due:
            last = f"last lawful day {due.by.value}" if due.by else "no last day fixed"
            methods = " or ".join(method.replace("_", " ") for method in due.methods)
            what = due.document or due.kind.replace("_", " ")
            yield f"  makes due: {what} ({cited(due.clause)}), {last}{f', by {methods}' if methods else ''}"


def outcomes_json(book: Book, planned: tuple[Event, ...]) -> list[dict[str, Any]]:
    """The same for programs; ``effective`` and what follows are null for an event not in effect by the day."""
    return [_json(outcome) for outcome in outcomes(book, planned)]


def _effect(outcome: Outcome) -> str:
    if outcome.entry is None:
        return "is not yet in effect on that day."
    after, adjustment = outcome.entry.after, outcome.entry.adjustment
    under = f"adjusts under Section {adjustment.clause}" if adjustment else "adjusts nothing"
    price, shares = people(after.price.value), people(after.purchasable)
    return f"{under} on {outcome.entry.effect.on}: Warrant Price {price}, {shares} shares purchasable after it."


def _json(outcome: Outcome) -> dict[str, Any]:
    entry = outcome.entry
    return {
        "event": outcome.event.id,
        "effective": plain(entry.effect.on) if entry else None,
        "clause": entry.adjustment.clause if entry and entry.adjustment else None,
        "price_after": plain(entry.after.price.value) if entry else None,
        "shares_after": plain(entry.after.purchasable) if entry else None,
        "due": [_due(each) for each in outcome.due],
    }


def _due(obligation: Obligation) -> dict[str, Any]:
    return {
        "document": obligation.document,
        "kind": obligation.kind,
        "clause": obligation.clause,
        "last_day": plain(obligation.by.value) if obligation.by else None,
        "methods": list(obligation.methods),
    }
