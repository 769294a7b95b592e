"""Planted errors in small: what `make mutation` does to every paper, here to one, on each road."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import unescape

import pytest
from click.testing import CliRunner

from docgen.show import KINDS
from mutation import run
from mutation.__main__ import main
from mutation.alterations import ALTERATIONS, DATES, NAMES
from mutation.figures import figures, restated
from mutation.in_pdf import Shown, aligned, changes, difference, with_blanks
from mutation.judge import Verdict
from mutation.page import captions_exchanged, rows_dropped
from mutation.plan import DOCX, PAGE, PDF, Plan, Planting, Task, page_of, planned
from mutation.run import NOTHING, Result, results
from mutation.table import has_failed, lines

EXAMPLE, STEM = "ctc-cisco", "2002-09-16-extraordinary-dividend-notice-E-003-W-1"
FOUND = Result("a.docx", DOCX, "digit", "", Verdict(frozenset({"FIG-01"}), ()))


@pytest.mark.parametrize(
    ("kind_of_alteration", "text", "kind", "altered"),
    [
        ("digit", "$3.77", "price", "$3.78"),
        ("first digit", "542,075", "shares", "642,075"),
        ("transposition", "589,524.5", "shares", "859,524.5"),
        ("transposition", "$111.00", "price", None),
        ("day", "February 28, 2002", "date", "March 1, 2002"),
        ("day", "27th day of February, 2002", "day_of_month", "28th day of February, 2002"),
        ("day", "$3.77", "price", None),
        ("sign", "$3.77", "price", "-$3.77"),
        ("unit", "$3.77", "price", "3.77"),
        ("unit", "100 million", "millions", "100 thousand"),
        ("rounding", "$3.99", "price", "$4.00"),
        ("rounding", "589,999.9", "shares", "590,000.0"),
        ("finer", "$3.77", "price", "$3.770"),
        ("separator", "5,000,000", "shares", "5000,000"),
        ("letter", "Cisco", "name", "Citco"),
        ("case", "Cisco", "name", "cISCO"),
        ("words and figures parted", "sixty (60)", "words_and_digits", "sixty (61)"),
        ("left out", "$3.77", "price", ""),
        ("cut short", "$3.77", "price", "$3.7"),
    ],
)
def test_a_figure_is_altered_as_the_kind_of_alteration_says(kind_of_alteration, text, kind, altered):
    assert ALTERATIONS[kind_of_alteration](text, kind) == altered


def test_no_alteration_leaves_the_figures_of_a_paper_as_they_are():
    _, _, found = page_of(EXAMPLE, STEM)
    altered = [(each, alter(each.text, each.kind)) for each in found for alter in ALTERATIONS.values()]
    assert len(altered) > 100
    assert all(text != figure.text for figure, text in altered)
    assert KINDS.keys() >= DATES | NAMES


def test_a_figure_is_restated_in_its_place_alone():
    document, html, found = page_of(EXAMPLE, STEM)
    figure = found[len(found) // 2]
    again = figures(restated(html, figure, "A & B"), document)
    assert [each.text for each in again] == [*(each.text for each in found[: figure.number]), "A & B",
                                             *(each.text for each in found[figure.number + 1 :])]  # fmt: skip
    assert len(figures(restated(html, figure, ""), document)) == len(found) - 1


def test_rows_are_dropped_and_captions_exchanged_one_at_a_time():
    _, html, found = page_of(EXAMPLE, STEM)
    dropped, exchanged = list(rows_dropped(html, found)), list(captions_exchanged(html, found))
    assert all(len(each.html) < len(html) and each.cause.facts for each in dropped)
    assert all(sorted(unescape(each.html)) == sorted(unescape(html)) and each.html != html for each in exchanged)
    assert {"Record date"} <= {caption for each in exchanged for caption in each.cause.captions}


def test_a_figure_common_to_papers_of_a_kind_is_altered_in_every_way_once_and_in_one_way_again_and_the_rest_counted():
    plan, whole = (planned([EXAMPLE], full, seed=0) for full in (False, True))
    assert all(plan.left_out[f"alterations ({road})"] > 0 for road in (DOCX, PDF, PAGE))
    first, again = (task for task in plan.tasks if task.road == DOCX and "-adjustment-statement-" in task.stem)
    ways = [[*Counter(each.figure for each in task.plantings).values()] for task in (first, again)]
    assert ways[0].count(1) < len(ways[0]) / 5 and ways[1].count(1) > len(ways[1]) / 5
    assert [len(each) for each in ways] == [len(page_of(EXAMPLE, task.stem)[2]) for task in (first, again)]
    assert whole.left_out.total() == 0
    count = [sum(len(task.plantings) for task in each.tasks) for each in (plan, whole)]
    assert count[0] < count[1] / 2
    assert planned([EXAMPLE], full=False, seed=0).tasks == plan.tasks


@pytest.mark.parametrize(("road", "every"), [(DOCX, 7), (PDF, 9), (PAGE, 5)])
def test_every_error_planted_in_a_paper_is_found_at_its_place(road, every):
    tasks = planned([EXAMPLE], full=False, seed=0, roads=[road]).tasks
    task = next(each for each in tasks if each.stem == STEM)
    found = results(replace(task, plantings=task.plantings[::every], all_rows=False, stride=10 * task.stride))
    planted = [each for each in found if each.kind != NOTHING and each.verdict]
    assert len(planted) > 5
    assert not has_failed(found), [*lines(found, Plan())]


@pytest.mark.parametrize(
    "verdict",
    [Verdict(frozenset(), ()), Verdict(frozenset({"FIG-01"}), ("FIG-02 elsewhere",))],
)
def test_an_error_that_survives_or_a_finding_elsewhere_fails_the_run(verdict):
    assert not has_failed([FOUND])
    failed = replace(FOUND, what="$3.77 -> $3.78", verdict=verdict)
    assert has_failed([FOUND, failed])
    assert any("$3.77 -> $3.78" in line for line in lines([FOUND, failed], Plan()))


def test_what_was_not_found_is_said_at_once_so_that_a_crash_loses_nothing(monkeypatch):
    def carried_out(tasks, jobs):
        yield [FOUND, replace(FOUND, what="$3.77 -> $3.78", verdict=Verdict(frozenset(), ()))]
        raise MemoryError

    monkeypatch.setattr("mutation.__main__.carried_out", carried_out)
    ended = CliRunner().invoke(main, [EXAMPLE, "--road", DOCX])
    assert isinstance(ended.exception, MemoryError)
    assert "a.docx (docx), digit: $3.77 -> $3.78 was not found" in ended.stderr
    assert ended.stdout == ""


def test_a_finding_on_a_clean_file_fails_the_run_and_so_does_a_run_that_planted_nothing():
    clean = replace(FOUND, kind=NOTHING, verdict=Verdict(frozenset(), ()))
    assert not has_failed([FOUND, clean])
    assert has_failed([FOUND, replace(clean, verdict=Verdict(frozenset(), ("FIG-01",)))])
    assert has_failed([clean])


def test_an_error_that_the_checker_does_not_see_is_a_survivor(monkeypatch):
    monkeypatch.setattr("mutation.judge.FAMILIES", ())
    task = next(each for each in planned([EXAMPLE], False, 0, roads=[DOCX]).tasks if each.stem == STEM)
    found = run.results(replace(task, plantings=task.plantings[:1], all_rows=False, stride=0))
    assert has_failed(found)


def test_a_page_number_that_the_words_overleaf_begin_with_is_not_taken_for_them() -> None:
    pieces = ["The price of", "Page", "2", "of", "2", "2002-06-14", "and more"]
    assert aligned(pieces, "The price of2002-06-14and more") == {0: 0, 5: 12, 6: 22}
    with pytest.raises(LookupError, match="does not go on as the page does: 'elsewhere'"):
        aligned(pieces, "The price ofelsewhere")


def test_of_a_figure_on_two_lines_the_altered_line_alone_is_drawn_anew() -> None:
    pieces = [Shown(0, 0, 9, "F", "Wharf Street"), Shown(0, 20, 29, "F", "Partners LP")]
    text = "Wharf Street Partners LP"
    for other in ("Wharf Street Partners L", "Wharf Street Partnars LP"):
        printed = list(with_blanks(pieces, text))
        assert "".join(piece.words for piece in printed) == text
        assert [(piece.start, words) for piece, words in changes(printed, *difference(text, other))] == [
            (20, other.removeprefix("Wharf Street "))
        ]


def test_a_date_left_out_before_an_address_leaves_the_lines_of_the_address_as_they_are():
    stem = "2003-04-10-cutback-advice-E-008-party-2"
    [figure] = [each.number for each in page_of("registration", stem)[2] if each.fact == "warrant.issued_on"]
    plantings = (Planting(figure, "left out", ""),)
    found = results(Task("registration", stem, DOCX, plantings, all_rows=False, stride=0))
    assert [each.is_found for each in found if each.kind == "left out"] == [True]
