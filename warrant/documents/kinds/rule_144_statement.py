"""Company's statement as to its compliance with reporting requirements, upon a Holder's request (Exhibit D 9(iii)).

So long as Holder owns any Registrable Securities, furnish to Holder forthwith upon request a written statement by
Company as to its compliance with the reporting requirements of Rule 144 ..., and of the Securities Act and the
Exchange Act ..., a copy of the most recent annual or quarterly report of Company
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant.book import Book
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import letter, registrable, where_yes
from warrant.events.rule_144_request import Rule144Request
from warrant.exhibit_d.s1_definitions import holding_of
from warrant.exhibit_d.s9_rule_144 import CLAUSE, STATEMENT
from warrant.facts import AnyFact
from warrant.section_17 import in_force

KIND = STATEMENT
SHORT = "RS"


def called_for(book: Book) -> Iterator[Document]:
    """One for each request upon which Company states whether it complied."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if not isinstance(event, Rule144Request) or not act or event.compliance == "not_stated":
            continue
        holding = holding_of(event.holder, entry.after, in_force(entry.after, book.matter).terms, event.on)
        if holding and act.facts["statement_owed"].value == "yes":
            facts = {**_stated(act.facts), **registrable(entry, holding.holder, book)}
            yield letter(KIND, SHORT, CLAUSE, entry, holding.holder, book, facts)


def _stated(facts: Mapping[str, AnyFact]) -> dict[str, AnyFact]:
    """What the statement extends to, and what it says of that; nothing where it extends to no requirement."""
    stated = {**facts, **where_yes("within", facts["rule_144_within"])}
    if "within" not in stated and "subject_since" not in stated:
        stated.pop("exceptions", None)
    elif facts["compliance"].value == "complied":
        stated["complied"] = facts["compliance"]
    return stated
