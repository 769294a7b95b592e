"""Exhibit D: the registration rights, section by section, each sentence a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import day, executed_terms, split
from hypothesis import given
from hypothesis import strategies as st
from test_matter_files import problems
from test_section_2_1 import exercise

import checks.rules  # noqa: F401  registers the rules
from checks.case import Review
from checks.model import RULES, Check
from tenor.matter import load
from warrant.book import Book, Entry
from warrant.errors import BadMatter
from warrant.events.demand import Demand, Demanding
from warrant.events.event import Event
from warrant.events.exercise import Denomination
from warrant.events.indemnity_claim import IndemnityClaim
from warrant.events.registration import Registration
from warrant.events.registration_completed import RegistrationCompleted
from warrant.events.registration_cutback import Allotted, Party, RegistrationCutback
from warrant.events.registration_effective import RegistrationEffective
from warrant.events.registration_expenses import RegistrationExpenses
from warrant.events.registration_filed import RegistrationFiled
from warrant.events.registration_request import RegistrationRequest
from warrant.events.registration_withdrawn import RegistrationWithdrawn
from warrant.events.rights_granted import RightsGranted
from warrant.events.rights_incorporated import RightsIncorporated
from warrant.events.rule_144_request import Rule144Request
from warrant.events.shares_sold import SharesSold
from warrant.events.underwriting_withdrawal import UnderwritingWithdrawal
from warrant.facts import Fact
from warrant.history import History
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.obligations import CLAUSES, Obligation, obligations
from warrant.quantities import Money, Shares
from warrant.replay import in_order_of_effect, replay
from warrant.standing import standings
from warrant.state import Purchased, Warrant
from warrant.terms import Holder

CISCO = "Cisco Systems Capital Corporation"
OTHER = Holder(name="Second Holder LLC", state="Delaware", address=("1 Second Street", "Boston, Massachusetts 02110"))
NOTICE = "2003-03-03-registration-notice-R-1-W-1"


def registration(id: str = "R-1", on: str = "2003-03-03", **changes: Any) -> Registration:
    event = Registration(
        id=id,
        determined_on=day(on),
        form="S-1",
        for_account_of="company",
        underwritten="yes",
        jurisdictions=("California", "New York"),
    )
    return replace(event, **changes)


def asks(
    number: int, on: str = "2003-03-12", id: str = "Q-1", of: str = "R-1", who: str = CISCO
) -> RegistrationRequest:
    return RegistrationRequest(id=id, of=of, requested_on=day(on), holder=who, shares_requested=Shares.of(number))


def limit(available: int, *parties: Party, id: str = "K-1", on: str = "2003-04-10", **changes: Any) -> Event:
    event = RegistrationCutback(
        id=id,
        of="R-1",
        limited_on=day(on),
        underwriter="Example Securities LLC",
        shares_available=Shares.of(available),
        parties=parties,
    )
    return replace(event, **changes)


def party(name: str, number: int, prior: str = "no", capacity: str = "other_shareholder") -> Party:
    return Party(name=name, capacity=capacity, shares=Shares.of(number), prior_right=prior)  # type: ignore[arg-type]


def demand(id: str = "DM-1", on: str = "2003-06-02", form: str = "S-1", **by: int) -> Demand:
    names = {"cisco": CISCO, "other": OTHER.name, "stranger": "Nobody Inc."}
    demanding = tuple(Demanding(name=names[who], shares=Shares.of(number)) for who, number in by.items())
    return Demand(
        id=id,
        demanded_on=day(on),
        form=form,
        disposition="brokers' transactions",
        demanded_by=demanding or asking_all(),
    )


def asking_all() -> tuple[Demanding, ...]:
    return (Demanding(name=CISCO, shares=Shares.of(542_075)),)


def effective(of: str = "R-1", on: str = "2003-05-01") -> RegistrationEffective:
    return RegistrationEffective(id=f"{of}-E", of=of, became_effective_on=day(on))


def completed(of: str = "R-1", on: str = "2003-06-30") -> RegistrationCompleted:
    return RegistrationCompleted(id=f"{of}-C", of=of, completed_on=day(on))


def withdrawn(of: str = "R-1", on: str = "2003-07-15") -> RegistrationWithdrawn:
    return RegistrationWithdrawn(id=f"{of}-W", of=of, withdrawn_on=day(on))


def mailed(document: str, sent_on: str, received_on: str | None = None, method: str = "certified") -> Mailing:
    holder = executed_terms().holder
    return Mailing(
        document=document,
        sent_on=day(sent_on),
        to=holder.name,
        address="; ".join(holder.address),
        method=method,  # type: ignore[arg-type]
        received_on=day(received_on) if received_on else None,
    )


def book(*events: Event, mailings: tuple[Mailing, ...] = (), as_of: str | None = None, **changes: Any) -> Book:
    return replay(Matter(executed_terms(**changes), events, mailings=mailings), day(as_of) if as_of else None)


def held_by(first: str, second: str, *events: Event, purchased: int = 0) -> list[Entry]:
    """The entries where the Warrant is held in two parts, and the second Holder bought shares besides."""
    matter = Matter(executed_terms(), events)
    start = replay(Matter(matter.terms)).state
    warrants = [(matter.terms.holder, "W-2", first), (OTHER, "W-3", second)]
    held = tuple(
        Warrant(certificate, holder, Fact(f"{certificate}.shares", Shares.of(shares), "7.2", "a transfer"))
        for holder, certificate, shares in warrants
    )
    bought = Fact("X-1.bought", Shares.of(purchased), "2.1", "an exercise")
    kept = (Purchased("W-3", OTHER.name, OTHER.address, bought),) if purchased else ()
    history = History(matter, replace(start, warrants=held, purchased=kept))
    for event, effect in in_order_of_effect(matter):
        history.take(event, effect)
    return history.entries


def fact(found: Book | list[Entry], event: str, name: str) -> str:
    entries = found.entries if isinstance(found, Book) else found
    [entry] = [each for each in entries if each.event.id == event]
    assert entry.act
    return str(entry.act.facts[name].value)


def table(found: Book, event: str, name: str = "allocation") -> list[list[str]]:
    [entry] = [each for each in found.entries if each.event.id == event]
    assert entry.act
    return [[str(each.value) for each in row.values()] for row in entry.act.rows[name]]


def due(found: Book, kind: str) -> list[Obligation]:
    return [each for each in obligations(found) if each.kind == kind]


def findings(found: Book, as_of: str = "2004-12-31") -> list[Check]:
    review = Review(found, (), day(as_of), complete=False)
    return [each for each in RULES["OBL-11"].check(review) if not each.passed]


def words(found: Book, kind: str, as_of: str) -> list[str]:
    return [each.word for each in standings(found, day(as_of)) if each.obligation.kind == kind]


# 2(a)


def test_company_shall_promptly_give_to_each_holder_written_notice_with_a_list_of_the_jurisdictions() -> None:
    found = book(registration())
    [notice] = due(found, "registration_notice")
    assert (notice.document, notice.clause, notice.by, notice.methods) == (
        NOTICE,
        "Exhibit D 2(a)(i)",
        None,
        ("certified", "registered", "delivered"),
    )
    assert (notice.to.name, notice.to.certificate, notice.since) == (CISCO, "W-1", day("2003-03-03"))
    assert table(found, "R-1", "jurisdictions") == [["California"], ["New York"]]
    assert words(found, "registration_notice", "2003-03-03") == ["due"]


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"relates_solely_to": "employee_benefit_plans"}, "relates solely to employee benefit plans"),
        ({"relates_solely_to": "rule_145_transaction"}, "relates solely to a Commission Rule 145 transaction"),
        ({"secondary_sales": "not_permitted"}, "Form S-1 does not permit secondary sales"),
    ],
)
def test_other_than_a_registration_of_an_excluded_kind(change: dict[str, Any], because: str) -> None:
    found = book(registration(**change), asks(100))
    assert fact(found, "R-1", "notice_owed") == "no"
    assert because in found.facts()["R-1.notice_owed"].how
    assert list(obligations(found)) == []
    assert fact(found, "Q-1", "entitled") == "no"


@pytest.mark.parametrize("account", ["company", "other_shareholders", "both"])
def test_either_for_its_own_account_or_for_the_account_of_any_other_shareholder(account: str) -> None:
    assert fact(book(registration(for_account_of=account)), "R-1", "notice_owed") == "yes"


@pytest.mark.parametrize(("on", "entitled"), [("2003-03-21", "yes"), ("2003-03-22", "no")])
def test_a_request_made_within_fifteen_days_after_receipt_of_the_written_notice(on: str, entitled: str) -> None:
    """Received on 6 March: the fifteenth day after is 21 March."""
    found = book(registration(), asks(100, on), mailings=(mailed(NOTICE, "2003-03-04", "2003-03-06"),))
    assert fact(found, "Q-1", "entitled") == entitled
    [right] = due(found, "registration_request")
    assert (right.of, right.manner, right.by and right.by.value) == ("Holder", "may", day("2003-03-21"))
    assert (right.to.name, right.readings) == ("CTC Communications Group, Inc.", ("R42",))
    assert (right.done and right.done.value) == (day(on) if entitled == "yes" else None)
    assert words(found, "registration_request", "2003-03-22") == ["met" if entitled == "yes" else "lapsed"]


@pytest.mark.parametrize(
    ("mailing", "last"),
    [
        (mailed(NOTICE, "2003-03-04"), "2003-03-19"),
        (mailed(NOTICE, "2003-03-04", method="delivered"), "2003-03-19"),
        (mailed(NOTICE, "2003-03-04", "2003-03-05", method="delivered"), "2003-03-20"),
        (mailed(NOTICE, "2003-03-04", method="first_class"), None),
        (replace(mailed(NOTICE, "2003-03-04"), address="1 Wrong Street"), None),
    ],
)
def test_where_no_receipt_is_recorded_the_day_on_which_section_14_deems_it_given_begins_the_period(
    mailing: Mailing, last: str | None
) -> None:
    [right] = due(book(registration(), mailings=(mailing,)), "registration_request")
    assert (str(right.by.value) if right.by else None) == last


def test_a_notice_not_yet_received_by_the_day_judged_as_of_begins_no_period() -> None:
    mailings = (mailed(NOTICE, "2003-03-04", "2003-03-06"),)
    [right] = due(book(registration(), mailings=mailings, as_of="2003-03-05"), "registration_request")
    assert right.by is None


def test_before_the_notice_is_received_no_request_is_late() -> None:
    assert fact(book(registration(), asks(100, "2003-12-01")), "Q-1", "entitled") == "yes"


def test_a_written_request_or_requests_are_taken_together() -> None:
    found = book(registration(), asks(300_000), asks(242_075, "2003-03-13", "Q-2"))
    assert fact(found, "Q-2", "asked_in_all") == "542075"


def test_registrable_securities_are_the_warrant_shares_purchasable_and_purchased_less_those_sold() -> None:
    some = sold(40, OTHER.name, "W-3")
    entries = held_by("400000", "142075", registration(), some, asks(142_135, who=OTHER.name), purchased=100)
    assert fact(entries, "SS-1", "shares_kept") == "60"
    assert fact(entries, "Q-1", "registrable") == "142135"


def test_a_holder_is_any_holder_of_registrable_securities_even_with_no_warrant_left() -> None:
    entries = held_by("400000", "0", registration(), asks(100, who=OTHER.name), purchased=100)
    assert fact(entries, "Q-1", "registrable") == "100"
    assert [each.name for each in entries[0].after.registrations["R-1"].told] == [CISCO, OTHER.name]


def test_after_the_term_nothing_is_purchasable_and_who_bought_nothing_is_no_holder() -> None:
    assert due(book(registration(on="2009-02-27")), "registration_notice")
    assert not due(book(registration(on="2009-02-28")), "registration_notice")
    assert due(book(registration(on="2009-02-27"), readings={"R15": "exclusive"}), "registration_notice") == []


def sold(number: int, who: str = CISCO, certificate: str = "W-1") -> SharesSold:
    return SharesSold(
        id="SS-1",
        sold_on=day("2003-03-10"),
        holder=who,
        certificate=certificate,
        shares_sold=Shares.of(number),
        sold_to="private_placement",
    )


def test_who_exercised_the_whole_warrant_and_kept_the_shares_is_a_holder_for_as_many_as_it_kept() -> None:
    whole = exercise(542_075, "2003-01-06", new=None)
    found = book(whole, registration(), sold(42_075), asks(500_000))
    [notice] = due(found, "registration_notice")
    assert (notice.to.name, notice.document) == (CISCO, NOTICE)
    assert fact(found, "Q-1", "registrable") == "500000"
    assert str(found.state.purchased[0].shares.value) == "500000"
    with pytest.raises(BadMatter, match="more than the 500000 that Cisco"):
        book(whole, registration(), sold(42_075), asks(500_001))
    with pytest.raises(BadMatter, match="shares_sold: 542076 are more than the 542075 held"):
        book(whole, registration(), sold(542_076))


def test_who_has_sold_all_of_its_shares_is_no_holder_any_more() -> None:
    found = book(exercise(542_075, "2003-01-06", new=None), sold(542_075), registration(on="2003-04-01"))
    assert due(found, "registration_notice") == []


def test_a_person_in_whose_name_a_holder_has_shares_issued_is_a_holder_of_registrable_securities() -> None:
    names = (CISCO, OTHER.name, OTHER.name)
    certificates = tuple(
        Denomination(name=name, shares=Shares.of(number), address=OTHER.address if name == OTHER.name else ())
        for name, number in zip(names, (60_000, 30_000, 10_000), strict=True)
    )
    found = book(exercise(100_000, "2003-01-06", denominations=certificates), registration())
    assert [(each.name, str(each.shares.value)) for each in found.state.purchased] == [
        (CISCO, "60000"),
        (OTHER.name, "40000"),
    ]
    told = found.state.registrations["R-1"].told
    assert [(each.name, each.certificate) for each in told] == [(CISCO, "W-2"), (OTHER.name, "W-1")]
    assert told[0].address == executed_terms().holder.address


def test_papers_to_two_holders_of_shares_purchased_under_one_warrant_have_names_of_their_own() -> None:
    names = (CISCO, OTHER.name, "Third Holder LLC")
    certificates = tuple(Denomination(name=name, shares=Shares.of(100_000), address=OTHER.address) for name in names)
    whole = exercise(542_075, "2003-01-06", new=None, denominations=certificates)
    notices = due(book(whole, registration()), "registration_notice")
    assert [each.to.name for each in notices] == list(names)
    assert [each.document.removeprefix("2003-03-03-registration-notice-R-1-") for each in notices] == [
        "W-1",
        "W-1-shares-2",
        "W-1-shares-3",
    ]


def test_a_split_restates_the_warrant_shares_that_were_bought() -> None:
    events = (split("S-1", "2003-03-03", "3-for-2"), registration(on="2003-04-01"))
    entries = held_by("400000", "142075", *events, asks(151, "2003-04-02", who=OTHER.name), purchased=101)
    assert str(entries[-1].after.purchased[0].shares.value) == "151.5"


# 2(b)

THREE = (
    party("Example Ventures L.P.", 700_000),
    party("A. Director", 100_000, capacity="director_or_officer"),
    party("Old Right LLC", 300_000, prior="yes"),
)


def test_the_number_of_shares_is_allocated_among_holders_directors_and_officers_and_other_shareholders() -> None:
    """400,000 and 300,000 of 500,000: 285,714.28 and 214,285.71."""
    found = book(registration(), asks(400_000), limit(500_000, party("Example Ventures L.P.", 300_000)))
    assert table(found, "K-1") == [
        [CISCO, "Holder", "400000", "285714", "285714.2857142857...", "114286"],
        ["Example Ventures L.P.", "Other Shareholder", "300000", "214286", "214285.7142857142...", "85714"],
    ]
    assert fact(found, "K-1", "allocated_in_all") == "500000"
    assert str(found.facts()["K-1.holder_1.exact_part"].value) == "285714.2857142857..."


def test_rights_existing_as_of_the_date_of_the_warrant_of_other_shareholders_come_first() -> None:
    """300,000 first; of the 700,000 left 542,075, 700,000 and 100,000 parts of 1,342,075."""
    found = book(registration(), asks(542_075), limit(1_000_000, *THREE))
    assert [row[3] for row in table(found, "K-1")] == ["282736", "365106", "52158", "300000"]
    facts = found.facts()
    assert [str(facts[f"K-1.{name}"].value) for name in ("left_for_others", "requested_by_others")] == [
        "700000",
        "1342075",
    ]
    assert facts["K-1.party_2.exact_part"].value == Shares(Fraction(700_000 * 100_000, 1_342_075))
    short = book(registration(), asks(542_075), limit(200_000, *THREE))
    assert [row[3] for row in table(short, "K-1")] == ["0", "0", "0", "200000"]


def test_a_request_out_of_time_has_no_part_in_the_allocation() -> None:
    mailings = (mailed(NOTICE, "2003-03-04", "2003-03-06"),)
    events = (registration(), asks(400_000, "2003-03-24"), limit(100, party("Example Ventures L.P.", 300_000)))
    assert [row[0] for row in table(book(*events, mailings=mailings), "K-1")] == ["Example Ventures L.P."]


def test_whoever_disapproves_of_the_terms_may_withdraw_and_has_no_part_in_a_new_limit() -> None:
    out = UnderwritingWithdrawal(id="U-1", of="R-1", withdrew_on=day("2003-04-14"), party="A. Director")
    again = limit(1_000_000, *THREE, id="K-2", on="2003-04-20")
    found = book(registration(), asks(542_075), limit(1_000_000, *THREE), out, again)
    assert [row[0] for row in table(found, "K-2")] == [CISCO, "Example Ventures L.P.", "Old Right LLC"]
    assert [row[3] for row in table(found, "K-2")] == ["305499", "394501", "300000"]


def test_where_all_that_was_requested_is_available_each_has_what_it_requested() -> None:
    found = book(registration(), asks(400_000), limit(700_000, party("Example Ventures L.P.", 300_000)))
    assert [row[3] for row in table(found, "K-1")] == ["400000", "300000"]


@given(
    st.dictionaries(st.sampled_from("ABCDEF"), st.tuples(st.integers(1, 900_000), st.sampled_from(["yes", "no"]))),
    st.integers(1, 542_075),
    st.integers(0, 6_000_000),
)
def test_the_table_of_an_allocation_adds_up_and_no_right_that_comes_first_yields(
    others: dict[str, tuple[int, str]], number: int, available: int
) -> None:
    parties = tuple(party(name, asked, prior) for name, (asked, prior) in others.items())
    requested = number + sum(asked for asked, _ in others.values())
    available = min(available, requested)
    rows = table(book(registration(), asks(number), limit(available, *parties)), "K-1")
    allocated = {row[0]: int(row[3]) for row in rows}
    assert sum(allocated.values()) == available
    assert all(int(row[3]) <= int(row[2]) for row in rows)
    first = {name: asked for name, (asked, prior) in others.items() if prior == "yes"}
    assert sum(allocated[name] for name in first) == min(available, sum(first.values()))
    backwards = limit(available, *reversed(parties))
    assert {row[0]: int(row[3]) for row in table(book(registration(), asks(number), backwards), "K-1")} == allocated


def test_an_allocation_otherwise_than_in_proportion_is_a_finding_and_no_exception() -> None:
    made = tuple(
        Allotted(name=name, shares=Shares.of(number))
        for name, number in ((CISCO, 285_713), ("Example Ventures L.P.", 214_286))
    )
    events = (registration(), asks(400_000), limit(500_000, party("Example Ventures L.P.", 300_000), as_made=made))
    [finding] = findings(book(*events))
    assert (finding.found, finding.expected, finding.clause) == ("285713 shares", "285714 shares", "Exhibit D 2(b)")
    assert finding.fact == "K-1.holder_1.allocated"
    assert findings(book(*events), "2003-04-09") == []


# 3


def granted(**changes: Any) -> RightsGranted:
    event = RightsGranted(
        id="RG-1", granted_on=day("2003-10-01"), granted_to="Example Ventures L.P.", description="two demands"
    )
    return replace(event, **changes)


RIGHTS_NOTICE = "2003-10-01-rights-notice-RG-1-W-1"


@pytest.mark.parametrize(("on", "incorporated"), [("2003-11-05", "yes"), ("2003-11-06", "no")])
def test_holder_shall_so_notify_company_within_thirty_days_of_receipt_of_the_notice(on: str, incorporated: str) -> None:
    """Received on 6 October: thirty days later is 5 November."""
    notified = RightsIncorporated(id="RI-1", of="RG-1", notified_on=day(on), holder=CISCO)
    mailings = (mailed(RIGHTS_NOTICE, "2003-10-02", "2003-10-06"),)
    found = book(granted(), notified, mailings=mailings)
    assert fact(found, "RI-1", "incorporated") == incorporated
    [notice], [right] = due(found, "rights_notice"), due(found, "incorporation_of_rights")
    assert (notice.document, notice.clause) == (RIGHTS_NOTICE, "Exhibit D 3")
    assert right.by and right.by.value == day("2003-11-05")
    assert words(found, "incorporation_of_rights", "2003-12-01") == ["met" if incorporated == "yes" else "lapsed"]


# 4


@pytest.mark.parametrize(
    ("first", "second", "enough"),
    [
        ("400000", "100000", "yes"),
        ("400000.1", "100000", "no"),
        ("400000", "99999.9", "no"),
        ("399999.6", "99999.9", "yes"),
    ],
)
def test_a_holder_representing_at_least_twenty_percent_of_the_shares_then_subject_to_purchase(
    first: str, second: str, enough: str
) -> None:
    """100,000 of 500,000 is exactly a fifth, and suffices."""
    entries = held_by(first, second, demand(other=50_000))
    assert fact(entries, "DM-1", "enough") == enough
    told = [each.name for each in entries[0].after.registrations["DM-1"].told]
    assert told == ([CISCO, OTHER.name] if enough == "yes" else [])


def test_at_least_an_aggregate_of_twenty_percent_may_be_of_several_holders() -> None:
    entries = held_by("9000", "91000", demand(cisco=1, other=1))
    assert entries[0].act and entries[0].act.facts["enough"].inputs[0].value == 1


def test_shares_purchased_already_are_not_subject_to_purchase() -> None:
    entries = held_by("500000", "99999", demand(other=200_000), purchased=400_000)
    assert fact(entries, "DM-1", "enough") == "no"
    assert entries[0].act and entries[0].act.facts["enough"].inputs[0].value == Fraction(99_999, 599_999)


@pytest.mark.parametrize(("on", "entitled"), [("2003-06-25", "yes"), ("2003-06-26", "no")])
def test_each_such_holder_may_elect_within_fifteen_business_days_from_receipt(on: str, entitled: str) -> None:
    """Received on Wednesday 4 June 2003: fifteen sessions later is Wednesday 25 June."""
    notice = "2003-06-02-demand-notice-DM-1-W-1"
    mailings = (mailed(notice, "2003-06-03", "2003-06-04"),)
    events = (demand(cisco=400_000), asks(100_000, on, of="DM-1"))
    found = book(*events, mailings=mailings)
    assert [each.document for each in due(found, "demand_notice")] == [notice]
    [right] = due(found, "election_to_be_included")
    assert right.by and (right.by.value, right.readings) == (day("2003-06-25"), ("R42", "R6"))
    assert fact(found, "Q-1", "entitled") == entitled
    assert fact(found, "Q-1", "asked_in_all") == "500000"


def test_a_federal_holiday_that_is_a_session_parts_the_two_readings_of_a_business_day() -> None:
    """From Wednesday 8 October 2003 on: Columbus Day, 13 October, is a session and no federal business day."""
    events, notice = (demand(on="2003-10-06", cisco=1),), "2003-10-06-demand-notice-DM-1-W-1"
    days = [
        due(book(*events, mailings=(mailed(notice, "2003-10-08"),), readings={"R6": choice}), "election_to_be_included")
        for choice in ("session", "federal")
    ]
    assert [str(each.by.value) for [each] in days if each.by] == ["2003-10-29", "2003-10-30"]


def test_company_shall_not_be_required_to_effect_more_than_three_registrations() -> None:
    events = [demand(f"DM-{n}", f"2003-0{n}-03") for n in (1, 2, 3, 4)]
    found = book(*events)
    assert [fact(found, f"DM-{n}", "required") for n in (1, 2, 3, 4)] == ["yes", "yes", "yes", "no"]
    assert found.facts()["DM-4.counted_before"].value == 3
    assert "3 registrations count before it" in found.facts()["DM-4.required"].how
    assert len(due(found, "demand_notice")) == 4
    assert len(due(found, "election_to_be_included")) == 3


@pytest.mark.parametrize("form", ["S-3", "Form S-3", "s-3", "S3"])
def test_registration_statements_on_form_s_3_shall_not_count(form: str) -> None:
    events = [demand(f"DM-{n}", f"2003-0{n}-03", form if n in (2, 5) else "S-1") for n in (1, 2, 3, 4, 5, 6)]
    found = book(*events)
    assert [fact(found, f"DM-{n}", "required") for n in (1, 2, 3, 4, 5, 6)] == ["yes"] * 5 + ["no"]


def test_a_registration_withdrawn_before_it_is_effective_was_not_effected_and_does_not_count() -> None:
    four = [demand(f"DM-{n}", f"2003-0{n}-03") for n in (1, 2, 3, 4)]
    assert fact(book(*four, withdrawn("DM-1", "2003-03-20")), "DM-4", "required") == "yes"
    was_effective = (effective("DM-1", "2003-01-20"), withdrawn("DM-1", "2003-03-20"))
    assert fact(book(*four, *was_effective), "DM-4", "required") == "no"


def test_no_holder_of_any_other_warrant_issued_later_shall_receive_more_favorable_rights() -> None:
    better = granted(later_warrant="yes", better_than_section_4="yes")
    [finding] = findings(book(better))
    assert (finding.clause, finding.event) == ("Exhibit D 4", "RG-1")
    for harmless in (granted(), granted(later_warrant="yes"), granted(better_than_section_4="yes")):
        assert findings(book(harmless)) == []
    assert findings(book(better), "2003-09-30") == []


# 5


def test_company_or_other_shareholders_shall_bear_all_registration_expenses() -> None:
    expenses = RegistrationExpenses(
        id="RX-1",
        of="R-1",
        incurred_on=day("2003-05-30"),
        borne_by="company",
        registration_and_filing_fees=Money.of("12000.00"),
        printing=Money.of("30000.50"),
        counsel_for_company=Money.of(180_000),
        employee_compensation=Money.of(40_000),
    )
    found = book(registration(), expenses)
    assert fact(found, "RX-1", "registration_expenses") == "222000.5"
    assert findings(found) == []
    assert findings(book(registration(), replace(expenses, borne_by="other_shareholders"))) == []
    [finding] = findings(book(registration(), replace(expenses, borne_by="holder")))
    assert (finding.found, finding.clause) == ("borne by holder", "Exhibit D 5")


# 6


def test_company_shall_keep_each_holder_advised_of_the_initiation_and_of_the_completion() -> None:
    filed = RegistrationFiled(id="RF-1", of="R-1", filed_on=day("2003-04-01"))
    found = book(registration(), filed, effective(), completed())
    advice = [each for each in obligations(found) if each.clause == "Exhibit D 6"]
    assert [(each.document, each.since) for each in advice] == [
        ("2003-04-01-registration-initiation-advice-RF-1-W-1", day("2003-04-01")),
        ("2003-06-30-registration-completion-advice-R-1-C-W-1", day("2003-06-30")),
    ]


def test_kept_effective_for_120_days_or_until_the_distribution_is_completed_whichever_first_occurs() -> None:
    """Effective on 1 May: the 120th day after is 29 August."""
    assert fact(book(registration(), effective()), "R-1-E", "period_ends") == "2003-08-29"
    assert fact(book(registration(), effective(), completed()), "R-1-C", "kept_effective_until") == "2003-06-30"
    late = book(registration(), effective(), completed(on="2003-10-01"))
    assert fact(late, "R-1-C", "kept_effective_until") == "2003-08-29"


@pytest.mark.parametrize(
    ("events", "kept"),
    [
        ((effective(), withdrawn(on="2003-08-29")), "no"),
        ((effective(), withdrawn(on="2003-08-30")), "yes"),
        ((effective(), completed(), withdrawn(on="2003-06-30")), "yes"),
        ((withdrawn(on="2003-04-01"),), "yes"),
    ],
)
def test_a_registration_withdrawn_before_that_is_a_finding(events: tuple[Event, ...], kept: str) -> None:
    found = book(registration(), *events)
    assert fact(found, "R-1-W", "kept") == kept
    assert [each.clause for each in findings(found)] == ([] if kept == "yes" else ["Exhibit D 6(i)"])


@pytest.mark.parametrize(
    ("events", "as_of", "word"),
    [
        ((), "2003-08-28", "open"),
        ((), "2003-08-29", "met"),
        ((withdrawn(),), "2003-08-29", "open"),
        ((withdrawn(),), "2003-08-30", "overdue"),
        ((completed(),), "2003-06-30", "met"),
    ],
)
def test_keeping_it_effective_is_an_act_that_is_done_on_its_last_day(
    events: tuple[Event, ...], as_of: str, word: str
) -> None:
    assert words(book(registration(), effective(), *events), "registration_kept_effective", as_of) == [word]


# 7


def claim(**changes: Any) -> IndemnityClaim:
    event = IndemnityClaim(
        id="IC-1",
        of="R-1",
        known_on=day("2004-02-02"),
        indemnified="Company",
        holder=CISCO,
        claimed=Money.of("2500000.00"),
        holder_proceeds=Money.of("1200000.00"),
    )
    return replace(event, **changes)


def test_the_obligations_of_such_holder_shall_be_limited_to_an_amount_equal_to_its_proceeds() -> None:
    found = book(registration(), claim())
    assert (fact(found, "IC-1", "cap"), fact(found, "IC-1", "at_most")) == ("1200000", "1200000")
    assert fact(book(registration(), claim(claimed=Money.of(5))), "IC-1", "at_most") == "5"


def test_the_indemnified_party_shall_give_notice_to_the_indemnifying_party_promptly_after_actual_knowledge() -> None:
    [company] = due(book(registration(), claim()), "indemnity_notice")
    assert (company.of, company.to.name, company.since) == ("Company", CISCO, day("2004-02-02"))
    assert company.document == "2004-02-02-indemnity-notice-IC-1-W-1"
    [holder] = due(book(registration(), claim(indemnified="Holder", holder_proceeds=None)), "indemnity_notice")
    assert (holder.of, holder.to.name) == ("Holder", "CTC Communications Group, Inc.")


def test_what_company_owes_has_no_such_limit() -> None:
    [entry] = book(registration(), claim(indemnified="Holder", holder_proceeds=None)).entries[1:]
    assert entry.act and "cap" not in entry.act.facts


# 9


def rule_144(**changes: Any) -> Rule144Request:
    return replace(Rule144Request(id="T-1", requested_on=day("2003-11-03"), holder=CISCO), **changes)


def test_furnish_to_holder_forthwith_upon_request_a_written_statement() -> None:
    [statement] = due(book(rule_144()), "rule_144_statement")
    assert (statement.clause, statement.by, statement.since) == ("Exhibit D 9(iii)", None, day("2003-11-03"))
    assert statement.document == "2003-11-03-rule-144-statement-T-1-W-1"


@pytest.mark.parametrize(("effective_on", "within"), [("2003-08-05", "yes"), ("2003-08-06", "no")])
def test_from_and_after_ninety_days_following_the_effective_date_of_the_first_registration(
    effective_on: str, within: str
) -> None:
    """Ninety days after 5 August is 3 November."""
    stated = book(rule_144(first_registration_effective=day(effective_on)))
    of_the_matter = book(registration(), effective(on=effective_on), rule_144())
    for found in (stated, of_the_matter):
        assert fact(found, "T-1", "rule_144_within") == within
        assert found.facts()["T-1.public_information_from"].value == day(effective_on) + timedelta(90)


def test_without_an_effective_date_the_statement_says_nothing_of_rule_144() -> None:
    found = book(rule_144())
    assert fact(found, "T-1", "rule_144_within") == "no"
    assert "no effective date" in found.facts()["T-1.rule_144_within"].how


# The Agreement


@pytest.mark.parametrize("named", ["None", "none", " None. "])
def test_none_identifies_no_agreement(named: str) -> None:
    assert due(book(registration(), investor_agreement=named), "registration_notice")


def test_where_an_agreement_is_identified_section_4_alone_is_effective() -> None:
    filed = RegistrationFiled(id="RF-1", of="R-1", filed_on=day("2003-04-01"))
    events = (registration(), filed, asks(100), effective(), demand(), rule_144(), granted(), claim())
    found = book(*events, investor_agreement="Investor Rights Agreement dated January 2, 2001")
    assert {each.clause for each in obligations(found)} == {"Exhibit D 4"}
    assert fact(found, "Q-1", "entitled") == "no"
    assert "an Agreement is identified" in found.facts()["R-1.notice_owed"].how
    better = granted(later_warrant="yes", better_than_section_4="yes")
    assert len(findings(book(better, investor_agreement="Investor Rights Agreement"))) == 1


# All of it


def test_exhibit_d_stands_after_the_sections_in_what_is_due() -> None:
    names = [each.__name__.rpartition(".")[2] for each in CLAUSES]
    first = next(at for at, name in enumerate(names) if name.startswith("exhibit_d"))
    assert all(name.startswith("section") for name in names[:first])
    assert names[first:] == sorted(each for each in names if each.startswith("exhibit_d"))


def test_no_event_of_exhibit_d_moves_the_warrant_price_or_any_shares() -> None:
    found = book(registration(), asks(100), demand(), granted(), rule_144(), effective(), completed(), claim())
    assert found.adjustments == ()
    assert found.state.warrants == found.at_issue.warrants


def test_every_clause_of_exhibit_d_that_a_fact_cites_has_its_words() -> None:
    from warrant.clauses import words

    found = book(
        registration(), asks(100), limit(50), demand(), granted(), rule_144(), effective(), completed(), claim()
    )
    cited = {each.clause for each in found.facts().values()} | {
        entry.act.clause for entry in found.entries if entry.act
    }
    assert {each for each in cited if each.startswith("Exhibit")} >= {
        "Exhibit D 2(b)",
        "Exhibit D 4",
        "Exhibit D 7(ii)",
    }
    assert [each for each in cited if each.startswith("Exhibit") and not words(each)] == []


def test_a_readjustment_replays_exhibit_d_as_it_was() -> None:
    from test_section_6_i_3 import grant, lapse

    events = (grant(on="2002-06-03"), registration(on="2002-07-01"), asks(540_000, "2002-07-02"), lapse(2_000_000))
    found = book(*events)
    assert str(found.state.price.value) == "4.1"
    assert set(found.state.registrations) == {"R-1"}


# Errors, each at its line

BEGIN = """events:
  - id: R-1
    type: registration
    determined_on: 2003-03-03
    form: S-1
    for_account_of: company
    underwritten: yes
    jurisdictions:
      - California
