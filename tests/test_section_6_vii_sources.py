"""Section 6(vii): where a day's close comes from, in the order of the clause, and what is passed over and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import day, dividend, quotes, replayed
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_vii_determination import determination

from tenor.explain import explain
from tenor.matter import load
from warrant.book import Book
from warrant.calendar import is_session
from warrant.errors import BadMatter
from warrant.facts import AnyFact
from warrant.prices import Market, Quote
from warrant.quantities import Price
from warrant.replay import replay

RECORD, DAY = "2002-09-16", "2002-09-05"
OTHERS = [each for each in quotes("2002-08-01", "2002-09-30", "6.00") if each.day != day(DAY)]
Shape = tuple[int | None, int | None]  # a last sale, and the average of bid and asked, in cents; None for none


def quote(market: Market, sale: int | None = None, mid: int | None = None) -> Quote:
    """A row of the one day that is not like the others; bid and asked lie a cent below and above ``mid``."""
    amounts: dict[str, Any] = {"last_sale": sale, "bid": mid and mid - 1, "asked": mid and mid + 1}
    prices = {name: None if cents is None else Price(Fraction(cents, 100)) for name, cents in amounts.items()}
    return Quote(day=day(DAY), source_name=f"the source {market}", market=market, **prices)


def row_of(*of_the_day: Quote, **readings: str) -> Mapping[str, AnyFact]:
    book = replayed(dividend("E-1", RECORD, "0.75"), prices=[*OTHERS, *of_the_day], readings=readings)
    rows = book.adjustments[-1].computation.rows["closes"]
    [found] = [row for row in rows if row["day"].value == day(DAY)]
    return found


def close(*of_the_day: Quote, **readings: str) -> str:
    return str(row_of(*of_the_day, **readings)["close"].value)


def test_a_sale_on_the_principal_exchange_stands_before_one_reported_by_nasdaq() -> None:
    assert close(quote("nasdaq", 702), quote("exchange", 701)) == "7.01"


def test_a_sale_reported_by_nasdaq_stands_before_bid_and_asked_on_the_exchange() -> None:
    assert close(quote("exchange", mid=701), quote("nasdaq", 702)) == "7.02"


def test_in_case_no_sales_took_place_bid_and_asked_are_averaged_in_either_case() -> None:
    assert close(quote("exchange", mid=701)) == "7.01"
    assert close(quote("nasdaq", mid=702)) == "7.02"
    assert close(quote("nasdaq", mid=702), quote("exchange", mid=701)) == "7.01"


def test_the_bureaus_bid_and_asked_count_where_neither_exchange_nor_nasdaq_reports() -> None:
    row = row_of(quote("nqb", mid=703))
    assert (str(row["close"].value), row["basis"].value) == ("7.03", "average of bid and asked")
    assert row["source"].value == "the source nqb"
    assert close(quote("nqb", mid=703), quote("exchange", 701)) == "7.01"
    assert close(quote("nqb", mid=703), quote("nasdaq", 702)) == "7.02"


def test_a_similar_service_counts_only_if_the_bureau_reports_no_such_quotation() -> None:
    assert close(quote("similar", mid=704)) == "7.04"
    assert close(quote("similar", mid=704), quote("nqb", mid=703)) == "7.03"


@pytest.mark.parametrize("market", ["exchange", "nasdaq"])
def test_read_literally_either_market_that_is_missing_lets_the_bureau_in(market: Market) -> None:
    literal = {"R27": "either_is_missing"}
    assert close(quote(market, 701), quote("nqb", mid=703), **literal) == "7.03"
    assert close(quote("exchange", 701), quote("nasdaq", 702), quote("nqb", mid=703), **literal) == "7.01"
    assert close(quote("principal", 700), quote("nqb", mid=703), **literal) == "7"
    with pytest.raises(BadMatter, match="has none of a quotation service: add the row of nqb or similar"):
        close(quote(market, 701), **literal)


def test_read_literally_a_day_without_the_bureaus_quotation_is_one_for_the_board() -> None:
    prices = [*OTHERS, quote("exchange", 701)]
    events = (dividend("E-1", RECORD, "0.75"), determination("6.50"))
    book = replayed(*events, prices=prices, readings={"R27": "either_is_missing"})
    assert str(book.facts()["E-1.current_market_price"].value) == "6.5"
    assert "R27" in book.facts()["E-1.closes_available"].readings


prices_of = st.tuples(st.none() | st.integers(500, 900), st.none() | st.integers(500, 900))


def oracle(rows: Mapping[str, Shape], literal: bool) -> Fraction | None:
    """The close in cents from the words of the clause; ``None`` where there is none."""
    traded = [rows[each] for each in ("exchange", "nasdaq") if each in rows]
    if len(traded) == 2 or (traded and not literal):
        sales = [sale for sale, _ in traded if sale is not None]
        mids = [mid for _, mid in traded if mid is not None]
        return Fraction((sales or mids)[0])
    quoted = [rows[each][1] for each in ("nqb", "similar") if each in rows]
    return Fraction(quoted[0]) if quoted and quoted[0] is not None else None


@given(st.dictionaries(st.sampled_from(["exchange", "nasdaq", "nqb", "similar"]), prices_of), st.booleans())
def test_the_core_agrees_with_the_words_of_the_clause_on_every_mixture_of_sources(
    drawn: dict[Market, Shape], literal: bool
) -> None:
    rows = {m: (None if m in ("nqb", "similar") else sale, mid) for m, (sale, mid) in drawn.items()}
    rows = {market: shape for market, shape in rows.items() if shape != (None, None)}
    of_the_day = [quote(market, *shape) for market, shape in rows.items()]
    readings = {"R27": "either_is_missing" if literal else "neither_reports"}
    expected = oracle(rows, literal)
    if expected is None:
        with pytest.raises(BadMatter, match=f"needs the closing price of {DAY}"):
            row_of(*of_the_day, **readings)
    else:
        assert row_of(*of_the_day, **readings)["close"].value == Price(expected / 100)


def explained(*of_the_day: Quote, **readings: str) -> str:
    book: Book = replayed(dividend("E-1", RECORD, "0.75"), prices=[*OTHERS, *of_the_day], readings=readings)
    return "\n".join(explain(book, f"E-1.{DAY}.close"))


def test_explain_shows_the_source_of_a_close_and_which_were_passed_over_and_why() -> None:
    told = explained(quote("exchange", mid=701), quote("nasdaq", 702), quote("nqb", mid=703))
    assert f"E-1.{DAY}.close = $7.02: the last reported sale as reported by Nasdaq" in told
    assert f"E-1.{DAY}.exchange.passed_over = the source exchange: passed over: no sale was reported there" in told
    assert f"E-1.{DAY}.nqb.passed_over = the source nqb: passed over: a quotation service counts only where" in told
    told = explained(quote("nqb", mid=703), quote("similar", mid=704))
    assert "the last reported bid and asked as reported by The National Quotation Bureau Incorporated" in told
    assert "passed over: a similar service counts only where the National Quotation Bureau reports no" in told
    told = explained(quote("exchange", 701), quote("nqb", mid=703), R27="either_is_missing")
    assert "the source exchange: passed over: the stock is either not listed or not reported by Nasdaq" in told
    assert "Reading R27" in told
    told = explained(quote("exchange", 701), quote("nasdaq", 702))
    assert "the source nasdaq: passed over: the exchange stands before Nasdaq" in told


HEAD = "date,last_sale,bid,asked,source,market\n"
ROWS = [
    ("{d},6.10,,,NYSE,exchange\n¦{d},6.10,,,NYSE,exchange\n", "day: a second row for {d}: the first is at line 2"),
    ("{d},,6.00,6.10,NQB,nqb\n¦{d},,6.00,6.10,NQB,nqb\n", "day: a second row for {d}: the first is at line 2"),
    ("{d},6.10,,,NYSE,exchange\n{d},6.10,,,Nasdaq,¦\n", "market: principal and exchange both for {d}: keep one, or"),
    ("{d},6.10,,,Nasdaq,principal\n{d},6.10,,,Nasdaq,¦nasdaq\n", "market: nasdaq and principal both for {d}: keep"),
    ("¦{d},,6.10,,NQB,nqb\n", "no bid and asked of nqb: write both (Section 6(vii))"),
    ("{d},¦6.10,6.00,6.20,Pink,similar\n", "last_sale: Section 6(vii) takes bid and asked of similar, and no sale"),
    ("{d},6.10,,,Nasdaq,¦NASDAQ\n", "market: 'NASDAQ' is none of the choices: write principal, exchange, nasdaq, nqb"),
    ("¦{d},,6.10,,NYSE,exchange\n", "neither a last sale nor bid and asked: write one"),
]


@pytest.mark.parametrize(("rows", "told"), ROWS)
def test_rows_that_contradict_one_another_or_the_clause_are_told_at_their_place(
    sample: Path, rows: str, told: str
) -> None:
    text = HEAD + rows.format(d=DAY)
    (sample / "prices.csv").write_text(text.replace("¦", ""), "utf-8")
    before = text[: text.index("¦")]
    place = f"prices.csv:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    with pytest.raises(BadMatter) as refused:
        load(sample)
    problems = [str(each) for each in refused.value.problems]
    assert [each for each in problems if each.startswith(place + told.format(d=DAY))], problems


def test_more_than_one_row_a_day_is_read_where_they_are_of_different_markets(sample: Path) -> None:
    stated = [f"{row},{'' if n else 'market'}" for n, row in enumerate((sample / "prices.csv").read_text().split())]
    rows = [each.replace("Nasdaq,", "Nasdaq,nasdaq") for each in stated]
    more = [each.replace("Nasdaq,nasdaq", "NQB,nqb").replace(each.split(",")[1], "", 1) for each in rows[1:]]
    (sample / "prices.csv").write_text("\n".join([*rows, *more]) + "\n", "utf-8")
    matter = load(sample)
    assert {len(each) for each in matter.prices.values()} == {2}
    assert str(replay(matter).state.price.value) == "3.31"


def test_a_market_that_is_not_stated_is_the_principal_one(sample: Path) -> None:
    stated = [f"{row},{'' if n else 'market'}" for n, row in enumerate((sample / "prices.csv").read_text().split())]
    as_before = load(sample)
    (sample / "prices.csv").write_text("\n".join(stated) + "\n", "utf-8")
    assert load(sample).prices == as_before.prices
    assert {quote.market for of_the_day in as_before.prices.values() for quote in of_the_day} == {"principal"}


def test_a_business_day_without_a_session_has_no_close_and_leaves_the_price_to_be_determined() -> None:
    event, every_day = dividend("E-1", RECORD, "0.75"), [*OTHERS, replace(OTHERS[0], day=day(DAY))]
    closes = [each for each in every_day if is_session(each.day)]  # as the loader has it
    with pytest.raises(BadMatter, match="the market was closed on 2002-08-31: choose R6: session, or state the det"):
        replayed(event, prices=closes, readings={"R6": "saturday_too"})
    book = replayed(event, determination("6.50"), prices=closes, readings={"R6": "saturday_too"})
    available = book.facts()["E-1.closes_available"]
    assert (available.value, "for 2002-08-31 the market was closed" in available.how) == (12, True)
