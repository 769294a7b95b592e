"""The instrument by which a successor assumes the Warrants (Sections 8 and 12.2): a paper of no one Warrant.

This Warrant shall be binding upon any corporation or other person or entity succeeding to Company by merger,
consolidation or acquisition of all or substantially all of Company's assets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import register, section_8_papers, section_12
from warrant.book import Book
from warrant.documents.common import company, event_id, of_warrant
from warrant.documents.document import Document
from warrant.facts import AnyFact
from warrant.section_8_papers import Proposed
from warrant.state import State

KIND = "assumption_agreement"
SHORT = "AA"


def called_for(book: Book) -> Iterator[Document]:
    """One for each transaction proposed in the Term with a successor, where there are Warrants to be assumed."""
    for each in section_8_papers.proposed(book):
        now = each.entry.after if each.entry else section_8_papers.as_proposed(each.event, book.state)
        if each.event.successor and now.outstanding_warrants:
            yield _agreement(each, now, book)


def _agreement(each: Proposed, now: State, book: Book) -> Document:
    """Of the Warrants outstanding when the transaction takes effect; before that, of those outstanding now."""
    event, terms = each.event, book.matter.terms
    facts = company(terms, now.amended) | section_8_papers.facts(event)
    facts |= {
        "event": event_id(event.id, section_12.SHALL_BIND),
        "law_state": terms.given("warrant", "law_state", "16"),
        "price_in_effect": now.price,
    }
    stated = {name: fact for name, fact in facts.items() if name != "provision_made_on"}
    rows = {"warrants": tuple(_warrants(now)), "receives": tuple(_receives(each, now))}
    return Document(KIND, SHORT, section_12.SHALL_BIND, event.on, event.id, "", stated, rows)


def _warrants(state: State) -> Iterator[Mapping[str, AnyFact]]:
    for warrant in state.outstanding_warrants:
        number = of_warrant(warrant)["certificate"]
        yield {"certificate": number, "holder": register.holder_name(warrant), "shares": warrant.shares}


def _receives(each: Proposed, state: State) -> Iterator[Mapping[str, AnyFact]]:
    for warrant in state.outstanding_warrants:
        for row in section_8_papers.received(each.event, warrant, state):
            yield {"certificate": of_warrant(warrant)["certificate"], **row}