"""
REQUEST = f"""  - id: Q-1
    type: registration_request
    of: R-1
    requested_on: 2003-03-12
    holder: {CISCO}
    shares_requested: 1,000
"""
CUTBACK = """  - id: K-1
    type: registration_cutback
    of: R-1
    limited_on: 2003-04-10
    underwriter: Example Securities LLC
    shares_available: 1,500
    parties:
      - name: Example Ventures L.P.
        capacity: other_shareholder
        shares: 1,000
    as_made:
      - name: Example Ventures L.P.
        shares: 750
"""
DEMAND = f"""  - id: DM-1
    type: demand
    demanded_on: 2003-06-02
    form: S-1
    disposition: brokers' transactions
    demanded_by:
      - name: {CISCO}
        shares: 1,000
"""
LATER = f"""  - id: RE-1
    type: registration_effective
    of: R-1
    became_effective_on: 2003-05-01
  - id: RC-1
    type: registration_completed
    of: R-1
    completed_on: 2003-06-30
  - id: T-1
    type: rule_144_request
    requested_on: 2003-11-03
    holder: {CISCO}
    first_registration_effective: 1994-05-05
  - id: IC-1
    type: indemnity_claim
    of: R-1
    known_on: 2004-02-02
    indemnified: Company
    holder: {CISCO}
    claimed: 5.00
    holder_proceeds: 4.00
  - id: RG-1
    type: rights_granted
    granted_on: 2003-10-01
    granted_to: Example Ventures L.P.
    description: two demands
  - id: RI-1
    type: rights_incorporated
    of: RG-1
    notified_on: 2003-10-20
    holder: {CISCO}
  - id: U-1
    type: underwriting_withdrawal
    of: R-1
    withdrew_on: 2003-04-14
    party: Example Ventures L.P.
