"""Reading effects: a matter replayed under every choice of every reading, the results set side by side.

Each reading is varied alone; the others stand as the matter chooses them. So a reading that matters only
together with another choice (R4 with R33) shows nothing until that choice is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date

from warrant.book import Book
from warrant.data import dataclass
from warrant.errors import BadMatter, Problem
from warrant.facts import Value
from warrant.matter import Matter
from warrant.obligations import obligations
from warrant.readings import READINGS, Readings
from warrant.readings.reading import Reading
from warrant.replay import replay
from warrant.state import State

Result = Value | tuple[str, ...]
Key = tuple[str, str, str]
"""What a result is: the event, the name of the figure, the certificate or "" where it is of no one's."""

AFTER = ("price_after", "shares_after")


@dataclass(frozen=True)
class Contrast:
    """One result set side by side: its value by choice; ``None`` where a choice leads to no such result.

    ``what`` is "effective_on", "current_market_price", "price_after", "shares_after", a result of an act, a kind of
    paper with ".last_day" or ".methods" behind it, or the rest of a fact's id where only a step differs.
    ``certificate`` is empty where the result is of no one certificate.
    """

    event: str
    what: str
    certificate: str
    values: Mapping[str, Result | None]


@dataclass(frozen=True)
class ReadingEffect:
    """What one reading does to one matter; ``refused`` says why a choice cannot be replayed.

    ``contrasts`` hold the results that differ: the day on which an event takes effect, the Current Market
    Price, the Warrant Price and the shares after it, the last day to mail a paper, the methods allowed.
    Where none of them differs, they hold the steps that do (an average, a close). Where only a refusal
    parts the choices, they hold the Warrant Price and the shares after the last event that moved them.
    """

    reading: Reading
    in_force: str
    contrasts: tuple[Contrast, ...]
    refused: Mapping[str, tuple[Problem, ...]]

    @property
    def differs(self) -> bool:
        """Whether the choice changes anything: a figure, a date, or whether the matter can be replayed."""
        return bool(self.contrasts) or 0 < len(self.refused) < len(self.reading.choices)


def differences(matter: Matter, as_of: date | None = None) -> tuple[ReadingEffect, ...]:
    """The effects of the readings that change something in a matter as of a day, by their numbers."""
    return tuple(effect for effect in effects(matter, as_of) if effect.differs)


def effects(matter: Matter, as_of: date | None = None) -> Iterator[ReadingEffect]:
    """The effect of every reading, by its number, whether it changes something or not."""
    standing = _outcome(matter, as_of)
    for reading in READINGS.values():
        in_force = matter.terms.readings[reading.id]
        outcomes = {
            choice: standing if choice == in_force else _outcome(_choosing(matter, reading.id, choice), as_of)
            for choice in reading.choices
        }
        refused = {choice: each.problems for choice, each in outcomes.items() if each.problems}
        yield ReadingEffect(reading, in_force, _contrasts(outcomes), refused)


@dataclass(frozen=True)
class _Outcome:
    """What a matter leads to: its results, and every fact as a step; only ``problems`` where it is refused."""

    results: Mapping[Key, Result] = field(default_factory=dict)
    steps: Mapping[Key, Result] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def _choosing(matter: Matter, id: str, choice: str) -> Matter:
    readings = Readings({**matter.terms.readings.chosen, id: choice})
    return replace(matter, terms=replace(matter.terms, readings=readings))


def _outcome(matter: Matter, as_of: date | None) -> _Outcome:
    try:
        book = replay(matter, as_of)
        results = dict(_results(book))
    except BadMatter as error:
        return _Outcome(problems=error.problems)
    return _Outcome(results, {_step(id): fact.value for id, fact in book.facts().items()})


def _step(id: str) -> Key:
    event, _, what = id.partition(".")
    return (event, what, "")


def _results(book: Book) -> Iterator[tuple[Key, Result]]:
    before = book.at_issue
    for entry in book.entries:
        event = entry.event.id
        yield (event, "effective_on", ""), entry.effect.on
        steps = entry.adjustment.computation.facts if entry.adjustment else {}
        if market := steps.get("current_market_price"):
            yield (event, market.name, ""), market.value
        if act := entry.act:
            yield from (((event, name, ""), act.facts[name].value) for name in act.results if name in act.facts)
        yield from _moved(event, before, entry.after)
        before = entry.after
    for owed in obligations(book):
        certificate = owed.to.certificate
        if owed.by:
            yield (owed.event, f"{owed.kind}.last_day", certificate), owed.by.value
        yield (owed.event, f"{owed.kind}.methods", certificate), owed.methods


def _moved(event: str, before: State, after: State) -> Iterator[tuple[Key, Result]]:
    """The Warrant Price and each certificate's shares where the event left another fact in their place."""
    if after.price.id != before.price.id:
        yield (event, "price_after", ""), after.price.value
    held = {warrant.certificate: warrant.shares.id for warrant in before.outstanding_warrants}
    for warrant in after.outstanding_warrants:
        if held.get(warrant.certificate) != warrant.shares.id:
            yield (event, "shares_after", warrant.certificate), warrant.shares.value


def _contrasts(outcomes: Mapping[str, _Outcome]) -> tuple[Contrast, ...]:
    replayed = {choice: each for choice, each in outcomes.items() if not each.problems}
    results = {choice: each.results for choice, each in replayed.items()}
    keys = _by_event(key for each in results.values() for key in each)
    if differing := tuple(each for each in _side_by_side(results, keys) if _parts(each)):
        return differing
    if len(replayed) < len(outcomes):
        return tuple(_side_by_side(results, _last_moved(keys)))
    # A step that only one choice takes changes no figure by itself: R4 alone decides whether a price that
    # rounds to the price in effect is computed at all.
    steps = {choice: each.steps for choice, each in replayed.items()}
    first, *others = steps.values()
    common = [key for key in first if all(key in each for each in others)]
    return tuple(each for each in _side_by_side(steps, common) if _parts(each))


def _by_event(keys: Iterable[Key]) -> list[Key]:
    """Each key once, those of one event together, the events in the order in which they first appear."""
    distinct = list(dict.fromkeys(keys))
    place = {event: at for at, event in enumerate(dict.fromkeys(key[0] for key in distinct))}
    return sorted(distinct, key=lambda key: place[key[0]])


def _last_moved(keys: list[Key]) -> list[Key]:
    moved = [key for key in keys if key[1] in AFTER]
    return [key for key in moved if key[0] == moved[-1][0]]


def _side_by_side(values: Mapping[str, Mapping[Key, Result]], keys: Iterable[Key]) -> Iterator[Contrast]:
    for key in keys:
        yield Contrast(*key, {choice: each.get(key) for choice, each in values.items()})


def _parts(contrast: Contrast) -> bool:
    return len(set(contrast.values.values())) > 1
