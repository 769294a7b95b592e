"""Capitalised words that look like defined terms, and those that a text says are defined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.definitions import ONE
from checks.drafting.names import SUFFIX
from checks.drafting.uses import pattern, stem
from warrant.data import dataclass
from warrant.regex import regex

PARTIES = (
    "lessee lessor landlord tenant licensee licensor borrower lender seller buyer purchaser vendor mortgagor "
    "mortgagee grantor grantee assignor assignee guarantor obligor pledgor debtor franchisor franchisee "
    "subtenant sublessee sublessor contractor subcontractor consultant employer employee distributor supplier "
    "manufacturer customer optionee indemnitor indemnitee transferor transferee issuer holder investor "
    "underwriter servicer shipper carrier"
).split()
"""What a party to an agreement may be called."""

HEADS = frozenset(
    "date period price amount rate fee event percentage obligation document expense cost area premise proceed "
    "territory improvement collateral payment default account liability tax lien party threshold cap commitment "
    "balance deposit agent agreement transferee affiliate property asset product service mark fund contract "
    "indebtedness loan note option notice condition claim loss material information use purpose work plan "
    "budget policy permit representative group entity facility warranty standard restriction requirement law "
    "site equipment system team schedule zone"
    "installment charge adjustment reserve".split()
)
"""The last words of terms that an agreement makes for itself."""

OF_OTHERS = frozenset(
    "national american united states federal state county city new york north south east west internal revenue "
    "securities exchange commission department bureau bank court treasury stock uniform commercial code act "
    "bankruptcy social"
    "security european economic international general consumer first second third fourth last".split()
)
"""Words of names that no agreement defines."""

THINGS = (
    "lien collateral premises territory loan rent deposit software equipment closing project indebtedness royalty "
    "deliverables commitment mortgage"
).split()
"""What an agreement may be about."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(word.capitalize() for word in words)


SINGLE = regex(
    rf"(?:(?<=[a-z,;]\s)(?:{_any_of(PARTIES)})|(?<=\s(?:the|any)\s)(?:{_any_of(THINGS)}))s?"
    r"(?=['’]|[\s,.;:)](?!\s?[A-Z]))"
)
COMPOUND = regex(r"(?<=[a-z,;][ \n])[A-Z][a-z]+(?:[ \n-][A-Z][a-z]+){1,3}(?![\w-])(?!\s+[A-Z])")
JOINED = regex(r"(?<=[a-z,;][ \n])(?:Events?|Dates?|Changes?)[ \n](?:of|in)[ \n][A-Z][a-z]+(?![\w-])(?![ \n][A-Z])")
"""Compounds that "of" joins: an Event of Default, a Change in Control."""
CLAIMED = regex(
    r"((?:[A-Z][\w'’-]*\s+){1,6})\(as\s+(?:(?:hereinafter|hereafter|herein)\s+defined|(?:such\s+term\s+is\s+)?defined\s+"
    r"(?:below|above|herein|hereinafter))\)"
)
DAYS = regex(r"(?<![\w-])(business|banking|working|trading)[\s-]days?(?!\w)", re.IGNORECASE)
FROM_ELSEWHERE = regex(
    r"\bnot\s+(?:otherwise\s+)?defined\s+(?:herein|below|in\s+th)|\bused\s+(?:herein\s+)?without\s+definition", re.I
)
LONG_WORD = regex(r"[A-Za-z]{4,}")
ENDS = regex(r"[.;:\n]")
LOOK_BACK, LOOK_ON = 120, 90
OF_ITSELF = regex(r"\bthis\s+$", re.IGNORECASE)
COMPANY = regex(rf",?\s+{SUFFIX}\b")
HEAD = 400
"""So many characters hold the title."""
NAMED_SO = regex(r"\s*(?:[\"”:]|dated\b|between\b|by\s+and\b)")
FEWEST = 3
"""A text that defines fewer terms makes no use of capitals for them."""


@dataclass(frozen=True)
class Claim:
    """Words that stand as a defined term does: the term, where, whether it is defined, whether the text says it is."""

    term: str
    start: int
    end: int
    defined: bool
    said: bool = False


