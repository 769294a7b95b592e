"""The advice of an underwriter's limit to each who requested registration, with the allocation (Exhibit D 2(b)).

Company shall so advise all holders of securities requesting registration, and the number of shares of securities
that are entitled to be included in the registration and underwriting shall be allocated in the following manner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warrant.book import Book
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import begun_by, letter, to_company
from warrant.events.registration_cutback import RegistrationCutback
from warrant.exhibit_d.s2_advice import advised, shares_in
from warrant.exhibit_d.s2_allocation import CLAUSE
from warrant.exhibit_d.s2_underwriting import ADVICE

KIND = ADVICE
SHORT = "CB"


def called_for(book: Book) -> Iterator[Document]:
    """One for each limit and each holder of securities that requested registration and whose address is known."""
    for each in advised(book):
        event, act = each.entry.event, each.entry.act
        if isinstance(event, RegistrationCutback) and act:
            begun = begun_by(each.entry.after.registrations[event.of], CLAUSE)
            facts = {**begun, **act.facts, **each.line, **shares_in(each.line)}
            rows = {**act.rows, **to_company(each.entry, book)}
            paper = letter(KIND, SHORT, CLAUSE, each.entry, each.to, book, facts, rows)
            yield paper if each.is_holder else _without_a_warrant(paper)


def _without_a_warrant(paper: Document) -> Document:
    facts = {name: fact for name, fact in paper.facts.items() if name != "certificate"}
    return replace(paper, facts=facts)
