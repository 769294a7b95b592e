"""Which fact the words about a numeral say that it is.

``contexts.toml`` has phrases for each fact by its name. In a phrase ``_`` is the figure, ``#`` another figure, ``...``
up to fifteen words with no figure and no sentence's end among them, ``(a|b)`` one of several words, ``(a|b)?`` one or
none. The more of a phrase's own words stand there, the louder they speak for its fact.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from checks.case import Case
from checks.foreign.facts import facts_of
from checks.foreign.passages import DAY, END, FIGURE, NAME, Passage, passages, repeated
from warrant.data import dataclass
from warrant.facts import Value
from warrant.regex import regex

APART = rf"[^\w{FIGURE}{END}{NAME}{DAY}]"
PART = regex(r"\.\.\.|_|#|\([^)]*\)\??|[^\s_#()]+")
FAR = 0.12
"""How much a word between the words of a phrase takes from it."""
LITTLE = 0.5
"""How much less the words of which sentences are made count than those that say something."""
OF_SENTENCES = frozenset(
    "a an the of to on in at for per is was be are were by and or from share shares each it with as so date".split()
)
STRONG = 1.5
"""What words must count for at least, so that a numeral of another value is taken for a wrong one."""


@dataclass(frozen=True)
class Claim:
    """That the words about a numeral say it is a fact, and for how much they count."""

    name: str
    score: float


Claims = Mapping[int, tuple[Claim, ...]]


@cache
def phrases(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each fact, for papers of a kind: those of every kind, and its own besides."""
    data = tomllib.loads(Path(__file__).with_name("contexts.toml").read_text("utf-8"))
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


def claims(case: Case, in_paragraphs: bool) -> Claims:
    """For each numeral, by its place among them, the facts that words claim it for, the loudest first.

    One that repeats another is claimed for what that is; of a computation its result alone is. ``in_paragraphs``: a
    line feed of the text ends a paragraph, and not a line that may go on.
    """
    no_figures = {
        at
        for at, numeral in enumerate(case.numerals)
        if any(start <= numeral.start and numeral.end <= end for start, end, _ in case.proven)
    }
    said = passages(case.string, case.numerals, case.equations, no_figures, in_paragraphs)
    facts = facts_of(case.document)
    best: dict[int, dict[str, float]] = defaultdict(dict)
    for name, known in phrases(case.document.kind).items():
        fact = facts.get(name)
        for numeral, score in _matches([pattern(each, _sign(fact.value)) for each in known], said) if fact else ():
            best[numeral][name] = max(score, best[numeral].get(name, 0))
    best |= {at: best[first] for at, first in repeated(case.string, case.numerals).items()}
    return {
        at: tuple(sorted((Claim(*each) for each in of.items()), key=lambda claim: -claim.score))
        for at, of in best.items()
    }


def _matches(known: Sequence[re.Pattern[str]], said: Sequence[Passage]) -> Iterator[tuple[int, float]]:
    for phrase in known:
        for passage in said:
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
