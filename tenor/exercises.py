"""The exercises of a book, as the ledger tells them: for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table

from tenor.show import people, plain
from warrant.adjustment import Act
from warrant.book import Book
from warrant.events.exercise import Exercise
from warrant.obligations.section_02_1_exercise import exercises

FIGURES = (
    "shares_before",
    "shares_exercised",
    "warrant_price",
    "current_market_price",
    "purchase_amount",
    "payment",
    "payment_short",
    "payment_over",
    "shares_issued",
    "shares_withheld",
    "balance",
    "new_certificate",
    "fraction_dropped",
    "cash_for_fraction",
    "exercised_on",
    "holder_of_record_on",
    "last_day_to_deliver",
    "legend_required",
)


def exercises_json(book: Book) -> list[Mapping[str, Any]]:
    """Every exercise for programs; a figure that its way of exercise has not is left out."""
    return [_exercise(event, act) for event, act in exercises(book)]


def _exercise(event: Exercise, act: Act) -> Mapping[str, Any]:
    assert act.of
    figures = {name: plain(act.facts[name].value) for name in FIGURES if name in act.facts}
    due_bills = [{name: plain(fact.value) for name, fact in row.items()} for row in act.rows["due_bills"]]
    stated = {"event": event.id, "certificate": event.certificate, "way": event.way, "holder": act.of.holder.name}
    return {**stated, **figures, "due_bills": due_bills, "deferred": event.deferred}


def exercises_table(book: Book) -> Table | None:
    """Every exercise for people, a row each; ``None`` where there is none."""
    table = Table(title="Exercises", title_justify="left")
    for heading in ("Event", "Exercised", "Shares exercised", "At, paid", "Shares issued", "Balance"):
        table.add_column(heading, justify="left" if heading in ("Event", "Exercised") else "right")
    for event, act in exercises(book):
        table.add_row(*_cells(event, act))
    return table if table.row_count else None


def _cells(event: Exercise, act: Act) -> tuple[str, ...]:
    shown = {name: people(fact.value) for name, fact in act.facts.items()}
    paid = f"paid {shown['payment']}" if event.way == "purchase" else f"net at {shown['current_market_price']}"
    issued = shown["shares_issued"]
    if event.way == "net":
        issued += f"\n{shown['shares_withheld']} withheld"
    if cash := shown.get("cash_for_fraction"):
        issued += f"\nand {cash}"
    balance = f"{shown['balance']}\n{event.new_certificate}" if "balance" in shown else "none"
    who = f"{event.id}\n{event.certificate}"
    return (who, shown["exercised_on"], shown["shares_exercised"], f"{shown['warrant_price']}\n{paid}", issued, balance)
