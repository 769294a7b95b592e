"""Sections 2.1, 2.2 and 11: the exercise of a Warrant."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome, day, issue, nearest_cent, price, private_placement, quotes, replayed, shares, split
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_3 import grant, lapse

from warrant.adjustment import Act
from warrant.book import Book
from warrant.clauses import words
from warrant.errors import BadMatter
from warrant.events.exercise import Denomination, Exercise, Payment
from warrant.events.share_certificate import ShareCertificate
from warrant.obligations import obligations
from warrant.quantities import Money, Price, Shares
from warrant.section_2_2 import LEGEND
from warrant.standing import standings

ON = "2003-01-06"
AT_937 = list(quotes("2002-11-01", "2003-03-31", "9.37"))


def exercise(
    number: str | int | Fraction = 100_000,
    on: str = ON,
    at: str = "4.10",
    certificate: str = "W-1",
    new: str | None = "W-2",
    **more: Any,
) -> Exercise:
    """An exercise of some shares, paid by wire at a Warrant Price; all three conditions met on one day."""
    paid = Payment(means="wire_transfer", amount=Money.of(Fraction(at) * Fraction(number)), paid_on=day(on))
    stated: dict[str, Any] = {"payments": () if more.get("way") == "net" else (paid,), **more}
    if isinstance(stated.get("fraction_value"), str):
        stated["fraction_value"] = Price.of(stated["fraction_value"])
    return Exercise(
        id=f"X-{on}",
        certificate=certificate,
        shares_exercised=Shares.of(number),
        **{"notice_delivered_on": day(on), "surrendered_on": day(on), "new_certificate": new, **stated},
    )


def net(number: str | int | Fraction = 542_075, new: str | None = None, **more: Any) -> Exercise:
    """A net exercise, of the whole Warrant unless said otherwise."""
    return exercise(number, new=new, way="net", **more)


def act(book: Book) -> Act:
    """What the last exercise of a book did."""
    return [entry.act for entry in book.entries if entry.act][-1]


def fact(book: Book, name: str) -> str:
    """A figure of the last exercise of a book, "none" where it has none of the name."""
    found = act(book).facts.get(name)
    return str(found.value) if found else "none"


def register(book: Book) -> list[tuple[str, str, str | None]]:
    return [(each.certificate, str(each.shares.value), each.parent) for each in book.state.warrants]


# Payment of the Warrant Price


def test_holder_pays_the_warrant_price_for_each_share_being_purchased() -> None:
    book = replayed(exercise())
    assert [fact(book, name) for name in ("warrant_price", "purchase_amount", "payment", "shares_issued")] == [
        "4.1",
        "410000",
        "410000",
        "100000",
    ]
    assert str(book.state.issued.value) == "27203730"


def test_the_price_is_that_in_effect_on_the_day_of_exercise() -> None:
    book = replayed(private_placement(), exercise(at="3.77"))
    assert (fact(book, "purchase_amount"), fact(book, "payment_short")) == ("377000", "0")


def test_any_combination_of_cash_check_wire_and_indebtedness_of_company_pays() -> None:
    means = ("cash", "certified_check", "official_bank_check", "wire_transfer", "cancellation_of_indebtedness")
    parts: Any = [Payment(means=each, amount=Money.of(82_000), paid_on=day(ON)) for each in means]
    book = replayed(exercise(payments=tuple(parts)))
    assert [fact(book, name) for name in ("payment", "payment_short", "payment_over")] == ["410000", "0", "0"]
    assert {row["counted"].value for row in act(book).rows["payments"]} == {"yes"}


def test_indebtedness_of_the_lessee_pays_nothing() -> None:
    debt = Payment(
        means="cancellation_of_indebtedness",
        amount=Money.of(410_000),
        paid_on=day(ON),
        owed_by="CTC Communications Corp.",
    )
    book = replayed(exercise(payments=(debt,)))
    assert [fact(book, name) for name in ("payment", "payment_short")] == ["0", "410000"]
    assert act(book).rows["payments"][0]["counted"].value == "no"


@pytest.mark.parametrize(("paid", "short", "over"), [("409,999.99", "0.01", "0"), ("410,000.01", "0", "0.01")])
def test_a_payment_that_does_not_make_up_the_amount_is_told_and_refused_nothing(
    paid: str, short: str, over: str
) -> None:
    book = replayed(exercise(payments=(Payment(means="cash", amount=Money.of(paid), paid_on=day(ON)),)))
    assert (fact(book, "payment_short"), fact(book, "payment_over")) == (short, over)


def test_the_exercise_is_made_when_the_last_of_the_three_conditions_is_met() -> None:
    for late in ("notice_delivered_on", "surrendered_on"):
        book = replayed(exercise(**{late: day("2003-01-09")}))
        assert (book.entries[0].effect.on, fact(book, "exercised_on")) == (day("2003-01-09"), "2003-01-09")
    paid = Payment(means="cash", amount=Money.of(410_000), paid_on=day("2003-01-13"))
    assert replayed(exercise(payments=(paid,))).entries[0].effect.on == day("2003-01-13")


def test_where_the_transfer_books_are_closed_holder_of_record_is_on_the_next_date_on_which_they_are_open() -> None:
    closed = {"transfer_books_closed_from": day("2003-01-02"), "transfer_books_closed_until": day("2003-01-10")}
    assert fact(replayed(exercise(**closed)), "holder_of_record_on") == "2003-01-13"
    assert fact(replayed(exercise(on="2003-01-13", **closed)), "holder_of_record_on") == "2003-01-13"
    assert fact(replayed(exercise()), "holder_of_record_on") == ON


# The net exercise


def test_company_shall_issue_that_number_of_whole_shares_computed_using_the_formula() -> None:
    book = replayed(net(), prices=AT_937)
    names = ("current_market_price", "shares_issued", "shares_withheld", "balance")
    assert [fact(book, name) for name in names] == ["9.37", "304881", "237194", "none"]
    assert book.state.warrants == ()
    assert str(book.state.issued.value) == "27408611"


@given(st.integers(1, 542_075), st.integers(411, 5_000))
def test_shares_issued_are_the_portion_times_market_less_price_over_market_and_the_rest_is_withheld(
    portion: int, cents: int
) -> None:
    market = Fraction(cents, 100)
    expected = floor(portion * (market - Fraction("4.10")) / market)
    event = net(portion, new="W-2" if portion < 542_075 else None)
    closes = quotes("2002-12-01", ON, f"{cents / 100:.2f}")
    if not expected:
        with pytest.raises(BadMatter, match="less than one"):
            replayed(event, prices=closes)
        return
    book = replayed(event, prices=closes)
    assert int(fact(book, "shares_issued")) == expected
    assert int(fact(book, "shares_withheld")) == portion - expected
    assert book.state.issued.value.amount == 27_103_730 + expected


@pytest.mark.parametrize("close", ["4.10", "4.09", "1.00"])
def test_holder_may_elect_it_only_if_the_current_market_price_is_greater_than_the_warrant_price(close: str) -> None:
    with pytest.raises(BadMatter, match="where the Current Market Price is greater than the Warrant Price"):
        replayed(net(), prices=quotes("2002-11-01", ON, close))


def test_a_net_exercise_of_the_whole_warrant_may_count_its_tenths() -> None:
    book = replayed(private_placement(), net("589524.5"), prices=AT_937)
    assert floor(Fraction("589524.5") * (Fraction("9.37") - Fraction("3.77")) / Fraction("9.37")) == 352_330
    assert [fact(book, name) for name in ("shares_issued", "shares_withheld", "fraction")] == [
        "352330",
        "237194.5",
        "0",
    ]


def test_the_warrant_price_is_that_adjusted_to_the_date_of_calculation() -> None:
    mailed = {"notice_mailed_on": day("2002-12-30")}
    below = issue("E-1", "2003-01-02", 5_000_000, 10_000_000)
    for choice, expected in (("conditions_met", "3.77"), ("notice_mailed", "4.1")):
        book = replayed(below, net(100_000, new="W-2", **mailed), prices=AT_937, readings={"R19": choice})
        assert fact(book, "warrant_price") == expected


# The balance


def test_a_new_warrant_represents_the_shares_not_exercised_except_a_remaining_fractional_share() -> None:
    book = replayed(private_placement(), exercise(at="3.77"))
    assert register(book) == [("W-2", "489524", "W-1")]
    assert (fact(book, "balance"), fact(book, "fraction_dropped")) == ("489524", "0.5")
    [cancelled] = book.state.cancelled
    assert (cancelled.warrant.certificate, cancelled.on) == ("W-1", day(ON))


def test_a_fraction_that_is_carried_stays_in_the_balance() -> None:
    book = replayed(private_placement(), exercise(at="3.77"), readings={"R10": "carried"})
    assert register(book) == [("W-2", "489524.5", "W-1")]


@given(st.integers(2, 589_524), st.sampled_from(["dropped", "carried"]), st.sampled_from(["purchase", "net"]))
def test_exercised_and_balance_and_fraction_are_the_shares_before(exercised: int, choice: str, way: Any) -> None:
    complete = exercised == 589_524
    event = exercise(
        exercised,
        at="3.77",
        new=None if complete else "W-2",
        fraction_value="9.37",
        **({"way": "net"} if way == "net" else {}),
    )
    book = replayed(private_placement(), event, prices=AT_937, readings={"R10": choice})
    facts = act(book).facts
    left = [facts[name].value.amount for name in ("balance", "fraction", "fraction_dropped") if name in facts]
    assert exercised + sum(left) == Fraction("589524.5")
    assert all(each >= 0 for each in left)
    [new] = [*book.state.warrants, None][:1]
    assert (new.shares.value if new else Shares.of(0)) == (facts["balance"].value if not complete else Shares.of(0))


def test_the_balance_is_adjusted_and_exercised_in_its_turn() -> None:
    book = replayed(
        exercise(),
        private_placement("2003-02-03"),
        exercise(400_000, "2003-03-03", "3.77", certificate="W-2", new="W-3"),
    )
    # 442,075 at $4.10 adjusted to $3.78 on 27,203,730 outstanding
    after = nearest_cent((27_203_730 * Fraction("4.10") + 10_000_000) / Fraction(32_203_730))
    assert str(book.adjustments[0].price_after.value) == f"{after.numerator / after.denominator}"
    assert register(book) == [("W-3", str(floor(Fraction("442075") * Fraction("4.10") / after) - 400_000), "W-2")]


# Section 11


def test_upon_complete_exercise_a_sum_in_cash_is_paid_for_the_fraction() -> None:
    book = replayed(private_placement(), exercise(589_524, at="3.77", new=None, fraction_value="9.37"))
    # half a share, worth $9.37 a share, over $3.77 a share
    assert (fact(book, "fraction"), fact(book, "cash_for_fraction")) == ("0.5", "2.8")
    assert (book.state.warrants, fact(book, "balance")) == ((), "none")


def test_a_fraction_worth_no_more_than_the_warrant_price_is_worth_no_cash() -> None:
    book = replayed(private_placement(), exercise(589_524, at="3.77", new=None, fraction_value="3.00"))
    assert fact(book, "cash_for_fraction") == "0"
    assert "cash_for_fraction" not in {each.kind for each in obligations(book)}


def test_where_no_fraction_is_left_nothing_is_said_of_cash() -> None:
    assert fact(replayed(exercise(542_075, new=None)), "cash_for_fraction") == "none"


# Section 2.2


def test_each_certificate_shall_bear_the_legend_unless_the_shares_shall_be_registered() -> None:
    book = replayed(exercise())
    assert (fact(book, "legend_required"), fact(book, "legend")) == ("yes", LEGEND)
    registered = replayed(exercise(registered="yes"))
    assert (fact(registered, "legend_required"), fact(registered, "legend")) == ("no", "none")


def test_the_legend_is_that_of_the_executed_form_word_for_word() -> None:
    executed = " ".join((Path(__file__).parent / "corpus" / "executed-warrant.txt").read_text("utf-8").split())
    assert f'"{LEGEND}"' in executed
    assert LEGEND in str(words("2.2"))


def test_a_certificate_issued_in_exchange_shall_also_bear_such_legend() -> None:
    for exceptions, registered, expected in (
        ({}, "no", "yes"),
        ({"counsels_opinion": "yes"}, "no", "no"),
        ({"public_distribution": "yes"}, "no", "no"),
        ({}, "yes", "no"),
    ):
        book = replayed(exercise(registered=registered), exchanged(**exceptions))
        assert fact(book, "legend_required") == expected
        assert (fact(book, "legend") == LEGEND) == (expected == "yes")


def exchanged(on: str = "2003-02-03", of: str = f"X-{ON}", **more: Any) -> ShareCertificate:
    return ShareCertificate(id="N-1", issued_on=day(on), of=of, name="One", shares=Shares.of(10), **more)


@pytest.mark.parametrize("event", [exchanged(of="X-9"), exchanged(on="2003-01-03")])
def test_a_certificate_in_exchange_is_of_an_exercise_made_before(event: ShareCertificate) -> None:
    with pytest.raises(BadMatter, match=r"no exercise X-\S+ was made by"):
        replayed(exercise(), event)


def test_additional_legends_stand_as_stated() -> None:
    rows = act(replayed(exercise(additional_legends=("One.", "Two.")))).rows["legends"]
    assert [row["legend"].value for row in rows] == ["One.", "Two."]


# Certificates


def test_without_instructions_there_is_one_certificate_in_the_name_of_holder() -> None:
    [row] = act(replayed(exercise())).rows["certificates"]
    assert [str(row[name].value) for name in ("name", "shares")] == ["Cisco Systems Capital Corporation", "100000"]


def test_certificates_are_registered_in_the_names_and_denominations_that_holder_designates() -> None:
    asked = tuple(Denomination(name=name, shares=Shares.of(50_000)) for name in ("One", "Another"))
    book = replayed(exercise(denominations=asked))
    assert [row["name"].value for row in act(book).rows["certificates"]] == ["One", "Another"]
    assert fact(book, "denominations_total") == fact(book, "shares_issued_now") == "100000"


# What is due


def due(book: Book, as_of: str = "2003-12-31") -> dict[str, str]:
    found = standings(book, day(as_of))
    return {each.obligation.kind: each.word for each in found if each.obligation.clause in ("2.1", "11", "6(xi)")}


def test_certificates_and_the_new_warrant_are_delivered_within_fifteen_days() -> None:
    assert fact(replayed(exercise()), "last_day_to_deliver") == "2003-01-21"
    for done, word in (("2003-01-21", "met"), ("2003-01-22", "late")):
        book = replayed(exercise(delivered_on=day(done), new_warrant_delivered_on=day(done)))
        assert due(book) == {"share_certificates": word, "new_warrant": word}
    assert due(replayed(exercise()), "2003-01-21") == {"share_certificates": "open", "new_warrant": "open"}
    assert due(replayed(exercise()), "2003-01-22") == {"share_certificates": "overdue", "new_warrant": "overdue"}


def test_no_new_warrant_is_owed_upon_a_complete_exercise() -> None:
    assert set(due(replayed(exercise(542_075, new=None)))) == {"share_certificates"}


def test_unless_this_warrant_has_expired_a_new_one_is_issued() -> None:
    assert set(due(replayed(exercise(on="2009-02-12")))) == {"share_certificates", "new_warrant"}
    assert set(due(replayed(exercise(on="2009-02-13")))) == {"share_certificates"}
    assert set(due(replayed(exercise(on="2009-02-12"), readings={"R15": "exclusive"}))) == {"share_certificates"}


def test_cash_for_a_fraction_is_due_upon_the_exercise() -> None:
    event = exercise(589_524, at="3.77", new=None, fraction_value="9.37")
    assert due(replayed(private_placement(), event))["cash_for_fraction"] == "due"
    paid = exercise(589_524, at="3.77", new=None, fraction_value="9.37", fraction_paid_on=day(ON))
    assert due(replayed(private_placement(), paid))["cash_for_fraction"] == "met"


# Readjustment (R20), Section 6(i) (R12, R29)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"R20": "section_5_once", "R10": "carried"}, "447197"),
        ({"R20": "section_5_once"}, "447196.3"),
        ({"R20": "replayed"}, "442075"),
        ({"R20": "replayed", "R10": "carried"}, "442075"),
    ],
)
def test_shares_after_a_readjustment_where_a_part_was_exercised_in_between(
    choices: dict[str, str], expected: str
) -> None:
    book = replayed(grant(), exercise(at="3.89"), lapse(2_000_000), readings=choices)
    assert (price(book), shares(book)) == ("4.1", expected)
    assert str(book.state.outstanding.value) == "27203730"


def test_in_a_supposed_past_an_exercise_of_all_leaves_nothing_and_is_refused_nothing() -> None:
    """571,338 shares were exercised at $3.89; had the options never been, there would have been fewer."""
    book = replayed(grant(), exercise(571_338, at="3.89", new=None, fraction_value="5.00"), lapse(2_000_000))
    assert (price(book), book.state.warrants) == ("4.1", ())
    partly = replayed(grant(), exercise(571_000, at="3.89"), lapse(2_000_000), readings={"R20": "replayed"})
    assert register(partly) == [("W-2", "0", "W-1")]


def test_a_net_exercise_without_worth_in_a_supposed_past_stays_as_it_was() -> None:
    """At $4.00 it had worth while the price was $3.89, and would have had none at $4.10."""
    at_four = list(quotes("2002-11-01", ON, "4.00"))
    for choice in ("no", "yes"):
        book = replayed(
            grant(), net(100_000, new="W-2"), lapse(2_000_000), prices=at_four, readings={"R12": choice, "R29": "no"}
        )
        assert str(book.state.issued.value) == "27106480"  # 100,000 x 0.11 / 4.00 more


def test_the_exercise_of_the_warrant_is_no_issue_below_its_price_unless_so_read() -> None:
    book = replayed(net(400_000, new="W-2"), prices=AT_937)
    assert (price(book), register(book)) == ("4.1", [("W-2", "142075", "W-1")])
    assert "no issue under this clause" in book.entries[0].considered[0].because
    read = replayed(net(400_000, new="W-2"), prices=AT_937, readings={"R12": "yes"})
    issued = floor(400_000 * Fraction("5.27") / Fraction("9.37"))
    after = nearest_cent(27_103_730 * Fraction("4.10") / (27_103_730 + issued))
    assert read.state.price.value.amount == after
    assert read.adjustments[0].shares[0].warrant.certificate == "W-2"


NET = """
  - {id: X-1, type: exercise, certificate: W-1, way: net, shares_exercised: "400,000", new_certificate: W-2,
     notice_delivered_on: 2002-09-17, surrendered_on: 2002-09-17, fraction_value: "6.00"}
