"""The papers of Exhibit D: what each states, to whom it goes, when it is called for, and what is found wrong in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import day, executed_terms, private_placement
from hypothesis import given, settings
from hypothesis import strategies as st
from planting import errors_in, papers
from test_exhibit_d import (
    CISCO,
    NOTICE,
    asks,
    book,
    claim,
    completed,
    demand,
    due,
    effective,
    granted,
    limit,
    mailed,
    party,
    registration,
    rule_144,
)
from test_section_2_1 import exercise
from test_section_7 import IN_PART, to, transfer
from test_sections_8_to_17 import amended

import docgen.render
from checks.tables import read_table
from checks.wording import wording
from warrant.book import Book
from warrant.documents import Document
from warrant.events.address_change import AddressChange
from warrant.events.event import Event
from warrant.events.exercise import Denomination
from warrant.events.registration_filed import RegistrationFiled
from warrant.events.rule_144_request import Rule144Request
from warrant.obligations import obligations
from warrant.quantities import Money, Shares

KINDS = (
    "registration_notice",
    "cutback_advice",
    "rights_notice",
    "demand_notice",
    "registration_initiation_advice",
    "registration_completion_advice",
    "indemnity_notice",
    "rule_144_statement",
)
FILED = RegistrationFiled(id="RF-1", of="R-1", filed_on=day("2003-04-01"))
VENTURES = replace(
    party("Example Ventures L.P.", 300_000), address=("1 Example Square", "Providence, Rhode Island 02903")
)
DIRECTOR = party("A. Director", 100_000, capacity="director_or_officer")
OLD = party("Old Right LLC", 300_000, prior="yes")
THEIRS = claim(indemnified="Holder", holder_proceeds=None)
AGREEMENT = "Investor Rights Agreement dated January 2, 2001"


def answered(**changes: Any) -> Rule144Request:
    """A request upon which Company states that it complied."""
    stated: dict[str, Any] = {
        "id": "Q-144",
        "subject_since": day("2000-03-01"),
        "compliance": "complied",
        "latest_report": "Form 10-Q for the quarter ended June 30, 2003",
        "latest_report_filed_on": day("2003-08-14"),
    }
    return rule_144(**{**stated, **changes})


BOOKS: dict[str, tuple[Event, ...]] = {
    "registration": (IN_PART, registration()),
    "registration without underwriting": (registration(underwritten="no", for_account_of="both", form="S-3"),),
    "registration without jurisdictions": (registration(jurisdictions=()),),
    "cutback": (registration(), asks(400_000), limit(500_000, VENTURES, DIRECTOR)),
    "cutback with prior right": (registration(), asks(400_000), limit(500_000, VENTURES, OLD)),
    "cutback used up by prior right": (registration(), asks(400_000), limit(200_000, VENTURES, OLD)),
    "cutback to a prior right": (registration(), asks(400_000), limit(400_000, replace(OLD, address=("1 Old Road",)))),
    "cutback of nothing": (registration(), asks(400_000), limit(700_000, VENTURES)),
    "cutback to none": (registration(), asks(400_000), limit(0, VENTURES)),
    "rights": (IN_PART, granted()),
    "rights to a later warrant": (granted(later_warrant="yes"),),
    "demand": (IN_PART, demand(cisco=200_000)),
    "demand of all": (demand(cisco=542_075),),
    "fourth demand": tuple(demand(f"DM-{n}", f"2003-0{n}-03") for n in (1, 2, 3, 4)),
    "fraction in a demand": (private_placement(), demand(cisco=100)),
    "initiation": (IN_PART, registration(), FILED),
    "initiation upon demand": (demand(cisco=1000), replace(FILED, of="DM-1", filed_on=day("2003-07-01"))),
    "completion": (IN_PART, registration(), FILED, effective(), completed()),
    "completion after the period": (registration(), effective(), completed(on="2003-10-01")),
    "claim of Company": (registration(), claim(claimant="Jane Roe", description="an untrue statement")),
    "claim within the proceeds": (registration(), claim(claimed=Money.of("1000.50"))),
    "claim of Holder": (registration(), THEIRS),
    "statement": (answered(first_registration_effective=day("1994-05-05")),),
    "statement before ninety days": (registration(), effective(on="2003-09-01"), answered()),
    "statement as to the Acts alone": (answered(),),
    "statement as to Rule 144 alone": (answered(first_registration_effective=day("1994-05-05"), subject_since=None),),
    "statement as to nothing": (answered(subject_since=None),),
    "statement of no compliance": (answered(compliance="not_complied", exceptions="the annual report was filed late"),),
}


def of_exhibit_d(found: Book) -> list[Document]:
    return [document for kind in KINDS for document in papers(kind, found)]


def stated(document: Document, *names: str) -> dict[str, str]:
    return {name: str(document.facts[name].value) for name in names if name in document.facts}


def printed(document: Document) -> str:
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def addressed(document: Document) -> list[str]:
    return [str(row["line"].value) for row in document.rows["holder_address"]]


@pytest.mark.parametrize("case", BOOKS)
def test_every_paper_of_exhibit_d_passes_whatever_the_event_states(case: str, tmp_path: Path) -> None:
    found = book(*BOOKS[case])
    documents = of_exhibit_d(found)
    assert documents
    for document in documents:
        assert errors_in(document, found, tmp_path) == [], document.stem


@pytest.mark.parametrize("case", BOOKS)
def test_each_paper_of_exhibit_d_is_that_which_an_obligation_names(case: str) -> None:
    found = book(*BOOKS[case])
    owed = {each.document for each in obligations(found) if each.manner == "send" and each.kind in KINDS}
    assert {each.stem for each in of_exhibit_d(found)} == owed


@pytest.mark.parametrize(
    ("case", "kind", "before", "after", "code"),
    [
        ("registration", "registration_notice", ">New York<", ">New Jersey<", "FIG-04"),
        ("registration", "registration_notice", "within fifteen (15) days", "within fifty (50) days", "TXT-02"),
        ("registration", "registration_notice", ">Yes<", ">No<", "FIG-01"),
        ("registration without underwriting", "registration_notice", "is not for a", "is for a", "TXT-02"),
        ("cutback", "cutback_advice", ">187,500<", ">187,501<", "FIG-04"),
        ("cutback", "cutback_advice", ">250,000<", ">205,000<", "FIG-04"),
        ("cutback", "cutback_advice", "two hundred fifty thousand", "two hundred fifteen thousand", "FIG-01"),
        ("cutback", "cutback_advice", "− <span", "+ <span", "TXT-02"),
        ("cutback with prior right", "cutback_advice", ">200,000<", ">220,000<", "FIG-03"),
        ("rights", "rights_notice", "thirty (30)", "thirteen (13)", "TXT-02"),
        ("demand", "demand_notice", ">0.6310…<", ">0.6130…<", "FIG-01"),
        ("demand", "demand_notice", ">0</span>", ">1</span>", "FIG-01"),
        ("initiation", "registration_initiation_advice", ">April 1, 2003<", ">April 11, 2003<", "FIG-01"),
        ("completion", "registration_completion_advice", ">August 29, 2003<", ">August 28, 2003<", "FIG-01"),
        ("claim of Company", "indemnity_notice", ">$1,200,000.00<", ">$2,100,000.00<", "FIG-01"),
        ("claim of Holder", "indemnity_notice", "220 Bear Hill", "202 Bear Hill", "FIG-04"),
        ("statement", "rule_144_statement", "170 West Tasman", "170 East Tasman", "TXT-03"),
        ("statement", "rule_144_statement", ">August 3, 1994<", ">August 4, 1994<", "FIG-01"),
        ("statement of no compliance", "rule_144_statement", "has not complied", "has complied", "TXT-02"),
    ],
)
def test_a_wrong_figure_in_a_paper_of_exhibit_d_is_found(
    case: str, kind: str, before: str, after: str, code: str, tmp_path: Path
) -> None:
    found = book(*BOOKS[case])
    assert code in errors_in(papers(kind, found)[0], found, tmp_path, before, after)


# 2(a)


def test_the_notice_shall_include_a_list_of_the_jurisdictions() -> None:
    [document] = papers("registration_notice", book(registration()))
    assert [row["jurisdiction"].value for row in document.rows["jurisdictions"]] == ["California", "New York"]
    assert (document.stem, document.clause) == (NOTICE, "Exhibit D 2(a)(i)")
    assert "in these jurisdictions: State or other jurisdiction California New York" in printed(document)


def test_a_notice_with_no_jurisdictions_says_so() -> None:
    [document] = papers("registration_notice", book(registration(jurisdictions=())))
    assert "state securities laws of no jurisdiction." in printed(document)


def test_company_shall_so_advise_holders_of_an_underwriting_as_part_of_the_written_notice() -> None:
    for answer, words in (("yes", "The registration is for a"), ("no", "The registration is not for a")):
        [document] = papers("registration_notice", book(registration(underwritten=answer)))
        assert f"{words} registered public offering involving an underwriting." in printed(document)


@pytest.mark.parametrize(
    ("account", "words"),
    [("company", "Company"), ("other_shareholders", "Other Shareholders"), ("both", "Company and Other Shareholders")],
)
def test_the_notice_says_for_whose_account(account: str, words: str) -> None:
    [document] = papers("registration_notice", book(registration(for_account_of=account)))
    assert stated(document, "account_of") == {"account_of": words}


def test_each_holder_has_a_notice_with_its_own_securities_at_its_own_address() -> None:
    first, second = papers("registration_notice", book(IN_PART, registration()))
    assert [stated(each, "holder_name", "certificate", "registrable") for each in (first, second)] == [
        {"holder_name": "Transferee LLC", "certificate": "W-2", "registrable": "200000"},
        {"holder_name": CISCO, "certificate": "W-3", "registrable": "342075"},
    ]
    assert addressed(second) == [CISCO, "170 West Tasman Drive", "San Jose, California 95134"]


def test_no_notice_outside_the_term_or_of_an_excluded_registration_or_beside_an_agreement() -> None:
    assert of_exhibit_d(book(registration(on="2009-02-28"))) == []
    assert len(of_exhibit_d(book(registration(on="2009-02-27")))) == 1
    assert of_exhibit_d(book(registration(relates_solely_to="rule_145_transaction"))) == []
    assert of_exhibit_d(book(registration(), FILED, granted(), answered(), claim(), investor_agreement=AGREEMENT)) == []
    assert len(of_exhibit_d(book(demand(), investor_agreement=AGREEMENT))) == 1


def test_a_holder_of_shares_alone_has_its_papers_under_the_warrant_that_it_exercised(tmp_path: Path) -> None:
    names = (CISCO, "Second Buyer LLC")
    bought = tuple(Denomination(name=name, shares=Shares.of(250_000), address=("1 Second Street",)) for name in names)
    whole = exercise(500_000, "2003-01-06", denominations=bought)
    again = exercise(42_075, "2003-01-07", certificate="W-2", new=None)
    found = book(whole, again, registration())
    first, second = papers("registration_notice", found)
    assert [(each.certificate, stated(each, "certificate")["certificate"]) for each in (first, second)] == [
        ("W-1", "W-1"),
        ("W-1-shares-2", "W-1"),
    ]
    assert second.id == "RN-R-1-W-1-shares-2"
    assert [stated(each, "registrable")["registrable"] for each in (first, second)] == ["292075", "250000"]
    for document in (first, second):
        assert errors_in(document, found, tmp_path) == []
    wrong = errors_in(second, found, tmp_path, ">W-1</span> ·", ">W-2</span> ·")
    assert "FIG-09" in wrong


def test_a_paper_goes_to_the_address_furnished_before_it_and_names_that_of_company() -> None:
    moved = AddressChange(
        id="A-1", furnished_on=day("2003-03-10"), of="holder", certificate="W-1", address=("9 New Street",)
    )
    away = replace(moved, id="A-2", of="company", certificate=None, address=("8 New Road",))
    found = book(registration(), moved, away, FILED, granted())
    assert addressed(papers("registration_notice", found)[0])[1] == "170 West Tasman Drive"
    assert addressed(papers("registration_initiation_advice", found)[0]) == [CISCO, "9 New Street"]
    [rights] = papers("rights_notice", found)
    assert [row["line"].value for row in rows_of(rights)] == ["CTC Communications Group, Inc.", "8 New Road"]


def rows_of(document: Document) -> Any:
    return document.rows["company_address"]


def test_a_company_of_another_name_gives_notice_under_it() -> None:
    [document] = papers("registration_notice", book(amended(company_name="Newname Group, Inc."), registration()))
    assert stated(document, "company_name") == {"company_name": "Newname Group, Inc."}
    assert rows_of(document)[0]["line"].value == "Newname Group, Inc."


def test_in_a_term_that_was_lengthened_a_holder_still_has_its_papers() -> None:
    longer = amended(term_ends_on=day("2010-02-27"))
    asked = answered(requested_on=day("2009-11-03"))
    found = book(longer, registration(on="2009-11-02"), asked)
    assert [each.kind for each in of_exhibit_d(found)] == ["registration_notice", "rule_144_statement"]
    assert stated(of_exhibit_d(found)[1], "registrable") == {"registrable": "542075"}
    assert len(due(found, "rule_144_statement")) == 1


# 2(b)


def test_company_shall_so_advise_all_holders_of_securities_requesting_registration() -> None:
    """400,000, 300,000 and 100,000 of 500,000: 250,000, 187,500 and 62,500. The director's address is not known."""
    found = book(*BOOKS["cutback"])
    holder, other = papers("cutback_advice", found)
    assert [each.certificate for each in (holder, other)] == ["W-1", "party-1"]
    assert addressed(other) == ["Example Ventures L.P.", *VENTURES.address]
    names = ("holder_name", "requested", "allocated", "excluded", "available", "certificate")
    assert list(stated(holder, *names).values()) == [CISCO, "400000", "250000", "150000", "500000", "W-1"]
    assert list(stated(other, *names).values()) == ["Example Ventures L.P.", "300000", "187500", "112500", "500000"]
    assert [each.document for each in due(found, "cutback_advice")] == [holder.stem, other.stem]


