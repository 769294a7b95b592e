"""What counts in a text, and whether it counts on: the labels of a list, the numbers of Sections and Articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.drafting.agreement import Agreement, Scope
from checks.drafting.headings import Heading
from checks.drafting.lists import List
from warrant.data import dataclass
from warrant.regex import regex

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
SHOWN = 8
FIRST = regex(r"[0-9]?[0-9]01|1")


@dataclass(frozen=True)
class Counted:
    """A row of labels as printed and as expected, whether they are the same, and where: at the first that is wrong."""

    printed: tuple[str, ...]
    expected: tuple[str, ...]
    start: int
    end: int

    @property
    def right(self) -> bool:
        """Whether it counts on."""
        return self.printed == self.expected


def counted(agreement: Agreement) -> Iterator[Counted]:
    """Every row of two or more labels, and of headings."""
    for each in agreement.lists:
        if len(each.labels) > 1 or each.faults:
            yield _of_list(each)
    for scope in agreement.scopes:
        yield from _of_headings(scope)


def _of_list(each: List) -> Counted:
    at = each.faults[0].label if each.faults else each.labels[0]
    printed = tuple(label.printed for label in each.labels)
    begin = next((value for style, value in each.labels[0].values() if style == each.style), 1)
    begin = 1 if each.faults and each.faults[0].label is each.labels[0] else begin
    expected = tuple(_printed(each.style, begin + n) for n in range(len(printed)))
    if not each.faults:
        expected = printed
    near = slice(None) if len(printed) <= SHOWN else slice(max(0, each.labels.index(at) - 3), each.labels.index(at) + 4)
    return Counted(printed[near], expected[near], at.start, at.end)


def _printed(style: str, value: int) -> str:
    kind = style.strip("().")
    text = str(value)
    if kind in ("i", "I"):
        text = _roman(value).upper() if kind == "I" else _roman(value)
    elif kind != "1":
        text = chr(ord(kind[0]) + (value - 1) % 26) * len(kind)
    return f"({text})" if style.startswith("()") else f"{text}{style[0]}"


def _roman(value: int) -> str:
    text = ""
    for each, letters in ROMAN:
        text += letters * (value // each)
        value %= each
    return text


def _of_headings(scope: Scope) -> Iterator[Counted]:
    """Articles among themselves; Sections of one Article; the subsections of a Section."""
    rows: dict[tuple[str, str], list[Heading]] = {}
    article = ""
    for each in scope.sections:
        if each.kind == "article":
            article = each.number
        above, _, number = each.number.rpartition(".")
        if number.isdigit():
            plain = "" if each.kind == "article" or above else article
            rows.setdefault((each.kind if not above else f"nested {each.nested}", above or plain), []).append(each)
    runs_through = _runs_through(rows)
    if runs_through:
        rows = {key: row for key, row in rows.items() if key[0] != "section"} | {("section", ""): runs_through}
    for whole in rows.values():
        for row in _from_one(whole):
            if len(row) > 1:
                yield _of_row(row)


def _from_one(row: list[Heading]) -> Iterator[list[Heading]]:
    """A row cut where the numbers begin anew with 1, or with 201, as in the parts of a charter or the next Article."""
    starts = [0, *(at for at in range(1, len(row)) if FIRST.fullmatch(row[at].number)), len(row)]
    yield from (row[start:stop] for start, stop in pairwise(starts))


def _runs_through(rows: dict[tuple[str, str], list[Heading]]) -> list[Heading]:
    """The Sections of all Articles in one row, where their numbers do not begin anew in each."""
    each = [row for (kind, _), row in rows.items() if kind == "section"]
    anew = sum(row[0].number == "1" for row in each)
    return [heading for row in each for heading in row] if len(each) > 1 and anew < len(each) else []


def _of_row(row: list[Heading]) -> Counted:
    numbers = [int(re.findall("[0-9]+", each.number)[-1]) for each in row]
    wrong = next((at for at in range(1, len(row)) if numbers[at] != numbers[at - 1] + 1), None)
    at = wrong or 0
    near = slice(max(0, at - 2), at + 3)
    above = row[at].number.rpartition(".")[0]
    width = len(row[at].number.rpartition(".")[2]) if row[at].number.rpartition(".")[2].startswith("0") else 1
    printed = tuple(each.number for each in row[near])
    start = numbers[near.start]
    expected = tuple(f"{above}{'.' * bool(above)}{start + n:0{width}}" for n in range(len(printed)))
    return Counted(printed, expected if wrong else printed, row[at].start, row[at].end)