def claims(agreement: Agreement) -> Iterator[Claim]:
    """Each term once that a text uses as if it were defined."""
    defined = frozenset(_key(each.term) for each in agreement.definitions)
    seen: set[str] = set()
    for each in sorted(_every(agreement, defined), key=lambda claim: (claim.start, not claim.said)):
        if _key(each.term) not in seen:
            seen.add(_key(each.term))
            yield each


def _every(agreement: Agreement, defined: frozenset[str]) -> Iterator[Claim]:
    string = agreement.string
    quoted = frozenset(map(_key, ONE.findall(string)))
    for match in CLAIMED.finditer(string):
        words = match[1].split()
        term = next((tail for at in range(len(words)) if _is(tail := " ".join(words[at:]), defined | quoted)), "")
        term_end = match.start() + len(match[1].rstrip())
        yield Claim(term or " ".join(words), match.start(), term_end, bool(term), True)
    if len(defined) < FEWEST:
        return
    days = {f"{match[1].lower()} day": match for match in reversed(list(DAYS.finditer(string)))}
    for term, match in days.items():
        explained = re.search(rf"\b{match[1]}\s+days?\s+(?:is|are|means?|shall\s+mean)\b", string, re.IGNORECASE)
        yield Claim(term, match.start(), match.end(), _is(term, defined) or bool(explained))
    if not FROM_ELSEWHERE.search(string):
        yield from _in_capitals(agreement, defined)


def _in_capitals(agreement: Agreement, defined: frozenset[str]) -> Iterator[Claim]:
    """Parties and compounds in capitals, in the midst of a sentence and not of a heading."""
    string = agreement.string
    seen: set[str] = set()
    for match in SINGLE.finditer(string):
        if match[0] in seen or _in_title(string, match):
            continue
        seen.add(match[0])
        yield Claim(match[0], match.start(), match.end(), _is(match[0], defined))
    for match in (*COMPOUND.finditer(string), *JOINED.finditer(string)):
        term = " ".join(match[0].split())
        parted = any(agreement.words.begins(at) for at in range(match.start(), match.end()))
        if term in seen or parted or _in_title(string, match):
            continue
        seen.add(term)
        is_made = match.re.pattern == JOINED.pattern or stem(term.split()[-1]).lower() in STEMS
        if is_made and not OF_OTHERS & set(term.lower().split()):
            known = _is(term, defined) or _is_composed(term, defined) or _is_named(agreement, term, match.end())
            yield Claim(term, match.start(), match.end(), known)


STEMS = frozenset(stem(each) for each in HEADS)


def _in_title(string: str, match: re.Match[str]) -> bool:
    """Whether words stand in a title: all long words from stop to stop have capitals."""
    before = ENDS.split(string[max(0, match.start() - LOOK_BACK) : match.start()])[-1]
    after = ENDS.split(string[match.end() : match.end() + LOOK_ON])[0]
    return all(word[0].isupper() for word in LONG_WORD.findall(before + after))


def _is(term: str, defined: frozenset[str]) -> bool:
    return _key(term) in defined


def _key(term: str) -> str:
    """What the forms of a term have in common: Event of Default, Events of Default."""
    return " ".join(stem(word) for word in term.lower().split())


def _is_composed(term: str, defined: frozenset[str]) -> bool:
    """Whether a term is made of others: each part, or its last two words, is defined."""
    words = term.split()
    parts = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    return any(_is(last, defined) and (_is(first, defined) or " " in last) for first, last in parts)


def _is_named(agreement: Agreement, term: str, end: int) -> bool:
    """Whether words are a title, a caption or a name in quotation marks, which need no definition."""
    string, start = agreement.string, end - len(term)
    if NAMED_SO.match(string, end) or OF_ITSELF.search(string, max(0, start - 8), start):
        return True
    if term.lower() in " ".join(string[:HEAD].lower().split()) or COMPANY.match(string, end):
        return True
    titles = (
        each.title.lower()
        for scope in agreement.scopes
        for each in (*scope.sections, *filter(None, [scope.attachment]))
    )
    small = term.lower()
    if any(small in title for title in titles):
        return True
    begun = (match.start() for match in pattern(term).finditer(agreement.string))
    return any(agreement.words.begins(at) or agreement.string[at - 1 : at] in tuple('"“\t') for at in begun if at)
