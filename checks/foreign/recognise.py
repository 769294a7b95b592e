"""Which document of a matter a paper by others is: by the words of its kind and by the facts that it states."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from checks.case import Recognised
from checks.foreign.contexts import pattern
from checks.foreign.facts import facts_of
from checks.foreign.guessed import guesses
from checks.foreign.numerals import numerals_by_others
from checks.numerals import Numeral, numerals
from checks.text import Paper
from warrant.data import dataclass
from warrant.documents import Document
from warrant.facts import Value
from warrant.quantities import Quantity
from warrant.regex import regex

BEFORE = regex(r"^(?:Sub)?(?:sections?|clauses?|subdivisions?|paragraphs?|§+)\s*", re.IGNORECASE)
OF_SECTION = regex(r"(?i)\b(?:sub)?(?:clause|paragraph|section|subdivision)\s+(\([ivx]+\))\s+of\s+section\s+([0-9]+)")
OF_CLAUSE = 2
HEAD = 600
"""Characters of a paper's beginning, where words of its kind count twice."""
LEAST_CUES = 2
LEAST_FACTS = 2
"""What a paper must have of both to be taken for a document without being told."""
MARGIN = Fraction(6, 5)
"""By how much more must speak for one document than for the next."""
OWN = 3
"""How many times as many figures must be the one document's alone, where words speak for both."""
SHOWN = 4
Candidates = tuple["Candidate", ...]
Cues = tuple[tuple[str, ...], int]


@dataclass(frozen=True)
class Candidate:
    """A document and what speaks for it: words of its kind, facts that are stated, each with its weight."""

    document: Document
    cues: tuple[str, ...]
    for_words: int
    values: frozenset[object]
    for_facts: Fraction

    @property
    def score(self) -> Fraction:
        """All that speaks for it."""
        return self.for_words + 2 * self.for_facts

    @property
    def is_enough(self) -> bool:
        """Whether that is enough to take a paper for it without being told."""
        return self.for_words >= LEAST_CUES and len(self.values) >= LEAST_FACTS

    @property
    def why(self) -> str:
        """What speaks for it, in words."""
        quoted = ", ".join(f"“{each}”" for each in self.cues[:SHOWN])
        more = f" and {len(self.cues) - SHOWN} more" if len(self.cues) > SHOWN else ""
        return f"{quoted or 'no words of its kind'}{more}; states {len(self.values)} of its figures and dates"


def described(of: Candidates) -> tuple[str, ...]:
    """The documents for which most speaks, in words; none for which nothing does."""
    return tuple(
        f"{each.document.id} ({each.document.kind.replace('_', ' ')}: {each.why})"
        for each in of[:SHOWN]
        if each.for_words or each.values
    )


def candidates(paper: Paper, documents: Sequence[Document]) -> Candidates:
    """The documents that a paper may be, those first for which more speaks."""
    string = paper.text.string
    words = " ".join(string.split()).casefold()
    found = [*numerals_by_others(string), *(each for guess in guesses(string) for each in numerals(guess.reading))]
    stated = {_key(each) for each in found} - {None}
    rare = _rarity(documents)
    by_kind = {kind: _cues(kind, words) for kind in {document.kind for document in documents}}
    cited = {"".join(BEFORE.sub("", each.text).split()) for each in found if each.kind == "citation"}
    cited |= {f"{number}{clause}" for clause, number in OF_SECTION.findall(string)}
    each = (
        _candidate(one, _with_clauses(one, by_kind[one.kind], cited), _of_holder(one, words, documents), stated, rare)
        for one in documents
    )
    return tuple(sorted(each, key=lambda candidate: -candidate.score))


def recognised(of: Candidates) -> tuple[Document, Recognised] | None:
    """The document for which clearly more speaks than for any other, if there is one."""
    enough = [each for each in of if each.is_enough]
    if not enough or (len(enough) > 1 and not _is_clear(enough[0], enough[1])):
        return None
    return enough[0].document, Recognised("recognised", enough[0].why)


