"""The lines of the computation: every fact once, below what it rests on, with a line for all that papers state."""

from __future__ import annotations

import pytest
from conftest import EXAMPLES, example_book

from tenor.packet.computation_lines import CONSIDERED, PAPERS, Computation, computation
from warrant.documents import called_for
from warrant.facts import AnyFact

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


def lines_of(name: str) -> Computation:
    book = example_book(name)
    return computation(book, called_for(book))


def stated(name: str) -> list[AnyFact]:
    found: list[AnyFact] = []
    for document in called_for(example_book(name)):
        found += [fact for fact in document.facts.values() if fact.value is not None]
        found += [fact for rows in document.rows.values() for row in rows for fact in row.values()]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_that_a_paper_states_or_that_was_considered_has_a_line(name: str) -> None:
    lines = lines_of(name)
    considered = [fact for entry in example_book(name).entries for each in entry.considered for fact in each.facts]
    assert not [fact.id for fact in (*stated(name), *considered) if lines.place(fact) is None]


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_of_every_chapter_are_numbered_from_one_without_gap(name: str) -> None:
    for chapter in lines_of(name).chapters:
        assert [line.place.number for line in chapter.lines] == list(range(1, len(chapter.lines) + 1))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_line_beside_the_workpaper_rests_on_stands_before_it(name: str) -> None:
    lines = lines_of(name)
    order = {title: at for at, title in enumerate((CONSIDERED, PAPERS))}
    for line in lines.beside.values():
        for each in line.fact.inputs:
            place = lines.place(each)
            assert place is not None
            if place.chapter in order:
                at = (order[place.chapter], place.number)
                assert at < (order[line.place.chapter], line.place.number), line


def test_a_packet_of_some_papers_has_the_lines_on_which_they_rest_under_the_same_numbers() -> None:
    book = example_book("ctc-cisco")
    documents = tuple(each for each in called_for(book) if each.event == "E-001")
    some, every = computation(book, documents, whole=False), lines_of("ctc-cisco")
    places = {line.place for chapter in some.chapters if chapter.title != PAPERS for line in chapter.lines}
    assert places < {line.place for chapter in every.chapters for line in chapter.lines}
    wanted = [fact for document in documents for fact in document.facts.values() if fact.value is not None]
    printed = {line.fact.id for chapter in some.chapters for line in chapter.lines}
    assert {fact.id for fact in wanted} <= printed


@pytest.mark.parametrize("name", NAMES)
def test_the_line_of_every_figure_states_the_value_that_the_paper_states(name: str) -> None:
    lines = lines_of(name)
    values = {line.place: line.fact.value for chapter in lines.chapters for line in chapter.lines}
    for fact in stated(name):
        place = lines.place(fact)
        assert place is not None
        assert values[place] == fact.value
