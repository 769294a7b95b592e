"""``tenor readings``: what each choice leads to, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLE, Outcome, day

from tenor.matter import load
from warrant.reading_effects import effects
from warrant.readings import READINGS

EFFECTS = tuple(effects(load(SAMPLE), day("2002-12-31")))
CHANGING = [each.reading.id for each in EFFECTS if each.differs]
STILL = [each.reading.id for each in EFFECTS if not each.differs]
NOTHING = f"change nothing here: {', '.join(STILL)}"
VERDICT = f"{len(CHANGING)} of {len(READINGS)} readings change something as of 2002-12-31."
REFUSED = ": E-003 needs the closing price of 2002-07-11, a business day of its window, and prices.csv has none: "


def cells(text: str) -> list[list[str]]:
    """The rows of the tables, a list of cells each."""
    return [re.split(r"\s*│\s*", line.strip("│ ")) for line in text.splitlines() if line.startswith("│")]


def part(text: str, id: str) -> str:
    """What is told of one reading."""
    [found] = [each for each in text.split("\n\n") if each.startswith(f"{id}, Section ")]
    return found


def choose(sample: Path, choice: str) -> None:
    text = (sample / "warrant.yaml").read_text("utf-8")
    assert "readings: {}" in text
    (sample / "warrant.yaml").write_text(text.replace("readings: {}", f"readings: {{{choice}}}"))


def of(data: dict[str, Any], id: str) -> dict[str, Any]:
    [found] = [each for each in data["readings"] if each["reading"] == id]
    assert isinstance(found, dict)
    return found


def test_people_see_the_question_the_choices_and_the_results_side_by_side(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("readings", SAMPLE)
    assert (outcome.status, outcome.err) == (0, "")
    told = part(outcome.out, "R13")
    assert told.splitlines()[:3] == [
        "R13, Section 6(v), 6(ix): When does the adjustment for a distribution take effect?",
        "  next_business_day (in force): Section 6(ix) makes it effective at the opening of business on the business "
        "day next following the record date.",
        "  after_record_date: Section 6(v) applies it immediately following the record date.",
    ]
    assert cells(told) == [["E-003", "effective on", "2002-09-17", "2002-09-16"]]
    assert re.search(r"┃ next_business_day ┃ +┃\n┃ Event ┃ Result +┃ +\(in force\) ┃ after_record_date ┃", told)


def test_the_readings_that_change_nothing_stand_in_one_line_and_the_verdict_ends_the_text(
    tenor: Callable[..., Outcome],
) -> None:
    text = tenor("readings", SAMPLE).out
    assert text.splitlines()[-2:] == [NOTHING, VERDICT]
    assert "R1, Section" not in text


def test_with_all_they_are_told_in_full_instead(tenor: Callable[..., Outcome]) -> None:
    text = tenor("readings", SAMPLE, "--all").out
    assert [each for each in READINGS if f"\n{each}, " in f"\n{text}"] == list(READINGS)
    assert part(text, "R1").endswith("  half_to_even: A tie goes to the even digit.\n  It changes nothing here.")
    assert NOTHING not in text
    assert text.splitlines()[-1] == VERDICT


def test_a_choice_that_cannot_be_replayed_says_why(tenor: Callable[..., Outcome]) -> None:
    told = part(tenor("readings", SAMPLE).out, "R18")
    assert f"  declared_on cannot be replayed: events.yaml:20:5{REFUSED}add the row for 2002-07-11" in told
    assert re.search(r"E-003 │ Warrant Price +│ +\$3\.31 │ +cannot be │ +cannot be │", told)


def test_the_choice_in_force_is_marked_and_its_alternatives_are_set_beside_it(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    choose(sample, "R5: unrounded")
    told = part(tenor("readings", sample).out, "R5")
    assert "  rounded: " in told
    assert "  unrounded (in force): " in told
    assert cells(told) == [["E-003", "Current Market Price", "$6.12", "$6.1203333333..."]]


def test_the_json_holds_every_value_as_text_by_choice(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("readings", SAMPLE, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    data = json.loads(outcome.out)
    assert data["as_of"] == "2002-12-31"
    assert [each["reading"] for each in data["readings"]] == CHANGING
    assert data["change_nothing"] == STILL
    assert "R5" in CHANGING
    assert "R1" in STILL
    assert of(data, "R28")["results"] == [
        {
            "event": "E-003",
            "what": "extraordinary_dividend_notice.last_day",
            "certificate": "W-1",
            "values": {"exclude_first_include_last": "2002-08-17", "clear_days": "2002-08-16"},
        }
    ]
    assert of(data, "R35")["results"][0]["values"] == {"unrounded": "91.805", "rounded": "91.81"}
    assert of(data, "R36")["results"][0]["values"]["mail_only"] == ["certified", "registered"]


def test_the_json_marks_the_choice_in_force_and_says_why_a_choice_is_refused(tenor: Callable[..., Outcome]) -> None:
    found = of(json.loads(tenor("readings", SAMPLE, "--json").out), "R18")
    assert found["in_force"] == "record_date"
    assert [(each["choice"], each["in_force"]) for each in found["choices"]] == [
        ("record_date", True),
        ("declared_on", False),
        ("made_on", False),
    ]
    assert found["choices"][0]["refused"] == []
    assert REFUSED in found["choices"][1]["refused"][0]
    assert [list(each["values"]) for each in found["results"]] == [["record_date"]] * 2


def test_the_json_with_all_holds_every_reading(tenor: Callable[..., Outcome]) -> None:
    data = json.loads(tenor("readings", SAMPLE, "--json", "--all").out)
    assert [each["reading"] for each in data["readings"]] == list(READINGS)
    assert (of(data, "R1")["changes_something"], of(data, "R1")["results"]) == (False, [])
    assert data["change_nothing"] == STILL


def test_as_of_leaves_out_what_takes_effect_later(tenor: Callable[..., Outcome]) -> None:
    text = tenor("readings", SAMPLE, "--as-of", "2002-06-13").out
    assert text.splitlines() == [
        f"change nothing here: {', '.join(READINGS)}",
        f"0 of {len(READINGS)} readings change something as of 2002-06-13.",
    ]
    last = tenor("readings", SAMPLE, "--as-of", "2002-06-14").out.splitlines()[-1]
    assert last == f"3 of {len(READINGS)} readings change something as of 2002-06-14."  # R3, R14, R29


def test_an_event_not_yet_in_effect_under_one_choice_says_so(tenor: Callable[..., Outcome]) -> None:
    told = part(tenor("readings", SAMPLE, "--as-of", "2002-09-16").out, "R13")
    assert ["E-003", "effective on", "not yet", "2002-09-16"] in cells(told)
    assert ["E-003", "Warrant Price after", "no adjustment", "$3.31"] in cells(told)


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_matter_that_only_another_choice_carries_shows_that_choice_and_ends_with_status_2(
    sample: Path, tenor: Callable[..., Outcome], flags: list[str]
) -> None:
    choose(sample, "R18: declared_on")
    outcome = tenor("readings", sample, *flags)
    assert outcome.status == 2
    assert REFUSED in outcome.err
    if flags:
        found = of(json.loads(outcome.out), "R18")
        assert found["in_force"] == "declared_on"
        assert found["results"][0]["values"] == {"record_date": "3.31"}
    else:
        assert f"  declared_on cannot be replayed: events.yaml:20:5{REFUSED}" in part(outcome.out, "R18")
        assert outcome.out.splitlines()[-1] == f"1 of {len(READINGS)} readings changes something as of 2002-12-31."


def test_a_matter_that_no_choice_carries_ends_with_status_2_and_no_output(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    (sample / "prices.csv").unlink()
    outcome = tenor("readings", sample)
    assert (outcome.status, outcome.out) == (2, "")
    assert "needs the closing price" in outcome.err


def test_help_gives_an_example(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("readings", "--help")
    assert outcome.status == 0
    assert "Example: tenor readings examples/ctc-cisco" in outcome.out


def test_a_matter_that_its_assertions_contradict_ends_with_status_2_after_the_readings(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    with (sample / "events.yaml").open("a") as file:
        file.write("  - {assert: price, on: 2002-12-31, value: 3.30}\n")
    outcome = tenor("readings", sample)
    assert outcome.status == 2
    assert "3.31" in outcome.err
    assert outcome.out.splitlines()[-1] == VERDICT
