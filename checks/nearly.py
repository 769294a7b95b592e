"""Words that a paper must hold and holds otherwise: where they nearly stand, and where they part.

Looked for only where the words themselves stand nowhere. What is the same at their beginning and at their end is
taken for them, so that a wrong word, a figure left out or one too many is told at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from checks.case import Difference, Nearly, Range
from checks.figures import as_printed
from checks.squeezed import Squeezed, first_difference, squeeze
from checks.wording import SLOT, Pattern
from warrant.data import dataclass
from warrant.facts import AnyFact

SEED = 6
"""Characters at the beginning, or at the end, by which the words are looked for."""
LONGER = 200
"""How much longer than the words what stands in their place may be."""


@dataclass(frozen=True)
class Expected:
    """Words as they should be printed, without white space, and each figure's name, kind and range in them."""

    printed: str
    squeezed: str
    slots: tuple[tuple[str, str, int, int], ...]

    @property
    def lead(self) -> int:
        """How many characters tell where they begin: no figure's, unless they begin with one."""
        first = self.slots[0][2] if self.slots else SEED
        return min(first, SEED) or SEED

    def agreeing(self, head: int, tail: int) -> int:
        """How many characters agree that are no figure's, where so many at the beginning and at the end do."""
        low, high = head, len(self.squeezed) - tail
        figures = sum(max(0, min(end, low) - start) + max(0, end - max(start, high)) for _, _, start, end in self.slots)
        return head + tail - figures

    @property
    def least(self) -> int:
        """How many such characters must agree: half of them."""
        return (self.agreeing(len(self.squeezed), 0) + 1) // 2


@dataclass(frozen=True)
class _Match:
    """Where words nearly stand in a squeezed text: from ``start`` ``head`` characters agree, ``tail`` up to ``end``."""

    start: int
    end: int
    head: int
    tail: int


def nearly(pattern: Pattern, text: Squeezed, facts: Mapping[str, AnyFact], taken: Sequence[Range]) -> Nearly | None:
    """Where words nearly stand, outside the ranges taken by others; ``None`` where they stand nowhere."""
    expected = _expected(pattern.words, facts, text.raw)
    if len(expected.squeezed) < SEED:
        return None
    free = list(_free(taken, text))
    matches = [each for low, high in free for each in _matches(expected, text, low, high)]
    near = [each for each in matches if expected.agreeing(each.head, each.tail) >= max(1, expected.least)]
    if not near:
        return None
    best = max(near, key=lambda match: (expected.agreeing(match.head, match.tail), match.head + match.tail))
    return _told(pattern.words, expected, best, text)


def nearly_between(words: str, text: Squeezed, facts: Mapping[str, AnyFact]) -> Nearly:
    """Words that are known to stand in the whole of a text, or others in their place."""
    expected = _expected(words, facts, text.raw)
    head = first_difference(expected.squeezed, text.string)
    tail = _same_at_end(expected.squeezed, text.string, head, head, len(text.string))
    return _told(words, expected, _Match(0, len(text.string), head, tail), text)


def _expected(words: str, facts: Mapping[str, AnyFact], string: str) -> Expected:
    parts = SLOT.split(words)
    printed, slots, length = [parts[0]], [], len(squeeze(parts[0]))
    for name, kind, literal in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        figure = as_printed(kind, facts[name].value, string)
        slots.append((name, kind, length, length + len(squeeze(figure))))
        length += len(squeeze(figure)) + len(squeeze(literal))
        printed += [figure, literal]
    whole = "".join(printed)
    return Expected(whole, squeeze(whole), tuple(slots))


def _free(taken: Sequence[Range], text: Squeezed) -> Iterator[tuple[int, int]]:
    """The ranges of the squeezed text between those that other words have taken; a word or two of them take none."""
    at = 0
    for start, end, _ in sorted(each for each in taken if each[1] - each[0] >= 2 * SEED):
        low = text.position(start)
        if low - at >= SEED:
            yield at, low
        at = max(at, text.position(end))
    if len(text.string) - at >= SEED:
        yield at, len(text.string)


