"""Sections 8, 9, 12, 14 and 17: transactions, dissolution, covenants, addresses, amendments; the end of the Term."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome, day, dividend, executed_terms, issue, private_placement, quotes, replayed, split
from test_section_2_1 import exercise
from test_section_7 import CISCO, IN_PART, refused, to, transfer

import checks.rules  # noqa: F401  registers the rules
from checks.case import Review
from checks.model import RULES
from warrant import outstanding
from warrant.book import Book
from warrant.documents import called_for
from warrant.errors import BadMatter
from warrant.events.address_change import AddressChange
from warrant.events.amendment import Amendment
from warrant.events.charter_amendment import CharterAmendment
from warrant.events.dissolution import Dissolution
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.split import Split
from warrant.events.transaction import Received, Transaction
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.obligations import Obligation, obligations
from warrant.quantities import Price, Shares
from warrant.replay import replay
from warrant.section_6.vii_restated import reclassified
from warrant.section_8 import COUNTED, last_day_of_notice, purchasable
from warrant.standing import Standing, standings
from warrant.state import State
from warrant.stems import file_stem
from warrant.step import CLAUSES

OLD = executed_terms().holder.address
NEW = ("1 New Street", "Reno, Nevada 89501")
STOCK = Received(kind="stock", description="common stock of Acquirer Inc.", ratio=Fraction(1, 2))
CASH = Received(kind="cash", description="cash", dollars=Price.of("2.35"))


def merger(*receives: Received, on: str = "2003-03-03", **changes: Any) -> Transaction:
    stated: dict[str, Any] = {
        "id": "M-1",
        "of": "merger",
        "description": "a merger into Acquirer Inc.",
        "completed_on": day(on),
        "proposed_on": day("2003-01-15"),
        "receives": receives or (STOCK, CASH),
        "successor": "Acquirer Inc.",
    }
    return Transaction(**{**stated, **changes})


def due(book: Book, kind: str) -> list[Obligation]:
    return [each for each in obligations(book) if each.kind == kind]


def stands(events: tuple[Event, ...], kind: str, as_of: str, *mailings: Mailing, **changes: Any) -> list[Standing]:
    book = replay(Matter(executed_terms(**changes), events, {}, mailings), day(as_of))
    return [each for each in standings(book, day(as_of)) if each.obligation.kind == kind]


def mailing(
    document: str, sent_on: str, method: str = "certified", address: tuple[str, ...] = OLD, **changes: Any
) -> Mailing:
    stated: dict[str, Any] = {"to": CISCO, "address": "; ".join(address), "method": method, **changes}
    return Mailing(document=document, sent_on=day(sent_on), **stated)


def in_lieu(state: State) -> dict[str, list[str]]:
    return {
        each.certificate: [str(thing.amount.value) for thing in purchasable(state, each)] for each in state.warrants
    }


# Section 8


def test_holder_has_the_right_to_receive_what_was_payable_for_the_shares_immediately_before() -> None:
    """542,075 shares at half a share and $2.35 each: 271,037.5 shares and $1,273,876.25."""
    assert in_lieu(replayed(merger()).state) == {"W-1": ["271037.5", "1273876.25"]}
    assert in_lieu(replayed(IN_PART, merger()).state) == {"W-2": ["100000", "470000"], "W-3": ["171037.5", "803876.25"]}


def test_the_ids_of_what_is_purchasable_are_no_longer_than_a_tag_of_word_and_differ() -> None:
    longest = "W-1".ljust(20, "9")
    state = replayed(replace(merger(), id="M-1".ljust(20, "9")), certificate=longest).state
    one, other = (thing.amount.id for thing in purchasable(state, state.warrants[0]))
    assert len(one) == len(other) == 64
    assert one != other
    assert one.startswith(f"{'M-1'.ljust(20, '9')}.{longest}.")


def test_before_it_takes_effect_common_stock_is_purchasable() -> None:
    assert purchasable(replayed(merger(), as_of=day("2003-03-02")).state, replayed().state.warrants[0]) == ()


def test_company_shall_give_thirty_days_prior_written_notice_to_each_holder() -> None:
    book = replayed(IN_PART, merger(), as_of=day("2003-01-20"))
    notices = due(book, "transaction_notice")
    assert [(each.to.certificate, each.to.address[0]) for each in notices] == [
        ("W-2", "W-2 Main Street"),
        ("W-3", "170 West Tasman Drive"),
    ]
    assert {str(each.by.value) for each in notices if each.by} == {"2003-02-01"}
    readings = executed_terms(readings={"R28": "clear_days"}).readings
    assert str(last_day_of_notice(merger(), readings).value) == "2003-01-31"
    assert due(replayed(merger(), as_of=day("2003-01-14")), "transaction_notice") == []


@pytest.mark.parametrize(
    ("method", "sent", "received", "word"),
    [
        ("certified", "2003-02-01", None, "met"),
        ("certified", "2003-02-02", None, "late"),
        ("delivered", "2003-01-31", "2003-02-01", "met"),
        ("delivered", "2003-01-31", "2003-02-02", "late"),
    ],
)
def test_a_notice_delivered_is_given_when_received(method: str, sent: str, received: str | None, word: str) -> None:
    stem = file_stem("transaction_notice", day("2003-03-03"), "M-1", "W-1")
    sending = mailing(stem, sent, method, received_on=day(received) if received else None)
    [standing] = stands((merger(),), "transaction_notice", "2003-03-03", sending)
    assert standing.word == word


def test_provision_for_holder_is_a_condition_of_the_transaction_and_the_successor_is_bound() -> None:
    for kind, clause in (("provision_for_holder", "8"), ("assumption_agreement", "12.2")):
        [missed] = stands((merger(),), kind, "2003-03-04")
        assert (missed.word, missed.obligation.clause) == ("overdue", clause)
        made = merger(provision_made_on=day("2003-03-03"), assumed_on=day("2003-03-03"))
        assert [each.word for each in stands((made,), kind, "2003-03-04")] == ["met"]
    assert stands((merger(successor=None),), "assumption_agreement", "2003-03-04") == []


def test_the_instrument_is_applicable_to_the_stock_deliverable_as_nearly_as_may_be_practicable() -> None:
    """A 2-for-1 split of the stock received: twice the shares at half the price, and so twice the stock in lieu."""
    half = merger(STOCK)
    book = replayed(half, split("S-1", "2003-06-02", "2-for-1"))
    assert str(book.state.price.value) == "2.05"
    assert in_lieu(book.state) == {"W-1": ["542075"]}
    one = merger(replace(STOCK, ratio=Fraction(1)), stock_outstanding=Shares.of(27_103_730))
    assert str(replayed(one, private_placement("2003-06-02")).state.price.value) == "3.77"


@pytest.mark.parametrize(
    ("first", "later", "words"),
    [
        (merger(), split("S-1", "2003-06-02", "2-for-1"), "counsel has to settle it"),
        (merger(STOCK), private_placement("2003-06-02"), "only where one share became one"),
        (merger(replace(STOCK, ratio=Fraction(1))), issue("E-9", "2003-06-02", 1, 0), "states stock_outstanding"),
        (merger(), merger(id="M-2", on="2003-09-02", proposed_on=day("2003-07-01")), "counsel has to settle it"),
    ],
)
def test_what_section_8_does_not_say_is_left_to_counsel(first: Event, later: Event, words: str) -> None:
    assert words in refused(first, later)


def test_no_kind_of_event_that_section_6_or_the_count_of_stock_concerns_is_passed_over_after_a_transaction() -> None:
    concerned = {kind for clause in CLAUSES for kind in clause.EVENTS} | set(of_the_count()) - {Event}
    assert len(concerned) >= 9
    assert [kind for kind in concerned if not issubclass(kind, (*COUNTED, Split, Distribution))] == []


def of_the_count() -> list[type[Event]]:
    """The kinds that ``warrant.outstanding`` names."""
    named = vars(outstanding).values()
    return [each for each in named if isinstance(each, type) and issubclass(each, Event)]


def test_a_second_transaction_takes_up_the_stock_that_the_first_left() -> None:
    second = merger(replace(STOCK, ratio=Fraction(3)), CASH, id="M-2", on="2003-09-02", proposed_on=day("2003-07-01"))
    assert in_lieu(replayed(merger(STOCK), second).state) == {"W-1": ["813112.5", "636938.125"]}


def test_only_a_reclassification_of_stock_into_stock_alone_restates_closes() -> None:
    into = Received(kind="stock", description="Class A Common Stock", ratio=Fraction(2))
    found = reclassified(merger(into, of="reclassification", successor=None))
    assert found is not None
    assert found.value == 2
    assert reclassified(merger(into)) is None
    assert reclassified(merger(into, CASH, of="reclassification")) is None


@pytest.mark.parametrize("r24", ["before_ex_date", "through_record_date"])
def test_closes_are_adjusted_for_a_reclassification_that_took_effect_inside_the_window(r24: str) -> None:
    """$6.00 until the stock trades two for one, then $3.00: $3.00 all through, and 4.10 x 2.25 / 3.00 = 3.075."""
    into = Received(kind="stock", description="Class A Common Stock", ratio=Fraction(2))
    two = merger(into, on="2003-03-10", of="reclassification", successor=None, ex_date=day("2003-03-11"))
    prices = quotes("2003-02-03", "2003-03-31", lambda on: Fraction(6 if on < day("2003-03-11") else 3))
    book = replayed(two, dividend("E-9", "2003-03-17", "0.75"), prices=prices, readings={"R24": r24})
    assert str(book.adjustments[-1].computation.facts["current_market_price"].value) == "3"
    assert str(book.state.price.value) == "3.08"


def test_section_10_does_not_apply_to_distributions_in_connection_with_section_8() -> None:
    paid = dividend("E-1", "2003-03-03", "0.75")
    prices = list(quotes("2003-01-02", "2003-03-31", "6.00"))
    assert due(replayed(paid, prices=prices), "extraordinary_dividend_notice") != []
    within = replace(paid, in_connection_with="M-1")
    assert due(replayed(within, prices=prices), "extraordinary_dividend_notice") == []


# Section 9

DISSOLVED = Dissolution(id="D-1", resolved_on=day("2003-05-01"), of="dissolution", distributed_on=day("2003-06-05"))
NOTICE = file_stem("dissolution_notice", day("2003-05-01"), "D-1", "W-1")


def test_no_distribution_is_lawful_until_the_expiration_of_thirty_days_from_the_mailing() -> None:
    """Mailed on 5 May, the thirtieth day is 4 June: a distribution is lawful on 5 June, not on 4 June."""
    [standing] = stands((DISSOLVED,), "dissolution_notice", "2003-06-10", mailing(NOTICE, "2003-05-05"))
    assert standing.word == "met"
    [first] = stands((DISSOLVED,), "liquidating_distribution", "2003-06-10", mailing(NOTICE, "2003-05-05"))
    assert str(first.obligation.not_before) == "2003-06-05"
    early = replace(DISSOLVED, distributed_on=day("2003-06-04"))
    [standing] = stands((early,), "dissolution_notice", "2003-06-10", mailing(NOTICE, "2003-05-05"))
    assert standing.word == "late"
    assert stands((DISSOLVED,), "liquidating_distribution", "2003-06-10") == []


def test_holder_may_exercise_within_thirty_days_from_the_giving_and_mailing_is_another_day() -> None:
    handed = mailing(NOTICE, "2003-05-05", "delivered", received_on=day("2003-05-08"))
    [right] = stands((DISSOLVED,), "exercise", "2003-05-10", handed)
    assert right.obligation.by is not None
    assert str(right.obligation.by.value) == "2003-06-07"
    [first] = stands((DISSOLVED,), "liquidating_distribution", "2003-05-10", handed)
    assert str(first.obligation.not_before) == "2003-06-05"
    assert stands((DISSOLVED,), "exercise", "2003-05-07", handed) == []


@pytest.mark.parametrize(("on", "void"), [("2003-06-04", False), ("2003-06-05", True)])
def test_all_rights_not_exercised_within_such_period_become_void(on: str, void: bool) -> None:
    matter = Matter(executed_terms(), (DISSOLVED, transfer(to("W-2"), on=on)), {}, (mailing(NOTICE, "2003-05-05"),))
    if void:
        with pytest.raises(BadMatter, match="all rights under W-1 are void since the end of 2003-06-04"):
            replay(matter)
    else:
        assert [each.certificate for each in replay(matter).state.warrants] == ["W-2"]


def test_an_exercise_after_the_thirty_days_is_refused_and_one_within_them_is_not() -> None:
    for on, refusal in (("2003-06-04", ""), ("2003-06-05", "all rights under W-1 are void")):
        matter = Matter(executed_terms(), (DISSOLVED, exercise(on=on)), {}, (mailing(NOTICE, "2003-05-05"),))
        if refusal:
            with pytest.raises(BadMatter, match=refusal):
                replay(matter)
        else:
            assert [str(each.shares.value) for each in replay(matter).state.warrants] == ["442075"]


def test_the_notice_binds_the_warrants_issued_for_the_one_that_it_was_given_of() -> None:
    first, again = (
        transfer(to("W-2"), on="2003-05-20"),
        transfer(to("W-3"), of="W-2", on="2003-06-05", assignor="Transferee LLC", id="T-2"),
    )
    matter = Matter(executed_terms(), (DISSOLVED, first, again), {}, (mailing(NOTICE, "2003-05-05"),))
    with pytest.raises(BadMatter, match="all rights under W-2 are void"):
        replay(matter)


def test_the_ledger_says_what_is_void(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").write_text(RIGHT["dissolution"], "utf-8")
    with (sample / "mailings.csv").open("a", encoding="utf-8") as rows:
        rows.write(f'{NOTICE},2003-05-05,{CISCO},"{"; ".join(OLD)}",certified,,\n')
    told = "W-1: void since the end of 2003-06-04 (Section 9)."
    for as_of, standing in (("2003-06-04", "outstanding"), ("2003-06-05", "void")):
        assert (told in tenor("ledger", sample, "--as-of", as_of).out) is (standing == "void")
        [line] = json.loads(tenor("ledger", sample, "--as-of", as_of, "--json").out)["register"]
        assert line["standing"] == standing


@pytest.mark.parametrize("changes", [{"method": "first_class"}, {"address": NEW}, {"to": "Another Corp."}])
def test_a_notice_that_was_not_rightly_given_makes_nothing_void(changes: dict[str, Any]) -> None:
    wrong = mailing(NOTICE, "2003-05-05", **changes)
    matter = Matter(executed_terms(), (DISSOLVED, transfer(to("W-2"), on="2003-07-01")), {}, (wrong,))
    assert [each.certificate for each in replay(matter).state.warrants] == ["W-2"]


def test_section_9_does_not_apply_where_section_8_does() -> None:
    within = replace(DISSOLVED, in_connection_with="M-1")
    assert stands((within,), "dissolution_notice", "2003-06-10") == []
    assert replayed(within).state.dissolution is None


# Section 12


def test_company_shall_not_amend_its_certificate_to_eliminate_common_stock_unless_holder_approves() -> None:
    breach = CharterAmendment(
        id="C-1", amended_on=day("2003-04-01"), description="Common Stock eliminated", eliminates_common_stock="yes"
    )
    kind = "approval_of_charter_amendment"
    [told] = stands((breach,), kind, "2003-04-02")
    assert (told.word, told.obligation.clause) == ("overdue", "12.1")
    for approved, word in (("2003-04-01", "met"), ("2003-04-02", "late")):
        assert [e.word for e in stands((replace(breach, approved_on=day(approved)),), kind, "2003-05-02")] == [word]
    assert stands((replace(breach, eliminates_common_stock="no"),), kind, "2003-04-02") == []
    assert stands((replace(breach, amended_on=day("2009-03-02")),), kind, "2009-04-02") == []


# Section 14

MOVED = AddressChange(id="A-1", furnished_on=day("2002-07-10"), of="holder", certificate="W-1", address=NEW)
STATEMENT = file_stem("adjustment_statement", day("2002-06-14"), "E-001", "W-1")


@pytest.mark.parametrize(
    ("sent_on", "address", "counts"),
    [
        ("2002-07-09", OLD, True),
        ("2002-07-09", NEW, False),
        ("2002-07-10", OLD, True),
        ("2002-07-10", NEW, True),
        ("2002-07-11", OLD, False),
        ("2002-07-11", NEW, True),
    ],
)
def test_a_mailing_goes_to_the_address_furnished_before_it(
    sent_on: str, address: tuple[str, ...], counts: bool
) -> None:
    sending = mailing(STATEMENT, sent_on, address=address)
    [standing] = stands((private_placement(), MOVED), "adjustment_statement", "2002-12-31", sending)
    assert (standing.word == "met") is counts


def test_later_papers_go_to_the_new_address_and_no_fact_of_it_shares_an_id_with_the_old() -> None:
    book = replayed(private_placement(), MOVED, private_placement("2002-08-01", "E-002"))
    first, second = (each.rows["holder_address"] for each in called_for(book) if each.kind == "adjustment_statement")
    assert [row["line"].value for row in first] == [CISCO, *OLD]
    assert [row["line"].value for row in second] == [CISCO, *NEW]
    assert {row["line"].id for row in first[1:]}.isdisjoint({row["line"].id for row in second[1:]})
    assert [each.to.address for each in due(book, "adjustment_statement")] == [OLD, NEW]


def test_another_address_of_holder_is_that_of_all_its_warrants_and_of_no_other_holder() -> None:
    both = transfer(to("W-2", "1,000", CISCO), to("W-4", "1,000"), balance="W-3")
    book = replayed(both, replace(MOVED, certificate="W-3"))
    assert {each.certificate for each in book.state.warrants if each.holder.address == NEW} == {"W-2", "W-3"}


def test_an_address_of_company_is_in_force_from_the_day_on_which_holder_has_it() -> None:
    moved = AddressChange(id="A-1", furnished_on=day("2008-03-03"), of="company", address=NEW)
    [right] = due(replayed(moved, as_of=day("2008-06-02")), "expiry_notice")
    assert right.to.address == NEW


# Section 17


def amended(**changes: Any) -> Amendment:
    both = {"signed_by_company_on": day("2002-05-01"), "signed_by_holder_on": day("2002-05-02")}
    return Amendment(**{"id": "N-1", "amended_on": day("2002-05-02"), **both, **changes})


def test_the_terms_after_an_amendment_are_those_that_follow_from_it() -> None:
    """$4.00 from then on: (27,103,730 x 4.00 + 10,000,000) / 32,103,730 = 3.6884..., so $3.69."""
    book = replayed(amended(warrant_price=Price.of("4.00")), private_placement())
    assert str(book.entries[0].after.warrants[0].shares.value) == "542075"
    assert str(book.state.price.value) == "3.69"
    more = replayed(amended(warrant_shares=Shares.of(600_000), certificate="W-1"))
    assert str(more.state.warrants[0].shares.value) == "600000"


def test_a_longer_term_adjusts_and_a_shorter_one_does_not() -> None:
    late = private_placement("2009-06-01")
    assert len(replayed(late).adjustments) == 0
    assert len(replayed(amended(term_ends_on=day("2010-02-27")), late).adjustments) == 1
    assert len(replayed(amended(term_ends_on=day("2002-06-01")), private_placement()).adjustments) == 0


def test_later_papers_print_the_names_after_an_amendment() -> None:
    names = amended(company_name="Newname Group, Inc.", holder_name="Newname Capital Corp.", certificate="W-1")
    book = replayed(names, private_placement())
    [paper] = [each for each in called_for(book) if each.kind == "adjustment_statement"]
    assert (paper.facts["company_name"].value, paper.facts["company_name"].id) == (
        "Newname Group, Inc.",
        "N-1.company_name",
    )
    assert paper.facts["holder_name"].value == "Newname Capital Corp."
    assert due(book, "adjustment_statement")[0].to.name == "Newname Capital Corp."


def test_a_notice_that_both_waived_is_waived_and_says_so() -> None:
    waiver = amended(id="N-1", amended_on=day("2002-07-01"), waives_notice_of="E-001")
    [standing] = stands((private_placement(), waiver), "adjustment_statement", "2002-12-31")
    assert (standing.word, standing.waived_by, standing.in_order) == ("waived", "N-1", True)
    [before] = stands((private_placement(), waiver), "adjustment_statement", "2002-06-30")
    assert before.word == "due"
    of_one = replace(waiver, certificate="W-2")
    told = stands((IN_PART, private_placement(), of_one), "adjustment_statement", "2002-12-31")
    assert [each.word for each in told] == ["waived", "due"]
    assert "no Warrant W-9 was issued" in refused(private_placement(), replace(waiver, certificate="W-9"))


# The end of the Term


@pytest.mark.parametrize(("r15", "last"), [("inclusive", "2009-02-27"), ("exclusive", "2009-02-26")])
def test_holder_may_exercise_by_the_last_day_of_the_term(r15: str, last: str) -> None:
    [right] = due(replayed(as_of=day("2008-06-02"), readings={"R15": r15}), "expiry_notice")
    assert right.by is not None
    assert (str(right.by.value), right.manner, right.of) == (last, "may", "Holder")
    after = day(last) + timedelta(1)
    assert [each.word for each in stands((), "expiry_notice", str(after), readings={"R15": r15})] == ["lapsed"]
    assert [each.word for each in stands((), "expiry_notice", last, readings={"R15": r15})] == ["open"]


def test_nothing_is_purchasable_after_the_term_and_the_ledger_says_so(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    assert "Expired: the Term ended on 2009-02-27" in tenor("ledger", sample, "--as-of", "2009-02-28").out
    assert json.loads(tenor("ledger", sample, "--as-of", "2009-02-28", "--json").out)["expired"] == "2009-02-27"
    assert "Expired" not in tenor("ledger", sample, "--as-of", "2009-02-27").out
    assert "expired" not in json.loads(tenor("ledger", sample, "--as-of", "2009-02-27", "--json").out)


# What a file may not say

RIGHT = {
    "transaction": """events:
  - id: M-1
    type: transaction
    of: consolidation
    description: a consolidation
    proposed_on: 2003-01-15
    completed_on: 2003-03-03
    receives:
      - kind: stock
        description: common stock of Acquirer Inc.
        ratio: 1-for-2
    successor: Acquirer Inc.
    stock_outstanding: 30,000,000
