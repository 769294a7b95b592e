"""What a Section is referred to for, where the text says so, and whether it is that Section that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.drafting.agreement import Agreement
from checks.drafting.headings import Heading
from checks.drafting.references import Reference
from checks.drafting.uses import pattern, stem
from warrant.data import dataclass
from warrant.regex import regex

DEFINED_IN = regex(
    r"((?:[A-Z][\w'’-]*\s+){1,6})\((?:as|such\s+term\s+being)\s+(?:such\s+term\s+is\s+)?(?:hereinafter\s+)?defined\s+in\s+$"
)
MEANING_IN = regex(
    r"[\"“]([^\"“”]{2,60}?)[,.]?[\"”]\s+(?:shall\s+have|has)\s+the\s+meaning\s+(?:\w+\s+){1,2}(?:to\s+(?:it|(?:such|that|the)\s+term|them)\s+)?in\s+$"
)
TITLED = regex(
    r"(?:\s+(?:hereof|above|below|of\s+this\s+\w+))?,?\s*(?:\(|(?:entitled|titled|captioned)\s+[\"“])[\"“]?([A-Z][^()\n\"“”]{2,80}?)[,.]?[\"”)]"
)
AS_PROVIDED = regex(
    r"(?:as\s+(?:provided|set\s+forth|set\s+out|described|specified|stated)\s+in|in\s+accordance\s+with|provided\s+for\s+in"
    r"|set\s+(?:out|forth)\s+in|specified\s+in|described\s+in)\s+$"
)
COMMON = frozenset("of and the for to in on by with an or as certain general other no".split())
WINDOW, NEAR = 220, 18
"""So far before a reference, in characters and in words, stands what it is for."""
LOOK_BACK = 120
MANY = 3
"""So many words of another Section's title, all of them there, outweigh a few of the title of the one referred to."""


@dataclass(frozen=True)
class Subject:
    """A reference and what it is for: what is asked, whether that Section says it, which would; if that is certain."""

    reference: Reference
    asks: str
    right: bool
    expected: str
    certain: bool = True


def subjects(agreement: Agreement) -> Iterator[Subject]:
    """The references of a text that say what they are for."""
    for reference in agreement.references:
        if reference.of or reference.kind not in ("section", "article", "clause", "paragraph") or not reference.number:
            continue
        parts = _named(agreement, reference)
        if len(parts) != 1:
            continue
        before = agreement.string[max(0, reference.start - LOOK_BACK) : reference.start]
        if term := _defined_there(before):
            yield _definition(agreement, reference, parts[0], term)
        elif match := TITLED.match(agreement.string, reference.end):
            yield from _title(agreement, reference, parts[0], match[1])
        elif AS_PROVIDED.search(before) and parts[0].title:
            yield from _matter(agreement, reference, parts[0])


def _named(agreement: Agreement, reference: Reference) -> list[Heading]:
    """The part that a reference names, in its own Exhibit or else in the text before the Exhibits."""
    for scope in dict.fromkeys((agreement.scope(reference.start), agreement.scopes[0])):
        articles = reference.kind == "article"
        found = [
            each
            for each in scope.sections
            if each.number == reference.number
            and (each.kind == "article") == articles
            and each.start != reference.start
        ]
        if found:
            return found
    return []


def _defined_there(before: str) -> str | None:
    match = DEFINED_IN.search(before) or MEANING_IN.search(before)
    return " ".join(match[1].split()) if match else None


def _definition(agreement: Agreement, reference: Reference, part: Heading, term: str) -> Subject:
    """Whether a term is defined, or where it is nowhere defined in so many words is spoken of, in a part."""
    words = term.split()
    tails = [" ".join(words[at:]) for at in range(len(words))]
    found = [each for each in agreement.definitions if each.term in tails and not each.elsewhere]
    if found:
        right = any(part.start <= each.start < part.stop for each in found)
        where = agreement.scope(found[0].start).enclosing(found[0].start)
        expected = (
            f"{where[-1].cited}, where {found[0].term} is defined" if where else f"where {found[0].term} is defined"
        )
        return Subject(reference, f"{found[0].term} is defined in {part.cited}", right, expected)
    right = any(pattern(each).search(agreement.string, part.start, part.stop) for each in tails)
    return Subject(reference, f"{term} is spoken of in {part.cited}", right, f"a Section that says what {term} is")


def _title(agreement: Agreement, reference: Reference, part: Heading, title: str) -> Iterator[Subject]:
    said, has = _stems(title), _stems(part.title)
    if not said or not has or title.startswith(("As ", "Including ")):
        return
    others = [each for each in _titled(agreement, reference) if _stems(each.title) == said]
    right = bool(said & has) and not (others and said != has)
    if not others and not right:
        return  # what stands in brackets is no title
    expected = others[0].cited if others else f"{part.cited} ({part.title})"
    yield Subject(reference, f"{part.cited} is titled as it is cited", right, expected)


def _matter(agreement: Agreement, reference: Reference, part: Heading) -> Iterator[Subject]:
    """Whether the words before a reference are the title of another Section rather than of the one referred to."""
    string = agreement.string[max(0, reference.start - WINDOW) : reference.start]
    sentence = re.split(r"(?<=[a-z)][.;])\s", string)[-1]
    words = _stems(" ".join(sentence.split()[-NEAR:]))
    has = _stems(part.title)
    few = len(words & has) * 2 <= len(has)
    others = [
        each
        for each in _titled(agreement, reference)
        if each.number != part.number and (said := _stems(each.title)) <= words and len(said) > len(words & has)
        and (len(said) >= MANY or (len(said) > 1 and few)) and not part.number.startswith(f"{each.number}.")
        and not each.number.startswith(f"{part.number}.")
    ]  # fmt: skip
    right = has <= words or not others
    expected = f"{others[0].cited} ({others[0].title})" if others else part.cited
    yield Subject(reference, f"{part.cited} is about what it is cited for", right, expected, certain=False)


def _titled(agreement: Agreement, reference: Reference) -> list[Heading]:
    """The other Sections of the scope of a reference that have a title."""
    scope = agreement.scope(reference.start)
    scope = scope if scope.sections else agreement.scopes[0]
    own = {each.number for each in scope.enclosing(reference.start)}
    return [each for each in scope.sections if each.title and each.number not in own]


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(_root(each) for each in re.findall(r"[a-z]{3,}", words.lower()) if each not in COMMON)


def _root(word: str) -> str:
    """What "adjusted" and "Adjustment", "payments" and "payable" have in common."""
    root = re.sub(r"(?:ments?|ations?|ions?|ings?|ed|able|ible|ance|ence|ees?|ors?|ers?|al|ly)$", "", word)
    return stem(root) if len(root) >= 3 else stem(word)
