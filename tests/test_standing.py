"""How an obligation stands on a day, by what was mailed; and that OBL-01 and OBL-02 judge by the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import day, dividend, executed_terms, private_placement, quotes, replayed
from hypothesis import given
from hypothesis import strategies as st

import checks.rules  # noqa: F401  registers the rules
from checks.case import Review
from checks.model import RULES, Check
from tenor.matter import load
from warrant.book import Book
from warrant.mailings import Mailing
from warrant.replay import replay
from warrant.section_14 import deemed_given
from warrant.standing import Standing, standings

DECLARED, LAST, RECORD = "2002-08-01", "2002-08-17", "2002-09-16"
NOTICE = f"{RECORD}-extraordinary-dividend-notice-E-3-W-1"
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"


def mailing(document: str, sent_on: str, method: str = "certified", **changes: Any) -> Mailing:
    """A mailing to the Holder at its address, by certified mail, unless said otherwise."""
    holder = executed_terms().holder
    stated: dict[str, Any] = {"to": holder.name, "address": "; ".join(holder.address), "method": method, **changes}
    return Mailing(document=document, sent_on=day(sent_on), **stated)


def dividend_book(*mailings: Mailing, as_of: str, **changes: Any) -> Book:
    """A dividend out of capital, of record on 16 September 2002, and what was mailed."""
    event = dividend("E-3", RECORD, "0.75", declared_on=day(DECLARED))
    book = replayed(event, prices=quotes("2002-08-01", "2002-09-30", "6.00"), as_of=day(as_of), **changes)
    return replace(book, matter=replace(book.matter, mailings=mailings))


def notice(*mailings: Mailing, as_of: str = "2002-08-31", **changes: Any) -> Standing:
    """The standing of the notice of that dividend."""
    found = standings(dividend_book(*mailings, as_of=as_of, **changes), day(as_of))
    [standing] = [each for each in found if each.obligation.clause == "10"]
    return standing


def placement_book(*mailings: Mailing, as_of: str | None = None, **changes: Any) -> Book:
    book = replayed(private_placement(), as_of=day(as_of) if as_of else None, **changes)
    return replace(book, matter=replace(book.matter, mailings=mailings))


def statement(*mailings: Mailing, as_of: str = "2002-12-31", **changes: Any) -> Standing:
    """The standing of the statement of an adjustment in effect on 14 June 2002."""
    [standing] = standings(placement_book(*mailings, **changes), day(as_of))
    return standing


# Section 10


@pytest.mark.parametrize(
    ("sent_on", "as_of", "word"),
    [
        (None, DECLARED, "open"),
        (None, LAST, "open"),
        (None, "2002-08-18", "overdue"),
        (DECLARED, DECLARED, "met"),
        (LAST, LAST, "met"),
        ("2002-08-18", "2002-08-18", "late"),
        ("2002-08-18", "2002-08-17", "open"),
        ("2002-08-19", "2002-08-18", "overdue"),
    ],
)
def test_company_shall_mail_notice_to_holder_not_less_than_thirty_days_prior_to_the_record_date(
    sent_on: str | None, as_of: str, word: str
) -> None:
    sent = [mailing(NOTICE, sent_on)] if sent_on else []
    assert notice(*sent, as_of=as_of).word == word


def test_of_thirty_clear_days_the_seventeenth_of_august_is_a_day_too_late() -> None:
    assert notice(mailing(NOTICE, LAST)).word == "met"
    assert notice(mailing(NOTICE, LAST), readings={"R28": "clear_days"}).word == "late"
    assert notice(mailing(NOTICE, "2002-08-16"), readings={"R28": "clear_days"}).word == "met"


def test_a_mailing_before_the_declaration_is_no_notice_of_it() -> None:
    standing = notice(mailing(NOTICE, "2002-07-31"))
    assert (standing.word, standing.mailing) == ("overdue", None)
    assert standing.none_counts == (
        "no mailing up to 2002-08-31 that counts: that of 2002-07-31 was made before 2002-08-01"
    )


# Section 6(viii)


@pytest.mark.parametrize(("as_of", "word"), [("2002-06-13", "open"), ("2002-06-14", "due"), ("2009-12-31", "due")])
def test_a_statement_of_which_no_day_is_fixed_is_due_once_the_adjustment_is_in_effect(as_of: str, word: str) -> None:
    assert statement(as_of=as_of).word == word


def test_a_statement_is_never_late() -> None:
    assert statement(mailing(STATEMENT, "2008-06-14"), as_of="2008-12-31").word == "met"


def test_such_statement_may_be_given_in_advance() -> None:
    early = mailing(STATEMENT, "2002-06-10", "first_class")
    assert statement(early, as_of="2002-06-10").word == "met"
    assert statement(early).mailing == early


@pytest.mark.parametrize("method", ["first_class", "certified", "registered"])
def test_a_copy_of_such_statement_is_sent_by_mail_first_class_postage_prepaid(method: str) -> None:
    assert statement(mailing(STATEMENT, "2002-06-17", method)).word == "met"


def test_a_statement_delivered_by_hand_is_not_sent_by_mail() -> None:
    assert statement(mailing(STATEMENT, "2002-06-17", "delivered")).word == "due"


def test_where_section_14_governs_statements_first_class_mail_does_not_count() -> None:
    sent, strict = mailing(STATEMENT, "2002-06-17", "first_class"), {"R14": "section_14"}
    standing = statement(sent, readings=strict)
    assert (standing.word, standing.mailing) == ("due", None)
    assert [(each.mailing, each.because) for each in standing.set_aside] == [
        (sent, ("went by first_class, which is not allowed",))
    ]
    assert statement(mailing(STATEMENT, "2002-06-17", "delivered"), readings=strict).word == "met"


# Section 14


@pytest.mark.parametrize("method", ["certified", "registered"])
def test_any_notice_mailed_by_registered_or_certified_mail_is_deemed_given_when_so_mailed(method: str) -> None:
    standing = notice(mailing(NOTICE, "2002-08-12", method))
    assert (standing.word, standing.given_on) == ("met", date(2002, 8, 12))


def test_any_notice_otherwise_delivered_is_deemed_given_when_actually_received() -> None:
    standing = notice(mailing(NOTICE, "2002-08-12", "delivered"), readings={"R36": "delivery_too"})
    assert (standing.word, standing.given_on) == ("met", None)
    assert [deemed_given("delivered"), deemed_given("first_class")] == ["when received"] * 2


def test_what_was_never_sent_was_never_given() -> None:
    assert notice().given_on is None


@pytest.mark.parametrize("change", [{"to": "Cisco Systems, Inc."}, {"address": "170 West Tasman Drive"}])
def test_what_is_not_so_addressed_does_not_meet_an_obligation(change: dict[str, str]) -> None:
    standing = notice(mailing(NOTICE, "2002-08-12", **change))
    assert (standing.word, standing.mailing) == ("overdue", None)
    assert standing.none_counts.endswith("that of 2002-08-12 was not addressed to the Holder at its address")


# Several mailings


def test_of_several_mailings_that_count_the_first_in_time_meets_the_obligation() -> None:
    late, first = mailing(NOTICE, "2002-08-20"), mailing(NOTICE, "2002-08-12", "registered")
    standing = notice(late, first)
    assert (standing.word, standing.mailing, standing.set_aside) == ("met", first, ())


def test_a_mailing_that_does_not_count_never_hides_a_later_one_that_does() -> None:
    wrong, right = mailing(NOTICE, "2002-08-10", "first_class"), mailing(NOTICE, "2002-08-20")
    standing = notice(wrong, right)
    assert (standing.word, standing.mailing) == ("late", right)
    assert [each.mailing for each in standing.set_aside] == [wrong]


def test_every_reason_why_a_mailing_does_not_count_is_told() -> None:
    [each] = notice(mailing(NOTICE, "2002-07-30", "first_class", address="1 Wrong Street")).set_aside
    assert each.because == (
        "was made before 2002-08-01",
        "went by first_class, which is not allowed",
        "was not addressed to the Holder at its address",
    )


def test_a_mailing_of_another_paper_meets_nothing() -> None:
    assert notice(mailing(STATEMENT, "2002-08-12")).word == "overdue"
    assert notice(mailing(STATEMENT, "2002-08-12")).none_counts == "no mailing up to 2002-08-31"


def test_what_is_sent_after_the_day_judged_as_of_is_not_known_yet() -> None:
    assert statement(mailing(STATEMENT, "2002-06-17"), as_of="2002-06-16").word == "due"
    assert statement(mailing(STATEMENT, "2002-06-17"), as_of="2002-06-17").word == "met"


@given(
    st.lists(st.tuples(st.integers(-30, 60), st.booleans()), max_size=4),
    st.integers(0, 60),
)
def test_a_notice_is_met_late_overdue_or_open_by_the_first_day_on_which_it_was_rightly_sent(
    sent: list[tuple[int, bool]], today: int
) -> None:
    """Days are counted from the declaration; the last is the sixteenth after it."""
    declared = day(DECLARED)
    rows = [
        mailing(NOTICE, str(declared + timedelta(at)), "registered" if right else "first_class") for at, right in sent
    ]
    counting = [at for at, right in sent if right and 0 <= at <= today]
    expected = ("met" if min(counting) <= 16 else "late") if counting else ("open" if today <= 16 else "overdue")
    standing = notice(*rows, as_of=str(declared + timedelta(today)))
    assert standing.word == expected
    assert standing.in_order == (expected in ("met", "open"))


# The readings relied on


def test_an_obligation_names_the_readings_on_which_its_days_and_methods_rest() -> None:
    assert notice().obligation.readings == ("R28", "R36")
    assert statement().obligation.readings == ("R14",)
    found = {each.obligation.clause: each for each in standings(dividend_book(as_of="2002-12-31"), day("2002-12-31"))}
    assert set(found["6(viii)"].obligation.readings) == {"R14", "R6", "R13", "R31"}


def test_a_dividend_declared_on_the_last_anniversary_owes_notice_by_reading_r15() -> None:
    event = dividend("E-3", "2009-06-15", "0.75", declared_on=day("2009-02-27"), payable_out_of="earnings")
    told = standings(replayed(event, as_of=day("2009-03-01")), day("2009-03-01"))
    [standing] = [each for each in told if each.obligation.clause == "10"]
    assert standing.obligation.readings == ("R28", "R36", "R15")


# The rules of the checker


def found_by(code: str, book: Book, as_of: str) -> list[Check]:
    return list(RULES[code].check(Review(book, (), day(as_of), complete=False)))


MAILED = [
    (),
    (mailing(NOTICE, "2002-08-12"),),
    (mailing(NOTICE, "2002-08-20"),),
    (mailing(NOTICE, "2002-08-12", "first_class"),),
    (mailing(NOTICE, "2002-08-12", "first_class"), mailing(NOTICE, "2002-08-20")),
    (mailing(NOTICE, "2002-07-30"),),
    (mailing(NOTICE, "2002-08-12", to="Another"),),
]


@pytest.mark.parametrize("as_of", ["2002-08-11", LAST, "2002-08-18", "2002-08-31"])
@pytest.mark.parametrize("mailings", MAILED)
def test_obl_01_finds_a_notice_late_or_overdue_and_nothing_else(mailings: tuple[Mailing, ...], as_of: str) -> None:
    checked = [check.passed for check in found_by("OBL-01", dividend_book(*mailings, as_of=as_of), as_of)]
    told = {"met": [True], "open": [], "late": [False], "overdue": [False]}
    assert checked == told[notice(*mailings, as_of=as_of).word]


@pytest.mark.parametrize("as_of", ["2002-06-13", "2002-06-14", "2002-12-31"])
@pytest.mark.parametrize("sent", ["first_class 2002-06-10", "first_class 2002-06-17", "delivered 2002-06-12", ""])
def test_obl_02_finds_a_statement_that_is_due_and_nothing_else(sent: str, as_of: str) -> None:
    mailings = [mailing(STATEMENT, sent.split()[1], sent.split()[0])] if sent else []
    checked = [check.passed for check in found_by("OBL-02", placement_book(*mailings), as_of)]
    assert checked == {"met": [True], "open": [], "due": [False]}[statement(*mailings, as_of=as_of).word]


def test_a_notice_by_a_wrong_method_is_found_by_obl_03_at_once_and_by_obl_01_once_the_last_day_has_passed() -> None:
    wrong = mailing(NOTICE, "2002-08-12", "first_class")
    for as_of, missed in ((LAST, []), ("2002-08-18", [False])):
        book = dividend_book(wrong, as_of=as_of)
        assert [check.passed for check in found_by("OBL-03", book, as_of)] == [False]
        assert [check.passed for check in found_by("OBL-01", book, as_of)] == missed
    [check] = found_by("OBL-01", book, as_of)
    assert check.found == (
        "no mailing up to 2002-08-18 that counts: that of 2002-08-12 went by first_class, which is not allowed"
    )


def test_the_sample_matter_owes_three_papers_and_met_all_of_them(sample: Path) -> None:
    book = replay(load(sample), day("2002-12-31"))
    found = [
        (each.obligation.clause, each.word, each.mailing.source().line if each.mailing else None)
        for each in standings(book, day("2002-12-31"))
    ]
    assert sorted(found) == [("10", "met", 3), ("6(viii)", "met", 2), ("6(viii)", "met", 4)]