"""
ALL = BEGIN + REQUEST + CUTBACK + DEMAND + LATER


def test_what_the_errors_below_spoil_is_sound(sample: Path) -> None:
    (sample / "events.yaml").write_text(ALL, "utf-8")
    assert len(replay(load(sample)).entries) == 11


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            f"holder: {CISCO}\n    shares",
            "holder: Nobody Inc.\n    shares",
            "holder: Nobody Inc. holds no Registrable Securities on 2003-03-12",
        ),
        (
            "shares_requested: 1,000",
            "shares_requested: 542,076",
            "shares_requested: 542076 in all are more than the 542075 that Cisco",
        ),
        (
            "shares_requested: 1,000",
            "shares_requested: 1,000.5",
            "shares_requested: a fraction of a share cannot be registered",
        ),
        ("shares_requested: 1,000", "shares_requested: 0", "shares_requested: it is zero"),
        (
            "of: R-1\n    requested",
            "of: R-9\n    requested",
            "of: there is no registration and no demand R-9 before Q-1",
        ),
        (
            "requested_on: 2003-03-12",
            "requested_on: 2003-03-02",
            "of: there is no registration and no demand R-1 before Q-1",
        ),
        (
            "shares_available: 1,500",
            "shares_available: 2,001",
            "shares_available: no cutback is needed, only 2000 shares were requested",
        ),
        (
            "shares_available: 1,500",
            "shares_available: 1,500.5",
            "shares_available: a fraction of a share cannot be sold",
        ),
        ("underwritten: yes", "underwritten: no", "of: R-1 involves no underwriting of which Exhibit D 2(b) speaks"),
        ("shares: 750", "shares: 1,001", "shares: 1001 are more than the 1000 that Example Ventures L.P. requested"),
        (
            "- name: Example Ventures L.P.\n        shares: 750",
            "- name: Nobody Inc.\n        shares: 750",
            "name: Nobody Inc. asked for no shares in R-1",
        ),
        (
            "- name: Example Ventures L.P.\n        capacity",
            f"- name: {CISCO}\n        capacity",
            f"name: {CISCO} asks as a Holder already",
        ),
        ("shares: 1,000\n    as_made", "shares: 0\n    as_made", "shares: it is zero"),
        (
            f"- name: {CISCO}\n        shares: 1,000",
            "- name: Nobody Inc.\n        shares: 1,000",
            "name: Nobody Inc. holds no Registrable Securities on 2003-06-02",
        ),
        (
            f"- name: {CISCO}\n        shares: 1,000",
            f"- name: {CISCO}\n        shares: 542,076",
            "shares: 542076 are more than the 542075 Registrable",
        ),
        (
            f"- name: {CISCO}\n        shares: 1,000",
            f"- name: {CISCO}\n        shares: 1\n      - name: {CISCO}\n        shares: 1",
            f"name: {CISCO} stands in the list twice",
        ),
        (f"demanded_by:\n      - name: {CISCO}\n        shares: 1,000", "demanded_by: []", "demanded_by: it is empty"),
        (
            "type: registration_completed\n    of: R-1",
            "type: registration_completed\n    of: DM-1",
            "of: DM-1 was not effective before RC-1",
        ),
        ("became_effective_on: 2003-05-01", "became_effective_on: 2003-07-01", "of: R-1 was not effective before RC-1"),
        ("type: registration_completed", "type: registration_filed", "unknown key completed_on"),
        (
            "first_registration_effective: 1994-05-05",
            "first_registration_effective: 2003-11-04",
            "first_registration_effective: it is after the request",
        ),
        (
            "    holder_proceeds: 4.00\n",
            "",
            "the key holder_proceeds is missing: they limit what Holder owes (Exhibit D 7(ii))",
        ),
        (
            f"holder: {CISCO}\n    claimed",
            "holder: Nobody Inc.\n    claimed",
            "holder: Nobody Inc. was no Holder in R-1 and is none on 2004-02-02",
        ),
        ("of: RG-1", "of: R-1", "of: no registration rights were granted under the id R-1 before RI-1"),
        ("granted_on: 2003-10-01", "granted_on: 2002-02-27", "granted_on: it is not after the date of the Warrant"),
        (
            "determined_on: 2003-03-03",
            "determined_on: 2002-02-26",
            "determined_on: it is before the date of the Warrant",
        ),
        ("    party: Example", "    party: Another", "party: Another Ventures L.P. did not ask to be included in R-1"),
    ],
)
def test_what_cannot_be_is_refused_at_its_line(sample: Path, old: str, new: str, told: str) -> None:
    assert old in ALL
    text = ALL.replace(old, new, 1)
    (sample / "events.yaml").write_text(text, "utf-8")
    found = problems(sample)
    [line] = [int(each.split(":")[1]) for each in found if told in each]
    named = told.split(":")[0].removeprefix("the key ").split(" is missing")[0].removeprefix("unknown key ")
    expected = text.splitlines()[line - 1]
    assert named in expected or "missing" in told


def test_a_second_effective_date_is_refused(sample: Path) -> None:
    again = "  - id: RE-2\n    type: registration_effective\n    of: R-1\n    became_effective_on: 2003-05-02\n"
    (sample / "events.yaml").write_text(BEGIN + again.replace("RE-2", "RE-1") + again, "utf-8")
    assert "became_effective_on: R-1 has RE-1, a registration_effective, before it" in problems(sample)[0]


def test_more_warrant_shares_sold_than_were_purchased_and_kept_are_refused(sample: Path) -> None:
    sold = f"events:\n  - id: SS-1\n    type: shares_sold\n    sold_on: 2003-07-15\n    holder: {CISCO}\n"
    sold += "    certificate: W-1\n    shares_sold: 10\n    sold_to: public\n"
    (sample / "events.yaml").write_text(sold, "utf-8")
    assert problems(sample)[0].startswith("events.yaml:5:13: holder: Cisco Systems Capital Corporation holds no shares")
