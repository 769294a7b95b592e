"""Papers of the register that no adjustment calls for: replacement (7.2), address (14), amendment (17), expiry (1)."""

from dataclasses import replace

import pytest
from conftest import day, private_placement, replayed
from planting import errors_in, papers
from test_section_7 import IN_PART, replacement, to, transfer
from test_sections_8_to_17 import NEW, amended

from warrant.events.address_change import AddressChange
from warrant.obligations import section_01_term
from warrant.quantities import Money, Price, Shares

LOST = replacement(expenses=Money.of("250.00"))
MUTILATED = replacement(
    cause="mutilated", evidence_received_on=None, secured_by="neither", surrendered_on=day("2002-04-09")
)
SECURED = replacement(cause="stolen", secured_by="security")


def stated(document, *names):
    return {name: str(document.facts[name].value) for name in names if name in document.facts}


def moved(of="holder", certificate="W-1", on="2002-05-02"):
    return AddressChange(id="A-1", furnished_on=day(on), of=of, certificate=certificate, address=NEW)


def lines(document, rows):
    return [row["line"].value for row in document.rows[rows]]


# Section 7.2: replacement


def test_the_papers_of_a_loss_state_the_evidence_the_indemnity_and_the_new_warrant():
    (document,) = papers("loss_affidavit", replayed(LOST))
    names = ("certificate", "cause", "indemnity", "security", "new_certificate", "expenses", "expenses_borne_by")
    assert stated(document, *names, "surrendered_on") == {
        "certificate": "W-1",
        "cause": "lost",
        "indemnity": "indemnity",
        "new_certificate": "W-2",
        "expenses": "250",
        "expenses_borne_by": "Holder",
    }
    assert document.facts["evidence_received_on"].value == LOST.evidence_received_on


def test_a_mutilated_warrant_is_surrendered_and_sworn_to_by_no_one():
    (document,) = papers("loss_affidavit", replayed(MUTILATED))
    assert stated(document, "indemnity", "security", "evidence_received_on", "surrendered_on", "expenses_borne_by") == {
        "surrendered_on": "2002-04-09",
        "expenses_borne_by": "Company",
    }


def test_a_transfer_calls_for_no_affidavit_of_loss():
    assert papers("loss_affidavit", replayed(IN_PART)) == []


@pytest.mark.parametrize("event", [LOST, MUTILATED, SECURED])
def test_the_papers_of_every_replacement_pass_and_a_wrong_one_is_found(event, tmp_path):
    book = replayed(event)
    (document,) = papers("loss_affidavit", book)
    assert errors_in(document, book, tmp_path) == []
    assert "FIG-01" in errors_in(document, book, tmp_path, "(542,075)", "(542,057)")
    assert "FIG-01" in errors_in(document, book, tmp_path, ">W-2<", ">W-3<")
    assert "TXT-02" in errors_in(document, book, tmp_path, "of like tenor", "of another tenor")


def test_security_where_indemnity_was_given_is_found(tmp_path):
    book = replayed(LOST)
    (document,) = papers("loss_affidavit", book)
    shown = ">indemnity</span>"
    assert "FIG-01" in errors_in(document, book, tmp_path, shown, ">security</span>")


# Section 14: another address


def test_holder_furnishes_its_address_to_company_for_all_its_warrants():
    whole = transfer(to("W-2", "200,000", "Cisco Systems Capital Corporation"), balance="W-3")
    (document,) = papers("address_change_notice", replayed(whole, moved(certificate="W-3")))
    assert document.certificate == "W-3"
    assert [row["certificate"].value for row in document.rows["warrants"]] == ["W-2", "W-3"]
    assert lines(document, "former") == ["170 West Tasman Drive", "San Jose, California 95134"]
    assert lines(document, "furnished") == list(NEW)
    assert lines(document, "company_address")[1:] == ["220 Bear Hill Road", "Waltham, Massachusetts 02451"]


