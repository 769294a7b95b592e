"""Which fact the words about a numeral say that it is.

``contexts.toml`` has phrases for each fact by its name. In a phrase ``_`` is the figure, ``#`` another figure, ``...`` up to
fifteen words with no figure and no sentence's end among them, ``(a|b)`` one of several words, ``(a|b)?`` one or none. What
more of a phrase's own words stand there speaks the louder for its fact.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise

from checks.case import Equation
from checks.numerals import Numeral
from warrant.documents import Document
from warrant.facts import Value

FIGURE, END, NAME, DAY = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for a figure, for the end of a sentence, for a citation or a number that is a name, and for a date, where the
words about numerals are looked at."""
SIGNS = {"citation": NAME, "identifier": NAME, "enumerator": NAME, "date": DAY}
APART = rf"[^\w{FIGURE}{END}{NAME}{DAY}]"
PART = re.compile(r"\.\.\.|_|#|\([^)]*\)\??|[^\s_#()]+")
FAR = 0.12
"""How much a word between the words of a phrase takes from it."""
LITTLE = 0.5
"""How much less the words of which sentences are made count than those that say something."""
OF_SENTENCES = frozenset(
    "a an the of to on in at for per is was be are were by and or from share shares each it with as so date".split()
)
STRONG = 1.5
"""What words must count for at least, so that a numeral of another value is taken for a wrong one."""
SENTENCE = re.compile(rf"(?<=[\w)\]”\"’%{FIGURE}{NAME}{DAY}])(?:[.!?][”\"’)]?(?=\s+[A-Z“\"({FIGURE}{NAME}{DAY}])|;)")
SHORTENED = re.compile(
    r"\b(?:Inc|Corp|Co|No|Nos|Mr|Ms|Mrs|Dr|St|Sec|Secs|Ltd|approx|cf|e\.g|i\.e|U\.S)$", re.IGNORECASE
)
REPEATED = re.compile(r"\s*\((?:US|USD\s)?")
LABEL = re.compile(r"[\w.’' -]{2,40}:")
UNITED_STATES = re.compile(r"(?:\b(?:US|U\.S\.) ?)?$")
LONG_LINE = 45
"""Characters of a line that may go on in the next one."""


@dataclass(frozen=True)
class Claim:
    """That the words about a numeral say it is a fact, and for how much they count."""

    name: str
    score: float


Claims = Mapping[int, tuple[Claim, ...]]


@dataclass(frozen=True)
class Passage:
    """Words with each numeral as one sign, and which numeral of the paper each sign stands for."""

    words: str
    of: Mapping[int, int]


