"""Exhibits B and C: an Assignment, in whole and in part, executed and blank (7.2)."""

import re
from importlib.resources import files

import pytest
from conftest import day, replayed
from planting import errors_in, papers
from test_section_7 import IN_PART, replacement, to, transfer

from checks.form_words import Words, form
from warrant.documents import called_for

IN_WHOLE = transfer(to("W-2"))
TO_TWO = transfer(to("W-2", "200,000.5", "First LLC"), to("W-3", "342,074.5", "Second LLC"))
PART_TO_TWO = transfer(to("W-2", "100,000", "First LLC"), to("W-3", "50,000", "Second LLC"), balance="W-4")


def assignments(*events):
    found = called_for(replayed(*events))
    return [(each.kind, each.certificate) for each in found if each.kind.startswith("assignment")]


def test_an_assignment_is_in_the_form_of_exhibit_b_or_exhibit_c_as_the_case_may_be():
    assert assignments(IN_WHOLE) == [("assignment_entire", "W-1")]
    assert assignments(IN_PART) == [("assignment_partial", "W-1")]
    assert assignments(replacement()) == []


def test_an_assignment_states_who_assigns_to_whom_how_many_shares_and_when():
    by_attorney = transfer(to("W-2", "200,000"), balance="W-3", by="attorney", attorney="Jane Roe")
    (document,) = papers("assignment_partial", replayed(by_attorney))
    stated = {name: str(fact.value) for name, fact in document.facts.items()}
    assert stated == {
        "assignor": "Cisco Systems Capital Corporation",
        "transferee": "Transferee LLC",
        "shares_transferred": "200000",
        "attorney": "Jane Roe",
        "executed_on": "2002-04-10",
        "certificate": "W-1",
        "company_name": "CTC Communications Group, Inc.",
    }


@pytest.mark.parametrize("event", [IN_WHOLE, IN_PART, TO_TWO, PART_TO_TWO])
def test_an_executed_assignment_passes_and_follows_its_form_word_for_word(event, tmp_path):
    book = replayed(event)
    document = next(each for each in called_for(book) if each.kind.startswith("assignment"))
    assert errors_in(document, book, tmp_path) == []
    assert errors_in(document, book, tmp_path, "in every particular", "in all particulars") == ["TXT-01"]


@pytest.mark.parametrize(("event", "kind"), [(TO_TWO, "assignment_entire"), (PART_TO_TWO, "assignment_partial")])
def test_the_transferees_named_herein_each_stand_with_their_shares(event, kind, tmp_path):
    book = replayed(event)
    (document,) = papers(kind, book)
    assert [row["name"].value for row in document.rows["transferees"]] == ["First LLC", "Second LLC"]
    assert errors_in(document, book, tmp_path, "First LLC", "Second LLC") == ["FIG-01"]
    shares = {"assignment_entire": "200,000.5", "assignment_partial": "(100,000)"}[kind]
    assert "FIG-01" in errors_in(document, book, tmp_path, shares, shares.replace("0", "1", 1))


def test_a_wrong_name_or_number_in_an_assignment_is_found(tmp_path):
    book = replayed(IN_PART)
    (document,) = papers("assignment_partial", book)
    for before, after in (
        ("Cisco Systems Capital Corporation", "Cisco Systems Capital Corp."),
        ("(200,000)", "(210,000)"),
        ("two hundred thousand", "two hundred ten thousand"),
        ("April 10, 2002", "April 11, 2002"),
    ):
        assert "FIG-01" in errors_in(document, book, tmp_path, before, after), before


def test_holder_in_person_names_no_attorney_and_a_name_put_in_the_blank_is_found(tmp_path):
    book = replayed(IN_WHOLE)
    (document,) = papers("assignment_entire", book)
    assert "attorney" not in document.facts
    assert errors_in(document, book, tmp_path, "appoint _____________________", "appoint Jane Roe") == ["TXT-01"]


def test_a_blank_left_where_the_transfer_has_a_name_is_found(tmp_path):
    book = replayed(IN_PART)
    (document,) = papers("assignment_partial", book)
    named = '<span class="figure" data-fact="W-2.holder.name" data-kind="name">Transferee LLC</span>'
    assert "TXT-04" in errors_in(document, book, tmp_path, named, "______________")


def test_each_warrant_issued_has_a_blank_form_of_either_exhibit():
    book = replayed(IN_PART, replacement("W-2", "W-4", "2002-05-02"))
    for kind in ("blank_assignment_entire", "blank_assignment_partial"):
        issued = [(each.certificate, each.event, each.on) for each in papers(kind, book)]
        assert issued == [
            ("W-1", "issue", day("2002-02-27")),
            ("W-2", "T-1", day("2002-04-10")),
            ("W-3", "T-1", day("2002-04-10")),
            ("W-4", "R-1", day("2002-05-02")),
        ]


def test_a_blank_form_passes_and_what_is_filled_in_is_found(tmp_path):
    book = replayed()
    for kind in ("blank_assignment_entire", "blank_assignment_partial"):
        (document,) = papers(kind, book)
        assert errors_in(document, book, tmp_path) == []
        assert errors_in(document, book, tmp_path, "VALUE RECEIVED __", "VALUE RECEIVED Cisco __")[0] == "TXT-01"
        assert "TXT-04" in errors_in(document, book, tmp_path, "Title:", "Title: ____")


@pytest.mark.parametrize("kind", ["blank_assignment_entire", "blank_assignment_partial"])
def test_the_blank_form_is_a_passage_of_the_executed_form(kind):
    words = (item.squeezed if isinstance(item, Words) else item.blank for item in form(kind, {}))
    expected = re.sub(r"\s", "", "".join(words))
    executed = files("checks").joinpath("forms", "warrant.txt").read_text("utf-8")
    assert expected in re.sub(r"\s|\{company_name:text\}", "", executed)
