"""Quote: what one market reported for one day, a row of prices.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from warrant.data import dataclass
from warrant.quantities import Price
from warrant.records import Record

Market = Literal["principal", "exchange", "nasdaq", "nqb", "similar"]


@dataclass(frozen=True, kw_only=True)
class Quote(Record):
    """One day's last reported sale, or where there was none the last bid and asked, and their source.

    ``market`` says which of the sources that Section 6(vii) names in turn: the principal national securities
    "exchange", "nasdaq", The National Quotation Bureau Incorporated ("nqb"), or a "similar" service. A row of
    the "principal" market is one of a stock that is listed and reported by Nasdaq, so that the quotation
    services never come in.
    """

    day: date
    last_sale: Price | None = None
    bid: Price | None = None
    asked: Price | None = None
    source_name: str
    market: Market = "principal"


def by_day(quotes: Iterable[Quote]) -> Mapping[date, tuple[Quote, ...]]:
    """The quotes of each day, in the order given."""
    found: dict[date, tuple[Quote, ...]] = {}
    for quote in quotes:
        found[quote.day] = (*found.get(quote.day, ()), quote)
    return found
