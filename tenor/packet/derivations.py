"""How each fact is computed from those that it rests on, by the words that the fact itself says it with.

The derivation of a figure is its fact: what it rests on, and in words how. ``tenor.packet.by_words`` has an expression
for each of these sentences. Nothing is taken on trust: ``derived`` evaluates each, and one that does not give the
exact value of the fact is a ``Disagreement``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tenor.packet.by_words import by_words
from tenor.packet.expressions import Expression, Leaf, Rounded, amount, evaluated
from tenor.packet.guarding import guarded
from warrant.facts import AnyFact
from warrant.quantities import Quantity
from warrant.readings import Readings
from warrant.regex import regex
from warrant.section_5_divided import SUMMED
from warrant.section_6.vi_rounding import STEPS


class Disagreement(AssertionError):
    """A fact's words have no expression, or none that gives its value: mend ``tenor.packet.by_words``."""


TAKEN_FROM_THE_LEDGER = (
    "the shares deemed issued and not yet delivered, as the event changes them",
    "the shares transferred",
    "the shares not transferred, the balance that stays with Holder",
    "the shares purchasable, replayed from the issue of the rights",
    "the common shares into which the preferred is convertible, for each of its shares",
    "the common shares delivered, divided by the common shares for each preferred share",
    "the shares deliverable from then on less those before",
)
"""Counts that may depend on more than the facts that they rest on: one that no expression gives is taken so."""

ROUNDING = regex(r", (not rounded|to the nearest (cent|tenth of a share))$")


def derived(fact: AnyFact, readings: Readings) -> Expression | None:
    """The expression of a fact, rounded where the instrument rounds.

    ``None`` where it is given, is words or a day found by a rule of days, or is a count that is taken from the ledger.
    """
    if not fact.inputs:
        return None
    exact = fact.unrounded if fact.unrounded is not None else fact.value
    found = next((each for each in _candidates(fact) if _gives(each, _plain(exact, fact))), None)
    if found is None:
        _require_none(fact)
        return None
    if fact.unrounded is None or "R1" not in fact.readings:
        return found
    rounded = guarded(Rounded(found, STEPS[type(fact.value)], readings["R1"] == "half_to_even"))
    if evaluated(rounded) != amount(fact.value):
        raise Disagreement(f"{fact!r} is not {found}, rounded")
    return rounded


def _gives(expression: Expression, value: Fraction | str) -> bool:
    try:
        return evaluated(expression) == value
    except ZeroDivisionError:  # no preferred was outstanding: the ledger then keeps none
        return False


def _plain(exact: object, fact: AnyFact) -> Fraction | str:
    """What the expression has to give: of a part in tenths that part itself, of any other the value not rounded."""
    value = fact.value if fact.readings == ("R25",) else exact
    return value if isinstance(value, str) else amount(value)


def _candidates(fact: AnyFact) -> Iterator[Expression]:
    """What a fact's words may compute, first what they do as a rule."""
    derive = by_words(ROUNDING.sub("", fact.how))
    if derive:
        found = derive(*map(Leaf, fact.inputs))
        yield from found if isinstance(found, tuple) else (found,)


def is_taken(fact: AnyFact) -> bool:
    """Whether a fact without an expression is taken from the ledger: it may depend on more than it rests on.

    So is a sum over the Warrants of a division, of which the book has but how many there are for each number of shares.
    """
    return fact.how in TAKEN_FROM_THE_LEDGER or fact.how.endswith(SUMMED)


def _require_none(fact: AnyFact) -> None:
    """``Disagreement`` of a number that has no expression, unless it is one that is taken from the ledger."""
    is_number = isinstance(fact.value, Quantity | Fraction | int)
    if is_number and not is_taken(fact):
        raise Disagreement(f"{fact!r} does not follow from its own words: {fact.how}")
