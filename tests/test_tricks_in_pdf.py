"""Every trick that makes a PDF show other than it holds is found by the rule named for it, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import tricks_in_pdf as tricks

from checks.outcome import Outcome, outcomes_of
from checks.run import inspected

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1.pdf"
NO_FAULT = "note"


@pytest.fixture(scope="module")
def statement(generated: Path) -> bytes:
    return (generated / STATEMENT).read_bytes()


def found(folder: Path, data: bytes, render: bool = True) -> list[Outcome]:
    path = folder / STATEMENT
    path.write_bytes(data)
    outcomes = outcomes_of("file", [inspected(path, render)], {"FIL"})
    return [each for each in outcomes if not each.check.passed and each.severity != NO_FAULT]


@pytest.mark.parametrize("name", tricks.TRICKS)
def test_a_trick_is_found_by_the_rules_named_for_it_at_its_place(tmp_path, statement, name):
    trick = tricks.TRICKS[name]
    outcomes = found(tmp_path, tricks.spoilt(statement, trick.play))
    assert {each.rule.code for each in outcomes} == set(trick.rules)
    assert all(each.severity == "error" for each in outcomes)
    told = [each.check for each in outcomes if each.rule.code == trick.rules[0] and trick.said in each.check.found]
    assert told
    if trick.words:
        assert any(trick.words in check.found and check.place.page == trick.page for check in told)
    elif trick.page:
        assert any(f"page {trick.page}" in f"{check.place} {check.found}" for check in told)


@pytest.mark.parametrize("name", tricks.CONTROLS)
def test_what_is_no_trick_stays_unsaid(tmp_path, statement, name):
    assert found(tmp_path, tricks.spoilt(statement, tricks.CONTROLS[name])) == []


def test_the_paper_as_it_was_written_is_silent(tmp_path, statement):
    assert found(tmp_path, statement) == []
    assert found(tmp_path, tricks.Spoilt(statement).written()) == []
