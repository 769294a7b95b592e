"""Price, Shares, Money and Rate: exact quantities that combine only as the instrument combines them.

A Price is dollars a share, Shares are shares of Common Stock, Money is dollars, a Rate is a part of a
whole. Each holds a ``Fraction``; none is ever a float. Price x Shares = Money, Money / Shares = Price,
Money / Price = Shares, and a quotient of two of one kind is a bare ``Fraction``.
Anything else is a ``TypeError``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NoReturn, Self, overload

from warrant.regex import regex

DECIMAL = regex(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)


def exact(text: str | int | Fraction) -> Fraction:
    """The exact value of decimal text ("10,600,000.00"); ``ValueError`` for any other spelling."""
    if isinstance(text, bool) or not isinstance(text, str | int | Fraction):
        raise TypeError(f"an exact number is decimal text, an int or a Fraction, not {text!r}")
    if isinstance(text, str):
        if not DECIMAL.fullmatch(text):
            raise ValueError(f"{text!r} is not a decimal number")
        text = text.replace(",", "")
    return Fraction(text)


def decimal_text(value: Fraction) -> str:
    """The value as decimal text: exact where it ends, else cut after ten places and marked "..."."""
    whole, rest = divmod(abs(value.numerator), value.denominator)
    digits = ""
    while rest and len(digits) < 10:
        digit, rest = divmod(rest * 10, value.denominator)
        digits += str(digit)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}{'.' if digits else ''}{digits}{'...' if rest else ''}"


class Quantity:
    """An exact amount of one unit; compares and adds only with its own kind, and never changes.

    Written out, where a frozen dataclass would do: a replay makes dozens for each event.
    """

    __slots__ = ("amount",)
    amount: Fraction

    def __init__(self, amount: Fraction) -> None:
        if not isinstance(amount, Fraction):
            raise TypeError(f"an amount is a Fraction, not {amount!r}")
        object.__setattr__(self, "amount", amount)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes")

    def __reduce__(self) -> tuple[type[Self], tuple[Fraction]]:
        return type(self), (self.amount,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.amount!r})"

    def __eq__(self, other: object) -> bool:
        return self.amount == other.amount if type(other) is type(self) else NotImplemented

    def __lt__(self, other: Self) -> bool:
        return self.amount < other.amount if type(other) is type(self) else NotImplemented

    def __le__(self, other: Self) -> bool:
        return self.amount <= other.amount if type(other) is type(self) else NotImplemented

    def __gt__(self, other: Self) -> bool:
        return self.amount > other.amount if type(other) is type(self) else NotImplemented

    def __ge__(self, other: Self) -> bool:
        return self.amount >= other.amount if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self.amount))

    @classmethod
    def of(cls, text: str | int | Fraction) -> Self:
        """The quantity that decimal text states; ``ValueError`` if it is not a decimal number."""
        return cls(exact(text))

    def __str__(self) -> str:
        return decimal_text(self.amount)

    def __add__(self, other: Self) -> Self:
        return type(self)(self.amount + other.amount) if type(other) is type(self) else NotImplemented

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.amount - other.amount) if type(other) is type(self) else NotImplemented


def _is_number(value: object) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


class Shares(Quantity):
    """Shares of Common Stock."""

    __slots__ = ()

    def __mul__(self, factor: int | Fraction) -> Shares:
        return Shares(self.amount * factor) if _is_number(factor) else NotImplemented

    def __truediv__(self, other: Shares) -> Fraction:
        return self.amount / other.amount if isinstance(other, Shares) else NotImplemented


class Rate(Quantity):
    """A part of a whole, as a percentage states it: the Rate of 5% holds one twentieth."""

    __slots__ = ()


class Money(Quantity):
    """Dollars."""

    __slots__ = ()

    @overload
    def __truediv__(self, other: Shares) -> Price: ...
    @overload
    def __truediv__(self, other: Price) -> Shares: ...
    def __truediv__(self, other: Shares | Price) -> Price | Shares:
        if isinstance(other, Shares):
            return Price(self.amount / other.amount)
        return Shares(self.amount / other.amount) if isinstance(other, Price) else NotImplemented


class Price(Quantity):
    """Dollars a share."""

    __slots__ = ()

    @overload
    def __mul__(self, other: Shares) -> Money: ...
    @overload
    def __mul__(self, other: int | Fraction) -> Price: ...
    def __mul__(self, other: Shares | int | Fraction) -> Money | Price:
        if isinstance(other, Shares):
            return Money(self.amount * other.amount)
        return Price(self.amount * other) if _is_number(other) else NotImplemented

    @overload
    def __truediv__(self, other: Price) -> Fraction: ...
    @overload
    def __truediv__(self, other: int | Fraction) -> Price: ...
    def __truediv__(self, other: Price | int | Fraction) -> Fraction | Price:
        if isinstance(other, Price):
            return self.amount / other.amount
        return Price(self.amount / other) if _is_number(other) else NotImplemented


NO_SHARES = Shares.of(0)
NO_PRICE = Price.of(0)
NO_MONEY = Money.of(0)
