"""The operators of a page, cut at the places in which a Holder's values stand and at those that move with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.stamp.pdf.boxes import UNITS, Line, Style, Words, number
from docgen.stamp.pdf.glyphs import Letters, closed
from docgen.stamp.pdf.places import Box, Row
from warrant.data import dataclass

Value = tuple[str, Style]
"""A slot as it is set in one style."""


@dataclass(frozen=True)
class Plan:
    """The values that the lines of a document hold, those lines as rows, and how the fillings are numbered.

    First come the values, each within a string of glyphs and as the end of one, then the places of the boxes of each
    row that is told. Rows that are alike, as the foot of every page is, are one.
    """

    sentinels: Mapping[str, str]
    letters: Mapping[Style, Letters]
    values: tuple[Value, ...]
    rows: tuple[Row, ...]

    def filling(self, value: Value, *, at_end: bool) -> int:
        """The number of a value's filling."""
        return 2 * self.values.index(value) + at_end

    def place(self, row: Row, box: int) -> int:
        """The number of the filling that says where a box of a row begins."""
        before = (each for each in self.rows[: self.rows.index(row)] if each.told)
        return 2 * len(self.values) + sum(len(each.boxes) for each in before) + box


def plan(lines: Sequence[Line], sentinels: Mapping[str, str], letters: Mapping[Style, Letters]) -> Plan:
    """What the lines hold in which sentinels stand."""
    words = [each for line in lines for each in line.words]
    values = dict.fromkeys((part, each.style) for each in words for part in _slots(each, sentinels))
    bare = Plan(sentinels, letters, tuple(values), ())
    rows = dict.fromkeys(row_of(line, bare) for line in lines)
    return Plan(sentinels, letters, tuple(values), tuple(rows))


def row_of(line: Line, of: Plan) -> Row:
    """A line as a row; ValueError where it does not stand where a row of these words would."""
    boxes = tuple(_box(each, of) for each in line.words)
    row = Row(line.x, line.width, line.align, boxes)
    widths = [of.letters[style].width(of.sentinels[slot]) for slot, style in of.values]
    if row.places(widths) != [each.x for each in line.words]:
        raise ValueError(
            f"the words {[each.text for each in line.words]} do not stand where they were reckoned to stand"
        )
    return row


def cut(operators: Sequence[bytes], lines: Sequence[Line], of: Plan) -> list[bytes | int]:
    """The operators of a page, between them a line feed each, with a hole for every filling."""
    changed = dict(change for line in lines for change in _changes(operators, line, of))
    parts: list[bytes | int] = []
    for at, operator in enumerate(operators):
        parts += ([b"\n"] if at else []) + changed.get(at, [operator])
    return parts


def _changes(operators: Sequence[bytes], line: Line, of: Plan) -> Iterator[tuple[int, list[bytes | int]]]:
    """The operators that set the boxes of a line, each by its index, with holes in it."""
    row = row_of(line, of)
    for box, words in enumerate(line.words):
        if words.text.strip():
            at = _index(operators, words)
            if box in row.moving:
                yield at, [b"1 0 0 -1 ", of.place(row, box), b" " + number(words.y) + b" Tm"]
            if row.boxes[box].values:
                shown = next(each for each in range(at, len(operators)) if operators[each].endswith(b"] TJ"))
                yield shown, _glyphs(operators[shown], words, of)


def _index(operators: Sequence[bytes], words: Words) -> int:
    """Where a page sets out to paint some words; ValueError where nothing or more than one thing begins there."""
    begin = b"1 0 0 -1 %s %s Tm" % (number(words.x), number(words.y))
    if operators.count(begin) != 1:
        raise ValueError(f"{operators.count(begin)} words begin where {words.text!r} stands")
    return operators.index(begin)


def _glyphs(operator: bytes, words: Words, of: Plan) -> list[bytes | int]:
    """The operator that shows some words, with holes for the values; ValueError where it shows other glyphs."""
    letters, parts = of.letters[words.style], _parts(words.text, of.sentinels)
    if b"[<" + closed(letters.written(words.text)) + b"] TJ" != operator:
        raise ValueError(f"the glyphs of {words.text!r} are not those of its letters")
    found: list[bytes | int] = [b"[<"]
    for part, slot in parts:
        last = (part, slot) == parts[-1]
        if slot:
            found.append(of.filling((slot, words.style), at_end=last))
        else:
            found.append(closed(letters.written(part)) if last else letters.written(part))
    return [*found, b"] TJ"]


def _box(words: Words, of: Plan) -> Box:
    parts, own = _parts(words.text, of.sentinels), round(words.width * UNITS)
    values = tuple(of.values.index((slot, words.style)) for _, slot in parts if slot)
    if values:
        own = sum(of.letters[words.style].width(part) for part, slot in parts if not slot)
    return Box(own, values, words.depth)


def _slots(words: Words, sentinels: Mapping[str, str]) -> list[str]:
    return [slot for _, slot in _parts(words.text, sentinels) if slot]


def _parts(text: str, sentinels: Mapping[str, str]) -> list[tuple[str, str]]:
    """A text taken apart at the sentinels: each part, and the slot whose sentinel it is, or none."""
    slots = {sentinel: slot for slot, sentinel in sentinels.items()}
    found = re.split(f"({'|'.join(map(re.escape, slots))})", text)
    return [(part, slots.get(part, "")) for part in found if part]