def _is_clear(first: Candidate, second: Candidate) -> bool:
    if first.document.kind == second.document.kind:
        return first.for_facts > second.for_facts and first.score > second.score
    own, of_other = len(first.values - second.values), len(second.values - first.values)
    return first.score >= second.score * MARGIN or (first.score > second.score and own >= OWN * max(1, of_other))


def given(of: Candidates, among: Sequence[Document]) -> tuple[Document, Recognised] | None:
    """Of the documents of which a paper was said to be one, that which it is; ``None`` where this is not clear."""
    ids = {each.id for each in among}
    likely = [each for each in of if each.document.id in ids]
    if len(likely) > 1 and not _is_clear(likely[0], likely[1]):
        return None
    clear = recognised(of)
    likelier = clear[0] if clear and clear[0].id != likely[0].document.id else None
    return likely[0].document, Recognised("given", likely[0].why, likelier)


def named(what: str, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents that are meant by an id, a file's name, or KIND[:EVENT[:CERTIFICATE]]; none where there is none."""
    documents = tuple(documents)
    if exact := tuple(each for each in documents if what in (each.id, each.stem)):
        return exact
    kind, event, certificate = (*what.split(":"), "", "")[:3]
    return tuple(
        each
        for each in documents
        if each.kind == kind.replace("-", "_") and event in ("", each.event) and certificate in ("", each.certificate)
    )


def _with_clauses(document: Document, cues: Cues, cited: set[str]) -> Cues:
    """The words of its kind, and the citations of the clauses that call for the document and adjust by its event."""
    clauses = {document.clause, *(str(document.facts[each].value) for each in ("clause",) if each in document.facts)}
    found = tuple(f"Section {each}" for each in sorted(clauses & cited))
    return (*found, *cues[0]), cues[1] + OF_CLAUSE * len(found)


def _candidate(
    document: Document, cues: Cues, of_holder: Fraction, stated: set[object], rare: Mapping[object, int]
) -> Candidate:
    keys = {_of_value(fact.value) for fact in facts_of(document).values()}
    found = frozenset(key for key in keys if key in stated and key in rare)
    weight = sum((Fraction(1, rare[key]) for key in found), of_holder)
    return Candidate(document, *cues, found, weight)


def _cues(kind: str, words: str) -> Cues:
    """The words of a kind that stand in a text, and for how much they count."""
    known = _kinds().get(kind, {"cues": [kind.replace("_", " ")]})
    found = [match for cue in known["cues"] if (match := pattern(cue).search(words))]
    at_head = sum(match.end() < HEAD for match in found)
    against = sum(2 for cue in known.get("not", ()) if pattern(cue).search(words))
    return tuple(dict.fromkeys(match[0].strip(" -–—,:;.“”()") for match in found)), max(
        0, len(found) + at_head - against
    )


@cache
def _kinds() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))


def _of_holder(document: Document, words: str, documents: Iterable[Document]) -> Fraction:
    """What the paper's Holder and certificate say for or against a document that is one Holder's."""
    weight = Fraction(0)
    for name in ("certificate", "holder_name"):
        own = document.facts.get(name)
        others = {str(each.facts[name].value).casefold() for each in documents if name in each.facts}
        if not own or len(others) < 2:
            continue
        mine = str(own.value).casefold()
        if _is_named(mine, words):
            weight += 1
        elif any(_is_named(each, words) for each in others):
            weight -= 2
    return weight


def _is_named(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _rarity(documents: Iterable[Document]) -> dict[object, int]:
    """By value, how many documents have it among their facts; the Warrant's own date and small numbers tell nothing."""
    count: dict[object, int] = {}
    for document in documents:
        plain = {_of_value(fact.value) for name, fact in facts_of(document).items() if name != "warrant_dated"}
        for key in plain - {None}:
            count[key] = count.get(key, 0) + 1
    return count


def _of_value(value: Value) -> object | None:
    """What identifies a value among the numerals of a text; ``None`` for names and for numbers of one digit."""
    if isinstance(value, date):
        return value
    if isinstance(value, Quantity):
        return value.amount if value.amount >= 1 and value.amount.denominator * value.amount > 9 else None
    return None


def _key(numeral: Numeral) -> object | None:
    return numeral.value if numeral.kind in ("date", "amount", "number", "words") else None
