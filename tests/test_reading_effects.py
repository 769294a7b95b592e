"""The effect of each reading on a matter: found by replay, set side by side, in the packet as in the command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import conftest
import pytest
from conftest import SAMPLE, day, dividend, executed_terms, issue, private_placement, quotes, split
from hypothesis import given, settings
from hypothesis import strategies as st
from test_readings import AT_612, EXAMPLES, RECORD, RISING

from tenor.matter import load
from warrant.book import Book
from warrant.events.event import Event
from warrant.matter import Matter
from warrant.prices import Quote, by_day
from warrant.quantities import Price, Shares
from warrant.reading_effects import Contrast, ReadingEffect, differences, effects
from warrant.readings import READINGS, Readings
from warrant.readings.reading import Reading
from warrant.replay import replay

NOTICE = "extraordinary_dividend_notice"


def matter(*events: Event, prices: Iterable[Quote] = (), **changes: Any) -> Matter:
    return Matter(executed_terms(**changes), events, by_day(prices))


PLAIN = matter(private_placement(), dividend("E-2", RECORD, "0.75"), prices=AT_612)
"""An issue and a dividend: a statement of each, and a notice."""


def effect(id: str, of: Matter, as_of: date | None = None) -> ReadingEffect:
    [found] = [each for each in effects(of, as_of) if each.reading.id == id]
    return found


def told(effect: ReadingEffect) -> dict[tuple[str, str, str], list[str]]:
    """The values of each contrast, in the order of the choices."""
    return {
        (each.event, each.what, each.certificate): [str(value) for value in each.values.values()]
        for each in effect.contrasts
    }


def test_the_readings_that_change_the_sample_matter_are_these() -> None:
    found = differences(load(SAMPLE), day("2002-12-31"))
    changed = {each.reading.id: sorted({contrast.what for contrast in each.contrasts}) for each in found}
    assert (
        changed.items()
        >= {
            "R5": ["current_market_price"],
            "R6": ["price_after", "shares_after"],
            "R13": ["effective_on"],
            "R14": ["adjustment_statement.methods"],
            "R18": ["price_after", "shares_after"],
            "R28": [f"{NOTICE}.last_day"],
            "R35": ["2002-09-05.close", "close_total", "market_average"],
            "R36": [f"{NOTICE}.methods"],
        }.items()
    )
    assert changed.keys().isdisjoint({"R1", "R2", "R4", "R15", "R24", "R31", "R33"})


def matters_of_the_example(id: str, monkeypatch: pytest.MonkeyPatch) -> list[Matter]:
    """What the example of a reading replays under its default; the plain matter where it replays none."""
    seen: list[Matter] = []

    def seeing(each: Matter, as_of: date | None = None) -> Book:
        seen.append(each)
        return replay(each, as_of)

    monkeypatch.setattr(conftest, "replay", seeing)
    EXAMPLES[id].result(Readings(EXAMPLES[id].under or {}))
    return seen or [PLAIN]


@pytest.mark.parametrize("id", READINGS)
def test_a_reading_whose_choice_changes_a_figure_is_found(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [{each.reading.id for each in differences(of)} for of in matters_of_the_example(id, monkeypatch)]
    assert any(id in ids for ids in found)


def test_each_event_shows_its_price_and_the_shares_of_each_certificate_under_every_choice() -> None:
    event = dividend("E-1", RECORD, "1.00", declared_on=day("2002-08-01"), made_on=day("2002-10-15"))
    found = told(effect("R18", matter(event, prices=RISING)))
    assert found["E-1", "price_after", ""] == ["3.42", "3.28", "3.59"]
    assert found["E-1", "current_market_price", ""] == ["6", "5", "8"]
    assert found["E-1", "shares_after", "W-1"] == ["649856", "677593.8", "619082.9"]


def test_the_values_stand_in_the_order_of_the_choices_whichever_is_in_force() -> None:
    of = matter(split("E-1", "2002-08-01", "3-for-2"), readings={"R2": "proportional"})
    found = effect("R2", of)
    assert found.in_force == "proportional"
    assert list(found.contrasts[0].values) == ["section_5", "proportional"]
    assert told(found) == {("E-1", "shares_after", "W-1"): ["814105.3", "813112.5"]}


def test_a_day_of_effect_and_a_last_day_to_mail_are_results() -> None:
    assert told(effect("R13", PLAIN)) == {("E-2", "effective_on", ""): ["2002-09-17", "2002-09-16"]}
    assert told(effect("R28", PLAIN)) == {("E-2", f"{NOTICE}.last_day", "W-1"): ["2002-08-17", "2002-08-16"]}


def test_the_methods_allowed_are_results_of_every_statement_owed() -> None:
    found = effect("R14", PLAIN)
    assert [(each.event, each.what) for each in found.contrasts] == [
        ("E-001", "adjustment_statement.methods"),
        ("E-2", "adjustment_statement.methods"),
    ]
    assert found.contrasts[0].values["section_14"] == ("certified", "registered", "delivered")


def test_a_statement_owed_under_one_choice_alone_has_no_value_under_the_other() -> None:
    found = effect("R33", matter(issue("E-1", "2002-06-14", 1, 1)))
    [statement] = [each for each in found.contrasts if each.what == "adjustment_statement.methods"]
    assert statement.values == {"not_owed": None, "owed": ("first_class", "certified", "registered")}
    assert told(found)["E-1", "price_after", ""] == ["None", "4.1"]


def test_an_event_in_effect_by_the_day_under_one_choice_alone_has_no_day_under_the_other() -> None:
    of = matter(split("E-1", "2002-10-11", "3-for-2"))
    assert told(effect("R6", of, day("2002-10-14")))["E-1", "effective_on", ""] == ["2002-10-14", "None", "2002-10-12"]
    assert told(effect("R6", of, day("2002-10-15")))["E-1", "effective_on", ""] == [
        "2002-10-14",
        "2002-10-15",
        "2002-10-12",
    ]
    assert effect("R6", of, day("2002-10-11")).differs is False


WITHOUT_JULY = matter(
    private_placement(),
    dividend("E-2", RECORD, "0.75", declared_on=day("2002-08-01"), made_on=day(RECORD)),
    prices=AT_612,
)
"""Declared on 1 August, and no closing price before that day."""


def test_a_choice_under_which_the_matter_cannot_be_replayed_says_why_and_has_no_figures() -> None:
    found = effect("R18", WITHOUT_JULY)
    assert found.differs
    assert list(found.refused) == ["declared_on"]
    assert "E-2 needs the closing price of 2002-07-11" in found.refused["declared_on"][0].what
    assert all("declared_on" not in each.values for each in found.contrasts)


def test_where_only_a_refusal_parts_the_choices_the_last_price_and_shares_stand_beside_it() -> None:
    replayed = ("record_date", "made_on")
    assert effect("R18", WITHOUT_JULY).contrasts == (
        Contrast("E-2", "price_after", "", dict.fromkeys(replayed, Price.of("3.31"))),
        Contrast("E-2", "shares_after", "W-1", dict.fromkeys(replayed, Shares.of("671452.4"))),
    )


def test_a_matter_refused_under_the_choice_in_force_shows_the_choice_that_would_replay_it() -> None:
    event = dividend("E-1", RECORD, "6.50", declared_on=day("2002-08-01"), made_on=day("2002-10-15"))
    of = matter(event, prices=RISING)
    found = effect("R18", of)
    assert list(found.refused) == ["record_date", "declared_on"]
    assert found.in_force in found.refused
    assert told(found)["E-1", "price_after", ""] == ["0.77"]
    assert [each.reading.id for each in differences(of)] == ["R18"]


def test_a_matter_refused_under_every_choice_differs_under_none() -> None:
    of = matter(dividend("E-1", RECORD, "0.75"))
    assert differences(of) == ()
    assert all(set(each.refused) == set(each.reading.choices) for each in effects(of))


def test_only_where_no_result_differs_are_the_steps_that_do_set_side_by_side() -> None:
    """Half a cent more in one close of fifteen moves the average, and not its nearest cent."""
    sold = [each for each in AT_612 if each.day != day("2002-09-05")]
    bid, asked = Price.of("6.11"), Price.of("6.12")
    unsold = Quote(day=day("2002-09-05"), bid=bid, asked=asked, source_name="Nasdaq")
    found = effect("R35", matter(dividend("E-1", RECORD, "0.75"), prices=[*sold, unsold]))
    assert told(found) == {
        ("E-1", "close_total", ""): ["91.795", "91.8"],
        ("E-1", "market_average", ""): ["6.1196666666...", "6.12"],
        ("E-1", "2002-09-05.close", ""): ["6.115", "6.12"],
    }


def test_a_step_that_one_choice_alone_takes_is_no_change() -> None:
    """R4 alone decides whether a price is computed that rounds to the price in effect."""
    of = matter(issue("E-1", "2002-06-14", 1_000_000, 4_096_000))
    assert effect("R4", of).differs is False
    owed = replace(of, terms=replace(of.terms, readings=Readings({"R33": "owed"})))
    assert effect("R4", owed).differs is True


def test_a_matter_without_events_has_no_differences_and_an_effect_for_every_reading() -> None:
    assert differences(matter()) == ()
    assert [each.reading.id for each in effects(matter())] == list(READINGS)


def test_the_rows_of_one_event_stand_together_in_the_order_of_effect() -> None:
    events = (
        dividend("LATE", "2002-09-23", "0.75"),
        dividend("EARLY", RECORD, "0.75"),
    )
    of = matter(*events, prices=quotes("2002-08-01", "2002-10-31", "1.005"), readings={"R28": "clear_days"})
    rows = [each.event for each in effect("R5", of).contrasts]
    assert rows == ["EARLY"] * rows.count("EARLY") + ["LATE"] * rows.count("LATE")
    assert set(rows) == {"EARLY", "LATE"}


months = st.integers(3, 9)
issues = st.builds(
    lambda month, cash: issue("I", f"2002-0{month}-11", 1_000_000, cash), months, st.integers(0, 6_000_000)
)
splits = st.builds(
    lambda month, ratio: split("S", f"2002-0{month}-04", ratio),
    months,
    st.sampled_from(["4-for-1", "3-for-2", "1-for-8"]),
)
dividends = st.builds(lambda month: dividend("D", f"2002-0{month}-16", "0.10"), months)


@settings(max_examples=20)
@given(st.lists(st.one_of(issues, splits, dividends), max_size=4))
def test_no_reading_that_moves_a_price_or_a_day_of_effect_is_left_out(drawn: list[Event]) -> None:
    events = [replace(event, id=f"E-{n}") for n, event in enumerate(drawn)]
    of = matter(*events, prices=quotes("2002-01-02", "2002-12-31", "6.1234"))
    found = {each.reading.id for each in differences(of)}
    assert {reading.id for reading in READINGS.values() if len(histories(of, reading)) > 1} <= found


def histories(of: Matter, reading: Reading) -> set[tuple[object, ...]]:
    """The days of effect and the prices of a matter, under each choice of a reading."""
    chosen = (replace(of.terms, readings=Readings({reading.id: choice})) for choice in reading.choices)
    books = [replay(replace(of, terms=terms)) for terms in chosen]
    return {tuple((each.event.id, each.effect.on, each.after.price.value) for each in book.entries) for book in books}
