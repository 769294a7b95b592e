"""The redlines: each paper that takes the place of another, with its changes from it."""

from __future__ import annotations

from collections.abc import Iterator

from tenor.packet.bind.exhibit import is_bindable
from tenor.packet.sheet import note, sheet_pdf, table_or
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet

TITLE = "Redlines"
HOW = (
    "Words struck through are deleted, words underlined twice are inserted. Each was proven: with every change "
    "accepted it is the new paper, with every change rejected the old one."
)


def sheets(subject: Subject) -> Iterator[Sheet]:
    """A list of the redlines, then each."""
    redlined = [each for each in subject.documents if f"{each.redline_stem}.pdf" in subject.papers]
    rows = ((each.stem, each.against.stem if each.against else "") for each in redlined)
    listed = table_or(("Paper", "Against"), rows, "No paper of this packet takes the place of another.")
    content = [note(HOW), listed] if redlined else [listed]
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, subject.book.matter.terms.paper))
    for document in redlined:
        path = subject.papers[f"{document.redline_stem}.pdf"]
        if is_bindable(data := path.read_bytes()):
            yield Sheet(path.stem, data, path.name)