def test_company_furnishes_its_address_to_each_holder():
    first, second = papers("address_change_notice", replayed(IN_PART, moved("company", None)))
    assert [each.certificate for each in (first, second)] == ["W-2", "W-3"]
    assert lines(second, "holder_address") == [
        "Cisco Systems Capital Corporation",
        "170 West Tasman Drive",
        "San Jose, California 95134",
    ]
    assert lines(second, "former") == ["220 Bear Hill Road", "Waltham, Massachusetts 02451"]


def test_a_holder_that_moves_after_company_writes_to_companys_new_address():
    first = replace(moved("company", None, "2002-04-02"), id="A-0", address=("1 Company Plaza",))
    *_, document = papers("address_change_notice", replayed(first, moved()))
    assert lines(document, "company_address")[1:] == ["1 Company Plaza"]


def test_an_address_furnished_after_the_term_calls_for_no_notice():
    assert papers("address_change_notice", replayed(moved(on="2009-02-28"))) == []


@pytest.mark.parametrize("event", [moved(), moved("company", None)])
def test_a_notice_of_another_address_passes_and_a_wrong_line_is_found(event, tmp_path):
    book = replayed(event)
    (document,) = papers("address_change_notice", book)
    assert errors_in(document, book, tmp_path) == []
    assert "FIG-04" in errors_in(document, book, tmp_path, f">{NEW[0]}<", ">9 Wrong Street<")
    assert "FIG-01" in errors_in(document, book, tmp_path, "May 2, 2002", "May 3, 2002")


# Section 17: amendments


def test_an_instrument_states_each_term_as_it_was_and_as_amended():
    event = amended(warrant_price=Price.of("4.00"), term_ends_on=day("2010-02-27"), company_name="Newname Group, Inc.")
    (document,) = papers("amendment_instrument", replayed(private_placement("2002-04-10"), event))
    assert stated(document, "former_warrant_price", "warrant_price", "former_term_ends_on", "term_ends_on") == {
        "former_warrant_price": "3.77",
        "warrant_price": "4",
        "former_term_ends_on": "2009-02-27",
        "term_ends_on": "2010-02-27",
    }
    assert stated(document, "company_name", "former_company_name", "amended_company_name") == {
        "company_name": "CTC Communications Group, Inc.",
        "former_company_name": "CTC Communications Group, Inc.",
        "amended_company_name": "Newname Group, Inc.",
    }
    assert document.certificate == ""


def test_a_second_amendment_starts_from_the_first():
    first = amended(term_ends_on=day("2010-02-27"), company_name="Second Name, Inc.")
    second = replace(
        first, id="N-2", amended_on=day("2003-05-02"), term_ends_on=day("2011-02-27"), company_name="Third"
    )
    *_, document = papers("amendment_instrument", replayed(first, second))
    assert stated(document, "company_name", "former_term_ends_on", "former_company_name") == {
        "company_name": "Second Name, Inc.",
        "former_term_ends_on": "2010-02-27",
        "former_company_name": "Second Name, Inc.",
    }


def test_both_parties_are_company_and_every_holder_that_it_concerns():
    both = replayed(IN_PART, amended(warrant_price=Price.of("4.00")))
    (document,) = papers("amendment_instrument", both)
    assert [row["certificate"].value for row in document.rows["holders"]] == ["W-2", "W-3"]
    one = replayed(IN_PART, amended(certificate="W-3", holder_name="Newname Capital"))
    (document,) = papers("amendment_instrument", one)
    parties = [row["holder_name"].value for row in document.rows["holders"]]
    assert (document.certificate, parties) == ("W-3", ["Cisco Systems Capital Corporation"])


AMENDED = {
    "price and term": amended(warrant_price=Price.of("4.00"), term_ends_on=day("2010-02-27")),
    "names": amended(certificate="W-3", company_name="Newname Group, Inc.", holder_name="Newname Capital"),
    "shares": amended(certificate="W-3", warrant_shares=Shares.of(600_000)),
    "waiver of all": amended(waives_notice_of="E-001"),
    "waiver of one": amended(certificate="W-1", waives_notice_of="E-001"),
}


