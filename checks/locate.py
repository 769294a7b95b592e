"""From a paper to a Case: everything that the checker's own wording locates in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checks import form, form_words, furniture
from checks.case import Case, Difference, Nearly, Range, Row, Stated, Step
from checks.nearly import nearly, nearly_between
from checks.squeezed import Squeezed, squeeze
from checks.tables import read_table, stated_in_row
from checks.text import Paper
from checks.wording import Located, Pattern, Table, Wording, printed, wording
from warrant.book import Book
from warrant.documents import Document


def locate(document: Document, paper: Paper, path: Path, book: Book) -> Case:
    """The paper held beside the document it should be: figures, steps, rows, differences, furniture."""
    proven = tuple(furniture.named_in_title(paper, document))
    case = Case(document, paper, path, book, furniture=tuple(furniture.furniture(paper)), proven=proven)
    case = with_form(case)
    case = _with_patterns(case, wording(document.kind))
    case = _with_near_ones(case, wording(document.kind))
    return _with_tables(case, wording(document.kind))


def with_form(case: Case) -> Case:
    """The case held against the executed form, where its kind has to follow one."""
    document = case.document
    items = form_words.form(document.kind, document.rows)
    if not items:
        return case
    facts = {**form_words.facts_of_rows(document.rows), **document.facts}
    found = list(form.align(items, case.string, case.paper.text.body.end, facts))
    return replace(
        case,
        stated=tuple(each for each in found if isinstance(each, Stated)),
        differences=tuple(each for each in found if isinstance(each, Difference)),
        proven=(*case.proven, *((*each, "executed form") for each in found if isinstance(each, tuple))),
    )


def _with_patterns(case: Case, known: Wording) -> Case:
    facts = case.document.facts
    meant = [pattern for pattern in known.locators if pattern.meant_for(facts)]
    located = [(pattern, each) for pattern in meant for each in pattern.find(case.string, facts)]
    stated = [(pattern, tuple(_stated(case, each))) for pattern, each in located]
    steps = (
        Step(expression, {figure.name: figure for figure in figures})
        for pattern, figures in stated
        for expression in pattern.step
    )
    fixed = [(pattern, each) for pattern in known.wordings for each in pattern.find(case.string, facts)]
    proven = [span for _, each in located for span in _literals(each)]
    return replace(
        case,
        stated=(*case.stated, *(figure for _, figures in stated for figure in figures)),
        steps=(*case.steps, *steps),
        proven=(*case.proven, *proven, *((each.start, each.end, "wording") for _, each in fixed)),
        standing=frozenset(pattern.words for pattern, _ in (*located, *fixed)),
    )


def _with_near_ones(case: Case, known: Wording) -> Case:
    """What nearly stands of words that the paper must hold, once those that are as they should be have been located."""
    facts = case.document.facts
    missing = [
        pattern
        for pattern in dict.fromkeys((*known.locators, *known.wordings))
        if pattern.words not in case.standing and pattern.applies(facts)
    ]
    for pattern in missing:
        if near := nearly(pattern, Squeezed(case.string), facts, case.proven):
            figures = tuple(_stated(case, near))
            case = replace(
                case,
                stated=(*case.stated, *figures),
                proven=(*case.proven, *near.same),
                nearly=(*case.nearly, near),
            )
    return case


def _stated(case: Case, located: Located | Nearly) -> Iterator[Stated]:
    for name, kind, start, end in located.slots:
        yield Stated(name, kind, case.string[start:end], start, end, case.document.facts.get(name))


def _literals(located: Located) -> Iterator[Range]:
    """The literal words of a match: what lies between its figures."""
    at = located.start
    for _, _, start, end in located.slots:
        yield at, start, "wording"
        at = end
    yield at, located.end, "wording"


def _with_tables(case: Case, known: Wording) -> Case:
    for table in known.tables:
        if not case.document.rows.get(table.rows):
            continue
        case, head = _with_head(case, table.after)
        begin = _begin(table, head, case) if head else None
        rows = tuple(read_table(table, case.document, case.string, begin, case.paper.text.body.end))
        figures = tuple(figure for row in rows for figure in _of_row(table, row, case))
        proven = [(row.start, row.end, "row") for row in rows if row.found is None]
        case = replace(
            case,
            rows=(*case.rows, *rows),
            stated=(*case.stated, *figures),
            steps=(*case.steps, *_sums(table, figures, case)),
            proven=(*case.proven, *proven, *head),
        )
    return case


def _with_head(case: Case, after: Pattern) -> tuple[Case, tuple[Range, ...]]:
    """The words before a table, or what is the same in words that nearly are these; their end is the table's begin."""
    facts = case.document.facts
    if found := next(after.find(case.string, facts), None):
        return replace(case, standing=case.standing | {after.words}), tuple(_literals(found))
    near = next((each for each in case.nearly if each.words == after.words), None)
    if near is None and after.applies(facts):
        own = squeeze(after.words)
        too = {each for near_too in case.nearly for each in near_too.same}
        others = [
            each for each in case.proven if each not in too and squeeze(case.string[each[0] : each[1]]) not in own
        ]
        near = nearly(after, Squeezed(case.string), facts, others)
        case = replace(case, nearly=(*case.nearly, near)) if near else case
    return case, near.same if near else ()


def _begin(table: Table, head: tuple[Range, ...], case: Case) -> int:
    """Where a table begins: behind its head; where the figure that ends this is left out, at the words in its place."""
    *_, before, last = (head[0], *head)
    row = squeeze(" ".join(printed(cell, case.document.rows[table.rows][0]) for cell in table.cells))
    left_out = last[0] == last[1] and squeeze(case.string[before[1] : before[1] + 2 * len(row)]).startswith(row)
    return before[1] if left_out else last[1]


def _of_row(table: Table, row: Row, case: Case) -> Iterator[Stated]:
    """The figures of a row; of one that is not as expected, what stands in their places, where it begins or ends so."""
    if not row.facts:
        return
    facts = case.document.rows[row.table][row.number - 1]
    if row.found is None:
        yield from stated_in_row(table, row, facts, case.string)
    elif row.start < row.end:
        near = nearly_between(" ".join(table.cells), Squeezed(case.string, row.start, row.end), facts)
        if any(start < end for start, end, _ in near.same):
            for name, kind, start, end in near.slots:
                yield Stated(name, kind, case.string[start:end], start, end, facts[name])


def _sums(table: Table, figures: tuple[Stated, ...], case: Case) -> Iterator[Step]:
    """The sum over a table's column, as a step: "close.1 + close.2 + ... = close_total"; none over a part of it."""
    for column, total in table.sums:
        parts = [figure for figure in figures if figure.name == column]
        totals = [figure for figure in case.stated if figure.name == total]
        if len(parts) == len(case.document.rows[table.rows]) and totals:
            named = {f"{column}.{number}": part for number, part in enumerate(parts, 1)}
            yield Step(f"{' + '.join(named)} = {total}", {**named, total: totals[0]})