@cache
def phrases(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each fact, for papers of a kind: those of every kind, and its own besides."""
    data = tomllib.loads(files("checks").joinpath("foreign", "contexts.toml").read_text("utf-8"))
    found: dict[str, list[str]] = defaultdict(list)
    for table in (data["every"], data.get(kind, {})):
        for name, each in table.items():
            found[name] += each
    return {name: tuple(of) for name, of in found.items()}


@cache
def pattern(phrase: str, figure: str = FIGURE) -> re.Pattern[str]:
    """A phrase as a regular expression in which ``_`` is one sign; between its words only other signs may stand."""
    crossed = NAME + (FIGURE if figure == DAY else DAY)
    parts: list[str] = []
    for part in PART.findall(phrase):
        if part == "...":
            parts.append(rf"((?:{APART}*(?:\b[\w’'&-]+|[{crossed}])){{0,15}}?)")
        elif part in "_#":
            parts.append(rf"{APART}*" + (f"(?P<figure>{figure})" if part == "_" else f"[{FIGURE}{NAME}{DAY}]"))
        else:
            words = _alternatives(part)
            parts.append(rf"(?:{APART}*\b{words}(?!\w))?" if part.endswith("?") else rf"{APART}*\b{words}(?!\w)")
    return re.compile("".join(parts), re.IGNORECASE)


def _sign(value: Value) -> str:
    """The sign of the numerals that may state a value."""
    return DAY if isinstance(value, date) else NAME if isinstance(value, str) else FIGURE


def _alternatives(part: str) -> str:
    choices = part.strip("()?").split("|")
    return f"(?:{'|'.join(rf'{APART}+'.join(map(re.escape, each.split())) for each in choices)})"


def claims(
    document: Document, string: str, numerals: Sequence[Numeral], computations: Sequence[Equation], in_paragraphs: bool
) -> Claims:
    """For each numeral, by its place among them, the facts that words claim it for, the loudest first.

    One that repeats another is claimed for what that is; of a computation its result alone is. ``in_paragraphs``: a line
    feed of the text ends a paragraph, and not a line that may go on.
    """
    signs, kinds = list(_signs(string, numerals, computations)), [each.kind for each in numerals]
    said = (_running(string, signs, kinds, in_paragraphs), *_rows(string, numerals))
    best: dict[int, dict[str, float]] = defaultdict(dict)
    for name, known in phrases(document.kind).items():
        fact = document.facts.get(name)
        for numeral, score in _matches([pattern(each, _sign(fact.value)) for each in known], said) if fact else ():
            best[numeral][name] = max(score, best[numeral].get(name, 0))
    best |= {at: best[first] for at, first in repeated(string, numerals).items()}
    return {
        at: tuple(sorted((Claim(*each) for each in of.items()), key=lambda claim: -claim.score))
        for at, of in best.items()
    }


def _matches(known: Sequence[re.Pattern[str]], passages: Sequence[Passage]) -> Iterator[tuple[int, float]]:
    for phrase in known:
        for passage in passages:
            for match in phrase.finditer(passage.words):
                if (numeral := passage.of.get(match.start("figure"))) is not None:
                    yield numeral, _score(match)


def _score(match: re.Match[str]) -> float:
    gaps = sum(len(group.split()) for name, group in _unnamed(match) if group)
    words = re.findall(r"[^\W_]+", match[0])
    said = len(words) - LITTLE * sum(word.lower() in OF_SENTENCES for word in words)
    within = [word for _, group in _unnamed(match) if group for word in re.findall(r"[^\W_]+", group)]
    between = len(within) - LITTLE * sum(word.lower() in OF_SENTENCES for word in within)
    return said - between - FAR * gaps


def _unnamed(match: re.Match[str]) -> Iterator[tuple[int, str | None]]:
    figure = match.re.groupindex["figure"]
    return ((at, group) for at, group in enumerate(match.groups(), 1) if at != figure)


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
    """The ranges for which signs stand, and the numeral that each is: of a computation its result, of a pair the first."""
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
        start -= len(UNITED_STATES.search(string[:start])[0])  # type: ignore[index]
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


def _with_ends(words: str, in_paragraphs: bool) -> str:
    """The words with a sign, one for one, where a sentence, a paragraph or a row of a table ends."""
    ends = {match.start() for match in SENTENCE.finditer(words) if not SHORTENED.search(words[: match.start()][-6:])}
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
    head: list[str] = []
    for match in re.finditer(r"[^\n]+", string):
        cells = _cells(match)
        within = [
            (number, each)
            for number, each in enumerate(numerals)
            if match.start() <= each.start and each.end <= match.end()
        ]
        if len(cells) > 1 and not within:
            head = [words for words, _, _ in cells]
        for number, numeral in within if len(cells) > 1 and head else ():
            column = next(at for at, (_, start, end) in enumerate(cells) if start <= numeral.start <= end)
            above = column - (len(cells) - len(head))
            if column and 0 <= above < len(head):
                words = f"{cells[0][0]} {head[above]} "
                yield Passage(words + SIGNS.get(numeral.kind, FIGURE), {len(words): number})


def _cells(line: re.Match[str]) -> list[tuple[str, int, int]]:
    return [
        (cell[0], line.start() + cell.start(), line.start() + cell.end()) for cell in re.finditer(r"[^\t]+", line[0])
    ]