def test_a_holder_that_asked_for_nothing_or_withdrew_before_is_advised_of_no_limit() -> None:
    events = (IN_PART, registration(), asks(300_000), limit(100_000, DIRECTOR))
    assert [each.certificate for each in papers("cutback_advice", book(*events))] == ["W-3"]
    late = (mailed(NOTICE, "2003-03-04", "2003-03-06"),)
    out_of_time = (registration(), asks(400_000, "2003-03-24"), limit(100, DIRECTOR))
    assert papers("cutback_advice", book(*out_of_time, mailings=late)) == []


def test_rights_that_come_first_are_told_with_what_they_leave() -> None:
    first, left = (
        papers("cutback_advice", book(*BOOKS[f"cutback {each}"]))[0]
        for each in ("with prior right", "used up by prior right")
    )
    names = ("requested_first", "left_for_others", "of_available", "of_requested", "allocated")
    assert list(stated(first, *names).values()) == ["300000", "200000", "200000", "700000", "114286"]
    assert list(stated(left, *names).values()) == ["300000", "0", "0", "700000", "0"]
    assert "zero (0) may be included" in printed(left)
    assert "Left for all others, as those rights take up all the shares available 0" in printed(left)


def test_a_party_whose_right_comes_first_has_all_that_it_requested() -> None:
    advice = papers("cutback_advice", book(*BOOKS["cutback to a prior right"]))[-1]
    assert stated(advice, "exact_part", "allocated", "excluded") == {
        "exact_part": "300000",
        "allocated": "300000",
        "excluded": "0",
    }
    assert "Requested by the addressee, all of which is available 300,000" in printed(advice)


