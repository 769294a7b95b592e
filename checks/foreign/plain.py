"""What accounts for a numeral of a paper by others that is no figure.

Words of the executed form, a citation of a clause that concerns the document, a number counted again, Company's own
address.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from checks.case import Case, Range
from checks.form_words import Words, form
from checks.numerals import Numeral
from warrant.documents import Document
from warrant.regex import regex

SHORTEST = 20
"""Characters from which on words of a row are known for its own."""
RUN = 5
"""How many words on end must be those of the executed form, so that a numeral among them is the form's."""
WORD = regex(r"[\w’'$%./-]+")
ITEM = regex(r"^[(\[]?([0-9]{1,2}|[a-z])[).\]](?=\s)", re.MULTILINE)
PAGE = regex(r"(?i)\bpage\s+([0-9]{1,3})(?:\s+of\s+([0-9]{1,3}))?|^-\s*([0-9]{1,3})\s*-$", re.MULTILINE)
NO_COUNT = regex(
    r"\b(?:first|second|third)\b"
    r"(?!\s+(?:\([0-9]|anniversary|day|business|calendar|trading|week|month|quarter|year|of\b))",
    re.IGNORECASE,
)
"""An ordinal in words that counts no time: the first distribution."""
NEGATED = regex(r"\b(?:no|not|nor|none|neither|never|without)\b|n[’']t\b", re.IGNORECASE)
BEFORE = regex(r"^(?:Sub)?(?:sections?|clauses?|subdivisions?|paragraphs?|§+)\s*", re.IGNORECASE)
OF_SECTION = regex(r"\s+of\s+Section\s+([0-9]+(?:\([ivx]+\))?)", re.IGNORECASE)
STREET = (
    "Street|St|Avenue|Ave|Road|Rd|Drive|Place|Square|Plaza|Boulevard|Blvd|Wharf|Way|Lane|Suite|Floor|Building|Center"
    "|Court|Parkway|Row"
)
LETTERHEAD = regex(
    rf"(?m:^)[^\n]{{0,40}}\b[0-9]{{1,5}}(?:st|nd|rd|th)?\s(?:[A-Z][\w.]*\s){{0,4}}(?:{STREET})\b[^\n]{{0,50}}(?m:$)"
    rf"|(?m:^)[^\n]{{0,60}},\s(?:[A-Z][a-z]+\s?){{1,2}}[ \t]+[0-9OlI]{{5}}(?:-[0-9]{{4}})?\b"
    r"|(?i:(?:registered|certified)\s+mail\b)[^\n]{0,20}?(?:No\.?|#|Number)\s*[A-Z0-9][A-Z0-9 -]+"
    r"|\b(?:P\.?O\.?\s+Box\s+[0-9]+|Suite\s+[0-9]+)"
    r"|(?:\+?1[ .-])?(?:\([0-9]{3}\)\s?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}\b"
)
"""Addresses and telephone numbers, which are those of whoever writes."""


def accounted(case: Case) -> Iterator[Range]:
    """The ranges that account for the numerals in them."""
    yield from _of_form(case.string, case.numerals)
    yield from _citations(case)
    yield from _pages(case)
    yield from _known_words(case)


@cache
def _idiom() -> re.Pattern[str]:
    data = tomllib.loads(Path(__file__).with_name("plain.toml").read_text("utf-8"))
    idioms = sorted(data["idioms"], key=len, reverse=True)
    return re.compile("|".join(r"\s+".join(map(re.escape, each.split())) for each in idioms), re.IGNORECASE)


def idioms(string: str) -> Iterator[Range]:
    """Words with a numeral in them that state no figure of a matter."""
    yield from ((*match.span(), "wording") for match in (*_idiom().finditer(string), *NO_COUNT.finditer(string)))
    yield from _items(string)


@cache
def _runs() -> frozenset[tuple[str, ...]]:
    """Every run of words of the executed form that a figure of a matter does not part."""
    found: set[tuple[str, ...]] = set()
    for item in form("warrant", {}):
        if isinstance(item, Words):
            words = [_plain(each) for each in WORD.findall(" ".join(item.words))]
            found |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return frozenset(found)


def _plain(word: str) -> str:
    return word.casefold().strip(".,’'")


