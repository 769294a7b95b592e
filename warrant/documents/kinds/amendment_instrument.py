"""The instrument in writing by which a Warrant is amended, or a notice waived (Section 17).

This Warrant and any provision hereof may be changed, waived, discharged or terminated only by an instrument in
writing signed by both parties (or any respective predecessor in interest thereof).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import register
from warrant.book import Book, Entry
from warrant.clauses import cited
from warrant.documents.common import company, event_id, of_warrant
from warrant.documents.document import Document, Row
from warrant.events.amendment import Amendment
from warrant.facts import AnyFact, Fact
from warrant.section_17 import CLAUSE, reworded
from warrant.state import Reworded, Warrant

KIND = "amendment_instrument"
SHORT = "AM"
LEFT_OUT = "[the words are left out]"


def called_for(book: Book) -> Iterator[Document]:
    """One for each amendment and waiver, of Company and every Holder that it concerns."""
    for entry in book.entries:
        if isinstance(entry.event, Amendment) and entry.act:
            event, number = entry.event, entry.event.certificate or ""
            rows = {
                "holders": tuple(_party(each) for each in _concerned(event, entry)),
                "reworded": tuple(_reworded(each) for each in reworded(event)),
            }
            yield Document(KIND, SHORT, CLAUSE, event.on, event.id, number, _facts(event, entry, rows, book), rows)


def _concerned(event: Amendment, entry: Entry) -> tuple[Warrant, ...]:
    """The Warrants that it concerns, each as it stood before; one that was cancelled where it waives a notice."""
    if entry.act and entry.act.of:
        return (entry.act.of,)
    lines = register.registered(entry.after)
    if event.certificate:
        return tuple(line.warrant for line in lines if line.warrant.certificate == event.certificate)
    return tuple(sorted(entry.after.outstanding_warrants, key=register.numbered))


def _party(warrant: Warrant) -> Row:
    return {**of_warrant(warrant), "shares": warrant.shares}


def _reworded(words: Reworded) -> Row:
    """The change as the instrument prints it: where, the words struck, and those in their place."""
    where, inserted = words.section, words.inserted
    section = Fact(f"{where.id}.cited", cited(str(where.value)), CLAUSE, "the provision", (where,), event=where.event)
    left_out = Fact(f"{inserted.id}.none", LEFT_OUT, CLAUSE, "no words are put in", (inserted,), event=where.event)
    return {"section": section, "struck": words.struck, "instead": inserted if inserted.value else left_out}


def _facts(event: Amendment, entry: Entry, rows: Mapping[str, tuple[Row, ...]], book: Book) -> dict[str, AnyFact]:
    """The terms as they were and are, the days of signature; Company's name as it was when it signed."""
    assert entry.act
    facts: dict[str, AnyFact] = {"event": event_id(event.id, CLAUSE)}
    for name, fact in entry.act.facts.items():
        facts["amended_company_name" if name == "company_name" else name] = fact
    facts |= company(book.matter.terms, entry.after.amended)
    if "former_company_name" in facts:
        facts["company_name"] = facts["former_company_name"]
    return facts | {"certificate": rows["holders"][0]["certificate"]} if event.certificate else facts