def _matches(expected: Expected, text: Squeezed, low: int, high: int) -> Iterator[_Match]:
    """Near matches within a range, from where the words' beginning stands or back from where their end does."""
    words, string = expected.squeezed, text.string
    for at in _occurrences(words[: expected.lead], string, low, high):
        if not text.begins_piece(at):
            continue
        head = first_difference(words, string[at : min(high, at + len(words))])
        seeds = _occurrences(words[-SEED:], string, at + head, min(high, at + len(words) + LONGER))
        ends = [min(text.piece_from(at + head), high), *(seed + SEED for seed in seeds)]
        tail, end = max(((_same_at_end(words, string, head, at + head, end), end) for end in ends), key=itemgetter(0))
        yield _Match(at, end, head, tail)
    for at in _occurrences(words[-SEED:], string, low, high):
        tail = _same_at_end(words, string, 0, low, at + SEED)
        start = max(text.piece_at(at + SEED - tail), low)
        yield _Match(start, at + SEED, 0, tail)


def _same_at_end(words: str, string: str, head: int, low: int, end: int) -> int:
    most = min(len(words) - head, end - low)
    return first_difference(words[len(words) - most :][::-1], string[end - most : end][::-1])


def _occurrences(words: str, string: str, low: int, high: int) -> Iterator[int]:
    at = string.find(words, low, high)
    while at >= 0:
        yield at
        at = string.find(words, at + 1, high)


def _told(words: str, expected: Expected, match: _Match, text: Squeezed) -> Nearly:
    """A match in offsets of the text: its figures, what agrees, and the words that do not and are no figure's."""
    low, high = match.head, len(expected.squeezed) - match.tail
    begin, stop = match.start + match.head, match.end - match.tail
    if begin == stop:
        slid = _slid(expected, low, high, begin, text)
        low, high, begin, stop = low - slid, high - slid, begin - slid, stop - slid

    put_in = low == high and begin < stop
    apart = text.begins_word(begin)

    def found(start: int, end: int) -> tuple[int, int]:
        """The range in the text of a range of what is expected; what is put in belongs to the word that it is in."""
        by_head = start <= low and not (put_in and start == low and not apart)
        by_tail = end >= high and not (put_in and end == high and apart)
        first = match.start + start if by_head else match.end + max(start, high) - len(expected.squeezed)
        last = match.end + end - len(expected.squeezed) if by_tail else match.start + min(end, low)
        return min(text.start(first), text.end(last)), text.end(last)

    slots = tuple((name, kind, *found(start, end)) for name, kind, start, end in expected.slots)
    same = ((text.start(match.start), text.end(begin), "wording"), (text.end(stop), text.end(match.end), "wording"))
    if any(start <= low and high <= end for _, _, start, end in expected.slots):
        return Nearly(words, slots, same, None)
    start, end = min(text.start(begin), text.end(stop)), text.end(stop)
    return Nearly(words, slots, same, Difference(_around(expected, low, high), text.words(start, end), start, end))


def _slid(expected: Expected, low: int, high: int, begin: int, text: Squeezed) -> int:
    """How far left what is left out may be taken to stand, so that it is a figure: of $4.02 $4.07 the first.

    If it is no whole figure, it is the end of one where a word begins in the text: of 95134 40,000 the 4 that is gone
    from 9513 40,000 is the first. Else it is the beginning of one.
    """
    same = first_difference(expected.squeezed[:low][::-1], expected.squeezed[:high][::-1])
    starts = [low - start for _, _, start, _ in expected.slots if 0 <= low - start <= same]
    ends = [high - end for _, _, _, end in expected.slots if 0 <= high - end <= same]
    whole = set(starts) & set(ends)
    parted = [slid for slid in ends if text.begins_word(begin - slid)]
    return min(whole or parted or starts, default=0)


def _around(expected: Expected, low: int, high: int) -> str:
    """The whole words of what is expected that a range of it touches."""
    printed = Squeezed(expected.printed)
    start, end = printed.start(low), printed.end(high)
    start = expected.printed.rfind(" ", 0, start) + 1
    after = expected.printed.find(" ", end)
    return expected.printed[start : after if after >= 0 else None]
