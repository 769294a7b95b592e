"""The words about the numerals of a text, with a sign in the place of each numeral, by which phrases are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from checks.case import Equation
from checks.numerals import Numeral
from warrant.data import dataclass
from warrant.regex import regex

FIGURE, END, NAME, DAY = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for a figure, the end of a sentence, a citation or a number that is a name, and a date."""
SIGNS = {"citation": NAME, "identifier": NAME, "enumerator": NAME, "date": DAY}
ANY = FIGURE + NAME + DAY
SENTENCE = regex(rf"(?<=[\w)\]”\"’%{ANY}])(?:[.!?][”\"’)]?(?=\s+[A-Z“\"({ANY}])|;)")
SHORTENED = regex(r"\b(?:Inc|Corp|Co|No|Nos|Mr|Ms|Mrs|Dr|St|Sec|Secs|Ltd|approx|cf|e\.g|i\.e|U\.S)$", re.IGNORECASE)
REPEATED = regex(r"\s*\((?:US|USD\s)?")
LABEL = regex(r"[\w.’' -]{2,40}:")
UNITED_STATES = regex(r"(?:\b(?:US|U\.S\.) ?)?$")
LONGEST = 100_000
"""Characters of the longest text in which words about numerals are looked for: some forty pages."""
NEAR = 400
"""Characters from a numeral within which words are about it."""
SHORT = 6
"""Characters of the longest of these abbreviations."""
LONG_LINE = 45
"""Characters of a line that may go on in the next one."""


@dataclass(frozen=True)
class Passage:
    """Words with each numeral as one sign, and which numeral of the paper each sign stands for."""

    words: str
    of: Mapping[int, int]


def passages(
    string: str,
    numerals: Sequence[Numeral],
    computations: Sequence[Equation],
    no_figures: Collection[int],
    in_paragraphs: bool,
) -> tuple[Passage, ...]:
    """The running text, and each row of a table under the heads of its columns.

    ``no_figures`` are the numerals that are accounted for and no figures. ``in_paragraphs``: a line feed of the text
    ends a paragraph, and not a line that may go on. A text that is too long to be a statement or notice has none.
    """
    kinds = ["citation" if at in no_figures else each.kind for at, each in enumerate(numerals)]
    signs = list(_signs(string, numerals, computations))
    if len(string) > LONGEST:
        return ()
    return (*_sentences(_running(string, signs, kinds, in_paragraphs)), *_rows(string, numerals))


def paragraphs(string: str, in_paragraphs: bool) -> Iterator[tuple[int, int]]:
    """The ranges of the paragraphs of a text, as far as its lines show where one ends."""
    begin, before = 0, ""
    for line in re.finditer(r"[^\n]+", string):
        same = len(before) >= LONG_LINE and not before.isupper() and not LABEL.match(line[0])
        if before and (in_paragraphs or "\t" in before + line[0] or not same):
            yield begin, line.start() - 1
            begin = line.start()
        before = line[0]
    if string[begin:]:
        yield begin, len(string)


def repeated(string: str, numerals: Sequence[Numeral]) -> Mapping[int, int]:
    """Which numerals repeat the one before them in brackets, as in "three dollars ($3.00)": of both, their places."""
    return {
        at: at - 1
        for at, (one, other) in enumerate(pairwise(numerals), 1)
        if REPEATED.fullmatch(string, one.end, other.start + (other.text[:1] == "("))
        and one.kind in ("words", "fraction")
    }


def _signs(
    string: str, numerals: Sequence[Numeral], computations: Sequence[Equation]
) -> Iterator[tuple[int, int, int]]:
    """The ranges for which signs stand, and which numeral each is: of a computation its result, of a pair the first."""
    again, done = repeated(string, numerals), 0
    for number, numeral in enumerate(numerals):
        if numeral.start < done or number in again:
            continue
        start, end = numeral.start, numeral.end
        within = next((each for each in computations if each.start <= start < each.result), None)
        if within:
            number, end = next((at, each.end) for at, each in enumerate(numerals) if each.start == within.result)
            start = within.start
        elif number + 1 in again:
            end = numerals[number + 1].end
            end += string[end : end + 1] == ")"
        done = end
        states = UNITED_STATES.search(string, max(0, start - SHORT), start)
        start -= len(states[0]) if states else 0
        yield start, end, number


def _running(string: str, signs: Sequence[tuple[int, int, int]], kinds: Sequence[str], in_paragraphs: bool) -> Passage:
    of: dict[int, int] = {}
    pieces: list[str] = []
    at = length = 0
    for start, end, number in signs:
        pieces += [string[at:start], SIGNS.get(kinds[number], FIGURE)]
        length += start - at
        of[length] = number
        length, at = length + 1, end
    words = "".join([*pieces, string[at:]])
    return Passage(_with_ends(words, in_paragraphs), of)


def _sentences(running: Passage) -> Iterator[Passage]:
    """Each sentence that has a numeral, as far as its words are near one."""
    places = sorted(running.of)
    start = 0
    for sentence in running.words.split(END):
        end = start + len(sentence)
        within = places[bisect_left(places, start) : bisect_left(places, end)]
        if within:
            low, high = max(start, within[0] - NEAR), min(end, within[-1] + NEAR)
            yield Passage(running.words[low:high], {place - low: running.of[place] for place in within})
        start = end + 1


def _with_ends(words: str, in_paragraphs: bool) -> str:
    """The words with a sign, one for one, where a sentence, a paragraph or a row of a table ends."""
    ends = {
        match.start()
        for match in SENTENCE.finditer(words)
        if not SHORTENED.search(words[max(0, match.start() - SHORT) : match.start()])
    }
    lines = list(re.finditer(r"[^\n]*", words))
    for line, after in pairwise(line for line in lines if line[0]):
        if not _goes_on(line[0], after[0], in_paragraphs):
            ends.add(line.end())
    return "".join(END if at in ends else each for at, each in enumerate(words))


def _goes_on(line: str, after: str, in_paragraphs: bool) -> bool:
    if after[0] in FIGURE + DAY and FIGURE not in line and DAY not in line and line.rstrip()[-1:] not in ".;":
        return True
    if in_paragraphs or "\t" in line or "\t" in after or line.isupper() or LABEL.match(after):
        return False
    return (
        after[:1].islower() or after[0] in FIGURE + DAY or (len(line) >= LONG_LINE and line.rstrip()[-1:] not in ".:;")
    )


def _rows(string: str, numerals: Sequence[Numeral]) -> Iterator[Passage]:
    """For each figure in a cell: its row's first words, its column's head, and it."""
    starts = [each.start for each in numerals]
    head: list[str] = []
    before = -1
    for match in (line for line in re.finditer(r"[^\n]+", string) if "\t" in line[0]):
        cells = _cells(match)
        within = range(bisect_left(starts, match.start()), bisect_left(starts, match.end()))
        head = [words for words, _, _ in cells] if not within else head if match.start() <= before + 1 else []
        before = match.end()
        for number in within if head else ():
            start = numerals[number].start
            column = sum(end < start for _, _, end in cells)
            above = column - (len(cells) - len(head))
            if column and 0 <= above < len(head):
                words = f"{cells[0][0]} {head[above]} "
                yield Passage(words + SIGNS.get(numerals[number].kind, FIGURE), {len(words): number})


def _cells(line: re.Match[str]) -> list[tuple[str, int, int]]:
    return [
        (cell[0], line.start() + cell.start(), line.start() + cell.end()) for cell in re.finditer(r"[^\t]+", line[0])
    ]
