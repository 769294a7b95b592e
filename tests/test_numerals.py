import re
import time
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checks.numerals import numerals

F = Fraction
ONE_OF_EACH = [
    ("$4.10", "amount", F("4.1")),
    ("$10,600,000.00", "amount", F(10_600_000)),
    ("$.01", "amount", F("0.01")),
    ("$1.5 million", "amount", F(1_500_000)),
    ("$3.7729…", "truncated", F("3.7729")),
    ("$3.7729...", "truncated", F("3.7729")),
    ("February 27, 2002", "date", date(2002, 2, 27)),
    ("FEBRUARY 27, 2002", "date", date(2002, 2, 27)),
    ("February\n27, 2002", "date", date(2002, 2, 27)),
    ("27th day of February, 2002", "date", date(2002, 2, 27)),
    ("2002-02-27", "date", date(2002, 2, 27)),
    ("02/27/2002", "date", date(2002, 2, 27)),
    ("May 2003", "date", None),
    ("February 27", "date", None),
    ("February 30, 2002", "date", None),
    ("20%", "percent", F(20)),
    ("12.5 percent", "percent", F("12.5")),
    ("27th", "ordinal", F(27)),
    ("seventh", "ordinal", F(7)),
    ("one hundred twenty-first", "ordinal", F(121)),
    ("fifteen", "words", F(15)),
    ("five hundred forty-two thousand seventy-five", "words", F(542_075)),
    ("five\nhundred forty-\ntwo", "words", F(542)),
    ("one-tenth", "fraction", F(1, 10)),
    ("1/10", "fraction", F(1, 10)),
    ("3 1/2", "fraction", F(7, 2)),
    ("five hundred eighty-nine thousand five hundred twenty-four and five-tenths", "fraction", F("589524.5")),
    ("27,103,730", "number", F(27_103_730)),
    ("589,524.5", "number", F("589524.5")),
    ("100 million", "number", F(100_000_000)),
    ("2.1", "number", F("2.1")),
    ("Section 6(viii)", "citation", None),
    ("SECTION 6", "citation", None),
    ("6(viii)", "citation", None),
    ("6(i)3(C)", "citation", None),
    ("Section 6(i)3(C)-(D)", "citation", None),
    ("Exhibit 10.3", "citation", None),
    ("Exhibit A", "citation", None),
    ("subdivision (3)", "citation", None),
    ("clause\n(vii)", "citation", None),
    ("(viii)", "enumerator", None),
    ("(A)", "enumerator", None),
    ("(1)", "enumerator", F(1)),
    ("E-001", "identifier", None),
    ("W-1", "identifier", None),
    ("AS-E-001-W-1", "identifier", None),
    ("S-3", "identifier", None),
    ("10b-5", "identifier", None),
    ("10-K", "identifier", None),
    ("3½", "identifier", None),
    ("542,075²", "identifier", None),
]


@pytest.mark.parametrize(("text", "kind", "value"), ONE_OF_EACH, ids=[text for text, _, _ in ONE_OF_EACH])
def test_each_kind_is_found_whole_in_a_sentence(text, kind, value):
    (found,) = numerals(f"Holder, as to {text}; holds.")
    assert (found.text, found.kind, found.value) == (text, kind, value)


def found(string):
    return [(numeral.text, numeral.kind) for numeral in numerals(string)]


def test_a_date_keeps_its_weekday():
    (numeral,) = numerals("on Thursday, May 1, 2003")
    assert (numeral.weekday, numeral.value) == ("Thursday", date(2003, 5, 1))


@pytest.mark.parametrize(
    ("string", "texts"),
    [
        ("fifteen (15) days", ["fifteen", "15"]),
        ("seventh (7th) anniversary", ["seventh", "7th"]),
        ("one-tenth (1/10) of a share", ["one-tenth", "1/10"]),
        ("twenty percent (20%) of", ["twenty", "20%"]),
        ("between one hundred and five hundred", ["one hundred", "five hundred"]),
        ("thirty-day and 30-day and 30-Day periods", ["thirty", "30", "30"]),
        ("Rule 144 and Form S-3", ["144", "S-3"]),
        ("a 2-for-1 split", ["2", "1"]),
        ("Page 3 of 12", ["3", "12"]),
        ("$4.10.", ["$4.10"]),
        ("542,0755", ["542", "0755"]),
        ("four\tfive", ["four", "five"]),
        ("2003-06-12-statement-E-004-W-1.docx", ["2003-06-12", "E-004-W-1"]),
    ],
)
def test_neighbours_are_told_apart(string, texts):
    assert [text for text, _ in found(string)] == texts


