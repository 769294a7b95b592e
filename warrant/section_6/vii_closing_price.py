"""Section 6(vii): the closing price for each day, and the order of its sources.

    The closing price for each day shall be the last reported sales price regular way or, in case no such
    reported sales took place on such day, the average of the last reported bid and asked prices regular way,
    in either case on the principal national securities exchange ... or as reported by Nasdaq (or if the Common
    Stock is not at the time listed ... or if prices of the Common Stock are not reported by Nasdaq then such
    price shall be equal to the average of the last reported bid and asked prices on such day as reported by
    The National Quotation Bureau Incorporated or any similar reputable quotation and reporting service ...)

The rows of prices.csv say, day by day, where the stock was listed and who reported it (``warrant.prices``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from warrant.facts import AnyFact, Fact
from warrant.prices import Market, Quote
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_6.vi_rounding import to_cent

CLAUSE = "6(vii)"
MARKETS: tuple[Market, ...] = ("principal", "exchange", "nasdaq")
SERVICES: tuple[Market, ...] = ("nqb", "similar")
WHERE: Mapping[Market, str] = {
    "principal": "",
    "exchange": " on the principal national securities exchange",
    "nasdaq": " as reported by Nasdaq",
    "nqb": " as reported by The National Quotation Bureau Incorporated",
    "similar": " as reported by a similar quotation and reporting service",
}


def closing(prefix: str, day: date, quotes: tuple[Quote, ...], readings: Readings) -> Mapping[str, AnyFact] | None:
    """A day's row: day, close, basis, source; ``None`` where no source that counts reported that day."""
    quote = _that_counts(quotes, readings)
    if quote is None:
        return None
    basis = "last sale" if _sold(quote) else "average of bid and asked"
    return {
        "day": Fact(f"{prefix}.day", day, CLAUSE, "a business day of the window", source=quote.source()),
        "close": _close(prefix, quote, quotes, readings),
        "basis": Fact(f"{prefix}.basis", basis, CLAUSE, "what was reported that day", source=quote.source()),
        "source": Fact(f"{prefix}.source", quote.source_name, CLAUSE, "stated in prices.csv", source=quote.source()),
    }


def one_market_alone(quotes: tuple[Quote, ...]) -> bool:
    """Whether the stock was, that day, either listed or reported by Nasdaq and not both (reading R27)."""
    return len({quote.market for quote in quotes} & {"exchange", "nasdaq"}) == 1


def _that_counts(quotes: tuple[Quote, ...], readings: Readings) -> Quote | None:
    """Of a day's quotes the one that counts: a sale before bid and asked, the exchange before Nasdaq."""
    by_market = {quote.market: quote for quote in quotes}
    markets = [by_market[each] for each in MARKETS if each in by_market]
    if markets and (readings["R27"] == "neither_reports" or not one_market_alone(quotes)):
        return next((quote for quote in markets if _sold(quote)), markets[0])
    return next((by_market[each] for each in SERVICES if each in by_market), None)


def _sold(quote: Quote) -> bool:
    return quote.last_sale is not None and quote.market in MARKETS


def _close(prefix: str, quote: Quote, quotes: tuple[Quote, ...], readings: Readings) -> Fact[Price]:
    where, others = WHERE[quote.market], tuple(_passed_over(prefix, quote, quotes))
    relied_on = ("R27",) if one_market_alone(quotes) else ()
    if _sold(quote):
        assert quote.last_sale is not None
        how, source = f"the last reported sale{where}", quote.source("last_sale")
        return Fact(f"{prefix}.close", quote.last_sale, CLAUSE, how, others, readings=relied_on, source=source)
    assert quote.bid is not None
    assert quote.asked is not None
    bid, asked = quote.given(prefix, "bid", CLAUSE), quote.given(prefix, "asked", CLAUSE)
    average = (quote.bid + quote.asked) / 2
    rounded = readings["R35"] == "rounded"
    value, on_rounding = (to_cent(average, readings), ("R1", "R35")) if rounded else (average, ("R35",))
    how = f"{_why_no_sale(quote)}: the average of the last reported bid and asked{where}"
    inputs = (bid, asked, *others)
    relied_on = (*on_rounding, *relied_on)
    return Fact(f"{prefix}.close", value, CLAUSE, how, inputs, average, relied_on, source=quote.source())


def _why_no_sale(quote: Quote) -> str:
    if quote.market in MARKETS:
        return "no sale was reported"
    return "prices of an exchange and of Nasdaq were not to be had"


def _passed_over(prefix: str, chosen: Quote, quotes: tuple[Quote, ...]) -> Iterator[Fact[str]]:
    """What was reported for the day besides, and why it does not count."""
    for quote in quotes:
        if quote is not chosen:
            how, source = f"passed over: {_why_not(quote, chosen)}", quote.source()
            relied_on = ("R27",) if quote.market in MARKETS and chosen.market in SERVICES else ()
            id = f"{prefix}.{quote.market}.passed_over"
            yield Fact(id, quote.source_name, CLAUSE, how, readings=relied_on, source=source)


def _why_not(quote: Quote, chosen: Quote) -> str:
    if quote.market in SERVICES:
        if chosen.market in SERVICES:
            return "a similar service counts only where the National Quotation Bureau reports no quotation"
        return "a quotation service counts only where prices of an exchange or of Nasdaq are not to be had"
    if chosen.market in SERVICES:
        return "the stock is either not listed or not reported by Nasdaq"
    unsold = _sold(chosen) and not _sold(quote)
    return "no sale was reported there" if unsold else "the exchange stands before Nasdaq"
