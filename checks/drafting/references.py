"""References from one part of a text to another: "Section 6(viii)", "clauses (iii) and (iv)", "Exhibit A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.drafting.headings import plain_number
from checks.drafting.labels import is_no_citation
from checks.numeral_forms import CITED
from checks.numerals import Numeral
from warrant.data import dataclass
from warrant.regex import regex

WORD = regex(r"(?P<word>[A-Za-z.]+|§§?)\s*(?=[0-9A-Z(])")
PATH = regex(
    r"(?P<number>[0-9]+(?:\.[0-9]+)*[A-Z]?|[A-Z]{1,2}(?:-[0-9]+|\.[0-9]+)*)?(?P<labels>(?:\([A-Za-z0-9]{1,8}\)|[0-9]{1,2})*)"
)
LABEL = regex(r"\(([A-Za-z0-9]{1,8})\)|(?<=\))([0-9]{1,2})")
ROMAN_AFTER = regex(r"\s+([IVXL]+)\b")
ROMAN = r"(?P<number>[IVXL]{1,7}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b(?!['’])"
ARTICLES = regex(rf"(?<!\w)(?P<word>ARTICLES?|Articles?)\s+{ROMAN}")
AND_ARTICLE = regex(rf"\s*(?:,\s*(?:and|or)?|and|or|to|through)\s+{ROMAN}")
OF_THIS = regex(r"(?:Article|Section|Clause|Paragraph)\b")
KINDS = {
    "sec": "section",
    "annexes": "annex",
    "annexe": "annex",
    "appendices": "appendix",
    "§": "section",
    "§§": "section",
}
FAR = regex(
    r"\s*(?:,\s*)?(?:of|to|in|under)\s+(?:(?:the|such|said|that|each|its|any|an?|our|[A-Z]\w+['’]s?)\s+){0,2}(?:[a-z]+\s+){0,2}"
    r"[\"“]?(?P<name>[A-Z][\w&'’-]*(?:\s+(?:(?:and|of|the|for)\s+)?[A-Z0-9][\w&'’-]*)*)"
)
NEAR = regex(
    r"\s*(?:,\s*)?(?:hereof|hereto|above|below|herein|hereunder|(?:of|to|in)\s+(?:this|these|the\s+(?:attached|present|foregoing|preceding))\b)"
)
THEREOF = regex(r"\s*(?:,\s*)?(?:thereof|thereto|therein|thereunder|of\s+(?:such|that|said)\b)")
THIS = regex(r"\bthis\s+$", re.IGNORECASE)
LOOK_BACK, LOOK_ON = 40, 120


@dataclass(frozen=True)
class Reference:
    """One reference: the kind of part, its number, the labels within it, and where it stands.

    ``word`` is the word before it as printed, empty where it shares one with the reference before. ``of`` is the
    instrument that it says it is of ("Exchange Act"), "thereof" for one said before. ``is_this``: "this Section 4".
    """

    kind: str
    number: str
    labels: tuple[str, ...]
    start: int
    end: int
    word: str
    of: str = ""
    is_this: bool = False

    @property
    def printed(self) -> str:
        """The number and labels as cited."""
        return self.number + "".join(f"({label})" for label in self.labels)


def references(string: str, numerals: tuple[Numeral, ...]) -> tuple[Reference, ...]:
    """The references of a text in order; several that share a word share what they are of."""
    groups: list[list[Reference]] = []
    for before, numeral in pairwise([None, *numerals]):
        if numeral is None or numeral.kind != "citation" or is_no_citation(before, numeral):
            continue
        if each := _read(string, numeral, groups):
            if each.word or not groups:
                groups.append([each])
            else:
                groups[-1].append(each)
    found = [each for group in (*groups, *_roman(string)) for each in _with_what_they_are_of(string, group)]
    return tuple(sorted(found, key=lambda reference: reference.start))


def _roman(string: str) -> Iterator[list[Reference]]:
    """Articles by Roman numbers and by numbers in words, which are no numerals of a figure."""
    for match in ARTICLES.finditer(string):
        group = [_article(match, "number", match["word"])]
        end = match.end()
        while again := AND_ARTICLE.match(string, end):
            group.append(_article(again, "number", ""))
            end = again.end()
        yield group


def _article(match: re.Match[str], group: str, word: str) -> Reference:
    this = bool(word) and bool(THIS.search(match.string, max(0, match.start() - LOOK_BACK), match.start()))
    number = plain_number(match[group])
    return Reference(
        "article", number, (), match.start() if word else match.start(group), match.end(group), word, "", this
    )


def _read(string: str, numeral: Numeral, groups: list[list[Reference]]) -> Reference | None:
    text, start = numeral.text, numeral.start
    word = WORD.match(text)
    end = numeral.end
    kind, printed = groups[-1][-1].kind if groups else "section", ""
    if word and (name := word["word"].lower().rstrip(".")) and (name in CITED or name in KINDS or name[3:] in CITED):
        kind, printed, text = _kind(name), word["word"], text[word.end() :]
    if kind == "article" and printed and ROMAN_AFTER.match(string, start + len(printed)):
        return None
    path = PATH.match(" ".join(text.split()))
    if not path:
        return None
    labels = tuple(a or b for a, b in LABEL.findall(path["labels"] or ""))
    number = path["number"] or ""
    number = plain_number(number) if kind == "article" else number
    is_this = bool(THIS.search(string, max(0, start - LOOK_BACK), start))
    return Reference(kind, number, labels, start, end, printed, is_this=is_this)


def _kind(name: str) -> str:
    singular = name.removesuffix("s") if name not in KINDS else name
    return KINDS.get(singular, singular)


def _with_what_they_are_of(string: str, group: list[Reference]) -> Iterator[Reference]:
    of = of_what(string, group[-1].end)
    for each in group:
        yield Reference(each.kind, each.number, each.labels, each.start, each.end, each.word, of, each.is_this)


def of_what(string: str, end: int) -> str:
    """The instrument that a reference is of, by the words behind it; empty for this one."""
    window = string[end : end + LOOK_ON]
    if NEAR.match(window):
        return ""
    if THEREOF.match(window):
        return "thereof"
    far = FAR.match(window)
    return " ".join(far["name"].split()) if far and not OF_THIS.match(far["name"]) else ""