@pytest.mark.parametrize(
    ("string", "texts"),
    [
        ("Sections 2 and 4.", ["Sections 2", "4"]),
        ("Sections 2, 4 and 5", ["Sections 2", "4", "5"]),
        ("clauses (iii) or (iv)", ["clauses (iii)", "(iv)"]),
        ("Exhibits A, B and C", ["Exhibits A", "B", "C"]),
        ("subdivisions (1) and (2) above", ["subdivisions (1)", "(2)"]),
    ],
)
def test_citations_that_share_one_word_are_citations(string, texts):
    assert found(string) == [(text, "citation") for text in texts]


@pytest.mark.parametrize("string", ["Section 6, 30 days", "Section 6 and 30 shares", "Section 6, 542,075 shares"])
def test_a_count_after_a_citation_is_no_citation(string):
    assert [kind for _, kind in found(string)] == ["citation", "number"]


def test_a_number_in_brackets_repeats_the_words_before_it_or_counts_clauses():
    assert found("two (2) and (2)") == [("two", "words"), ("2", "number"), ("(2)", "enumerator")]


@pytest.mark.parametrize("string", ["no one", "one another", "one's", "someone", "tenant", "document(s)", "a half"])
def test_words_that_count_nothing_are_passed_over(string):
    assert found(string) == []


def test_a_figure_of_a_name_has_no_value():
    assert [numeral.value for numeral in numerals("Rule 144")] == [None]


ALPHABET = st.sampled_from([*"0123456789$.,()/-%–§…½５ \n\tabcdefgiIvVxXAEMW'", "one", " and ", "Section ", "May "])


@given(st.one_of(st.text(), st.lists(ALPHABET).map("".join)))
@example("$1,2,3.4.5(6(vii)8)9th1/0 2002-13-45 13/45/2002")
@example("9" * 5_000)
def test_every_digit_is_in_one_numeral_and_numerals_never_overlap(string):
    last, inside = 0, set()
    for numeral in numerals(string):
        assert last <= numeral.start < numeral.end
        assert numeral.text == string[numeral.start : numeral.end]
        inside.update(range(numeral.start, numeral.end))
        last = numeral.end
    assert inside >= {match.start() for match in re.finditer("[0-9]", string)}


def test_number_words_without_end_are_scanned_in_little_time():
    begun = time.process_time()
    assert len(found("one and " * 400)) == 400
    assert time.process_time() - begun < 5


PROSE = st.sampled_from(
    ["the Warrant Price of {}, subject to", "({})", "{}", "is equal to {} per share.", "Holder:\t{}\nCompany"]
)


def only(string):
    (numeral,) = numerals(string)
    return numeral


@given(PROSE, st.integers(0, 10**12))
def test_amounts_in_prose_come_back_to_the_cent(prose, cents):
    numeral = only(prose.format(f"${cents // 100:,}.{cents % 100:02d}"))
    assert (numeral.kind, numeral.value) == ("amount", F(cents, 100))


@given(PROSE, st.integers(100, 10**12), st.sampled_from(["", ".5", ".1", ".25"]))
def test_numbers_in_prose_come_back_exactly(prose, number, tail):
    numeral = only(prose.format(f"{number:,}{tail}"))
    assert (numeral.kind, numeral.value) == ("number", number + F("0" + tail if tail else "0"))


FORMS = st.sampled_from(["%B {}, %Y", "%A, %B {}, %Y", "{}th day of %B, %Y", "%Y-%m-%d"])


@given(PROSE, st.dates(date(1900, 1, 1)), FORMS)
def test_dates_in_prose_come_back(prose, day, form):
    numeral = only(prose.format(day.strftime(form.format(day.day))))
    assert (numeral.kind, numeral.value) == ("date", day)
    assert numeral.weekday == (day.strftime("%A") if "%A" in form else None)
