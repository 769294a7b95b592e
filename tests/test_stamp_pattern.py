"""The page of a pretended Holder: every value that differs from Holder to Holder is a sentinel in it."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from docgen.facts import facts_json
from docgen.render import render
from docgen.stamp.pattern import Pattern, Reflows, holder_values, pattern
from tenor.options import open_book
from warrant.documents import Document, called_for

REGISTER = Path(__file__).parent.parent / "examples" / "register"


@cache
def statements() -> tuple[Document, ...]:
    """The two statements of one event, to the Holders of Warrants W-3 and W-4."""
    return tuple(each for each in called_for(open_book(REGISTER)) if each.kind == "adjustment_statement")


def filled(pattern: Pattern, document: Document) -> tuple[str, bytes]:
    """The page and the facts of the pattern with a document's values in the sentinels' places."""
    html, facts = pattern.html, pattern.facts.decode()
    for slot, text in zip(pattern.slots, pattern.texts(holder_values(document)), strict=True):
        html, facts = (words.replace(pattern.sentinels[slot], text) for words in (html, facts))
    return html, facts.encode()


def page(document: Document) -> tuple[str, bytes]:
    return render(document.kind, document.facts, document.id, document.rows), facts_json(document)


@pytest.mark.parametrize("number", [0, 1])
def test_a_pattern_with_a_holders_values_is_the_page_of_that_holder(number: int) -> None:
    document = statements()[number]
    assert filled(pattern(document, "Letter"), document) == page(document)


def test_no_sentinel_is_part_of_another() -> None:
    texts = [*pattern(statements()[0], "Letter").sentinels.values()]
    assert not [(one, other) for one in texts for other in texts if one is not other and one in other]


def test_a_fact_of_the_holder_that_is_not_among_those_that_differ_is_refused() -> None:
    document = statements()[0]
    one_more = document.facts["certificate"]._replace(id="E-007.W-3.more")
    with pytest.raises(ValueError, match=r"the fact E-007\.W-3\.more is the Holder's"):
        pattern(replace(document, facts={**document.facts, "more": one_more}), "Letter")


def test_what_reflows_says_where_and_why_and_crosses_processes() -> None:
    said = pickle.loads(pickle.dumps(Reflows("holder_name", "it is wider than its line")))
    assert (said.slot, said.why, str(said)) == (
        "holder_name",
        "it is wider than its line",
        "holder_name: it is wider than its line",
    )
