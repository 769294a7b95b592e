"""The slots of a form are read so that as few figures as can be are wrong."""

from __future__ import annotations

import pytest

from checks.case import Stated
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
