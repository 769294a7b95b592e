"""Values as the command line prints them: for people, and as the decimal text of JSON."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from warrant.facts import AnyFact
from warrant.quantities import Money, Price, Shares, decimal_text


def plain(value: object) -> str:
    """A value as exact decimal text or ISO date, without unit or grouping; prices keep their cents."""
    if isinstance(value, Price | Money):
        return _cents(value.amount)
    if isinstance(value, Fraction):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _cents(amount: Fraction) -> str:
    text = decimal_text(amount)
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest:0<2}"


def _grouped(text: str) -> str:
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}"


def people(value: object) -> str:
    """A value with its unit and thousands grouped."""
    if isinstance(value, Price | Money):
        return "$" + _grouped(plain(value))
    return _grouped(plain(value)) if isinstance(value, Shares) else plain(value)


def rounding(fact: AnyFact) -> str | None:
    """The unrounded value of a fact that was rounded; ``None`` where rounding moved nothing."""
    return people(fact.unrounded) if fact.unrounded is not None and fact.unrounded != fact.value else None
