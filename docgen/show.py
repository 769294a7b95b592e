"""Values as the documents print them: one small function a kind, and no rounding anywhere.

A value finer than its kind prints is an error, never rounded here: Section 6(vi) rounds once, in the
core. Prices and money go to the cent, shares to the tenth.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from docgen.words import cardinal, ordinal, ordinal_digits
from warrant.facts import Value
from warrant.quantities import Money, Price, Shares

MILLION = 1_000_000
QUOTIENT_PLACES = 4

# Not strftime's names, which follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def show(kind: str, value: Value) -> str:
    """The value as a document prints it.

    ``kind`` is one of ``KINDS``. ``ValueError`` names kind and value where there is no such kind,
    or where the value is of another type, negative, or finer than the kind prints.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind {kind!r} of value; the kinds are {', '.join(sorted(KINDS))}")
    try:
        return KINDS[kind](value)
    except ValueError as error:
        raise ValueError(f"{value!r} cannot be shown as {kind!r}: {error}") from error


def _amount(value: Value, *types: type) -> Fraction:
    """The exact amount of a value of one of these types; none is shown below zero."""
    if not isinstance(value, types) or isinstance(value, bool):
        raise ValueError(f"it is not {' or '.join(one.__name__ for one in types)}")
    amount = value.amount if isinstance(value, Price | Shares | Money) else value
    if not isinstance(amount, int | Fraction) or amount < 0:
        raise ValueError("it is less than zero")
    return Fraction(amount)


def _whole(value: Value, *types: type) -> int:
    amount = _amount(value, *types)
    if amount.denominator != 1:
        raise ValueError("it is not whole")
    return amount.numerator


def _decimal(amount: Fraction, places: int) -> str:
    """The amount with exactly so many decimals; ``ValueError`` where it is finer."""
    scaled = amount * 10**places
    if scaled.denominator != 1:
        raise ValueError(f"it is finer than {places} decimal place{'s' * (places > 1)}")
    whole, rest = divmod(scaled.numerator, 10**places)
    return f"{whole:,}.{rest:0{places}d}"


def _price(value: Value) -> str:
    return "$" + _decimal(_amount(value, Price), 2)


def _money(value: Value) -> str:
    return "$" + _decimal(_amount(value, Money), 2)


def _shares(value: Value) -> str:
    amount = _amount(value, Shares)
    return f"{amount.numerator:,}" if amount.denominator == 1 else _decimal(amount, 1)


def _count(value: Value) -> str:
    return f"{_whole(value, Shares, int):,}"


def _millions(value: Value) -> str:
    """A round number as the form has it, "100 million"; any other in figures."""
    millions, rest = divmod(_whole(value, Shares), MILLION)
    return _count(value) if rest else f"{millions:,} million"


def _day(value: Value) -> date:
    if not isinstance(value, date):
        raise ValueError("it is not a date")
    return value


def _date(value: Value) -> str:
    day = _day(value)
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _day_of_month(value: Value) -> str:
    day = _day(value)
    return f"{ordinal_digits(day.day)} day of {MONTHS[day.month - 1]}, {day.year}"


def _weekday_date(value: Value) -> str:
    return f"{WEEKDAYS[_day(value).weekday()]}, {_date(value)}"


def _words(value: Value) -> str:
    whole, rest = divmod(_amount(value, Shares, int), 1)
    tenths = rest * 10
    if tenths.denominator != 1:
        raise ValueError("it is finer than a tenth")
    if not tenths:
        return cardinal(whole)
    fraction = "one-tenth" if tenths == 1 else f"{cardinal(tenths.numerator)}-tenths"
    return f"{cardinal(whole)} and {fraction}" if whole else fraction


def _words_and_digits(value: Value) -> str:
    digits = _shares(value) if isinstance(value, Shares) else _count(value)
    return f"{_words(value)} ({digits})"


def _ordinal_words(value: Value) -> str:
    number = _whole(value, int)
    return f"{ordinal(number)} ({ordinal_digits(number)})"


def _name(value: Value) -> str:
    if not isinstance(value, str):
        raise ValueError("it is not a text")
    return value


def _sentence(value: Value) -> str:
    """A phrase as it begins a line."""
    name = _name(value)
    return name[:1].upper() + name[1:]


def _with_article(value: Value) -> str:
    """A State behind its article: "a Nevada", "an Ohio"; Utah and the like begin as "you" does."""
    name = _name(value)
    return f"{'an' if name[:1].upper() in 'AEIO' else 'a'} {name}"


def _upper(value: Value) -> str:
    return _name(value).upper()


def _quotient(value: Value) -> str:
    """An exact quotient before it is rounded; an ellipsis says that decimals were left off."""
    amount = _amount(value, Price, Money, Shares, Fraction)
    dollars = isinstance(value, Price | Money)
    scaled = amount * 10**QUOTIENT_PLACES
    digits = _decimal(Fraction(int(scaled), 10**QUOTIENT_PLACES), QUOTIENT_PLACES)
    if scaled.denominator != 1:
        digits += "…"
    else:
        digits = _without_zeros(digits, least=2 if dollars else 0)
    return f"${digits}" if dollars else digits


def _ratio(value: Value) -> str:
    """Shares after for shares before: "3-for-2"."""
    ratio = _amount(value, Fraction)
    return f"{ratio.numerator:,}-for-{ratio.denominator:,}"


def _rate(value: Value) -> str:
    """What is received for each share: dollars, or how much for how much, "1-for-2"."""
    return _quotient(value) if isinstance(value, Price) else _ratio(value)


def _without_zeros(digits: str, least: int) -> str:
    """The decimal text without closing zeros, keeping at least so many decimals."""
    whole, _, decimals = digits.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


KINDS: dict[str, Callable[[Value], str]] = {
    "count": _count,
    "date": _date,
    "day_of_month": _day_of_month,
    "millions": _millions,
    "money": _money,
    "name": _name,
    "ordinal_words": _ordinal_words,
    "price": _price,
    "quotient": _quotient,
    "rate": _rate,
    "ratio": _ratio,
    "sentence": _sentence,
    "shares": _shares,
    "upper": _upper,
    "weekday_date": _weekday_date,
    "with_article": _with_article,
    "words": _words,
    "words_and_digits": _words_and_digits,
}