""",
    "dissolution": """events:
  - id: D-1
    type: dissolution
    resolved_on: 2003-05-01
    of: liquidation
    distributed_on: 2003-06-05
""",
    "address_change": """events:
  - id: A-1
    type: address_change
    furnished_on: 2002-07-10
    of: holder
    certificate: W-1
    address:
      - 1 New Street
""",
    "amendment": """events:
  - id: N-1
    type: amendment
    amended_on: 2002-05-02
    signed_by_company_on: 2002-05-01
    signed_by_holder_on: 2002-05-02
    certificate: W-1
    warrant_price: 4.00
    warrant_shares: 600,000
    term_ends_on: 2010-02-27
""",
}
WRONG = [
    ("transaction", "proposed_on: 2003-01-15", "proposed_on: 2003-03-04", 6, "after completed_on"),
    ("transaction", "ratio: 1-for-2", "dollars: 1.00", 9, "stock is not stated by ratio alone"),
    ("transaction", "kind: stock", "kind: cash", 9, "cash is not stated by dollars alone"),
    ("transaction", "successor: Acquirer Inc.", "note: none", 4, "no successor is named"),
    ("transaction", "stock_outstanding: 30,000,000", "stock_outstanding: 0", 13, "it is zero"),
    ("dissolution", "distributed_on: 2003-06-05", "distributed_on: 2003-04-30", 6, "before resolved_on"),
    ("dissolution", "distributed_on: 2003-06-05", "in_connection_with: M-7", 6, "no transaction of the id M-7"),
    ("address_change", "certificate: W-1", "note: none", 5, "it names no Holder"),
    ("address_change", "of: holder", "of: company", 6, "the address is Company's"),
    ("address_change", "certificate: W-1", "certificate: W-9", 6, "no Warrant W-9 was issued before"),
    ("amendment", "signed_by_holder_on: 2002-05-02", "note: none", 2, "Holder did not sign it"),
    ("amendment", "signed_by_company_on: 2002-05-01", "note: none", 2, "Company did not sign it"),
    ("amendment", "signed_by_company_on: 2002-05-01", "signed_by_company_on: 2002-05-03", 5, "after it took effect"),
    ("amendment", "certificate: W-1", "note: none", 9, "does not say of which Warrant"),
    ("amendment", "certificate: W-1", "certificate: W-9", 7, "no Warrant W-9 was issued before"),
    ("amendment", "warrant_price: 4.00", "warrant_price: 0", 8, "it is zero"),
    ("amendment", "warrant_price: 4.00", "warrant_price: 4.001", 8, "finer than a cent"),
    ("amendment", "term_ends_on: 2010-02-27", "term_ends_on: 2002-05-01", 10, "the Term would have ended before"),
    ("amendment", "term_ends_on: 2010-02-27", "waives_notice_of: E-77", 10, "no event of the id E-77"),
]


@pytest.mark.parametrize(("kind", "right", "wrong", "line", "words"), WRONG)
def test_a_mistake_is_refused_at_its_line_with_a_remedy(
    sample: Path, tenor: Callable[..., Outcome], kind: str, right: str, wrong: str, line: int, words: str
) -> None:
    assert right in RIGHT[kind]
    (sample / "events.yaml").write_text(RIGHT[kind].replace(right, wrong), "utf-8")
    outcome = tenor("ledger", sample, "--as-of", "2004-12-31")
    assert outcome.status == 2
    assert f"events.yaml:{line}:" in outcome.err
    assert words in outcome.err


def test_an_amendment_that_changes_nothing_is_none(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").write_text("\n".join(RIGHT["amendment"].splitlines()[:6]) + "\n", "utf-8")
    assert "events.yaml:2:5: it changes nothing: add one of" in tenor("ledger", sample).err


@pytest.mark.parametrize("kind", RIGHT)
def test_explain_shows_the_facts_of_each_act(sample: Path, tenor: Callable[..., Outcome], kind: str) -> None:
    (sample / "events.yaml").write_text(RIGHT[kind], "utf-8")
    id = RIGHT[kind].split("id: ")[1].split()[0]
    outcome = tenor("explain", sample, id, "--as-of", "2004-12-31")
    assert outcome.status == 0
    assert "governs what it does:" in outcome.out
    assert f"    {id}." in outcome.out


def test_the_ledger_prints_what_is_purchasable_in_lieu(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").write_text(RIGHT["transaction"], "utf-8")
    told = tenor("ledger", sample, "--as-of", "2004-12-31").out
    assert "W-1: 271,037.5 of common stock of Acquirer Inc., 0.5 for each share." in told
    [each] = json.loads(tenor("ledger", sample, "--as-of", "2004-12-31", "--json").out)["in_lieu"]
    assert (each["amount"], each["per_share"]) == ("271037.5", "0.5")


def test_papers_after_an_amendment_and_an_address_change_are_tied_whole(
    sample: Path, tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    events = sample / "events.yaml"
    named = (
        RIGHT["amendment"]
        .replace("warrant_price: 4.00", "company_name: Newname Group, Inc.")
        .replace("warrant_shares: 600,000", "holder_name: Newname Capital Corporation")
    )
    moved = RIGHT["address_change"].partition("events:\n")[2]
    events.write_text(named + moved + events.read_text("utf-8").partition("events:\n")[2], "utf-8")
    (sample / "mailings.csv").unlink()
    assert tenor("generate", sample, "-o", tmp_path / "out", "--format", "docx").status == 0
    report = json.loads(tenor("check", sample, tmp_path / "out", "--json", "--as-of", "2002-12-31").out)
    assert sum(each["untied"] for each in report["documents"]) == 0
    assert [
        each for each in report["findings"] if each["severity"] != "note" and not each["code"].startswith("OBL")
    ] == []


def test_a_breach_of_section_12_is_a_finding_and_no_exception() -> None:
    stated = {"description": "Article Fourth restated", "eliminates_common_stock": "yes"}
    book = replayed(CharterAmendment(id="C-1", amended_on=day("2003-04-01"), **stated))
    found = list(RULES["OBL-08"].check(Review(book, (), day("2003-05-01"), complete=False)))
    assert [(each.clause, each.passed) for each in found] == [("12.1", False)]
