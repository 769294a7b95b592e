"""The papers of Sections 8, 9 and 12.2: to whom, of what, and that a wrong figure in them is found."""

from fractions import Fraction

import pytest
from conftest import day, issue, replayed
from planting import errors_in, papers
from test_section_7 import IN_PART, exercise
from test_sections_8_to_17 import STOCK, merger

from docgen.render import render
from warrant.events.amendment import Amendment
from warrant.events.dissolution import Dissolution
from warrant.events.transaction import Received
from warrant.quantities import Price

OWN = Received(kind="stock", description="Class A Common Stock of Company", ratio=Fraction(1, 3))
SALE = merger(of="asset_sale", description="a sale of all its assets to Acquirer Inc.")
RECLASSIFIED = merger(OWN, of="reclassification", description="a reclassification", successor=None)
RENAMED = Amendment(
    id="A-1",
    amended_on=day("2003-01-02"),
    signed_by_company_on=day("2003-01-02"),
    signed_by_holder_on=day("2003-01-02"),
    company_name="Broadband Group, Inc.",
)


def dissolution(**changes):
    return Dissolution(**{"id": "D-1", "resolved_on": day("2003-05-01"), "of": "liquidation", **changes})


def stated(document, name):
    return str(document.facts[name].value)


def test_company_shall_give_prior_written_notice_of_any_proposed_transaction_to_each_holder():
    book = replayed(IN_PART, merger(), as_of=day("2003-01-20"))
    notices = papers("transaction_notice", book)
    assert [each.certificate for each in notices] == ["W-2", "W-3"]
    assert [str(row["amount"].value) for row in notices[0].rows["receives"]] == ["100000", "470000"]
    assert papers("provision_for_holder", book) == [], "no provision is stated before it takes effect"
    assert papers("transaction_notice", replayed(merger(), as_of=day("2003-01-14"))) == []
    assert papers("transaction_notice", replayed(merger(on="2009-06-01", proposed_on=day("2009-03-02")))) == []


def test_in_lieu_of_the_shares_immediately_theretofore_purchasable():
    """The price falls between proposal and effect: the notice has the shares of then, the provision those of after."""
    book = replayed(issue("E-1", "2003-02-03", "5,000,000", "10,000,000.00"), merger())
    (notice,), (provision,) = papers("transaction_notice", book), papers("provision_for_holder", book)
    assert stated(notice, "shares_purchasable") == "542075"
    assert stated(provision, "shares_purchasable") == "589524.5"
    assert [str(row["amount"].value) for row in provision.rows["receives"]] == ["294762.25", "1385382.575"]


def test_nothing_is_assumed_where_no_warrant_is_outstanding():
    exercised = exercise(542_075, "2002-06-03", certificate="W-1", new=None)
    assert papers("assumption_agreement", replayed(exercised, merger())) == []


def test_any_corporation_succeeding_to_company_assumes_every_warrant_outstanding():
    (agreement,) = papers("assumption_agreement", replayed(IN_PART, merger()))
    assert (agreement.certificate, stated(agreement, "successor")) == ("", "Acquirer Inc.")
    assert [row["certificate"].value for row in agreement.rows["warrants"]] == ["W-2", "W-3"]
    assert [row["certificate"].value for row in agreement.rows["receives"]] == ["W-2", "W-2", "W-3", "W-3"]
    assert papers("assumption_agreement", replayed(RECLASSIFIED)) == []


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (merger(), "merger of Company with another entity"),
        (merger(of="consolidation"), "consolidation of Company with another entity"),
        (SALE, "sale of all or substantially all of Company's assets"),
        (merger(of="reorganisation", successor=None), "reorganization of the capital stock of Company"),
        (RECLASSIFIED, "reclassification of the capital stock of Company"),
    ],
)
def test_the_notice_names_the_type_of_transaction_in_the_words_of_the_clause(event, words, tmp_path):
    book = replayed(event)
    (notice,), (provision,) = papers("transaction_notice", book), papers("provision_for_holder", book)
    assert stated(notice, "transaction") == words
    for document in (notice, provision):
        assert errors_in(document, book, tmp_path) == []


def test_a_ratio_that_is_no_decimal_is_printed_as_so_many_for_so_many():
    (notice,) = papers("transaction_notice", replayed(RECLASSIFIED))
    html = render(notice.kind, notice.facts, notice.id, notice.rows)
    assert ">1-for-3<" in html and ">180,691.6666…<" in html


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("transaction_notice", ">1-for-2<", ">1-for-3<"),
        ("transaction_notice", ">271,037.5<", ">271,037.6<"),
        ("transaction_notice", ">February 1, 2003<", ">February 2, 2003<"),
        ("provision_for_holder", ">$1,273,876.25<", ">$1,273,867.25<"),
        ("provision_for_holder", "five hundred forty-two thousand", "five hundred forty-three thousand"),
        ("assumption_agreement", ">$2.35<", ">$2.53<"),
        ("assumption_agreement", "assumes, and agrees to perform, every", "assumes, and agrees to perform, some"),
    ],
)
def test_a_wrong_figure_or_word_in_a_paper_of_section_8_is_found(kind, before, after, tmp_path):
    book = replayed(merger())
    (document,) = papers(kind, book)
    assert errors_in(document, book, tmp_path, before, after)


def test_papers_after_an_amendment_bear_the_name_that_it_gave():
    book = replayed(RENAMED, merger(), dissolution())
    for kind in ("transaction_notice", "provision_for_holder", "assumption_agreement", "dissolution_notice"):
        assert {stated(each, "company_name") for each in papers(kind, book)} == {"Broadband Group, Inc."}


def test_company_shall_give_notice_of_dissolution_to_each_holder_except_where_section_8_applies(tmp_path):
    book = replayed(IN_PART, dissolution())
    notices = papers("dissolution_notice", book)
    assert [each.certificate for each in notices] == ["W-2", "W-3"]
    assert errors_in(notices[0], book, tmp_path) == []
    joined = replayed(merger(), dissolution(in_connection_with="M-1"))
    assert papers("dissolution_notice", joined) == []
    assert papers("dissolution_notice", replayed(dissolution(resolved_on=day("2009-03-02")))) == []


def test_no_distribution_until_the_expiration_of_thirty_days_from_mailing_gives_the_last_day_to_mail(tmp_path):
    (notice,) = papers("dissolution_notice", replayed(dissolution(distributed_on=day("2003-06-30"))))
    assert stated(notice, "last_day_to_mail") == "2003-05-30"
    (open_ended,) = papers("dissolution_notice", replayed(dissolution()))
    assert "last_day_to_mail" not in open_ended.facts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("null and void", "void"),
        ("thirty (30) days from the date of the giving", "sixty (60) days from the date of the giving"),
        (">542,075<", ">542,057<"),
        (">May 1, 2003<", ">May 2, 2003<"),
    ],
)
def test_a_wrong_figure_or_word_in_a_notice_of_dissolution_is_found(before, after, tmp_path):
    book = replayed(dissolution())
    (document,) = papers("dissolution_notice", book)
    assert errors_in(document, book, tmp_path, before, after)


def test_stock_of_more_than_one_kind_is_listed_kind_by_kind():
    notes = Received(kind="securities", description="notes of Acquirer Inc.", ratio=Fraction(2))
    cash = Received(kind="cash", description="cash", dollars=Price.of("0.333333"))
    (notice,) = papers("transaction_notice", replayed(merger(STOCK, notes, cash)))
    assert [str(row["amount"].value) for row in notice.rows["receives"]] == ["271037.5", "1084150", "180691.485975"]
