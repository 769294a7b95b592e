"""Names of companies, as a text spells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.drafting.running import Running
from warrant.data import dataclass
from warrant.regex import regex

SUFFIXES = {
    "inc": "incorporated",
    "incorporated": "incorporated",
    "corp": "corporation",
    "corporation": "corporation",
    "co": "company",
    "company": "company",
    "llc": "llc",
    "lp": "lp",
    "llp": "llp",
    "ltd": "limited",
    "limited": "limited",
    "plc": "plc",
    "na": "na",
}
SUFFIX = (
    r"(?:Inc|INC|Incorporated|INCORPORATED|Corp|CORP|Corporation|CORPORATION|Co|CO|Company|COMPANY"
    r"|L\.?L\.?C|L\.?P|L\.?L\.?P|Ltd|LTD|Limited|LIMITED|PLC|plc|N\.?A)"
)
WORD = r"[A-Z][\w&'’-]*"
SUFFIXED = regex(rf"(?<=[\w’'.]),?\s+{SUFFIX}\b\.?(?![\w-])")
BEFORE = regex(rf"(?<![\w.’'-])(?:{WORD}[ \n](?:(?:of|&|for)[ \n])?)*{WORD}$")
LONGEST = 90
NO_NAMES = frozenset(
    "the this such each if any a an upon no that said our for by of to with between among and from whereas".split()
)


@dataclass(frozen=True)
class Name:
    """A company's name as it stands: its range, its words without the last, and that last (Inc., Corporation)."""

    start: int
    end: int
    words: tuple[str, ...]
    suffix: str

    @property
    def key(self) -> tuple[str, ...]:
        """The words in small letters."""
        return tuple(word.lower() for word in self.words)

    @property
    def sort(self) -> str:
        """What kind of company it says it is, however that is shortened."""
        return SUFFIXES[re.sub(r"[^a-z]", "", self.suffix.lower())]


def names(running: Running) -> Iterator[Name]:
    """The names of companies in a text; none goes on from one paragraph or cell to another."""
    string = running.string
    for match in SUFFIXED.finditer(string):
        begin = max(0, match.start() - LONGEST, running.paragraph(match.start()))
        before = BEFORE.search(string[begin : match.start()])
        if not before:
            continue
        start = begin + before.start()
        *words, suffix = re.findall(r"[\w&'’.-]+", string[start : match.end()])
        while words and words[0].lower() in NO_NAMES:
            start = string.index(words.pop(0), start) + 1
            start = string.index(words[0], start) if words else start
        if words and "\t" not in string[start : match.end()]:
            yield Name(start, match.end(), tuple(words), suffix)


def one_apart(one: str, other: str) -> bool:
    """Whether a word is another with one letter left out, put in, changed, or two exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[same:], other[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