def _of_form(string: str, numerals: Sequence[Numeral]) -> Iterator[Range]:
    words = list(WORD.finditer(string))
    starts, ends = [word.start() for word in words], [word.end() for word in words]
    plain, runs = [_plain(word[0]) for word in words], _runs()
    for numeral in numerals:
        first, last = bisect_right(ends, numeral.start), bisect_left(starts, numeral.end) - 1
        for start in range(max(0, last - RUN + 1), first + 1):
            if first <= last and tuple(plain[start : start + RUN]) in runs:
                yield starts[start], ends[start + RUN - 1], "executed form"


def citable(document: Document) -> frozenset[str]:
    """The clauses that a document rests on, and those in which they lie."""
    of_facts = {fact.clause for fact in document.facts.values()} | {document.clause}
    of_facts |= {str(fact.value) for name, fact in document.facts.items() if name.endswith("clause")}
    of_facts |= {"6(viii)", "5", "6(vi)"} if {"price_after", "adjusting_clause"} & document.facts.keys() else set()
    every = {part.strip() for clause in of_facts for part in clause.split(",")}
    return frozenset(narrower for clause in every for narrower in _within(clause))


def _within(clause: str) -> Iterator[str]:
    while clause:
        yield clause
        clause = re.sub(r"(?:\([^()]*\)|\.?\w+|\s+)$", "", clause)


def _citations(case: Case) -> Iterator[Range]:
    """Citations of clauses that concern the document; of one that was considered, where it is said not to apply."""
    clauses = citable(case.document)
    rows = case.document.rows.get("considered", ())
    considered = {part for row in rows for part in _within(str(row["clause"].value))}
    for numeral in case.numerals:
        if numeral.kind not in ("citation", "enumerator"):
            continue
        clause = "".join(BEFORE.sub("", numeral.text).split())
        if of := OF_SECTION.match(case.string, numeral.end):
            clause = of[1] + clause
        sentence = case.string[max(0, numeral.start - 160) : numeral.end + 120]
        if clause in clauses or any(each.replace(" ", "") == clause for each in clauses):
            yield numeral.start, numeral.end, "a clause that concerns this document"
        elif clause in considered and NEGATED.search(sentence):
            yield numeral.start, numeral.end, "a clause that was considered"
        elif numeral.kind == "citation" and (name := re.fullmatch(r"Exhibit ([A-D])", numeral.text)):
            yield numeral.start, numeral.end, f"Exhibit {name[1]} of the Warrant"


def _items(string: str) -> Iterator[Range]:
    """The numbers of items, counted again from the first on."""
    due = {"0": "1", "a": "a"}
    for match in ITEM.finditer(string):
        kind = "0" if match[1].isdigit() else "a"
        first = "1" if kind == "0" else "a"
        if match[1] in (due[kind], first):
            yield *match.span(), "the number of an item, counted again"
            for again in re.finditer(rf"\b(?:line|item)\s+{match[1]}(?!\w)", string, re.IGNORECASE):
                yield *again.span(), "the number of an item that is there"
            due[kind] = str(int(match[1]) + 1) if kind == "0" else chr(ord(match[1]) + 1)


def _pages(case: Case) -> Iterator[Range]:
    for field in case.paper.fields:
        if field.code.split()[:1] in (["PAGE"], ["NUMPAGES"]):
            yield field.start, field.end, "a field that Word counts"
    for match in PAGE.finditer(case.string):
        number, of = match[1] or match[3], match[2]
        page = case.at(match.start()).page
        if (page is None or str(page) == number) and (of is None or of == str(case.paper.pages or of)) and page:
            yield *match.span(), "the number of a page, counted again"


def of_letterhead(case: Case) -> list[tuple[int, int]]:
    """The addresses and telephone numbers in a paper, as those at the head of a letter."""
    return [match.span() for match in LETTERHEAD.finditer(case.string)]


def _known_words(case: Case) -> Iterator[Range]:
    """Company's address, the Holder's, and the words of rows that are no figures, such as a reading relied on."""
    terms = case.book.matter.terms
    lines = dict.fromkeys((terms.company.name, *terms.company.address), "the address of Company")
    for table, rows in case.document.rows.items():
        words = {str(fact.value) for row in rows for fact in row.values() if isinstance(fact.value, str)}
        lines |= {each: f"words of {table}" for each in words if len(each) >= SHORTEST or table == "holder_address"}
    for line, by in lines.items():
        words_of = r"[\s,]+".join(re.escape(word.strip(",")) for word in line.split())
        yield from ((*match.span(), by) for match in re.finditer(words_of, case.string, re.IGNORECASE))
