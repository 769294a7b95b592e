"""Section 3: the certificate of the shares authorised, reserved and purchasable."""

import pytest
from conftest import day, issue, private_placement, replayed, split
from planting import errors_in, papers
from test_section_2_1 import exercise
from test_section_3 import OTHERS, authorisation, reservation
from test_section_6_i_3 import grant
from test_section_7 import IN_PART
from test_sections_8_to_17 import amended

from warrant.errors import BadMatter
from warrant.events.reservation_request import ReservationRequest
from warrant.section_3_certificate import certificates

KIND = "reservation_certificate"


def request(of="W-1", on="2002-05-02"):
    return ReservationRequest(id="Q-1", requested_on=day(on), certificate=of)


def stated(document, *names):
    return {name: str(document.facts[name].value) for name in names if name in document.facts}


def test_a_certificate_goes_with_each_adjustment_each_change_and_each_request():
    changes = reservation(600_000), authorisation(10**8, "2003-01-02")
    book = replayed(*changes, private_placement(), request(on="2002-07-01"))
    assert [each.event for each in papers(KIND, book)] == ["B-2002-03-01", "E-001", "Q-1", "A-2003-01-02"]
    assert {each.certificate for each in papers(KIND, book)} == {""}


def test_no_certificate_is_called_for_by_an_issue_that_adjusts_nothing():
    assert papers(KIND, replayed(issue("E-1", "2002-06-14", 1_000_000, "9,000,000.00"))) == []


def test_no_certificate_is_called_for_outside_the_term_or_without_a_warrant():
    assert papers(KIND, replayed(reservation(600_000, "2009-02-28"))) == []
    assert len(papers(KIND, replayed(reservation(600_000, "2009-02-27")))) == 1
    exercised = exercise(542_075, new=None)
    assert papers(KIND, replayed(exercised, reservation(600_000, "2008-01-02"))) == []


def test_sufficient_shares_are_those_authorised_less_outstanding_less_reserved_for_others():
    (document,) = papers(KIND, replayed(request()))
    # 100,000,000 - 27,103,730 - 16,739,429
    assert stated(document, "available", "purchasable", "short", "reserved", "reserved_short") == {
        "available": "56156841",
        "purchasable": "542075",
    }
    parts = [str(row["shares"].value) for row in document.rows["others"]]
    assert parts == ["936413", "3845018", "4023193", "3934805", "4000000", "0"]
    assert sum(map(int, parts)) == OTHERS


def test_the_number_of_shares_short_is_stated():
    book = replayed(authorisation(44_000_000), reservation(500_000))
    first, second = papers(KIND, book)
    assert stated(first, "available", "short", "reserved_short") == {"available": "156841", "short": "385234"}
    assert stated(second, "short", "reserved_short") == {"short": "385234", "reserved_short": "42075"}


def test_nothing_is_available_where_others_take_more_than_is_authorised():
    (document,) = papers(KIND, replayed(authorisation(43_000_000)))
    # 27,103,730 + 16,739,429 + 542,075 - 43,000,000
    assert stated(document, "available", "short") == {"short": "1385234"}


def test_each_warrant_stands_with_its_shares_and_all_with_their_sum():
    _, after = list(certificates(replayed(IN_PART, request("W-2", "2002-05-02"), private_placement())))
    assert [(row["certificate"].value, str(row["shares"].value)) for row in after.warrants] == [
        ("W-2", "217506.6"),
        ("W-3", "372017.9"),
    ]
    assert str(after.counts.purchasable.value) == "589524.5"


def test_a_request_names_a_warrant_that_is_outstanding():
    with pytest.raises(BadMatter, match="no Warrant W-9 was issued"):
        replayed(request("W-9"))


BOOKS = {
    "adjusted": (private_placement(),),
    "reserved": (reservation(600_000),),
    "short of those reserved": (reservation(500_000),),
    "short of those authorised": (authorisation(44_000_000),),
    "none available": (authorisation(43_000_000), reservation(500_000)),
    "requested": (request(),),
    "fractions of others": (split("S-1", "2002-05-01", "1-for-7"),),
    "rights of others": (grant(),),
}


@pytest.mark.parametrize("case", BOOKS)
def test_every_certificate_passes_whatever_the_counts_are(case, tmp_path):
    book = replayed(*BOOKS[case])
    for document in papers(KIND, book):
        assert errors_in(document, book, tmp_path) == []


@pytest.mark.parametrize(
    ("case", "before", "after", "code"),
    [
        ("adjusted", ">51,156,841<", ">51,156,814<", "FIG-03"),
        ("adjusted", ">3,845,018<", ">3,845,081<", "FIG-04"),
        ("adjusted", "eighty-nine thousand", "ninety-eight thousand", "FIG-01"),
        ("short of those authorised", ">385,234<", ">385,243<", "FIG-01"),
        ("short of those reserved", "is not sufficient", "is sufficient", "TXT-02"),
        ("requested", "170 West Tasman", "170 East Tasman", "TXT-03"),
    ],
)
def test_a_wrong_figure_in_a_certificate_is_found(case, before, after, code, tmp_path):
    book = replayed(*BOOKS[case])
    document = papers(KIND, book)[-1]
    assert code in errors_in(document, book, tmp_path, before, after)


def test_a_company_of_another_name_certifies_under_it():
    (document,) = papers(KIND, replayed(amended(company_name="Newname Group, Inc."), private_placement()))
    assert stated(document, "company_name") == {"company_name": "Newname Group, Inc."}
