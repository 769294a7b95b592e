"""The panels that a mark opens: what was found there, and how its fact was derived, down to the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from checks.report.html_elements import clause_quoted, element, link, shown, status
from checks.report.html_index import Index, Sheet
from checks.report.html_marks import Mark
from checks.report.sentences import section, who_waives
from warrant.events.event import Event
from warrant.facts import AnyFact
from warrant.readings import READINGS, Readings

DEPTH = 12
STATED = 40
LONGEST_TITLE = 80


def derivations(index: Index) -> _Element:
    """Every panel of the report, hidden until a link leads to it."""
    stated = _stated(index)
    panels = [_fact_panel(index, fact, stated) for fact in index.fact_numbers]
    for sheet in index.sheets:
        panels += (_mark_panel(index, sheet, at) for at, mark in enumerate(sheet.marks) if mark.findings)
    heading = element("h2", "Derivations", id="derivations")
    return element("section", heading, *panels, class_="panels", aria_labelledby="derivations")


def panel_of(index: Index, sheet: Sheet, at: int) -> str | None:
    """The id of the panel that a mark opens; ``None`` for a numeral that is no figure."""
    mark = sheet.marks[at]
    return (
        f"{sheet.anchor_of(at)}-why"
        if mark.findings
        else index.fact_anchor(mark.fact)
        if mark.status == "passed"
        else None
    )


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rstrip() + "…"


def _stated(index: Index) -> Mapping[str, list[tuple[Sheet, int]]]:
    """The marks at which each fact is stated."""
    found: dict[str, list[tuple[Sheet, int]]] = defaultdict(list)
    for sheet in index.sheets:
        for at, mark in enumerate(sheet.marks):
            if mark.fact and mark.status != "tied":
                found[mark.fact].append((sheet, at))
    return found


def _panel(anchor: str, title: str, *content: _Element | None) -> _Element:
    heading = element("h3", title, id=f"{anchor}-title")
    close = link("closed", "Close", class_="close")
    return element(
        "section", close, heading, *content, class_="panel", id=anchor, tabindex="-1", aria_labelledby=f"{anchor}-title"
    )


def _fact_panel(index: Index, name: str, stated: Mapping[str, list[tuple[Sheet, int]]]) -> _Element:
    fact = index.facts[name]
    places = _places(index, stated.get(name, []))
    return _panel(f"fact-{index.fact_numbers[name]}", _cut(shown(fact.value)), *_derivation(index, fact), places)


def _mark_panel(index: Index, sheet: Sheet, at: int) -> _Element:
    mark = sheet.marks[at]
    fact = index.facts.get(mark.fact or "")
    title = " ".join(sheet.paper.text.string[mark.start : mark.end].split())
    return _panel(
        f"{sheet.anchor_of(at)}-why",
        _cut(title) or "Missing here",
        *_fault(index, mark),
        *(_derivation(index, fact) if fact else ()),
    )


def _fault(index: Index, mark: Mark) -> Iterator[_Element]:
    for outcome in mark.findings:
        check = outcome.check
        number = index.finding_numbers[id(outcome)]
        yield element(
            "div",
            element(
                "p",
                status(mark.status),
                f" {outcome.rule.code}: {check.asks}. ",
                link(f"finding-{number}", f"Finding {number}"),
            ),
            element("p", who_waives(outcome.waiver)) if outcome.waiver else None,
            element(
                "dl",
                element("dt", "found"),
                element("dd", check.found),
                element("dt", "expected"),
                element("dd", check.expected),
            ),
            class_="fault",
        )


def _derivation(index: Index, fact: AnyFact) -> Iterator[_Element]:
    """The tree of a fact, then the clauses' words, the readings and the events' evidence that it rests on."""
    walked = tuple(fact.walk())
    yield element("ul", _tree(index, fact, set(), 1), class_="tree")
    for citation in dict.fromkeys(each.clause for each in walked):
        quoted = clause_quoted(citation, unfolded=citation == fact.clause)
        if quoted is not None:
            yield quoted
    assert index.matter  # which has facts
    chosen = index.matter.book.matter.terms.readings
    for id in dict.fromkeys(id for each in walked for id in each.readings):
        yield element("p", _reading(id, chosen), class_="reading")
    named = {each.event for each in walked}
    evidence = [line for event in index.matter.book.matter.events if event.id in named for line in _evidence(event)]
    if evidence:
        heading = element("p", "Evidence:")
        yield element("div", heading, element("ul", *(element("li", line) for line in evidence), class_="places"))


def _evidence(event: Event) -> Iterator[str]:
    """Where an event that a fact rests on is evidenced; that it is nowhere is said."""
    if not event.evidence:
        yield f"{event.id}: none is named ({event.source()})"
    for each in event.evidence:
        page = f", page {each.page}" if each.page else ""
        quote = f": “{each.quote}”" if each.quote else ""
        yield f"{event.id}: {each.file}{page}{quote} ({each.source()})"


def _reading(id: str, chosen: Readings) -> str:
    reading = READINGS[id]
    return f"Reading {id} ({section(reading.clause)}): {reading.question} Here: {reading.choices[chosen[id]]}"


def _tree(index: Index, fact: AnyFact, seen: set[str], depth: int) -> _Element:
    """One fact and, within it, those that it rests on; each is unfolded once, and to a depth that a page bears."""
    again, deeper = fact.id in seen, depth < DEPTH
    seen.add(fact.id)
    inputs = () if again or not deeper else fact.inputs
    rest = "as above" if again and fact.inputs else _how(fact)
    if fact.inputs and not deeper and not again:
        rest += f"; tenor explain {fact.id} goes on from here"
    within = element("ul", *(_tree(index, each, seen, depth + 1) for each in inputs)) if inputs else None
    return element("li", _named(fact), element("span", rest, class_="how"), within)


def _how(fact: AnyFact) -> str:
    cut = f"from {shown(fact.unrounded)}: " if fact.unrounded is not None and fact.unrounded != fact.value else ""
    place = f", {fact.source}" if fact.source else ""
    return f"{cut}{fact.how}, {section(fact.clause)}{place}"


def _named(fact: AnyFact) -> _Element:
    return element("span", element("code", fact.id), " = ", element("b", shown(fact.value)), " ", class_="fact")


def _places(index: Index, places: list[tuple[Sheet, int]]) -> _Element | None:
    """Where a fact is stated, each place with its sign and the rules that were applied there."""
    if not places:
        return None
    rows = [_place(sheet, at) for sheet, at in places[:STATED]]
    more = f" The first {STATED} of {len(places)} are listed." if len(places) > STATED else ""
    return element("div", element("p", f"Stated at:{more}"), element("ul", *rows, class_="places"))


def _place(sheet: Sheet, at: int) -> _Element:
    mark = sheet.marks[at]
    codes = ", ".join(dict.fromkeys(outcome.rule.code for outcome in mark.outcomes))
    where = link(sheet.anchor_of(at), str(sheet.paper.text.at(mark.start)))
    return element(
        "li", status(mark.status), " ", where, f": {sheet.paper.text.string[mark.start : mark.end]} ({codes})"
    )