"""


def test_the_statement_of_an_adjustment_for_its_own_exercise_generates_and_ties(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    (sample / "events.yaml").write_text((sample / "events.yaml").read_text("utf-8") + NET, "utf-8")
    (sample / "prices.csv").write_text(
        (sample / "prices.csv").read_text("utf-8") + "2002-09-16,6.10,,,Nasdaq\n", "utf-8"
    )
    warrant = sample / "warrant.yaml"
    warrant.write_text(warrant.read_text("utf-8").replace("readings: {}", 'readings: {R12: "yes"}'), "utf-8")
    assert tenor("generate", sample, "--format", "docx").status == 0
    [paper] = (sample / "out").glob("*-adjustment-statement-X-1-W-2.docx")
    checked = tenor("check", sample, paper).out
    assert "0 numerals untied" in checked
    wrong = [line for line in checked.splitlines() if line.startswith(("error", "warning"))]
    assert [line for line in wrong if " OBL-" not in line] == []


def test_bought_at_the_warrant_price_its_shares_are_not_issued_for_less() -> None:
    book = replayed(exercise(), readings={"R12": "yes"})
    assert (price(book), book.adjustments) == ("4.1", ())


def test_where_the_warrant_counts_as_deemed_issued_its_exercise_moves_shares_from_deemed_to_issued() -> None:
    book = replayed(exercise(), readings={"R29": "yes", "R12": "yes"})
    assert str(book.state.outstanding.value) == str(27_103_730 + 542_075)
    assert (str(book.state.issued.value), str(book.state.deemed_total.value)) == ("27203730", "442075")
    gone = replayed(net(), prices=AT_937, readings={"R29": "yes"})
    assert (str(gone.state.issued.value), str(gone.state.outstanding.value)) == ("27408611", "27408611")


# Section 6(xi)

DOUBLED = split("S-1", "2003-01-02", "3-for-2", made_on=day("2003-01-15"), ex_date=day("2003-01-16"))


def rows(book: Book) -> list[list[str]]:
    names = ("event", "shares_before", "shares_after", "additional_shares")
    return [[str(row[name].value) for name in names] for row in act(book).rows["due_bills"]]


def test_additional_shares_are_those_over_and_above_what_was_issuable_before_giving_effect_to_the_adjustment() -> None:
    """$4.10 becomes $2.73 and 542,075 shares 814,105.3; 100,000 of these were 66,585.3."""
    book = replayed(DOUBLED, exercise(at="2.73"))
    assert rows(book) == [["S-1", "66585", "100000", "33415"]]
    assert floor(100_000 * Fraction(542_075) / Fraction("814105.3")) == 66_585


def test_of_the_whole_warrant_all_that_it_was_for_before_is_not_additional() -> None:
    book = replayed(DOUBLED, exercise(814_105, at="2.73", new=None, fraction_value="6"))
    assert rows(book) == [["S-1", "542075", "814105", "272030"]]


def test_a_net_exercise_before_the_event_counts_both_at_their_own_price() -> None:
    book = replayed(DOUBLED, net(814_105, fraction_value="6"), prices=AT_937)
    after = floor(814_105 * (Fraction("9.37") - Fraction("2.73")) / Fraction("9.37"))
    assert rows(book) == [["S-1", "304881", str(after), str(after - 304_881)]]


@pytest.mark.parametrize("on", ["2002-12-31", "2003-01-02", "2003-01-15", "2003-02-03"])
def test_an_exercise_not_after_the_record_date_and_before_the_event_has_none(on: str) -> None:
    book = replayed(DOUBLED, exercise(on=on, at="4.10" if on < "2003-01-03" else "2.73"))
    assert rows(book) == []


def test_two_events_still_to_be_made_have_each_their_own_additional_shares() -> None:
    second = split("S-2", "2003-01-03", "2-for-1", made_on=day("2003-01-20"), ex_date=day("2003-01-21"))
    book = replayed(DOUBLED, second, exercise(at="1.37"))
    [first, other] = rows(book)
    assert (first[0], other[0]) == ("S-2", "S-1")
    assert first[1] == other[2]
    assert int(first[3]) + int(other[3]) + int(other[1]) == 100_000


def test_company_shall_deliver_a_due_bill_where_it_defers_them_and_issue_them_upon_the_event() -> None:
    assert set(due(replayed(DOUBLED, exercise(at="2.73")))) == {"share_certificates", "new_warrant"}
    deferred = {"deferred": "yes", "due_bill_delivered_on": day(ON)}
    book = replayed(DOUBLED, exercise(at="2.73", **deferred))
    assert due(book, "2003-01-10") | {"due_bill": "met", "additional_shares": "open"} == due(book, "2003-01-10")
    assert due(book, "2003-01-15")["additional_shares"] == "due"
    assert fact(book, "shares_issued_now") == "66585"


def test_only_additional_shares_can_be_deferred() -> None:
    with pytest.raises(BadMatter, match="no event of record is still to be made"):
        replayed(exercise(deferred="yes"))


# What cannot be


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (exercise(certificate="W-9"), "no Warrant W-9 was issued before"),
        (exercise(542_076), "542076 are more than the 542075 purchasable under W-1"),
        (exercise(on="2009-02-28"), "outside the Term"),
        (exercise(new=None), "442075 shares remain, and no new_certificate is stated"),
        (exercise(542_075), "nothing remains of W-1 for which W-2 could be issued"),
        (exercise(new="w-1"), "was issued before"),
        (net("100000.5", new="W-2"), "a part of a Warrant is exercised for whole shares"),
        (net(1, new="W-2"), "less than one"),
    ],
)
def test_what_the_warrant_does_not_allow_is_refused_at_its_line(event: Exercise, told: str) -> None:
    with pytest.raises(BadMatter, match=told):
        replayed(event, prices=AT_937)


def test_a_cancelled_certificate_is_exercised_no_more() -> None:
    with pytest.raises(BadMatter, match="W-1 was cancelled"):
        replayed(exercise(), exercise(on="2003-01-07", new="W-3"))


def test_a_fraction_whose_value_is_not_stated_is_refused() -> None:
    with pytest.raises(BadMatter, match="its value is not stated"):
        replayed(private_placement(), exercise(589_524, at="3.77", new=None))


@pytest.mark.parametrize("on", ["2009-02-27", "2002-02-27"])
def test_at_any_time_during_the_term_the_warrant_may_be_exercised(on: str) -> None:
    assert fact(replayed(exercise(on=on)), "shares_issued") == "100000"


def test_on_the_anniversary_it_may_not_be_where_that_lies_outside_the_term() -> None:
    with pytest.raises(BadMatter, match="outside the Term"):
        replayed(exercise(on="2009-02-27"), readings={"R15": "exclusive"})
