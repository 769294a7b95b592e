"""The slots of a form are read so that as few figures as can be are wrong."""

from __future__ import annotations

import pytest

from checks.case import Difference, Stated
from checks.form import align
from checks.form_words import Slot, Words
from warrant.facts import Fact

VALUES = {"one": "Ann", "at_one": "1 Hill Road", "other": "Bob, Esq.", "at_other": "2 Hill Road"}
FACTS = {name: Fact(name, value, "2.1", "stated") for name, value in VALUES.items()}


def words(text: str) -> Words:
    return Words(tuple(text.split()), "".join(text.split()))


ITEMS = (
    words("The shares are issued in the name and to the address of"),
    Slot("one", "text"), words(","), Slot("at_one", "text"), words("and"),
    Slot("other", "text"), words(","), Slot("at_other", "text"),
    words(". This is all that the undersigned directs."),
)  # fmt: skip


@pytest.mark.parametrize("wrong", list(VALUES))
@pytest.mark.parametrize("stated", ["2 Hill Road", "Ann and Bob, of 1 Hill Road", ""])
def test_one_wrong_figure_leaves_those_around_it_as_they_are(wrong, stated):
    said = VALUES | {wrong: stated}
    text = "The shares are issued in the name and to the address of {one}, {at_one} and {other}, {at_other}"
    text = f"{text}. This is all that the undersigned directs.".format_map(said)
    found = {each.name: each.text for each in align(ITEMS, text, len(text), FACTS) if isinstance(each, Stated)}
    assert found == said


def test_one_other_word_is_told_where_it_stands_though_the_form_says_the_words_around_it_twice():
    twice = "with the proviso in subdivision (2) being applied to the number of shares of Common Stock deliverable"
    first = ("The consideration is that received", twice, "thereby, at the time of the issue of the options, and")
    second = ("the consideration for the convertible securities is so determined", twice, "upon such conversion.")
    parts = (*first, *second)
    of_form = tuple(map(words, parts))
    text = " ".join(parts).replace("(2)", "(5)", 1)
    differences = [each for each in align(of_form, text, len(text), {}) if isinstance(each, Difference)]
    assert [(each.expected, each.found) for each in differences] == [("(2)", "(5)")]


def test_one_other_word_before_words_that_the_form_says_twice_is_told_alone():
    twice = "Any notice or other document required or permitted to be given or delivered"
    to_holder = "to Holder shall be delivered at, or sent by certified or registered mail to, Holder."
    parts = ("SECTION 14. Notices.", twice, to_holder, twice, "to Company shall be delivered at its address.")
    of_form = (words(f"{parts[0]} {twice}"), words(to_holder), words(f"{twice} {parts[-1]}"))
    text = " ".join(parts).replace("14", "15")
    differences = [each for each in align(of_form, text, len(text), {}) if isinstance(each, Difference)]
    assert [(each.expected, each.found) for each in differences] == [("14.", "15.")]
