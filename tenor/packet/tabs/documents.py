"""The documents as finished, each to be ticked figure by figure."""

from __future__ import annotations

from collections.abc import Iterator

from tenor.packet.bind.exhibit import is_bindable
from tenor.packet.sheet import Cell, element, note, sheet_pdf, table_or
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.documents import Document

TITLE = "Documents"
HOW_TICKED = (
    "A tick stands at every figure that the checker found in the printed paper and that is as computed; select the "
    "figure to go to its line in the computation. A cross stands at a figure that is not as computed."
)


def sheets(subject: Subject) -> Iterator[Sheet]:
    """A list of the documents, then each as a PDF."""
    bound = [(each, subject.papers[name]) for each in subject.documents if (name := _name(each)) in subject.papers]
    yield Sheet(TITLE, _list(subject))
    for document, path in bound:
        data = path.read_bytes()
        if is_bindable(data):
            yield Sheet(path.stem, data, path.name, is_form=document.kind.startswith("fillable_"))


def _name(document: Document) -> str:
    return f"{document.stem}.pdf"


def _list(subject: Subject) -> bytes:
    rows = (_row(subject, each) for each in subject.documents)
    heads = ("Document", "Id", "Event", "Figures ticked#", "Not as computed#")
    listed = table_or(heads, rows, "The matter calls for no document.")
    left_out = [
        element("p", f"{each.stem} names another Holder as well, and is left out.") for each in subject.left_out
    ]
    paper = subject.book.matter.terms.paper
    return sheet_pdf(TITLE, subject.certificate, [note(HOW_TICKED), listed, *left_out], paper)


def _row(subject: Subject, document: Document) -> tuple[Cell, ...]:
    name = _name(document)
    if name not in subject.papers:
        return document.stem, document.id, document.event, "no PDF on file", ""
    if not is_bindable(subject.papers[name].read_bytes()):
        return document.stem, document.id, document.event, "PDF cannot be read", ""
    case = subject.case(name)
    right = sum(each.is_right for each in case.stated) if case else 0
    wrong = len(case.stated) - right if case else 0
    return document.stem, document.id, document.event, f"{right:,}", f"{wrong:,}"
