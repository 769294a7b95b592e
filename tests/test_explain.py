"""``tenor explain``: where a figure comes from, and why an event adjusted nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SAMPLE, Outcome, dividend, issue, private_placement, quotes, replayed, split

from tenor.explain import Unknown, all_facts, explain, explain_json
from tenor.matter import load
from warrant.book import Book
from warrant.clauses import words
from warrant.readings import Readings
from warrant.replay import replay

BOOK = replay(load(SAMPLE))


def told(book: Book, name: str) -> str:
    return "\n".join(explain(book, name))


def test_the_derivation_of_the_price_goes_down_to_the_lines_of_the_files() -> None:
    lines = list(explain(BOOK, "E-001.price_after"))
    assert lines[0].startswith(
        "E-001.price_after = $3.77 (from $3.7729352009..., $0.0020647990... below $3.775, at which it becomes "
        "$3.78): the amount (A) divided by the shares"
    )
    assert lines[1].startswith("    E-001.aggregate = $121,125,293.00: the product (x) plus the consideration")
    text = "\n".join(lines)
    for name, value, file in (
        ("section_4.outstanding_common", "27,103,730", "warrant.yaml"),
        ("warrant.warrant_price", "$4.10", "warrant.yaml"),
        ("E-001.cash_paid", "$10,600,000.00", "events.yaml"),
        ("E-001.expenses", "$600,000.00", "events.yaml"),
    ):
        source = BOOK.facts()[name].source
        assert source
        assert f"{name} = {value}: stated in {file}" in text
        assert f"[{source}]" in text


def test_every_clause_of_the_derivation_is_quoted_and_every_reading_told_with_its_choice() -> None:
    fact = BOOK.facts()["E-003.price_after"]
    text = told(BOOK, fact.id)
    for clause in {each.clause for each in fact.walk()}:
        assert f"Section {clause}: “{words(clause)}”" in text
    assert "Reading R5: Is the Current Market Price rounded to the nearest cent before it is used? Here: " in text
    assert "Reading R18: Which is the day in question" in text


@pytest.mark.parametrize("id", BOOK.facts())
def test_every_fact_of_the_sample_matter_can_be_explained_down_to_all_that_it_rests_on(id: str) -> None:
    text = told(BOOK, id)
    assert text.startswith(f"{id} = ")
    assert all(f"{each.id} = " in text for each in BOOK.facts()[id].walk())


def test_what_was_shown_once_is_not_repeated() -> None:
    lines = list(explain(BOOK, "E-003.price_after"))
    assert len([line for line in lines if line.strip().startswith("E-003.2002-09-13.close = ")]) == 1
    assert "    E-003.current_market_price = $6.12: as above" in lines


def test_for_an_event_that_adjusts_nothing_each_clause_says_why_it_does_not_apply() -> None:
    """The issue at a net price of exactly $4.10."""
    book = replayed(issue("E-1", "2002-06-14", 5_000_000, "21,100,000.00", expenses="600,000.00"))
    text = told(book, "E-1")
    assert "E-1 (issuance, (no file):0:1) adjusts nothing." in text
    assert (
        "Section 6(i) does not apply: the consideration per share is not less than the Warrant Price in effect "
        "immediately prior to the issuance.\n    E-1.consideration_per_share = $4.10: "
    ) in text
    for clause, why in (
        ("6(iii)", "there is no stock dividend, subdivision or split-up"),
        ("6(iv)", "there is no combination of the outstanding shares"),
        ("6(v)", "no dividend is declared and nothing is distributed on the Common Stock"),
    ):
        assert f"Section {clause} does not apply: {why}.\n    Section {clause}: “{words(clause)}”" in text


def test_for_an_event_too_small_to_move_a_cent_section_6_vi_says_so() -> None:
    text = told(replayed(issue("E-1", "2002-06-14", 1, 1)), "E-1")
    assert "E-1 (issuance, (no file):0:1) adjusts nothing." in text
    assert "Section 6(i) applies: " in text
    assert "Section 6(vi) does not apply: the computed price, to the nearest cent, is the Warrant Price" in text


def test_for_an_event_outside_the_term_every_clause_says_so() -> None:
    text = told(replayed(private_placement("2010-01-04")), "E-001")
    assert text.count("does not apply: the event does not fall within the Term of the Warrant.") == 6


def test_for_an_event_that_adjusts_the_clause_the_price_and_the_shares_are_told() -> None:
    text = told(BOOK, "E-003")
    assert "adjusts the Warrant Price under Section 6(v)." in text
    assert "It takes effect on 2002-09-17, at the opening of business." in text
    assert "\nE-003.price_after = $3.31" in text
    assert "\nE-003.W-1.shares_after = 671,452.4" in text


def test_the_json_of_a_fact_names_its_inputs_and_holds_each_ground_once() -> None:
    data = explain_json(BOOK, "E-003.price_after")
    assert (data["fact"], data["value"], data["unit"]) == ("E-003.price_after", "3.31", "dollars a share")
    assert (data["clause"], data["unrounded"]) == ("6(v)", "3.3079901960...")
    grounds = [each["fact"] for each in data["rests_on"]]
    assert len(set(grounds)) == len(grounds)
    assert {data["fact"], *grounds} == {each.id for each in BOOK.facts()["E-003.price_after"].walk()}
    named = {name for each in (data, *data["rests_on"]) for name in each["inputs"]}
    assert named == set(grounds)


def test_the_json_of_an_event_gives_the_clauses_considered() -> None:
    data = explain_json(BOOK, "E-002")
    assert (data["event"], data["effective"]) == ("E-002", "2002-07-10")
    assert [(each["clause"], each["applies"]) for each in data["considered"]] == [
        ("6(i)", False),
        ("6(i)3(C)", False),
        ("6(i)3(D)", False),
        ("6(iii)", False),
        ("6(iv)", False),
        ("6(v)", False),
    ]
    assert data["considered"][0]["facts"][0]["value"] == "3.77"


def test_a_fact_that_only_a_document_states_is_explained_too() -> None:
    stated = set(all_facts(BOOK)) - set(BOOK.facts())
    assert "E-001.price_quotient" in stated
    for id in stated:
        assert told(BOOK, id).startswith(f"{id} = ")


@pytest.mark.parametrize("name", ["E-999", "", "price", "E-001."])
def test_a_name_that_is_none_is_unknown(name: str) -> None:
    with pytest.raises(Unknown):
        told(BOOK, name)
    with pytest.raises(Unknown):
        explain_json(BOOK, name)


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_the_command_suggests_the_nearest_names_and_ends_with_status_2(
    tenor: Callable[..., Outcome], flags: list[str]
) -> None:
    outcome = tenor("explain", SAMPLE, "E-001.price_aftr", *flags)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"There is no fact or event E-001.price_aftr in {SAMPLE}: try E-001.price_after, ")


def test_the_command_prints_the_derivation_and_the_json(tenor: Callable[..., Outcome]) -> None:
    assert tenor("explain", SAMPLE, "E-001.price_after").out == told(BOOK, "E-001.price_after") + "\n"
    assert json.loads(tenor("explain", SAMPLE, "E-002", "--json").out) == explain_json(BOOK, "E-002")


def test_a_matter_without_events_still_explains_its_terms(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").unlink()
    assert tenor("explain", sample, "warrant.warrant_price").out.startswith("warrant.warrant_price = $4.10: stated in")
    assert tenor("explain", sample, "E-001").status == 2


def test_a_history_of_a_thousand_adjustments_is_explained() -> None:
    """As deep as a derivation can lie: each price rests on the price before it."""
    events = [
        split(f"E-{n}", f"{2002 + n // 200}-{3 + n % 10:02}-{1 + n % 28:02}", "2-for-1" if n % 2 else "1-for-2")
        for n in range(1_000)
    ]
    book = replayed(*events)
    last = book.adjustments[-1].price_after.id
    assert len(book.adjustments) == 1_000
    assert told(book, last).count(".price_after = ") == 1_000
    assert len(json.dumps(explain_json(book, last))) < 2_000_000


def test_a_dividend_out_of_earnings_is_explained_without_a_closing_price() -> None:
    event = dividend("E-1", "2002-09-16", "0.75", payable_out_of="earnings")
    text = told(replayed(event, prices=quotes("2002-08-01", "2002-08-02", "6.00")), "E-1")
    assert "Section 6(v) does not apply: the cash dividend is payable out of earnings or earned surplus." in text


@pytest.mark.parametrize(
    ("id", "said"),
    [
        (
            "E-003.price_after",
            "$3.31 (from $3.3079901960..., $0.0029901960... above $3.305, below which it becomes $3.30)",
        ),
        (
            "E-001.W-1.shares_after",
            "589,524.5 (from 589,524.5358090185..., 0.0141909814... below 589,524.55, at which it becomes 589,524.6)",
        ),
    ],
)
def test_a_rounded_figure_says_how_far_it_lies_from_the_point_at_which_it_becomes_another(id: str, said: str) -> None:
    assert f"{id} = {said}: " in told(BOOK, id)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("half_away_from_zero", "$1.03 (from $1.025, the very point, below which it becomes $1.02)"),
        ("half_to_even", "$1.02 (from $1.025, the very point, above which it becomes $1.03)"),
    ],
)
def test_a_tie_lies_on_the_very_point_and_says_on_which_side_it_becomes_another(choice: str, said: str) -> None:
    book = replayed(split("E-1", "2002-08-01", "4-for-1"), readings={"R1": choice})
    assert f"E-1.price_after = {said}: " in told(book, "E-1.price_after")


def test_a_figure_that_rounding_did_not_move_lies_half_a_cent_from_the_next() -> None:
    book = replayed(split("E-1", "2002-08-01", "2-for-1"))
    said = "$2.05 (from exactly $2.05, $0.005 below $2.055, at which it becomes $2.06)"
    assert f"E-1.price_after = {said}: " in told(book, "E-1.price_after")


def test_a_figure_that_was_not_rounded_names_no_such_point() -> None:
    """The average of bid and asked stands unrounded unless R35 has it rounded."""
    close, average = (explain_json(BOOK, f"E-003.{name}") for name in ("2002-09-05.close", "market_average"))
    assert (close["value"], close["margin"]) == ("6.085", None)
    assert average["margin"] is None
    assert "becomes" not in told(BOOK, "E-003.market_average").splitlines()[0]


def test_the_json_of_a_rounded_fact_holds_its_margin_as_decimal_text() -> None:
    data = explain_json(BOOK, "E-003.price_after")
    assert data["margin"] == {
        "distance": "0.0029901960...",
        "side": "above",
        "point": "3.305",
        "otherwise": "3.30",
        "from_point": False,
    }
    [first] = [each for each in data["rests_on"] if each["fact"] == "E-001.price_after"]
    assert (first["margin"]["side"], first["margin"]["from_point"]) == ("below", True)
    [stated] = [each for each in data["rests_on"] if each["fact"] == "E-001.cash_paid"]
    assert stated["margin"] is None


def test_a_closing_price_that_reading_r35_rounds_has_a_margin_too() -> None:
    terms = BOOK.matter.terms
    chosen = replace(terms, readings=Readings({"R35": "rounded", "R1": "half_to_even"}))
    book = replay(replace(BOOK.matter, terms=chosen))
    said = "$6.08 (from $6.085, the very point, above which it becomes $6.09)"
    assert f"E-003.2002-09-05.close = {said}: " in told(book, "E-003.price_after")
