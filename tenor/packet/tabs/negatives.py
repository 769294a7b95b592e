"""The negative trace: every clause that was held against an event and does not apply, and why."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from tenor.packet.computation_lines import Computation
from tenor.packet.sheet import Cell, element, note, sheet_pdf, shown, table
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.adjustment import Considered
from warrant.book import Entry
from warrant.clauses import cited

TITLE = "Negative trace"
HOW = (
    "Each clause that can concern an event was held against it. These do not apply; the facts that decide are cited by "
    "their lines in the computation."
)


def sheets(subject: Subject) -> Iterator[Sheet]:
    """The clauses that fell, event by event."""
    content = [note(HOW)]
    for entry in subject.entries:
        content += _event(entry, subject.lines)
    if not subject.entries:
        content.append(element("p", "There is no event."))
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, subject.book.matter.terms.paper))


def _event(entry: Entry, lines: Computation) -> Iterator[_Element]:
    event = entry.event
    outcome = f"adjusts under {cited(entry.adjustment.clause)}" if entry.adjustment else "adjusts nothing"
    yield element("h2", f"{event.id}: {event.kind.replace('_', ' ')}, effective {shown(entry.effect.on)}")
    yield element("p", f"The event {outcome}.")
    fallen = [each for each in entry.considered if not each.applies]
    if fallen:
        yield table(("Clause§", "Does not apply because", "Facts"), (_row(each, lines) for each in fallen))
    else:
        yield element("p", "No clause that was held against it fell.")


def _row(considered: Considered, lines: Computation) -> tuple[Cell, ...]:
    facts = tuple(
        element("p", f"{lines.place(fact) or fact.id}: {fact.name.replace('_', ' ')} {shown(fact.value)}")
        for fact in considered.facts
    )
    return cited(considered.clause), considered.because, facts or ""
