"""Tables, row by row: the text that each row should have, held against what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.case import Row, Stated
from checks.figures import KINDS
from checks.squeezed import Squeezed, squeeze
from checks.wording import SLOT, Table, printed
from warrant.documents import Document
from warrant.facts import AnyFact

RESYNC_WITHIN = 1200
LAST = 8
"""How many of a row's last characters tell where it ends."""


def read_table(table: Table, document: Document, text: str, begin: int | None, end: int) -> Iterator[Row]:
    """The rows of a table in a text from ``begin`` up to ``end``; a row missing or altered has what was found instead.

    There is no beginning where the words before the table do not stand in the text.
    """
    expected = document.rows.get(table.rows, ())
    if not expected:
        return
    if begin is None:
        yield Row(table.rows, 0, table.after.words, "(these words do not stand in the document)", 0, 0)
        return
    squeezed = Squeezed(text, begin, end)
    rows = [" ".join(printed(cell, row) for cell in table.cells) for row in expected]
    then = _closing([printed(each, document.facts) for each in table.then], squeezed)
    yield from _walk(table, rows, expected, squeezed, then, text)


def _closing(may_follow: list[str], squeezed: Squeezed) -> str:
    """Of the words that may follow a table, those that stand first behind its head."""
    found = [(squeezed.string.find(squeeze(words)), words) for words in may_follow]
    return min((each for each in found if each[0] >= 0), default=(0, may_follow[0]))[1]


def _walk(
    table: Table,
    rows: list[str],
    expected: tuple[Mapping[str, AnyFact], ...],
    squeezed: Squeezed,
    then: str,
    text: str,
) -> Iterator[Row]:
    cursor = 0
    wanted = [*rows, then]
    for number, words in enumerate(wanted, 1):
        facts = tuple(expected[number - 1].values()) if number <= len(rows) else ()
        if squeezed.string.startswith(squeeze(words), cursor):
            stop = cursor + len(squeeze(words))
            yield Row(table.rows, number, words, None, squeezed.start(cursor), squeezed.end(stop), facts)
        else:
            stop = _resync(squeezed.string, cursor, squeeze(words), wanted[number:] or [then])
            start, finish = squeezed.start(cursor), squeezed.end(stop)
            yield Row(
                table.rows, number, words, " ".join(text[start:finish].split()) or "nothing", start, finish, facts
            )
        cursor = stop


def _resync(string: str, cursor: int, row: str, later: list[str]) -> int:
    """Where the next row that is as expected begins, or the words that close the table; the cursor for a row missing.

    All that should follow is looked for together first: a row may be put where it reads as the next one does. Where
    none of it stands, the row ends as it should, or else is as long as it should be.
    """
    rest = squeeze("".join(later))
    together = string.find(rest, cursor, cursor + RESYNC_WITHIN + len(rest)) if rest else -1
    if together >= 0:
        return together
    found = [string.find(squeeze(words), cursor, cursor + RESYNC_WITHIN) for words in later if words]
    if any(position >= 0 for position in found):
        return min(position for position in found if position >= 0)
    length = min(cursor + len(row), len(string))
    ends = string.rfind(row[-LAST:], cursor, length + LAST)
    return ends + LAST if ends >= 0 else length


def stated_in_row(table: Table, row: Row, facts: Mapping[str, AnyFact], text: str) -> Iterator[Stated]:
    """The figures of a row that is as expected, each at its range."""
    squeezed = Squeezed(text, row.start, row.end)
    cursor = 0
    for cell in table.cells:
        parts = SLOT.split(cell)
        cursor += len(squeeze(parts[0]))
        for name, kind, literal in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            stop = cursor + len(squeeze(KINDS[kind].print(facts[name].value)))
            start, end = squeezed.start(cursor), squeezed.end(stop)
            yield Stated(name, kind, text[start:end], start, end, facts[name])
            cursor = stop + len(squeeze(literal))