ASKED = st.lists(st.integers(1, 999_999), min_size=1, max_size=5)


@settings(max_examples=25)
@given(ASKED, st.integers(1, 542_075), st.fractions(0, 1))
def test_the_allocation_printed_sums_to_the_number_available(others: list[int], number: int, part: Any) -> None:
    available = int((number + sum(others)) * part)
    parties = tuple(party(f"Party {letter}", asked) for letter, asked in zip("ABCDE", others, strict=False))
    [document] = papers("cutback_advice", book(registration(), asks(number), limit(available, *parties)))
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    body = html.partition(">Allotted<")[2].partition("</table>")[0]
    lines = [re.sub(r"<[^>]+>", " ", each).split() for each in body.split("</tr>") if "<td" in each]
    *allotted, total = [int(words[-1].replace(",", "")) for words in lines]
    assert len(allotted) == len(parties) + 1
    assert sum(allotted) == total == available
    assert f"Shares available to all who requested {available:,}" in printed(document)


@settings(max_examples=25)
@given(ASKED, st.integers(1, 542_075), st.data())
def test_a_wrong_row_of_the_allocation_is_found(others: list[int], number: int, data: Any) -> None:
    """By the reading of the table alone; in DOCX and in PDF by the planted errors above."""
    parties = tuple(party(f"Party {letter}", asked) for letter, asked in zip("ABCDE", others, strict=False))
    limited = limit((number + sum(others)) // 2, *parties)
    [document] = papers("cutback_advice", book(registration(), asks(number), limited))
    table = next(each for each in wording("cutback_advice").tables if each.rows == "allocation")
    rows = [[str(row[name].value) for name in ("name", "capacity")] for row in document.rows["allocation"]]
    at = data.draw(st.integers(0, len(rows) - 1))
    right = [f"{int(row['requested'].value.amount):,}" for row in document.rows["allocation"]]
    text = printed(document)
    wrong = text.replace(f"{' '.join(rows[at])} {right[at]}", f"{' '.join(rows[at])} {right[at]}1", 1)
    assert wrong != text
    lines = wrong.replace("Name Capacity", "\nName Capacity")
    head = next(table.after.find(lines, document.facts))
    told = read_table(table, document, lines, head.end, len(lines))
    found = [each.number for each in told if each.found is not None]
    assert found[:1] == [at + 1]


# 3


def test_the_rights_of_a_later_warrant_are_held_to_section_4() -> None:
    later = papers("rights_notice", book(granted(later_warrant="yes")))[0]
    assert "The other holder holds a warrant issued after the date of the Warrant." in printed(later)
    assert "warrant issued after" not in printed(papers("rights_notice", book(granted()))[0])


# 4


def test_the_notice_of_a_demand_tells_who_demands_and_for_what_part_of_the_warrant_shares() -> None:
    """342,075 of 542,075."""
    first, second = papers("demand_notice", book(IN_PART, demand(cisco=200_000)))
    assert (first.certificate, second.certificate) == ("W-2", "W-3")
    names = ("represented", "subject_to_purchase", "part", "demanded_in_all", "counted_before")
    assert list(stated(first, *names).values()) == ["342075", "542075", "13683/21683", "200000", "0"]
    assert [row["name"].value for row in first.rows["demanded"]] == [CISCO]


def test_a_demand_of_too_few_shares_calls_for_no_notice() -> None:
    few = (transfer(to("W-2", "100,000"), balance="W-3"), demand(id="DM-1", on="2003-06-02"))
    holders = tuple(replace(each, name="Transferee LLC", shares=Shares.of(1)) for each in demand(cisco=1).demanded_by)
    assert papers("demand_notice", book(few[0], replace(demand(), demanded_by=holders))) == []


def test_a_fourth_demand_is_notified_with_the_count_and_without_an_election() -> None:
    *_, third, fourth = papers("demand_notice", book(*BOOKS["fourth demand"]))
    assert [stated(each, "counted_before")["counted_before"] for each in (third, fourth)] == ["2", "3"]
    assert "Election to Be Included" in printed(third)
    assert "Election to Be Included" not in printed(fourth)
    assert "Company is not required to effect this registration." in printed(fourth)


# 6


def test_each_holder_is_advised_of_initiation_and_of_completion_with_the_period() -> None:
    found = book(*BOOKS["completion"])
    assert [each.certificate for each in papers("registration_initiation_advice", found)] == ["W-2", "W-3"]
    advice = papers("registration_completion_advice", found)
    assert [each.certificate for each in advice] == ["W-2", "W-3"]
    names = ("became_effective_on", "period_ends", "completed_on", "kept_effective_until")
    assert list(stated(advice[0], *names).values()) == ["2003-05-01", "2003-08-29", "2003-06-30", "2003-06-30"]
    [late] = papers("registration_completion_advice", book(*BOOKS["completion after the period"]))
    assert stated(late, "kept_effective_until") == {"kept_effective_until": "2003-08-29"}


def test_who_becomes_a_holder_after_the_notice_is_advised_of_what_follows() -> None:
    later = transfer(to("W-2", "200,000"), balance="W-3", on="2003-03-20")
    found = book(registration(), later, FILED, effective(), completed())
    assert [each.certificate for each in papers("registration_notice", found)] == ["W-1"]
    advice = papers("registration_initiation_advice", found)
    assert [(stated(each, "holder_name")["holder_name"], each.certificate) for each in advice] == [
        (CISCO, "W-1"),
        ("Transferee LLC", "W-2"),
    ]
    assert [each.document for each in due(found, "registration_initiation_advice")] == [each.stem for each in advice]


def test_a_new_holder_of_shares_under_the_warrant_of_one_who_was_told_has_papers_of_another_name() -> None:
    bought = (Denomination(name="Second Buyer LLC", shares=Shares.of(100_000), address=("1 Second Street",)),)
    found = book(registration(), exercise(100_000, "2003-03-20", denominations=bought), FILED)
    advice = papers("registration_initiation_advice", found)
    assert [each.certificate for each in advice] == ["W-1", "W-1-shares-2"]
    assert [stated(each, "certificate")["certificate"] for each in advice] == ["W-1", "W-1"]


def test_a_registration_that_company_need_not_effect_calls_for_no_advice() -> None:
    fourth = replace(FILED, of="DM-4", filed_on=day("2003-05-01"))
    assert papers("registration_initiation_advice", book(*BOOKS["fourth demand"], fourth)) == []


# 7


def test_the_indemnified_party_gives_notice_to_the_indemnifying_party() -> None:
    [ours] = papers("indemnity_notice", book(registration(), claim()))
    [theirs] = papers("indemnity_notice", book(registration(), THEIRS))
    assert f"as the Indemnified Party, gives notice to {CISCO} (“Holder”), as the Indemnifying Party" in printed(ours)
    assert "gives notice to CTC Communications Group, Inc. (“Company”), as the Indemnifying Party" in printed(theirs)
    assert printed(theirs).endswith(f"{CISCO} By: Name: Its: Date:")
    assert "company_address" not in ours.rows
    assert [row["line"].value for row in rows_of(theirs)][1] == "220 Bear Hill Road"


def test_the_obligations_of_holder_are_stated_as_limited_to_its_proceeds() -> None:
    [above] = papers("indemnity_notice", book(*BOOKS["claim of Company"]))
    [within] = papers("indemnity_notice", book(*BOOKS["claim within the proceeds"]))
    assert stated(above, "claimed", "cap", "at_most") == {"claimed": "2500000", "cap": "1200000", "at_most": "1200000"}
    assert stated(within, "at_most") == {"at_most": "1000.5"}
    assert "limited to an amount equal to the proceeds" not in printed(
        papers("indemnity_notice", book(*BOOKS["claim of Holder"]))[0]
    )


# 9


def test_a_statement_extends_to_rule_144_and_to_the_acts_as_far_as_each_applies() -> None:
    words = {
        "statement": (
            "extends to the reporting requirements of Rule 144",
            "extends to the reporting requirements of the Sec",
        ),
        "statement before ninety days": (
            "before the end of the ninety-day period",
            "requirements of the Securities Act and",
        ),
        "statement as to the Acts alone": ("No registration of Company", "requirements of the Securities Act and"),
        "statement as to Rule 144 alone": (
            "extends to the reporting requirements of Rule 144",
            "has not become subject",
        ),
    }
    for case, expected in words.items():
        text = printed(papers("rule_144_statement", book(*BOOKS[case]))[0])
        assert all(each in text for each in expected), case
        assert "Company states that it has complied with the reporting requirements" in text


def test_a_statement_that_extends_to_nothing_states_no_compliance() -> None:
    for changes in ({}, {"compliance": "not_complied", "exceptions": "a report was filed late"}):
        [document] = papers("rule_144_statement", book(answered(subject_since=None, **changes)))
        assert "Company states that it has" not in printed(document)


def test_a_request_upon_which_company_states_nothing_makes_a_statement_due_and_none_can_be_written() -> None:
    found = book(rule_144())
    assert papers("rule_144_statement", found) == []
    assert len(due(found, "rule_144_statement")) == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"latest_report": None}, "the key latest_report is missing"),
        ({"latest_report_filed_on": None}, "the key latest_report_filed_on is missing"),
        ({"compliance": "not_complied"}, "the key exceptions is missing"),
        ({"exceptions": "late"}, "it says in what Company did not comply, and compliance is complied"),
        ({"subject_since": day("2003-11-04")}, "it is after the request"),
    ],
)
def test_a_statement_that_contradicts_itself_is_refused(changes: dict[str, Any], told: str) -> None:
    assert any(told in each.what for each in answered(**changes).mistakes(executed_terms()))
    assert list(answered().mistakes(executed_terms())) == []
