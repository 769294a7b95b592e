"""Quote: one day's row of prices.csv."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warrant.quantities import Price
from warrant.records import Record


@dataclass(frozen=True, kw_only=True)
class Quote(Record):
    """One day's last reported sale, or where there was none the last bid and asked, and their source."""

    day: date
    last_sale: Price | None = None
    bid: Price | None = None
    asked: Price | None = None
    source_name: str
