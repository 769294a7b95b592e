"""The slips of the executed form, and the corrections of them that counsel approved."""

from __future__ import annotations

from collections.abc import Iterator

from tenor.packet.sheet import Cell, element, note, sheet_pdf, shown, table, table_or
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.clauses import cited
from warrant.slips import Slip, slips
from warrant.terms import Terms

TITLE = "Slips of the executed form and corrections approved"
HOW = (
    "The Warrant as executed never changes. A new Warrant (Section 7.2) bears only those corrections that counsel "
    "approved."
)


def sheets(subject: Subject) -> Iterator[Sheet]:
    """The corrections approved, then every slip that is known."""
    terms = subject.book.matter.terms
    rows = (
        (each.id, each.approved_by, shown(each.approved_on), f"{each.source().file}:{each.source().line}")
        for each in sorted(terms.corrections, key=lambda each: each.id)
    )
    content = [
        note(HOW),
        element("h2", "Corrections approved"),
        table_or(("Slip", "Approved by", "On", "Stated in"), rows, "No correction is approved."),
        element("h2", "Slips of the executed form"),
        table(("Slip", "As executed", "As corrected", "Clause§"), (_slip(each, terms) for each in slips().values())),
    ]
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, terms.paper))


def _slip(slip: Slip, terms: Terms) -> tuple[Cell, ...]:
    approved = any(each.id == slip.id for each in terms.corrections)
    corrected = slip.because if slip.corrected is None else slip.corrected or "(left out)"
    return f"{slip.id}{', approved' if approved else ''}", slip.words or "(nothing)", corrected, cited(slip.clause)
