"""Exhibit D 9(iii): "furnish to Holder forthwith upon request a written statement by Company"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.events.rule_144_request import Rule144Request
from warrant.exhibit_d.s1_definitions import holding_of
from warrant.exhibit_d.s9_rule_144 import CLAUSE, STATEMENT
from warrant.obligations.obligation import Addressee, Obligation, notice
from warrant.section_17 import in_force


def due(book: Book) -> Iterator[Obligation]:
    """A statement as to Rule 144 and the reporting requirements, upon each request of a Holder."""
    for entry in book.entries:
        event = entry.event
        if not isinstance(event, Rule144Request) or not entry.act or entry.act.facts["statement_owed"].value == "no":
            continue
        if holding := holding_of(event.holder, entry.after, in_force(entry.after, book.matter).terms, event.on):
            yield notice(STATEMENT, event, CLAUSE, Addressee(*holding.holder))
