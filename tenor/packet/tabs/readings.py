"""The memo of readings: what the instrument leaves open, which choice is made here, and what the others would give."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from tenor.packet.sheet import Cell, element, note, sheet_pdf, table
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from tenor.readings import caption, cell_words
from warrant.clauses import cited
from warrant.reading_effects import Contrast, ReadingEffect, effects

TITLE = "Memo of readings"
HOW = (
    "The instrument leaves these questions open. The matter is replayed under every choice of each, one reading at a "
    "time, the others as chosen; what differs stands side by side."
)


def sheets(subject: Subject) -> Iterator[Sheet]:
    """Each reading that changes something here with its alternatives' figures; the others with the choice made."""
    found = tuple(effects(subject.book.matter, subject.as_of))
    content = [note(HOW)]
    for each in found:
        if each.differs:
            content += _memo(each)
    if not any(each.differs for each in found):
        content.append(element("p", "No reading changes anything in this matter."))
    content.append(element("h2", "Readings that change nothing here"))
    rows = ((each.reading.id, each.reading.question, each.in_force) for each in found if not each.differs)
    content.append(table(("Reading", "Question", "Choice in force"), rows))
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, subject.book.matter.terms.paper))


def _memo(effect: ReadingEffect) -> Iterator[_Element]:
    reading = effect.reading
    yield element("h2", f"{reading.id}, {cited(reading.clause)}")
    yield element("p", reading.question)
    for choice, sentence in reading.choices.items():
        mark = " (in force)" if choice == effect.in_force else ""
        yield element("p", element("strong", f"{choice}{mark}: "), sentence, class_="level-1")
    if effect.contrasts:
        heads = ("Event", "Result", *(f"{choice}#" for choice in reading.choices))
        yield table(heads, (_row(each, effect) for each in effect.contrasts))
    for choice, problems in effect.refused.items():
        yield from (note(f"{choice} cannot be replayed: {problem}") for problem in problems)


def _row(contrast: Contrast, effect: ReadingEffect) -> tuple[Cell, ...]:
    return contrast.event, caption(contrast), *(cell_words(contrast, each) for each in effect.reading.choices)
