"""The figures of a paper by others: which fact each numeral states, and with what confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checks.case import Case, Confidence, Stated
from checks.foreign.contexts import STRONG, Claim, claims
from checks.foreign.facts import facts_of
from checks.foreign.guessed import guesses
from checks.foreign.numerals import may_be_day_first, order_of_dates
from checks.foreign.values import fits, is_nearly, states
from checks.numerals import Numeral, numerals
from warrant.data import dataclass
from warrant.facts import AnyFact

ANY_FORM, GUESSED = "any_form", "guessed"
LOUD, LOUDER = 2.0, 1.0
"""For how much words must count that drown others, and by how much more than these."""
LEAST = 0.7
"""What must speak for a fact, so that a numeral which states none is taken for that one, stated wrongly."""
NEARLY = 1.5
"""What it counts for that a numeral is a fact's but for a slip."""
NOT_AGAIN = 0.5
"""What it counts against a fact that the paper states it elsewhere as it is."""
DISTINCT = 4
"""Characters from which on a name is known by itself."""
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Told:
    """A numeral, the facts whose value it states, and those for which words about it claim it, the loudest first."""

    numeral: Numeral
    same: tuple[str, ...]
    claimed: tuple[Claim, ...]

    @property
    def agreed(self) -> Claim | None:
        """The loudest claim for a fact whose value is stated."""
        return next((each for each in self.claimed if each.name in self.same), None)

    @property
    def loudest(self) -> Claim | None:
        """The loudest claim."""
        return self.claimed[0] if self.claimed else None

    @property
    def is_drowned(self) -> bool:
        """Whether what speaks for the value that is stated is drowned by what speaks for another."""
        agreed, loudest = self.agreed, self.loudest
        return bool(agreed and loudest and loudest.score >= LOUD and loudest.score - agreed.score >= LOUDER)


def figures(case: Case, in_paragraphs: bool, taken: Spans) -> Iterator[Stated]:
    """The figures of a text outside the ranges that are taken, those that a scan may have spoilt among them."""
    facts, string, every = facts_of(case.document), case.string, case.numerals
    spoilt = list(_guessed(string, facts, taken))
    taken = [*taken, *((each.start, each.end) for each in spoilt)]
    claimed = claims(case, in_paragraphs)
    told = [
        _told(numeral, facts, claimed.get(at, ()))
        for at, numeral in enumerate(every)
        if not overlaps(numeral.start, numeral.end, taken)
    ]
    right: dict[str, float] = {}
    for each in told:
        if each.agreed and not each.is_drowned:
            right[each.agreed.name] = max(each.agreed.score, right.get(each.agreed.name, 0))
    yield from spoilt
    results = {each.result for each in case.equations if each.right}
    told = [each for each in told if each.same or each.numeral.start not in results]
    doubtful_order = order_of_dates(string) is None
    for each in told:
        if stated := _decided(each, facts, right):
            doubtful = doubtful_order and may_be_day_first(each.numeral)
            yield replace(stated, confidence="low") if doubtful else stated


def _told(numeral: Numeral, facts: Mapping[str, AnyFact], claimed: Sequence[Claim]) -> Told:
    may_be = tuple(
        each for each in claimed if each.name in facts and fits(numeral, facts[each.name].value, marked=False)
    )
    names = {each.name for each in may_be} | {name for name, fact in facts.items() if fits(numeral, fact.value)}
    return Told(numeral, tuple(name for name in facts if name in names and states(numeral, facts[name].value)), may_be)


def _decided(each: Told, facts: Mapping[str, AnyFact], right: Mapping[str, float]) -> Stated | None:
    """What a numeral states: by the words about it, else by its value; ``None`` where neither says so.

    ``right`` tells of the facts that the paper states as they are, how loud the words are that say so.
    """
    numeral, agreed, loudest = each.numeral, each.agreed, each.loudest
    if agreed and not each.is_drowned:
        return _stated(agreed.name, numeral, facts, "high")
    if numeral.kind == "citation":
        return _stated(each.same[0], numeral, facts, "high") if each.same else None
    if each.same:
        least = 1 if numeral.kind == "identifier" else STRONG
        if loudest and loudest.score >= least:
            return _stated(loudest.name, numeral, facts, "high")
        return _stated(each.same[0], numeral, facts, "high" if numeral.kind == "identifier" else "low")
    wrong = _meant(each, facts, right)
    return _stated(wrong, numeral, facts, "high") if wrong else None


def _meant(each: Told, facts: Mapping[str, AnyFact], right: Mapping[str, float]) -> str | None:
    """The fact that a numeral states wrongly: the one that words claim it for, and that it is nearly."""
    scores = {claim.name: claim.score - NOT_AGAIN * (claim.name in right) for claim in each.claimed}
    for name, fact in facts.items():
        if fits(each.numeral, fact.value) and is_nearly(each.numeral, fact.value):
            scores[name] = scores.get(name, 0) + NEARLY
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best and scores[best] >= LEAST else None


def _stated(name: str, numeral: Numeral, facts: Mapping[str, AnyFact], confidence: Confidence) -> Stated:
    return Stated(name, ANY_FORM, numeral.text, numeral.start, numeral.end, facts[name], confidence)


def overlaps(start: int, end: int, taken: Spans) -> bool:
    """Whether a range has something of one that is taken."""
    return any(low < end and start < high for low, high in taken)


def _guessed(string: str, facts: Mapping[str, AnyFact], taken: Spans) -> Iterator[Stated]:
    """Words that are no figure as they stand, and would be one of the document's without what a scan does."""
    found: list[tuple[int, int]] = list(taken)
    for guess in guesses(string):
        read = list(numerals(guess.reading))
        if len(read) != 1 or overlaps(guess.start, guess.end, found):
            continue
        for name, fact in facts.items():
            if fits(read[0], fact.value) and states(read[0], fact.value):
                words = string[guess.start : guess.end]
                yield Stated(name, GUESSED, words, guess.start, guess.end, fact, "low")
                found.append((guess.start, guess.end))
                break


def names(string: str, facts: Mapping[str, AnyFact]) -> Iterator[Stated]:
    """Where the names and texts among a document's facts stand, in any case, over any white space."""
    for name, fact in facts.items():
        if isinstance(fact.value, str) and len(fact.value) >= DISTINCT and re.search("[A-Za-z]{3}", fact.value):
            words = r"[\s,]+".join(
                re.escape(word.rstrip(",.")) + "[.]?" * word.endswith(".") for word in fact.value.split()
            )
            for match in re.finditer(rf"(?<!\w){words}(?!\w)", string, re.IGNORECASE):
                yield Stated(name, ANY_FORM, match[0], *match.span(), fact, "high")
