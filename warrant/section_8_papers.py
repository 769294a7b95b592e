"""Section 8: of which transactions notice is owed, and what each Warrant becomes in one, row by row.

... Company shall give 30 days' prior written notice thereof to Holder hereof and lawful and adequate provision
shall be made whereby Holder shall thereafter have the right to receive ..., in lieu of the shares of the Common
Stock of Company immediately theretofore purchasable hereunder, such shares of stock, securities or assets ...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from warrant import section_8
from warrant.book import Book, Entry
from warrant.data import dataclass
from warrant.events.transaction import Transaction
from warrant.facts import AnyFact, Fact
from warrant.replay import state_on
from warrant.section_1 import within_term
from warrant.section_17 import in_force
from warrant.state import State, Warrant

Row = Mapping[str, AnyFact]


@dataclass(frozen=True)
class Proposed:
    """A transaction proposed in the Term, the state at the end of that day, and its entry, once it took effect."""

    event: Transaction
    then: State
    entry: Entry | None


def proposed(book: Book) -> Iterator[Proposed]:
    """The transactions proposed in the Term up to the book's day, of which each Holder is owed notice."""
    entries = {entry.event.id: entry for entry in book.entries}
    for event in section_8.proposed(book.matter, book.as_of):
        then = state_on(book, event.proposed_on)
        if within_term(in_force(then, book.matter).terms, event.proposed_on):
            yield Proposed(event, then, entries.get(event.id))


def as_proposed(event: Transaction, state: State) -> State:
    """A state with each share purchasable as it becomes in a transaction that has not taken effect in it."""
    return replace(state, in_lieu=section_8.becoming(event, state))


def received(event: Transaction, warrant: Warrant, state: State) -> tuple[Row, ...]:
    """Each kind that a Warrant's shares became: what it is, how much for each share, for how many, how much in all."""
    rows = section_8.purchasable(state, warrant)
    return tuple(
        {
            "description": _described(event, number, each.description),
            "per_share": each.per_share,
            "shares": warrant.shares,
            "amount": each.amount,
        }
        for number, each in enumerate(rows, 1)
    )


def facts(event: Transaction) -> dict[str, AnyFact]:
    """What the event states of the transaction, by name."""
    stated = ("description", "proposed_on", "completed_on", "successor", "provision_made_on", "assumed_on")
    given: dict[str, AnyFact] = {
        name: event.fact(name, section_8.CLAUSE) for name in stated if getattr(event, name) is not None
    }
    return given | {"transaction": section_8.in_words(event)}


def _described(event: Transaction, number: int, description: str) -> Fact[str]:
    how = "what is received for each share of Common Stock"
    return Fact(f"{event.id}.received.{number}.description", description, section_8.CLAUSE, how, event=event.id)
