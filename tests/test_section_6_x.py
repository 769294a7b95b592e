"""Section 6(x): a notice that stockholders are given goes to Holder at the same time and in the same manner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import day, dividend, executed_terms, quotes, replayed, split

from tenor.matter import load
from warrant.book import Book
from warrant.errors import BadMatter
from warrant.mailings import Mailing, Method
from warrant.obligations import Obligation, obligations
from warrant.standing import Word, standings

HOLDER = executed_terms().holder
KIND = "stockholders_notice_copy"
TOLD: dict[str, Any] = {"stockholders_notice_on": day("2002-07-15"), "stockholders_notice_method": "first_class"}
CLOSES = list(quotes("2002-07-01", "2002-09-30", "6.12"))


def due(book: Book) -> list[Obligation]:
    return [each for each in obligations(book) if each.kind == KIND]


def copy(on: str, method: Method, event: str = "S-1") -> Mailing:
    document = f"2002-08-01-stockholders-notice-copy-{event}-W-1"
    address = "; ".join(HOLDER.address)
    return Mailing(document=document, sent_on=day(on), to=HOLDER.name, address=address, method=method)


@pytest.mark.parametrize("ratio", ["3-for-2", "1-for-10"])
def test_a_copy_is_owed_on_the_same_day_in_the_same_manner(ratio: str) -> None:
    [owed] = due(replayed(split("S-1", "2002-08-01", ratio, **TOLD)))
    assert owed.by and owed.by.value == owed.not_before == owed.since == day("2002-07-15")
    assert (owed.methods, owed.clause, owed.to.name) == (("first_class",), "6(x)", HOLDER.name)
    assert owed.document == "2002-08-01-stockholders-notice-copy-S-1-W-1"


def test_where_stockholders_are_given_no_notice_none_is_owed() -> None:
    assert due(replayed(split("S-1", "2002-08-01", "3-for-2"))) == []


@pytest.mark.parametrize(
    ("of", "out_of", "owed"), [("cash", "other", 1), ("cash", "earnings", 0), ("assets", "earned_surplus", 1)]
)
def test_a_distribution_is_of_the_types_described_only_where_clause_v_adjusts_for_it(
    of: str, out_of: str, owed: int
) -> None:
    event = dividend("E-1", "2002-08-01", "0.75", of=of, payable_out_of=out_of, **TOLD)
    assert len(due(replayed(event, prices=CLOSES))) == owed


@pytest.mark.parametrize(
    ("sent", "method", "word"),
    [
        ("2002-07-15", "first_class", "met"),
        ("2002-07-15", "certified", "overdue"),
        ("2002-07-16", "first_class", "late"),
        ("2002-07-12", "first_class", "overdue"),
    ],
)
def test_the_same_time_is_the_same_day_and_the_same_manner_no_other(sent: str, method: Method, word: Word) -> None:
    book = replayed(split("S-1", "2002-08-01", "3-for-2", **TOLD), mailings=[copy(sent, method)])
    assert [each.word for each in standings(book, day("2002-07-31")) if each.obligation.kind == KIND] == [word]


def test_the_copy_is_owed_before_the_action_is_taken_and_only_in_the_term() -> None:
    event = split("S-1", "2002-08-01", "3-for-2", **TOLD)
    assert len(due(replayed(event, as_of=day("2002-07-15")))) == 1
    assert due(replayed(event, as_of=day("2002-07-14"))) == []
    late = split("S-1", "2009-04-01", "3-for-2", **{**TOLD, "stockholders_notice_on": day("2009-03-02")})
    assert due(replayed(late)) == []


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("stockholders_notice_on: 2002-07-15", "in which manner is not said: the key stockholders_notice_method is m"),
        ("stockholders_notice_method: certified", "on which day is not said: the key stockholders_notice_on is missi"),
    ],
)
def test_a_notice_that_is_half_stated_is_told_at_its_line(sample: Path, stated: str, told: str) -> None:
    name, _, value = stated.partition(": ")
    entry = f"  - {{id: S-1, type: subdivision, ratio: 3-for-2, record_date: 2002-08-01, {name}: "
    more = f"{entry}{value}, made_on: 2002-08-02, ex_date: 2002-08-05}}\n"
    (sample / "events.yaml").write_text(f"events:\n{more}", "utf-8")
    with pytest.raises(BadMatter) as refused:
        load(sample)
    [problem] = [str(each) for each in refused.value.problems]
    assert problem.startswith(f"events.yaml:2:{len(entry) + 1}: {name}: {told}")
