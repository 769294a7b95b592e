"""The derivation of a fact down to the files, and for an event each clause considered and why it fell."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from tenor.show import people, plain, rounding
from warrant.adjustment import Act
from warrant.book import Book, Entry
from warrant.clauses import cited, words
from warrant.documents import called_for
from warrant.events.event import Evidence
from warrant.facts import AnyFact
from warrant.readings import READINGS, Readings
from warrant.section_3 import sufficiencies
from warrant.section_6.vi_rounding import margin


class Unknown(LookupError):
    """Neither a fact nor an event of the matter has the name asked for."""


def explain(book: Book, name: str) -> Iterator[str]:
    """The lines that explain an event or a fact by its id; ``Unknown`` where there is none."""
    events = {entry.event.id: entry for entry in book.entries}
    choices = book.matter.terms.readings
    if name in events:
        yield from _event(events[name], choices)
        return
    fact = _fact(book, name)
    yield from _derivation(fact, choices)
    yield from _clauses(fact, book)


def explain_json(book: Book, name: str) -> Mapping[str, Any]:
    """The same for programs: an event with the clauses considered, or a fact with all it rests on."""
    events = {entry.event.id: entry for entry in book.entries}
    choices = book.matter.terms.readings
    if name in events:
        entry = events[name]
        considered = [
            {
                "clause": c.clause,
                "applies": c.applies,
                "because": c.because,
                "facts": [_with_grounds(f, choices) for f in c.facts],
            }
            for c in entry.considered
        ]
        act = {"act": _act_json(entry.act, choices)} if entry.act else {}
        return {"event": name, "effective": plain(entry.effect.on), "considered": considered} | act
    return _with_grounds(_fact(book, name), choices)


def _act_json(act: Act, choices: Readings) -> dict[str, Any]:
    """What an event does beside adjusting: every fact by its name, and the rows of its tables."""
    return {
        "clause": act.clause,
        "facts": {name: _with_grounds(fact, choices) for name, fact in act.facts.items()},
        "rows": {
            table: [{name: plain(fact.value) for name, fact in row.items()} for row in rows]
            for table, rows in act.rows.items()
        },
    }


def _fact(book: Book, name: str) -> AnyFact:
    """The fact of an id; the documents are asked only for what the book does not hold."""
    found = book.facts().get(name) or all_facts(book).get(name)
    if found is None:
        raise Unknown(name)
    return found


def _with_grounds(fact: AnyFact, choices: Readings) -> dict[str, Any]:
    """The fact and all it rests on, each once: nested, a long history would outgrow any parser."""
    return {**_flat(fact, choices), "rests_on": [_flat(each, choices) for each in fact.walk() if each is not fact]}


def _flat(fact: AnyFact, choices: Readings) -> dict[str, Any]:
    return {
        "fact": fact.id,
        "value": plain(fact.value),
        "unit": fact.unit,
        "clause": fact.clause,
        "how": fact.how,
        "unrounded": plain(fact.unrounded) if fact.unrounded is not None else None,
        "margin": _margin(fact, choices),
        "readings": list(fact.readings),
        "source": str(fact.source) if fact.source else None,
        "inputs": [each.id for each in fact.inputs],
    }


def _margin(fact: AnyFact, choices: Readings) -> dict[str, Any] | None:
    """How far a rounded fact lies from the point at which it would have become another figure."""
    if not (found := margin(fact, choices)):
        return None
    return {
        "distance": plain(found.distance),
        "side": "below" if found.above else "above",
        "point": plain(found.point),
        "otherwise": plain(found.otherwise),
        "from_point": found.from_point,
    }


def _event(entry: Entry, choices: Readings) -> Iterator[str]:
    event = entry.event
    outcome = (
        f"adjusts the Warrant Price under Section {entry.adjustment.clause}" if entry.adjustment else "adjusts nothing"
    )
    yield f"{event.id} ({event.kind}, {event.source()}) {outcome}."
    yield f"It takes effect on {plain(entry.effect.on)}, {entry.effect.time.value}."
    yield from (_evidence(each) for each in event.evidence)
    for each in entry.considered:
        yield ""
        yield f"{cited(each.clause)} {'applies' if each.applies else 'does not apply'}: {each.because}."
        for fact in each.facts:
            yield from _derivation(fact, choices, "    ")
        if quoted := words(each.clause):
            yield f"    {cited(each.clause)}: “{quoted}”"
        yield from (f"    {_reading(id, event.id)}" for id in each.readings)
    if entry.act:
        yield from _act(entry.act, choices)
    if entry.adjustment:
        yield ""
        yield from _derivation(entry.adjustment.price_after, choices)
        for _, after in entry.adjustment.moved:
            yield from _derivation(after, choices)


def _act(act: Act, choices: Readings) -> Iterator[str]:
    """What the event does beside adjusting: its facts, each under those that rest on it."""
    yield ""
    yield f"{cited(act.clause)} governs what it does:"
    beneath = {each.id for fact in act.facts.values() for each in fact.walk() if each is not fact}
    for fact in act.facts.values():
        if fact.id not in beneath:
            yield from _derivation(fact, choices, "    ")
    for table, rows in act.rows.items():
        for row in rows:
            yield f"    {table}: {', '.join(f'{name} {people(fact.value)}' for name, fact in row.items())}"
    if quoted := words(act.clause):
        yield f"    {cited(act.clause)}: “{quoted}”"


def _evidence(evidence: Evidence) -> str:
    page = f", page {evidence.page}" if evidence.page else ""
    quote = f": “{evidence.quote}”" if evidence.quote else ""
    return f"Evidence: {evidence.file}{page}{quote}"


def all_facts(book: Book) -> dict[str, AnyFact]:
    """Every fact of a matter by its id: those of the book, of its documents and of Section 3 besides."""
    facts = book.facts()
    queue = deque(_stated(book))
    while queue:
        fact = queue.popleft()
        if fact.id not in facts:
            facts[fact.id] = fact
            queue.extend(fact.inputs)
    return facts


def _stated(book: Book) -> Iterator[AnyFact]:
    for document in called_for(book):
        yield from document.facts.values()
        yield from (fact for rows in document.rows.values() for row in rows for fact in row.values())
    for counts in sufficiencies(book):
        yield from counts.facts().values()


def _reading(id: str, event: str) -> str:
    return f"Reading {id} ({cited(READINGS[id].clause)}) was relied on: {READINGS[id].question}"


def _derivation(fact: AnyFact, choices: Readings, indent: str = "") -> Iterator[str]:
    """A line for the fact and, indented, for all that it rests on; what was shown once is not repeated."""
    shown: set[str] = set()
    stack = [(fact, indent)]
    while stack:
        fact, indent = stack.pop()
        again = fact.id in shown and fact.inputs
        yield indent + _line(fact, bool(again), choices)
        shown.add(fact.id)
        stack += [] if again else [(each, indent + "    ") for each in reversed(fact.inputs)]


def _line(fact: AnyFact, again: bool, choices: Readings) -> str:
    if again:
        return f"{fact.id} = {people(fact.value)}: as above"
    unrounded = rounding(fact, choices)
    cut = f" (from {unrounded})" if unrounded else ""
    place = f" [{fact.source}]" if fact.source else ""
    return f"{fact.id} = {people(fact.value)}{cut}: {fact.how}, {cited(fact.clause)}{place}"


def _clauses(fact: AnyFact, book: Book) -> Iterator[str]:
    citations = dict.fromkeys(each.clause for each in fact.walk())
    for citation in citations:
        if quoted := words(citation):
            yield ""
            yield f"{cited(citation)}: “{quoted}”"
    choices = book.matter.terms.readings
    for id in dict.fromkeys(id for each in fact.walk() for id in each.readings):
        yield ""
        yield f"Reading {id}: {READINGS[id].question} Here: {READINGS[id].choices[choices[id]]}"