@pytest.mark.parametrize("case", AMENDED)
def test_every_instrument_passes_and_a_wrong_party_or_day_is_found(case, tmp_path):
    book = replayed(IN_PART, AMENDED[case], private_placement())
    (document,) = papers("amendment_instrument", book)
    assert errors_in(document, book, tmp_path) == []
    assert "FIG-04" in errors_in(document, book, tmp_path, ">Cisco Systems Capital", ">Sysco Systems Capital")
    assert "FIG-01" in errors_in(document, book, tmp_path, "May 1, 2002", "May 2, 2002")
    assert "TXT-02" in errors_in(document, book, tmp_path, "stays as it is", "is deleted")


def test_the_terms_as_amended_and_as_they_were_changed_about_are_both_found(tmp_path):
    book = replayed(AMENDED["price and term"])
    (document,) = papers("amendment_instrument", book)
    assert "FIG-01" in errors_in(document, book, tmp_path, ">$4.10<", ">$4.00<")
    assert "FIG-01" in errors_in(document, book, tmp_path, ">$4.00<", ">$4.10<")


# Section 1: the end of the Term

LAST_YEAR = "2008-02-28"


def expiry(*events, as_of="2008-06-02", **changes):
    return papers("expiry_notice", replayed(*events, as_of=day(as_of), **changes))


def test_the_notice_bears_the_name_of_the_right_that_ends():
    (document,) = expiry()
    assert document.kind == section_01_term.KIND


def test_each_holder_is_told_once_in_the_last_year_of_the_term():
    assert expiry(as_of="2008-02-26") == []
    assert [(each.certificate, each.on) for each in expiry(IN_PART)] == [
        ("W-2", day("2008-02-28")),
        ("W-3", day("2008-02-28")),
    ]
    assert [each.on for each in expiry(as_of="2010-01-04")] == [day(LAST_YEAR)]


def test_one_to_whom_a_warrant_is_issued_in_the_last_year_is_told_then():
    late = transfer(to("W-2"), on="2008-05-01")
    assert [(each.certificate, each.on) for each in expiry(late)] == [
        ("W-1", day(LAST_YEAR)),
        ("W-2", day("2008-05-01")),
    ]


def test_a_warrant_that_was_cancelled_before_the_last_year_is_not_told_of():
    assert [each.certificate for each in expiry(LOST)] == ["W-2"]


@pytest.mark.parametrize(("r15", "last"), [("inclusive", "2009-02-27"), ("exclusive", "2009-02-26")])
def test_the_last_day_is_the_anniversary_or_the_day_before_it(r15, last, tmp_path):
    book = replayed(as_of=day("2008-06-02"), readings={"R15": r15})
    (document,) = papers("expiry_notice", book)
    assert stated(document, "last_day", "last_hour") == {"last_day": last, "last_hour": "the end of that day"}
    assert errors_in(document, book, tmp_path) == []


def test_price_shares_and_term_are_those_in_effect_on_the_day_of_the_notice():
    longer = amended(term_ends_on=day("2010-02-27"), company_name="Newname Group, Inc.")
    (document,) = expiry(longer, private_placement(), private_placement("2009-03-02", "E-002"), as_of="2009-06-01")
    assert stated(document, "last_day", "price", "shares", "company_name") == {
        "last_day": "2010-02-27",
        "price": "3.77",
        "shares": "589524.5",
        "company_name": "Newname Group, Inc.",
    }


def test_a_wrong_last_day_price_or_address_in_a_notice_of_expiry_is_found(tmp_path):
    book = replayed(as_of=day("2008-06-02"))
    (document,) = papers("expiry_notice", book)
    assert "FIG-01" in errors_in(document, book, tmp_path, "February 27, 2009", "February 28, 2009")
    assert "FIG-01" in errors_in(document, book, tmp_path, ">$4.10<", ">$4.01<")
    assert "FIG-04" in errors_in(document, book, tmp_path, ">220 Bear Hill", ">202 Bear Hill")
    assert "TXT-02" in errors_in(document, book, tmp_path, "No provision of the Warrant requires", "Section 1 requires")
