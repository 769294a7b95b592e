"""The clauses that the computation cites, in the words of the executed Warrant."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from tenor.packet.sheet import element, sheet_pdf
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.clauses import cited, words

TITLE = "Clauses"


def sheets(subject: Subject) -> Iterator[Sheet]:
    """Each clause quoted once, under the first citation of it."""
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, clauses(subject), subject.book.matter.terms.paper))


def clauses(subject: Subject) -> Iterator[_Element]:
    """A head and the words for each clause cited by a line of the computation."""
    quoted: dict[str, str] = {}
    for chapter in subject.lines.chapters:
        for line in chapter.lines:
            if said := words(line.fact.clause):
                quoted.setdefault(said, line.fact.clause)
    for said, clause in quoted.items():
        name = cited(clause)
        yield element("h2", name[:1].upper() + name[1:])
        yield element("blockquote", element("p", subject.open_words(f"“{said}”")))
