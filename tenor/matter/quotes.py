"""What the rows of prices.csv, each well formed, may still contradict: one another, the calendar, the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from warrant.calendar import is_session
from warrant.errors import Problem
from warrant.prices import Market, Quote, by_day

SERVICES = ("nqb", "similar")
NOT_BESIDE: Mapping[Market, tuple[Market, ...]] = {
    "principal": ("exchange", "nasdaq"),
    "exchange": ("principal",),
    "nasdaq": ("principal",),
}


def mistaken_quotes(quotes: Iterable[Quote]) -> Iterator[Problem]:
    """Every contradiction among the rows, in no order."""
    for of_the_day in by_day(quotes).values():
        for number, quote in enumerate(of_the_day):
            yield from _beside(quote, of_the_day[:number])
            yield from _by_itself(quote)


def _problem(quote: Quote, name: str, what: str, instead: str) -> Problem:
    return Problem(quote.source(name), f"{name}: {what}" if name else what, instead)


def _beside(quote: Quote, earlier: tuple[Quote, ...]) -> Iterator[Problem]:
    """A second row of one market for one day, or of the principal market and of one of its two."""
    for first in earlier:
        at = f"the first is at line {first.source().line}"
        if first.market == quote.market:
            yield _problem(quote, "day", f"a second row for {quote.day}", at)
        elif first.market in NOT_BESIDE.get(quote.market, ()):
            what = f"{quote.market} and {first.market} both for {quote.day}"
            yield _problem(quote, "market", what, f"keep one, or write exchange and nasdaq; {at}")


def _by_itself(quote: Quote) -> Iterator[Problem]:
    if not is_session(quote.day):
        yield _problem(quote, "day", f"the market was closed on {quote.day}", "correct the date or drop the row")
    if quote.market in SERVICES:
        if quote.bid is None or quote.asked is None:
            yield _problem(quote, "", f"no bid and asked of {quote.market}", "write both (Section 6(vii))")
        if quote.last_sale is not None:
            what = f"Section 6(vii) takes bid and asked of {quote.market}, and no sale"
            yield _problem(quote, "last_sale", what, "leave the cell empty, or correct the market")
    elif quote.last_sale is None and (quote.bid is None or quote.asked is None):
        yield _problem(quote, "", "neither a last sale nor bid and asked", "write one (Section 6(vii))")
    for name in ("last_sale", "asked"):
        price = getattr(quote, name)
        if price is not None and not price.amount:
            yield _problem(quote, name, "it is zero", "leave the cell empty where nothing was reported")
    if quote.bid and quote.asked and quote.bid > quote.asked:
        yield _problem(quote, "bid", "the bid is above the asked", "correct the row")
