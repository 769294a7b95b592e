"""Errors of another kind than `make mutation` plants, in the finished file: misprints, words, figures put in."""

import pytest
from conftest import example_book
from planting import errors, errors_in, papers, replaced


def test_two_figures_that_changed_places_are_both_found(generated, sample_book, tmp_path):
    source = generated / "2002-06-14-adjustment-statement-E-001-W-1.docx"
    once = replaced(source, tmp_path / "a", ">542,075<", ">@<")
    twice = replaced(once, tmp_path / "b", ">589,524.5<", ">542,075<")
    both = replaced(twice, tmp_path / "c", ">@<", ">589,524.5<")
    facts = {each.check.fact for each in errors(sample_book, both) if each.rule.code == "FIG-01"}
    assert {"W-1.warrant_shares", "E-001.W-1.shares_after"} <= facts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (">$3.77<", ">($3.77)<"),
        (">$3.77<", ">$3,77<"),
        (">June 14, 2002<", ">14 June 2002<"),
        (">589,524.5<", ">589,524.50<"),
        (">5,000,000<", ">five million<"),
    ],
)
def test_a_misprinted_figure_is_found(before, after, generated, sample_book, tmp_path):
    source = generated / "2002-06-14-adjustment-statement-E-001-W-1.docx"
    assert errors(sample_book, replaced(source, tmp_path, before, after))


def test_a_number_written_in_among_the_words_is_untied(generated, sample_book, tmp_path):
    source = generated / "2002-06-14-adjustment-statement-E-001-W-1.docx"
    path = replaced(source, tmp_path, "Capitalized terms", "The price was $4.75 at the close. Capitalized terms")
    untied = [each.check.found for each in errors(sample_book, path) if each.rule.code == "FIG-02"]
    assert untied == ["$4.75"]


def test_a_word_that_turns_a_duty_round_is_found(generated, sample_book, tmp_path):
    source = generated / "2002-09-16-extraordinary-dividend-notice-E-003-W-1.docx"
    path = replaced(source, tmp_path, "shall not participate", "shall participate")
    assert [each.rule.code for each in errors(sample_book, path)] == ["TXT-02"]


def test_words_struck_that_are_those_in_their_place_leave_no_numeral_of_the_row_untied(tmp_path):
    book = example_book("register")
    [instrument] = [each for each in papers("amendment_instrument", book) if "reworded" in each.rows]
    [words] = instrument.rows["reworded"]
    struck, instead = (f">{words[name].value}<" for name in ("struck", "instead"))
    found = errors_in(instrument, book, tmp_path, struck, instead)
    assert {"FIG-01", "FIG-04"} <= set(found) and "FIG-02" not in found
