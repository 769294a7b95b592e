"""The speed of replay, as ratios in one run: against a bare loop, against half the events, steps against the bound."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from time import process_time
from unittest.mock import patch

from bench.bare import loop
from bench.histories import issues, with_rights
from tenor.matter import load
from warrant.matter import Matter
from warrant.replay import in_order_of_effect, replay
from warrant.step import step
from warrant.terms import Terms

EVENTS, ROUNDS = 100_000, 3
BARE, LINEAR = 5.0, 2.2  # what the ratios may be


def seconds(work: Callable[[], object]) -> float:
    """The processor time that a piece of work takes; what it made is dropped after the clock has stopped."""
    gc.collect()
    start = process_time()
    made = work()
    taken = process_time() - start
    del made
    return taken


def against_a_bare_loop(terms: Terms) -> None:
    """Prints the ratios of time; the rounds interleave, and the least of each counts."""
    whole, half = (Matter(terms, tuple(issues(terms, count))) for count in (EVENTS, EVENTS // 2))
    ordered = [event for event, _ in in_order_of_effect(whole)]
    price, shares = loop(terms, ordered)
    state = replay(whole).state
    assert (state.price.value.amount, state.warrants[0].shares.value.amount) == (price, shares)
    del state
    works: dict[str, Callable[[], object]] = {
        "bare": lambda: loop(terms, ordered),
        "replay": lambda: replay(whole),
        "half": lambda: replay(half),
    }
    least = {name: min(seconds(work) for _ in range(ROUNDS)) for name, work in works.items()}
    against, growth = least["replay"] / least["bare"], least["replay"] / least["half"]
    print(f"replay of {EVENTS:,} events: {against:.2f} times a bare loop of the same Fractions (at most {BARE})")
    print(f"replay of {EVENTS:,} events: {growth:.2f} times that of half as many (at most {LINEAR})")


def steps_of_readjustments(terms: Terms) -> None:
    """Prints the steps that readjustments replay, and the sum of the events between each grant and readjustment."""
    events = tuple(with_rights(terms, 20_000, every=100, span=350))
    with patch("warrant.history.step", wraps=step) as counted:
        book = replay(Matter(terms, events))
    replayed = counted.call_count - len(events)
    numbers = {entry.event.id: number for number, entry in enumerate(book.entries)}
    of = [(numbers[a.event.of], numbers[a.event.id]) for a in book.adjustments if hasattr(a.event, "of")]
    bound = sum(readjusted - granted for granted, readjusted in of)
    print(f"{len(of)} readjustments among {len(events):,} events: {replayed:,} steps replayed (at most {bound:,})")


def main() -> None:
    """Runs both on the terms of the sample matter."""
    terms = load(Path(__file__).parent.parent / "examples" / "ctc-cisco").terms
    against_a_bare_loop(terms)
    steps_of_readjustments(terms)


if __name__ == "__main__":
    main()
