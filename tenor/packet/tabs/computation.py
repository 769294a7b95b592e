"""The computation step by step, as the workpaper has it: each line with how it was found, and its clause."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from tenor.packet.computation_lines import CONSIDERED, PAPERS, Chapter, Line
from tenor.packet.sheet import Cell, element, note, sheet_pdf, shown, table
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from tenor.packet.tabs.clauses import clauses
from warrant.book import Entry
from warrant.clauses import cited

TITLE = "Computation"
HOW = "Every figure stands below those that it rests on. On which, and how it was found, stands under its name."
WHERE = (
    "A line is cited by its chapter and number, as the lines of the workpaper (workpaper.xlsx) are; in brackets stands "
    "the place in the matter's files where it is stated."
)
TITLES = {
    CONSIDERED: "Considered: what decides that a clause does not apply",
    PAPERS: "Papers: what documents state besides",
}


def sheets(subject: Subject) -> Iterator[Sheet]:
    """All chapters on one sheet."""
    entries = {each.event.id: each for each in subject.entries}
    content = [note(HOW) if subject.holder else note(f"{HOW} {WHERE}")]
    for chapter in subject.lines.chapters:
        content += _chapter(chapter, entries.get(chapter.title), subject)
    if not subject.holder:
        content += [element("h2", "The clauses cited"), *clauses(subject)]
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, subject.book.matter.terms.paper))


def _chapter(chapter: Chapter, entry: Entry | None, subject: Subject) -> Iterator[_Element]:
    yield element("h2", TITLES.get(chapter.title, chapter.title))
    if entry:
        yield from event_told(entry, subject)
    # Words are broken over lines, where numbers are not.
    value = "Value" if any(isinstance(line.fact.value, str) for line in chapter.lines) else "Value#"
    rows = (_row(line, subject) for line in chapter.lines)
    yield table(("No.", "What it is, and how it was found", value, "Clause§"), rows)


def event_told(entry: Entry, subject: Subject) -> Iterator[_Element]:
    """What an event is, when it takes effect, why its clause applies, and by what it is evidenced."""
    event = entry.event
    kind = event.kind.replace("_", " ")
    place = "" if subject.holder else f" ({event.source()})"
    yield element("p", f"{kind.capitalize()}{place}, effective {shown(entry.effect.on)}, {entry.effect.time.value}.")
    for each in entry.considered:
        if each.applies:
            yield element("p", f"{cited(each.clause)} applies: {subject.open_words(each.because)}.")
    for evidence in () if subject.holder else event.evidence:
        page = f", page {evidence.page}" if evidence.page else ""
        quote = f": “{evidence.quote}”" if evidence.quote else ""
        yield element("p", f"Evidence: {evidence.file}{page}{quote}")


def _row(line: Line, subject: Subject) -> tuple[Cell, ...]:
    fact = line.fact
    source = f"[{fact.source}]" if fact.source and not subject.holder else ""
    told = (line.over, line.rounding, fact.how, source)
    words = "; ".join(filter(None, told))
    said = (element("p", element("strong", line.caption)), element("p", f"{fact.id}: {words}"))
    return str(line.place.number), said, subject.open_words(shown(fact.value)), cited(fact.clause)
