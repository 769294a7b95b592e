"""``tenor fields``: what a kind of document states, whether it can do without, and where each figure comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from conftest import SAMPLE, Outcome, example_book
from samples import SAMPLES

from docgen.render import MissingFact, render
from tenor.fields import ALWAYS, UNSEEN, WHERE_IT_APPLIES, Field, fields
from warrant.documents import KINDS, called_for

Run = Callable[..., Outcome]


def of_sample(kind: str) -> dict[str, Field]:
    return {each.name: each for each in fields(kind, called_for(example_book("ctc-cisco")))}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_a_document_without_a_fact_that_is_always_needed_cannot_be_written(kind: str) -> None:
    _, document = SAMPLES[kind]
    for each in fields(kind, [document]):
        if each.needed != UNSEEN and not each.table:
            facts = {name: fact for name, fact in document.facts.items() if name != each.figure.fact}
            expected: AbstractContextManager[Any] = (
                pytest.raises(MissingFact) if each.needed == ALWAYS else nullcontext()
            )
            with expected:
                render(kind, facts, document.id, document.rows)


def test_what_a_statement_needs_always_what_where_stated_and_what_no_statement_here_has() -> None:
    found = of_sample("adjustment_statement")
    assert found["price_after"].needed == ALWAYS
    assert found["shares_issued"].needed == WHERE_IT_APPLIES, "a distribution issues none"
    assert found["preferred_of_issue"].needed == UNSEEN
    assert (found["closes.close"].needed, found["closes.close"].figure.kind) == (WHERE_IT_APPLIES, "quotient")


def test_a_figure_that_is_stated_is_told_by_its_place_and_key_and_one_computed_by_how_and_from_what() -> None:
    found = of_sample("adjustment_statement")
    line = next(
        number
        for number, text in enumerate((SAMPLE / "events.yaml").read_text("utf-8").splitlines(), 1)
        if "cash_paid" in text
    )
    assert found["cash_paid"].comes_from == f"events.yaml:{line}: cash_paid"
    price = found["price_after"].fact
    assert price and price.how in found["price_after"].comes_from
    assert "E-001.aggregate" in found["price_after"].comes_from


def test_every_kind_can_be_asked_after_and_its_table_names_each_figure(tenor: Run) -> None:
    outcome = tenor("fields", "extraordinary_dividend_notice", SAMPLE, "--json")
    told = json.loads(outcome.out)
    assert outcome.status == 0
    assert told["kind"] == "extraordinary_dividend_notice"
    made_on = next(each for each in told["figures"] if each["name"] == "made_on")
    assert made_on["needed"] == "always"
    assert made_on["example"]["value"] == "2002-09-30"
    assert made_on["stated_at"].startswith("events.yaml:")
    text = tenor("fields", "extraordinary_dividend_notice", SAMPLE).out
    assert "made_on" in text
    assert text.splitlines()[-1].startswith("As seen in 1 extraordinary_dividend_notice that")


def test_without_a_matter_the_examples_are_looked_at(tenor: Run) -> None:
    outcome = tenor("fields", "mailing_list")
    assert outcome.status == 0
    assert "that the examples call for" in outcome.out


def test_an_unknown_kind_is_refused_with_the_kinds_there_are(tenor: Run) -> None:
    outcome = tenor("fields", "letter")
    assert outcome.status == 2
    assert outcome.err == f"There is no kind letter: the kinds are {', '.join(KINDS)}.\n"


def test_help_gives_an_example(tenor: Run) -> None:
    assert "tenor fields adjustment_statement" in tenor("fields", "--help").out
