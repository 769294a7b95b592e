"""Rows of a document's tables in a paper by others: a line that has a row's day or name states that row's figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checks.case import Case, Row, Stated
from checks.foreign.facts import tables
from checks.foreign.figures import ANY_FORM
from checks.foreign.passages import paragraphs
from checks.foreign.plain import LETTERHEAD
from checks.foreign.values import fits, states
from checks.numerals import Numeral
from warrant.documents import Document
from warrant.facts import AnyFact, Value
from warrant.regex import regex

SHORTEST = 4
FEW_LETTERS = 30
"""Letters beside the figures of a line that is a row of a table and no sentence."""
BLOCK = 400
"""Characters within which the lines of an address follow one another."""
GREETING = regex(r"(?im)^(?:dear\b|to whom|ladies and gentlemen|gentlemen\b|re:|attention\b|attn\b)")
TO = regex(r"(?im)^to[:\t ]+(?=\S)")
SENT = regex(r"(?im)^.*\b(?:via|by)\b.*\b(?:mail|courier|hand|post)\b.*$")


def of_rows(case: Case, in_paragraphs: bool) -> Iterator[Stated]:
    """The figures of rows, each found by a day or a name of its row in the same line or paragraph."""
    of = tables(case.document)
    if not any(of.values()):
        return
    lines = [match.span() for match in re.finditer(r"[^\n]+", case.string)]
    for start, end in dict.fromkeys((*lines, *paragraphs(case.string, in_paragraphs))):
        within = [each for each in case.numerals if start <= each.start and each.end <= end]
        for name, rows in of.items():
            yield from _of_line(case.string[start:end], within, name, rows)


def _of_line(
    line: str, within: Sequence[Numeral], table: str, rows: Sequence[Mapping[str, AnyFact]]
) -> Iterator[Stated]:
    for number, row in enumerate(rows, 1):
        keys = [name for name, fact in row.items() if _is_key(fact, line, within) and _is_only(name, fact, rows)]
        tabular = _is_tabular(line, within)
        # In running words one day or name of a row may be there for another reason.
        members = {row[name].value for name in keys} | _members(row, within)
        if not keys or not (tabular or len(members) > 1):
            continue
        may_be_wrong = tabular and any(isinstance(row[name].value, date) for name in keys)
        for numeral in within:
            same = [name for name, fact in row.items() if _is(numeral, fact)]
            wrong = [name for name, fact in row.items() if may_be_wrong and _is_wrong(numeral, fact, within)]
            for name in (*same, *wrong)[:1]:
                label = f"{table}.{number}.{name}"
                yield Stated(label, ANY_FORM, numeral.text, numeral.start, numeral.end, row[name], "high")


def _is(numeral: Numeral, fact: AnyFact) -> bool:
    return numeral.kind != "ordinal" and fits(numeral, fact.value, marked=False) and states(numeral, fact.value)


def _members(row: Mapping[str, AnyFact], within: Sequence[Numeral]) -> set[Value]:
    """The figures of a row that a line states."""
    return {fact.value for fact in row.values() for each in within if _is(each, fact)}


def _is_only(name: str, fact: AnyFact, rows: Sequence[Mapping[str, AnyFact]]) -> bool:
    return [row[name].value for row in rows if name in row].count(fact.value) == 1


def _is_key(fact: AnyFact, line: str, within: Sequence[Numeral]) -> bool:
    """Whether a line has a row's day, or one of its names."""
    if isinstance(fact.value, date):
        return any(states(each, fact.value) for each in within)
    words = fact.value.casefold() if isinstance(fact.value, str) else ""
    return len(words) >= SHORTEST and words in " ".join(line.split()).casefold()


def _is_tabular(line: str, within: Sequence[Numeral]) -> bool:
    """Whether a line is figures rather than words."""
    return sum(map(str.isalpha, line)) - sum(map(str.isalpha, "".join(each.text for each in within))) <= FEW_LETTERS


def _is_wrong(numeral: Numeral, fact: AnyFact, within: Sequence[Numeral]) -> bool:
    """Whether a numeral stands in the place of a row's one figure of its kind, and is another."""
    alike = [each for each in within if fits(each, fact.value)]
    return alike == [numeral] and not isinstance(fact.value, str)


def address(string: str, document: Document) -> Iterator[Row]:
    """The lines of the address of whom a paper is sent to, where it is addressed to somebody, as they stand in it."""
    expected = [row["line"] for row in document.rows.get("holder_address", ())]
    begin = _addressed(string) if expected else None
    if begin is None:
        return
    at = begin
    if not (
        LETTERHEAD.search(string, begin, begin + BLOCK) or any(_found(fact, string, begin) for fact in expected[1:])
    ):
        expected = expected[:1]  # addressed by name alone
    for number, fact in enumerate(expected, 1):
        match = _line_of(str(fact.value)).search(string, at, at + BLOCK)
        if match:
            yield Row("holder_address", number, str(fact.value), None, *match.span(), (fact,))
            at = match.end()
        else:
            end = string.find("\n", at + 1)
            start, end = (
                (at, end if end >= 0 else len(string)) if string[at : at + 1] != "\n" else _next_line(string, at)
            )
            words = " ".join(string[start:end].split()) or "nothing"
            yield Row("holder_address", number, str(fact.value), words, start, end, (fact,))
            at = end


def _found(fact: AnyFact, string: str, begin: int) -> bool:
    return _line_of(str(fact.value)).search(string, begin, begin + BLOCK) is not None


def _next_line(string: str, at: int) -> tuple[int, int]:
    end = string.find("\n", at + 1)
    return at + 1, end if end >= 0 else len(string)


def _line_of(value: str) -> re.Pattern[str]:
    words = r"[\s,.]+".join(re.escape(word.strip(",.")) for word in value.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _addressed(string: str) -> int | None:
    """Where the address begins to which a paper goes: behind "To:", or above the greeting; ``None`` without either."""
    if to := TO.search(string, 0, 3 * BLOCK):
        return to.end()
    if not (greeting := GREETING.search(string, 0, 4 * BLOCK)):
        return None
    sent = [match.end() for match in SENT.finditer(string, 0, greeting.start())]
    lines = [0, *(match.end() for match in re.finditer("\n", string[: greeting.start()]))]
    return sent[-1] if sent else lines[max(0, len(lines) - 6)]
