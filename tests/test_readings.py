"""Every reading has a matter in which its choice changes a figure, a date or what is owed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pytest
from conftest import day, dividend, issue, price, private_placement, quotes, replayed, shares, split
from test_exhibit_d import due, mailed, registration
from test_section_2_1 import AT_937, exercise, fact, net
from test_section_4 import preferred
from test_section_6_i_2 import AT_TWO, valued
from test_section_6_i_3 import change, grant, lapse
from test_section_6_ii import under
from test_section_6_vii_determination import determination, dispute, notice, outcome
from test_section_7 import to, transfer

from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.prices import Quote
from warrant.quantities import Price
from warrant.readings import READINGS, Readings
from warrant.section_10 import last_day_to_mail
from warrant.section_14 import methods_for_notice_to_be_mailed, methods_for_statement

RECORD = "2002-09-16"
BELOW = issue("E-2", "2003-06-02", 5_000_000, 10_000_000)
AT_SIX = list(quotes("2002-08-01", "2002-09-30", "6.00"))
LISTED_AND_QUOTED = [
    *(replace(each, market="exchange") for each in AT_SIX),
    *(replace(each, market="nqb", last_sale=None, bid=Price.of(4), asked=Price.of(5)) for each in AT_SIX),
]
"""Listed on an exchange, not reported by Nasdaq, and quoted by The National Quotation Bureau."""
AT_612 = list(quotes("2002-08-01", "2002-09-30", "6.12"))
RISING = list(
    quotes(
        "2002-07-01", "2002-10-31", lambda on: Fraction(5 if on < day("2002-08-01") else 6 if on < day(RECORD) else 8)
    )
)

DIVIDED = [transfer(to("W-2", "180,000"), to("W-3", "180,000"), balance="W-4")]


def market(book: Book) -> str:
    return str(book.adjustments[-1].computation.facts["current_market_price"].value)


def effective(book: Book) -> str:
    return str(book.adjustments[-1].effect.on)


def unsold(on: date) -> Quote:
    return Quote(day=on, bid=Price.of(1), asked=Price.of("1.01"), source_name="Nasdaq")


def bid_and_asked_until(last: str) -> list[Quote]:
    """Eight days of the window at $1.00 bid and $1.01 asked, the other seven sold at $1.00."""
    one = Price.of(1)
    return [
        unsold(each.day) if each.day <= day(last) else Quote(day=each.day, last_sale=one, source_name="Nasdaq")
        for each in AT_SIX
    ]


def last_days_to_request(readings: Readings) -> str:
    """Of two registrations: the notice of one was received two days after it was mailed, that of the other some day."""
    first, second = registration("R-1", "2003-03-03"), registration("R-2", "2003-04-30")
    notices = (
        mailed("2003-03-03-registration-notice-R-1-W-1", "2003-03-04", "2003-03-06"),
        mailed("2003-04-30-registration-notice-R-2-W-1", "2003-05-01"),
    )
    found = due(replayed(first, second, mailings=notices, readings=readings), "registration_request")
    return ", ".join(str(each.by.value) if each.by else "None" for each in found)


@dataclass(frozen=True)
class Example:
    """What a matter gives under each choice of one reading; ``under`` holds what it needs besides."""

    result: Callable[[Readings], str]
    expected: Mapping[str, str]
    under: Mapping[str, str] | None = None


EXAMPLES = {
    "R1": Example(
        lambda r: price(replayed(split("E-1", "2002-08-01", "4-for-1"), readings=r)),
        {"half_away_from_zero": "1.03", "half_to_even": "1.02"},
    ),
    "R2": Example(
        lambda r: shares(replayed(split("E-1", "2002-08-01", "3-for-2"), readings=r)),
        {"section_5": "814105.3", "proportional": "813112.5"},
    ),
    "R4": Example(
        lambda r: str(len(replayed(issue("E-1", "2002-06-14", 1_000_000, 4_096_000), readings=r).adjustments)),
        {"exactly": "1", "to_the_cent": "0"},
        {"R33": "owed"},
    ),
    "R5": Example(
        lambda r: price(
            replayed(dividend("E-1", RECORD, "0.50"), prices=quotes("2002-08-01", "2002-09-30", "1.005"), readings=r)
        ),
        {"rounded": "2.07", "unrounded": "2.06"},
    ),
    "R6": Example(
        lambda r: effective(replayed(split("E-1", "2002-10-11", "3-for-2"), readings=r)),
        {"session": "2002-10-14", "federal": "2002-10-15", "saturday_too": "2002-10-12"},
    ),
    "R13": Example(
        lambda r: effective(replayed(dividend("E-1", RECORD, "0.75"), prices=AT_612, readings=r)),
        {"next_business_day": "2002-09-17", "after_record_date": "2002-09-16"},
    ),
    "R14": Example(
        lambda r: ", ".join(methods_for_statement(r)),
        {"first_class": "first_class, certified, registered", "section_14": "certified, registered, delivered"},
    ),
    "R15": Example(
        lambda r: price(replayed(private_placement("2009-02-27"), readings=r)),
        {"inclusive": "3.77", "exclusive": "4.1"},
    ),
    "R18": Example(
        lambda r: price(
            replayed(
                dividend("E-1", RECORD, "1.00", declared_on=day("2002-08-01"), made_on=day("2002-10-15")),
                prices=RISING,
                readings=r,
            )
        ),
        {"record_date": "3.42", "declared_on": "3.28", "made_on": "3.59"},
    ),
    "R24": Example(
        lambda r: market(
            replayed(
                split("E-1", "2002-09-04", "2-for-1", made_on=day("2002-09-06"), ex_date=day("2002-09-09")),
                dividend("E-2", RECORD, "0.75"),
                prices=AT_SIX,
                readings=r,
            )
        ),
        {"before_ex_date": "4", "through_record_date": "4.4"},
    ),
    "R28": Example(
        lambda r: str(last_day_to_mail(dividend("E-1", RECORD, "0.75"), r).value),
        {"exclude_first_include_last": "2002-08-17", "clear_days": "2002-08-16"},
    ),
    "R31": Example(
        lambda r: price(
            replayed(private_placement("2002-09-13"), dividend("E-2", "2002-09-13", "0.75"), prices=AT_612, readings=r)
        ),
        {"by_time_of_effect": "3.31", "by_record_date": "3.35"},
    ),
    "R33": Example(
        lambda r: str(len(replayed(issue("E-1", "2002-06-14", 1, 1), readings=r).adjustments)),
        {"not_owed": "0", "owed": "1"},
    ),
    "R35": Example(
        lambda r: market(
            replayed(dividend("E-1", RECORD, "0.50"), prices=bid_and_asked_until("2002-09-04"), readings=r)
        ),
        {"unrounded": "1", "rounded": "1.01"},
    ),
    "R36": Example(
        lambda r: ", ".join(methods_for_notice_to_be_mailed(r)),
        {"mail_only": "certified, registered", "delivery_too": "certified, registered, delivered"},
    ),
}

EXAMPLES |= {
    "R3": Example(lambda r: price(replayed(BELOW, readings=r)), {"deemed_since": "3.77", "fully_diluted": "3.86"}),
    "R7": Example(
        lambda r: price(replayed(grant(), BELOW, lapse(1_000_000), readings=r)),
        {"replay_all": "3.69", "the_one_issue": "3.7"},
    ),
    "R8": Example(
        lambda r: price(
            replayed(grant(at="4.10"), change(3_000_000), BELOW, change(9_000_000, "2003-07-01"), readings=r)
        ),
        {"none": "3.8", "tested_afresh": "3.84"},
    ),
    "R20": Example(
        lambda r: shares(replayed(grant(), BELOW, lapse(1_000_000), readings=r)),
        {"section_5_once": "602305.6", "replayed": "602305.5"},
    ),
    "R21": Example(
        lambda r: price(replayed(grant(), lapse(1_000_000), readings=r)),
        {"those_lapsed": "3.99", "all_of_the_issue": "4.1"},
    ),
    "R22": Example(
        lambda r: price(replayed(grant(), lapse(1_000_000, cause="cancelled"), readings=r)),
        {"no": "3.89", "yes": "3.99"},
    ),
    "R25": Example(
        lambda r: " + ".join(
            str(each.shares.value) for each in replayed(*DIVIDED, private_placement(), readings=r).state.warrants
        ),
        {"each_on_its_own": "195756 + 195756 + 198012.6", "aggregate": "195756 + 195755.9 + 198012.6"},
    ),
    "R29": Example(lambda r: price(replayed(private_placement(), readings=r)), {"no": "3.77", "yes": "3.78"}),
    "R37": Example(
        lambda r: price(replayed(grant(cash=2_000_000), lapse(1_000_000), readings=r)),
        {"in_proportion": "4.03", "all_received": "4.06"},
    ),
}

EXAMPLES |= {
    "R9": Example(
        lambda r: fact(replayed(net(fraction_value="9.37"), prices=AT_937, readings=r), "cash_for_fraction"),
        {"dropped": "none", "paid_in_cash": "0.16"},
    ),
    "R10": Example(
        lambda r: shares(replayed(private_placement(), exercise(at="3.77"), readings=r)),
        {"dropped": "489524", "carried": "489524.5"},
    ),
    "R12": Example(
        lambda r: price(replayed(net(400_000, new="W-2"), prices=AT_937, readings=r)),
        {"no": "4.1", "yes": "4.07"},
    ),
    "R16": Example(
        lambda r: fact(replayed(exercise(), readings=r), "last_day_to_deliver"),
        {"calendar": "2003-01-21", "business": "2003-01-28"},
    ),
    "R19": Example(
        lambda r: fact(
            replayed(
                net(notice_mailed_on=day("2002-12-02")),
                prices=quotes("2002-11-01", "2003-01-06", lambda on: Fraction(6 if on < day("2002-12-02") else 8)),
                readings=r,
            ),
            "shares_issued",
        ),
        {"conditions_met": "264261", "notice_mailed": "171657"},
    ),
    "R42": Example(
        lambda r: last_days_to_request(r),
        {
            "actual_else_deemed": "2003-03-21, 2003-05-16",
            "deemed": "2003-03-19, 2003-05-16",
            "actual": "2003-03-21, None",
        },
    ),
}

EXAMPLES |= {
    "R27": Example(
        lambda r: market(replayed(dividend("E-1", RECORD, "0.50"), prices=LISTED_AND_QUOTED, readings=r)),
        {"neither_reports": "6", "either_is_missing": "4.5"},
    ),
    "R30": Example(
        lambda r: market(
            replayed(
                split("E-1", "2002-09-13", "2-for-1", ex_date=day(RECORD)),
                dividend("E-2", RECORD, "0.75"),
                prices=AT_SIX,
                readings=r,
            )
        ),
        {"not_restated": "6", "restated": "3"},
    ),
    "R40": Example(
        lambda r: market(
            replayed(
                dividend("E-1", RECORD, "0.75"),
                determination(),
                dispute("2002-10-22"),
                outcome("8.00"),
                mailings=[notice("2002-09-20", "certified", received_on=day("2002-09-24"))],
                readings=r,
            )
        ),
        {"when_given": "6", "when_received": "8"},
    ),
    "R41": Example(
        lambda r: price(
            replayed(
                dividend("E-1", "2009-02-27", "0.75"),
                dividend("E-2", "2009-03-20", "0.75", declared_on=day("2009-02-20")),
                prices=quotes("2009-01-15", "2009-03-31", "6.12"),
                readings=r,
            )
        ),
        {"declaration": "3.16", "record_date": "3.6", "effect": "4.1"},
    ),
}

PLACED = private_placement()
FOR_PATENTS = valued(issue("E-1", "2002-06-14", 5_000_000, 4_000_000, expenses=1_000_000), 9_000_000)
FALLING = list(quotes("2002-04-01", "2002-07-31", lambda on: Fraction(3 if on < day("2002-06-03") else 1)))
FEW = [issue(f"E-{n}", f"2002-06-{n + 10}", 30_000, 0) for n in range(2)]

EXAMPLES |= {
    "R11": Example(
        lambda r: price(replayed(under("nonqualified", grant(number=1_936_413)), readings=r)),
        {"not_excluded": "3.99", "excluded": "4.1"},
    ),
    "R17": Example(
        lambda r: price(
            replayed(
                issue("E-1", "2002-06-14", 5_000_000, 5_000_000),
                replace(issue("E-2", "2002-06-14", 5_000_000, 18_500_000), tranche_of="E-1"),
                readings=r,
            )
        ),
        {"each": "3.62", "one_issue": "3.63"},
    ),
    "R23": Example(
        lambda r: price(replayed(under("incentive", grant(number=3_800_000)), BELOW, readings=r)),
        {"yes": "3.81", "no": "3.77"},
    ),
    "R26": Example(
        lambda r: price(replayed(preferred(200_000), readings=r)), {"common_share": "4.1", "preferred_share": "3.89"}
    ),
    "R32": Example(
        lambda r: price(replayed(replace(PLACED, in_merger="yes"), readings=r)), {"excluded": "4.1", "issue": "3.77"}
    ),
    "R34": Example(lambda r: price(replayed(*FEW, readings=r)), {"not_carried": "4.1", "carried": "4.09"}),
    "R38": Example(
        lambda r: price(replayed(FOR_PATENTS, prices=AT_TWO, readings=r)),
        {"after_deductions": "3.77", "as_paid": "3.74"},
    ),
    "R39": Example(
        lambda r: price(replayed(FOR_PATENTS, prices=FALLING, readings=r)),
        {"issued_on": "3.74", "determined_on": "3.84"},
    ),
}

CHOICES = [(id, choice) for id, reading in READINGS.items() for choice in reading.choices]


def test_no_reading_is_without_an_example_nor_any_choice_without_its_result() -> None:
    assert {id: set(example.expected) for id, example in EXAMPLES.items()} == {
        id: set(reading.choices) for id, reading in READINGS.items()
    }


@pytest.mark.parametrize("id", EXAMPLES)
def test_the_choices_of_a_reading_all_differ_in_their_result(id: str) -> None:
    results = EXAMPLES[id].expected.values()
    assert len(set(results)) == len(results) >= 2


@pytest.mark.parametrize(("id", "choice"), CHOICES)
def test_the_choice_gives_its_result(id: str, choice: str) -> None:
    example = EXAMPLES[id]
    assert example.result(Readings({**(example.under or {}), id: choice})) == example.expected[choice]


@pytest.mark.parametrize("id", EXAMPLES)
def test_what_a_matter_does_not_choose_stands_at_the_first_choice(id: str) -> None:
    example = EXAMPLES[id]
    assert example.result(Readings(example.under or {})) == example.expected[READINGS[id].default]


@pytest.mark.parametrize("id", READINGS)
def test_a_reading_asks_one_question_and_gives_a_sentence_for_each_choice(id: str) -> None:
    reading = READINGS[id]
    assert reading.question.endswith("?")
    assert all(sentence.endswith(".") for sentence in reading.choices.values())


@pytest.mark.parametrize("chosen", [{"R99": "yes"}, {"R1": "upward"}, {"r1": "half_to_even"}])
def test_a_reading_or_a_choice_that_does_not_exist_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"no reading is named|has no choice"):
        Readings(chosen)


def test_a_reading_that_moves_anything_in_a_history_is_named_by_what_rests_on_it() -> None:
    events = (
        private_placement("2002-09-13", "E-2"),
        dividend("E-3", "2002-09-13", "1.00", declared_on=day("2002-08-02"), made_on=day("2002-10-15")),
        split("E-4", "2002-09-04", "3-for-2", made_on=day("2002-09-06"), ex_date=day("2002-09-09")),
        split("E-5", "2002-10-11", "2-for-3"),
        issue("E-6", "2002-12-02", 1, 1),
        private_placement("2009-02-27", "E-7"),
    )
    closes = [each if each.day != day("2002-09-05") else unsold(each.day) for each in RISING]
    book = replayed(*events, prices=closes)
    named = {id for fact in book.facts().values() for id in fact.readings}
    named |= {id for entry in book.entries for considered in entry.considered for id in considered.readings}
    moving = set()
    for id, choice in CHOICES:
        other = replayed(*events, prices=closes, readings={id: choice})
        if [trace(each) for each in other.adjustments] != [trace(each) for each in book.adjustments]:
            moving.add(id)
    assert moving >= {"R2", "R6", "R13", "R15", "R18", "R24", "R31", "R33"}
    assert moving <= named


def trace(adjustment: Adjustment) -> tuple[object, ...]:
    return (adjustment.event.id, adjustment.effect.on, adjustment.price_after.value, adjustment.shares[0].after.value)
