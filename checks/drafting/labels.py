"""Letters and numbers that stand before the parts of a text: (a), (iv), (2), 3., 4.1, b); and none that cite one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.drafting.running import Running
from checks.numerals import Numeral
from warrant.data import dataclass
from warrant.regex import regex

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ROMAN_FORM = regex(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")

BRACKETED = regex(r"\(([A-Za-z]{1,2}|[ivxlcIVXLC]{1,8}|[0-9]{1,2})\)")
LAST = regex(r"\(([A-Za-z0-9]{1,8})\)$")
CHAIN = regex(r"\s*(?:,\s*(?:and|or)?|and/or|and|or|to|through|-)\s*(?=\()")
POINTED_AT = regex(
    r"\s+(?:above|below|hereof|thereof|hereunder|of\s+(?:this|that|the|such|said|its)\s+"
    r"(?:preceding|foregoing|immediately|first|second|third|last|next|definition|sentence|section|clause|paragraph"
    r"|subsection|article|proviso|[A-Z]))"
)
CITING = regex(
    r"(?i:sections?|clauses?|paragraphs?|sub-?paragraphs?|sub-?sections?|sub-?clauses?|items?|articles?|parts?"
    r"|subdivisions?|exhibits?|schedules?|rules?|foregoing|preceding|§)(?:\s+[0-9]+(?:\.[0-9]+)*[A-Z]?(?:\([^)]*\))*)?\s*$"
)
POINTED = regex(r"([0-9]{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-z])\.\s+(?=[\"“(\[]?[A-Z])")
INITIALS = regex(r"(?:[A-Z]\.\s+){1,3}[A-Z][a-z]+(?:,[^\n]*)?(?:\n|$)")
"""The name of who signs, on a line by itself."""
HALF = regex(r"([0-9]{1,2}|[a-z])\)\s")
DECIMAL = regex(r"([0-9]{1,3}(?:\.[0-9]{1,3})+)\.?\s+(?=[\"“(\[]?[A-Z])")
INLINE = regex(r"(?<=[.:;])\s([0-9]{1,2})\.\s(?=[\"“]?[A-Z])")
LOOK_BACK = 24
DECIMALS = "4.1"
"""The form of numbers in numbers, which count Sections and make no list."""


@dataclass(frozen=True)
class Label:
    """A label before a part of a text: where it stands, its letter or number, its form ("()", ".", ")", "4.1").

    ``begins`` says that it stands where a part would begin: at a paragraph's beginning or behind a stop.
    """

    start: int
    end: int
    text: str
    form: str
    begins: bool

    @property
    def printed(self) -> str:
        """As it is printed: "(a)", "3."."""
        return f"({self.text})" if self.form == "()" else self.text + self.form.removeprefix(DECIMALS)

    def values(self) -> Iterator[tuple[str, int]]:
        """What it may count as: a style and a value in it; "(i)" is the first of Roman ones and a ninth letter."""
        yield from values(self.text, self.form)


def values(text: str, form: str = "()") -> Iterator[tuple[str, int]]:
    """What a letter or number may count as, in a form."""
    if text.isdigit():
        yield f"{form}1", int(text)
        return
    case, small = ("A", "I") if text.isupper() else ("a", "i"), text.lower()
    if ROMAN_FORM.fullmatch(small):
        yield f"{form}{case[1]}", roman(small)
    if len(set(small)) == 1 and len(small) <= 2:
        yield f"{form}{case[0] * len(small)}", ord(small[0]) - ord("a") + 1


def roman(small: str) -> int:
    """The value of a Roman number in small letters."""
    each = [ROMAN[letter] for letter in small]
    return sum(-one if one < after else one for one, after in zip(each, [*each[1:], 0], strict=True))


BOUNDARY = regex(
    r"(?:[.,:;?!—][\"”’)\]]*|\b(?:and|or|by|plus|minus|but|either|if|of|to|that|is|are|be|for|from|with))\s*$"
)


def labels(words: Running, numerals: tuple[Numeral, ...]) -> tuple[Label, ...]:
    """The labels of a text in order."""
    string = words.string
    found = [*_bracketed(words, numerals), *_at_beginnings(words)]
    taken = {each.start for each in found}
    cited = [(each.start, each.end) for each in numerals if each.kind == "citation"]
    for match in INLINE.finditer(string):
        if match.start(1) not in taken and not any(start <= match.start(1) < end for start, end in cited):
            found.append(Label(match.start(1), match.end(1) + 1, match[1], ".", True))
    return tuple(sorted(found, key=lambda label: label.start))


def _bracketed(words: Running, numerals: tuple[Numeral, ...]) -> Iterator[Label]:
    string = words.string
    until = 0
    for before_it, numeral in pairwise([None, *numerals]):
        enumerates = numeral and (numeral.kind == "enumerator" or is_no_citation(before_it, numeral))
        match = BRACKETED.fullmatch(numeral.text) if numeral and enumerates else None
        if not numeral or not match or numeral.start < until:
            continue
        until = _end_of_chain(string, numeral.end)
        if until > numeral.end or POINTED_AT.match(string, numeral.end):
            continue
        before = string[max(0, numeral.start - LOOK_BACK) : numeral.start]
        if (CITING.search(before) and not words.begins(numeral.start)) or before[-1:].isalnum():
            continue
        begins = words.begins(numeral.start) or bool(BOUNDARY.search(before))
        yield Label(numeral.start, numeral.end, match[1], "()", begins)


def is_no_citation(before: Numeral | None, numeral: Numeral) -> bool:
    """Whether letters that seem to go on from a citation count parts: "in Section 8, and (2) where ..."."""
    if before is None or numeral.kind != "citation" or before.kind != "citation":
        return False
    label, last = BRACKETED.fullmatch(numeral.text), LAST.search(before.text)
    return bool(label) and (not last or not label or last[1].isdigit() != label[1].isdigit())


def _end_of_chain(string: str, end: int) -> int:
    """Where labels that follow one another with nothing but "and" between them end: (i), (ii) and (iii)."""
    while (link := CHAIN.match(string, end)) and (following := BRACKETED.match(string, link.end())):
        end = following.end()
    return end


def _at_beginnings(words: Running) -> Iterator[Label]:
    for start in words.paragraphs:
        if match := DECIMAL.match(words.string, start):
            yield Label(start, match.end(1), match[1], DECIMALS, True)
        elif INITIALS.match(words.string, start):
            continue
        elif match := POINTED.match(words.string, start):
            yield Label(start, match.end(1) + 1, match[1], ".", True)
        elif match := HALF.match(words.string, start):
            yield Label(start, match.end(1) + 1, match[1], ")", True)
