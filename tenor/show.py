"""Values as the command line prints them: for people, and as the decimal text of JSON."""

from __future__ import annotations

from docgen.facts import plain as plain
from warrant.facts import AnyFact
from warrant.quantities import Money, Price, Rate, Shares, decimal_text
from warrant.readings import Readings
from warrant.section_6.vi_rounding import margin


def _grouped(text: str) -> str:
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}"


def people(value: object) -> str:
    """A value with its unit and thousands grouped."""
    if isinstance(value, Price | Money):
        return "$" + _grouped(plain(value))
    if isinstance(value, Rate):
        return f"{_grouped(decimal_text(value.amount * 100))}%"
    return _grouped(plain(value)) if isinstance(value, Shares) else plain(value)


def rounding(fact: AnyFact, readings: Readings) -> str | None:
    """The unrounded value of a fact that was rounded, and how little would have rounded it otherwise."""
    found = margin(fact, readings)
    if not found:
        return None
    exactly = "exactly " if fact.unrounded == fact.value else ""
    side = "below" if found.above else "above"
    apart = f"{people(found.distance)} {side} {people(found.point)}" if found.distance.amount else "the very point"
    beyond = "above" if found.above else "below"
    where = "at" if found.from_point else beyond
    return f"{exactly}{people(fact.unrounded)}, {apart}, {where} which it becomes {people(found.otherwise)}"
