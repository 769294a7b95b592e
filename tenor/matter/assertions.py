"""Assertions of ``events.yaml``: what is wrong with them as written, and where the events disagree with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tenor.show import people
from warrant.assertions import AssertedOutstanding, AssertedPrice, AssertedShares, Assertion
from warrant.errors import BadMatter, Problem
from warrant.events.event import Event
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.reconcile import Disagreement, disagreements
from warrant.terms import Terms


def mistaken_assertions(
    terms: Terms | None, events: Iterable[Event], assertions: Iterable[Assertion]
) -> Iterator[Problem]:
    """Assertions for a day before the date of the Warrant, or with an id that is taken."""
    taken = {event.id.casefold(): event.source("id") for event in events}
    for each in assertions:
        if terms and each.on < terms.issued_on:
            instead = "leave it out: nothing is computed for that day"
            yield Problem(each.source("on"), "on: it is before the date of the Warrant", instead)
        if each.id is None:
            continue
        if first := taken.get(each.id.casefold()):
            what = f"id: a second entry claims the id {each.id}"
            yield Problem(each.source("id"), what, f"the first is at line {first.line}")
        taken.setdefault(each.id.casefold(), each.source("id"))


def hold_assertions(matter: Matter, day: date) -> None:
    """``BadMatter`` with every assertion for a day up to ``day`` with which the events disagree."""
    if wrong := [_problem(each) for each in disagreements(matter, day)]:
        raise BadMatter(*wrong)


def _problem(found: Disagreement) -> Problem:
    assertion, computed = found.assertion, found.computed
    if computed is None:
        what = f"certificate: no Warrant of that name is outstanding at the end of {assertion.on}"
        return Problem(assertion.source("certificate"), what, "correct the certificate, or the day")
    who = assertion.stated_by or "the entry"
    stated = f"value: {who} states {_words(assertion)} at the end of {assertion.on}"
    what = f"{stated}, the events make it {people(computed)}"
    return Problem(assertion.source("value"), what, "correct the events, or the entry")


def _words(assertion: Assertion) -> str:
    stated: Shares | Price = assertion.value
    match assertion:
        case AssertedOutstanding():
            return f"{people(stated)} shares outstanding"
        case AssertedShares():
            return f"{people(stated)} shares purchasable under {assertion.certificate}"
        case AssertedPrice():
            return f"a Warrant Price of {people(stated)}"
    raise TypeError(f"there are no words for {assertion!r}")
