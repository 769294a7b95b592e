"""The words quoted beside a figure are those of the executed form, and stand where the citation says."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import SAMPLE, dividend, private_placement, quotes, replayed, split

from tenor.matter import load
from warrant.book import Book
from warrant.clauses import cited, words
from warrant.readings import READINGS
from warrant.replay import replay
from warrant.step import CLAUSES

EXECUTED = " ".join((Path(__file__).parent / "corpus" / "executed-warrant.txt").read_text("utf-8").split())
HELD = tomllib.loads(files("warrant").joinpath("clauses.toml").read_text("utf-8"))


def every_kind_of_event() -> Book:
    events = (
        private_placement(),
        split("E-2", "2002-08-01", "3-for-2"),
        split("E-3", "2002-08-08", "1-for-2"),
        dividend("E-4", "2002-09-16", "0.75"),
        dividend("E-5", "2002-09-16", "0.75", payable_out_of="earnings"),
        private_placement("2010-01-04", "E-6"),
    )
    return replayed(*events, prices=quotes("2002-08-01", "2002-09-30", "6.00"))


@pytest.mark.parametrize("citation", HELD)
def test_the_words_stand_in_the_executed_form_word_for_word(citation: str) -> None:
    assert " ".join(HELD[citation].split()) in EXECUTED


@pytest.mark.parametrize("citation", [each for each in HELD if each != "preamble" and each[0].isdigit()])
def test_the_words_stand_in_the_section_that_the_citation_names(citation: str) -> None:
    before = EXECUTED[: EXECUTED.index(" ".join(HELD[citation].split()))]
    assert re.findall(r"SECTION (\d+)\.", before)[-1] == re.split(r"[.(]", citation)[0]


@pytest.mark.parametrize("citation", [each for each in HELD if each.startswith("Exhibit D ")])
def test_the_words_of_exhibit_d_stand_in_its_section_that_the_citation_names(citation: str) -> None:
    exhibit = EXECUTED[EXECUTED.index("EXHIBIT D REGISTRATION RIGHTS") :]
    before = exhibit[: exhibit.index(" ".join(HELD[citation].split()))]
    section = citation.removeprefix("Exhibit D ").partition("(")[0]
    assert re.findall(r"(?<=[.:] )(\d)\. (?=[A-Z])", before)[-1] == section


@pytest.mark.parametrize("citation", [each for each in HELD if "(" in each])
def test_the_words_begin_with_the_letter_or_number_that_the_citation_ends_in(citation: str) -> None:
    last = re.findall(r"\([^()]+\)|\d+$", citation)[-1]
    if citation == "6(i)3(C)":
        last = "(D)"  # printed so: a slip of the executed form
    assert HELD[citation].split()[0] == (last if last.startswith("(") else f"{last}.")


@pytest.mark.parametrize("book", [replay(load(SAMPLE)), every_kind_of_event()], ids=["sample", "every kind of event"])
def test_every_clause_considered_and_every_clause_of_a_fact_has_words(book: Book) -> None:
    cited = {fact.clause for fact in book.facts().values()}
    cited |= {each.clause for entry in book.entries for each in entry.considered}
    assert len(cited) >= 9
    assert {each for each in cited if not words(each)} == set()


def test_every_clause_of_section_6_that_adjusts_has_words_of_its_own() -> None:
    assert {clause.CLAUSE for clause in CLAUSES} <= set(HELD)


def test_a_citation_not_held_gives_the_words_of_the_clause_it_lies_in() -> None:
    assert words("6(v)(y)") == words("6(v)")
    assert words("6(i)(A)(x)") != words("6(i)(A)")
    assert words("10(z)") == words("10")


@pytest.mark.parametrize("citation", ["", "face", "99", "6(vi), 5", "6(i), 6(vi)", "(", "6(", "…"])
def test_a_citation_that_lies_in_no_clause_gives_none_and_ends(citation: str) -> None:
    assert words(citation) is None


def test_a_clause_is_cited_as_a_section_unless_it_is_of_exhibit_d() -> None:
    assert [cited(each) for each in ("6(v)", "Exhibit D 4", "face")] == ["Section 6(v)", "Exhibit D 4", "the face"]


def test_the_clauses_that_readings_cite_are_clauses_of_the_executed_form() -> None:
    for reading in READINGS.values():
        for citation in reading.clause.split(", "):
            citation = citation.replace("2(a)", "2")  # of Exhibit D
            assert re.fullmatch(r"(Exhibit D )?\d+(\.\d)?(\([ivx]+\)\d?(\([A-D]\)(\([xy]\))?)?)?", citation), reading.id
