"""Assertion: what someone else's paper says was in effect on a day, held against the replay.

A transfer agent's report counts the stock outstanding, an auditor's confirmation names the price. No such
paper changes what the instrument requires, so an assertion is no event: it only agrees or does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.quantities import Price, Shares
from warrant.records import Record


@dataclass(frozen=True, kw_only=True)
class Assertion(Record):
    """A value said to be in effect at the end of the day ``on``; ``stated_by`` names the paper in words."""

    subject: ClassVar[str]

    id: str | None = None
    on: date
    value: Shares | Price
    stated_by: str | None = field(default=None, metadata={"key": "source"})


@dataclass(frozen=True, kw_only=True)
class AssertedOutstanding(Assertion):
    """The Common Stock outstanding, as Sections 4(i) and 6(i) count it."""

    subject: ClassVar[str] = "outstanding"

    value: Shares


@dataclass(frozen=True, kw_only=True)
class AssertedPrice(Assertion):
    """The Warrant Price."""

    subject: ClassVar[str] = "price"

    value: Price


@dataclass(frozen=True, kw_only=True)
class AssertedShares(Assertion):
    """The shares purchasable under one certificate."""

    subject: ClassVar[str] = "shares"

    certificate: str
    value: Shares


ASSERTIONS: Mapping[str, type[Assertion]] = {
    cls.subject: cls for cls in (AssertedOutstanding, AssertedPrice, AssertedShares)
}
