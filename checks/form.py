"""The executed form, word for word: its text with a slot for each figure, held against a paper.

Everything is compared without white space. Long stretches of the form that stand in the paper anchor it;
between two anchors the slots are read, and where the words between them differ, so is the difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from checks.case import Difference, Stated
from checks.figures import as_printed
from checks.form_words import ANCHOR, Item, Slot, Words
from checks.squeezed import Squeezed, squeeze
from checks.wording import compiled
from warrant.data import dataclass
from warrant.facts import AnyFact

WITHIN = 3000
"""How far behind its turn an anchor is looked for: a page of words put in does not derail the rest."""

AHEAD, NEAR = 4, 40
"""So many of the next items are asked whether they stand at their turn, give or take so many characters."""

FIGURES_MAX = 2_000
"""The most characters in the slots of one gap: in more, no figures are looked for."""

PAIRS_MAX = 1_500_000
"""The most pairs of equal words in a gap that is compared word by word: the time grows with them, and a paper that
repeats a word of the form a thousand times is to hang nobody. The whole form beside itself has a million."""

Found = Stated | Difference | tuple[int, int]


@dataclass(frozen=True)
class Gap:
    """Items of the form between two anchors, and the range of squeezed text that stands there."""

    items: tuple[Item, ...]
    start: int
    end: int


def align(items: tuple[Item, ...], text: str, end: int, facts: Mapping[str, AnyFact]) -> Iterator[Found]:
    """The form held against a text up to ``end``.

    Yields the figures in its slots, the differences, and as bare ranges the words that agree.
    """
    squeezed = Squeezed(text, 0, end)
    for part in _parts(items, squeezed.string):
        if isinstance(part, Gap):
            yield from _read_slots(part, squeezed, text, facts) or _compare(part, squeezed, text, facts)
        else:
            yield squeezed.start(part[0]), squeezed.end(part[1])


def _parts(items: tuple[Item, ...], string: str) -> Iterator[Gap | tuple[int, int]]:
    """The text cut into anchors, as ranges, and the gaps between them."""
    pending: list[Item] = []
    cursor = 0
    for number, item in enumerate(items):
        at = _found(item, string, cursor)
        if (
            at < 0
            or not isinstance(item, Words)
            or _passed_over(items[number - len(pending) :], len(pending), string, cursor, at)
        ):
            pending.append(item)
            continue
        if pending or at > cursor:
            yield Gap(tuple(pending), cursor, at)
            pending = []
        cursor = at + len(item.squeezed)
        yield at, cursor
    if pending or cursor < len(string):
        yield Gap(tuple(pending), cursor, len(string))


def _found(item: Item, string: str, cursor: int) -> int:
    """Where an anchor stands from its turn on; -1 for what anchors nothing, and for one that does not stand there."""
    anchors = isinstance(item, Words) and len(item.squeezed) >= ANCHOR // 2
    return string.find(item.squeezed, cursor, cursor + WITHIN) if anchors and isinstance(item, Words) else -1


def _passed_over(items: tuple[Item, ...], number: int, string: str, cursor: int, at: int) -> bool:
    """Whether an anchor was found beyond its turn, while the next ones stand at about theirs.

    Then the form says a thing twice, here in other words, and what was found is the second place. ``items`` begin
    with those whose turn is at ``cursor``; ``number`` is the anchor's among them.
    """
    turn = cursor + sum(map(_length, items[: number + 1]))
    for each in items[number + 1 : number + 1 + AHEAD] if at > cursor else ():
        if cursor <= _found(each, string, max(cursor, turn - NEAR)) < min(at, turn + NEAR):
            return True
        turn += _length(each)
    return False


def _length(item: Item) -> int:
    """The characters of an item; what a figure takes is not counted."""
    return len(item.squeezed) if isinstance(item, Words) else 0


def _read_slots(gap: Gap, squeezed: Squeezed, text: str, facts: Mapping[str, AnyFact]) -> list[Found]:
    """The figures of a gap whose words agree; nothing where they do not."""
    longest = sum(len(item.squeezed) for item in gap.items if isinstance(item, Words)) + FIGURES_MAX
    match = None if gap.end - gap.start > longest else _with_fewest_wrong(gap, squeezed.string, facts)
    if match is None:
        return []
    found: list[Found] = []
    for index, item in enumerate(gap.items, 1):
        start, end = squeezed.start(match.start(index)), squeezed.end(match.end(index))
        if isinstance(item, Words):
            found.append((start, end))
        else:
            found += _read(item, text[start:end], start, end, facts)
    return found


def _with_fewest_wrong(gap: Gap, string: str, facts: Mapping[str, AnyFact]) -> re.Match[str] | None:
    """The words of a gap with a figure in each slot: at most one that is wrong, or else as many as need be."""
    slots = [number for number, item in enumerate(gap.items) if isinstance(item, Slot)]
    alone = [{slot} for slot in slots] if len(slots) > 1 else []
    for wrong in (*alone, set(slots)):
        if gap.items and (match := _expression(gap, wrong, facts).fullmatch(string, gap.start, gap.end)):
            return match
    return None


def _expression(gap: Gap, wrong: Collection[int], facts: Mapping[str, AnyFact]) -> re.Pattern[str]:
    """The words of a gap, in some of whose slots anything may stand."""
    parts = (
        re.escape(item.squeezed) if isinstance(item, Words) else _expected(item, facts) + "|.*?" * (number in wrong)
        for number, item in enumerate(gap.items)
    )
    return compiled("".join(f"({part})" for part in parts))


def _read(slot: Slot, stated: str, start: int, end: int, facts: Mapping[str, AnyFact]) -> Iterator[Found]:
    """What stands in a slot: the figure, or where the document has none the blank of the form."""
    if slot.name in facts or (stated and not slot.blank):
        yield Stated(slot.name, slot.kind, stated, start, end, facts.get(slot.name))
    elif squeeze(stated) != squeeze(slot.blank):
        yield Difference(slot.blank, stated, start, end)
    elif stated:
        yield start, end


def _expected(slot: Slot, facts: Mapping[str, AnyFact]) -> str:
    return re.escape(squeeze(_printed(slot, facts, "")))


def _printed(slot: Slot, facts: Mapping[str, AnyFact], text: str) -> str:
    return as_printed(slot.kind, facts[slot.name].value, text) if slot.name in facts else slot.blank


def _compare(gap: Gap, squeezed: Squeezed, text: str, facts: Mapping[str, AnyFact]) -> Iterator[Found]:
    """A gap whose words differ, word by word; what differs only in white space does not differ."""
    owned = [
        (word, item)
        for item in gap.items
        for word in (item.words if isinstance(item, Words) else _printed(item, facts, text).split())
    ]
    expected = [word for word, _ in owned]
    start = squeezed.start(gap.start)
    spans = [match.span() for match in re.finditer(r"\S+", text[: squeezed.end(gap.end)]) if match.start() >= start]
    found = [text[a:b] for a, b in spans]
    if _pairs(expected, found) > PAIRS_MAX:
        yield Difference(" ".join(expected), " ".join(found), squeezed.start(gap.start), squeezed.end(gap.end))
        return
    agreed: dict[int, tuple[int, int]] = {}
    for tag, i, j, k, m in _steps(expected, found):
        begin = spans[k][0] if k < len(spans) else squeezed.end(gap.end)
        stop = spans[m - 1][1] if m > k else begin
        if tag == "equal":
            agreed |= zip(range(i, j), spans[k:m], strict=True)
        if tag == "equal" or "".join(expected[i:j]) == "".join(found[k:m]):
            yield begin, stop
        else:
            yield Difference(" ".join(expected[i:j]), " ".join(found[k:m]), begin, stop)
    yield from _figures_agreed([item for _, item in owned], agreed, text, facts)


def _steps(expected: Sequence[str], found: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What makes of some words the others, step by step, as ``SequenceMatcher`` has it.

    Words alike at the beginning and at the end are set aside first: the matcher takes the longest run alike wherever
    it stands, and where the form says a thing twice, it may take the second for the first.
    """
    first = _alike(expected, found)
    last = _alike(expected[first:][::-1], found[first:][::-1])
    one, other = len(expected) - last, len(found) - last
    if first:
        yield "equal", 0, first, 0, first
    between = SequenceMatcher(None, expected[first:one], found[first:other], autojunk=False)
    for tag, i, j, k, m in between.get_opcodes():
        yield tag, first + i, first + j, first + k, first + m
    if last:
        yield "equal", one, len(expected), other, len(found)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pairs(expected: list[str], found: list[str]) -> int:
    """How many words of one could be taken for words of the other."""
    there = Counter(found)
    return sum(count * there[word] for word, count in Counter(expected).items())


def _figures_agreed(
    items: list[Item], agreed: Mapping[int, tuple[int, int]], text: str, facts: Mapping[str, AnyFact]
) -> Iterator[Stated]:
    """The figures of a gap all of whose words agree, beside what differs; ``items`` has for each word whose it is."""
    for slot in {item: None for item in items if isinstance(item, Slot) and item.name in facts}:
        words = [agreed.get(number) for number, item in enumerate(items) if item is slot]
        spans = [span for span in words if span]
        if len(spans) == len(words):
            start, end = spans[0][0], spans[-1][1]
            yield Stated(slot.name, slot.kind, text[start:end], start, end, facts[slot.name])
