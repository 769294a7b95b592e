"""Exhibit D 2(b): who is advised of an underwriter's limit, and of which line of the table.

    Company shall so advise all holders of securities requesting registration, and the number of shares of
    securities that are entitled to be included in the registration and underwriting shall be allocated

Not formalised: the advice to a director, an officer or an Other Shareholder whose address the matter does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from warrant.book import Book, Entry
from warrant.events.registration_cutback import RegistrationCutback
from warrant.exhibit_d.s1_definitions import told_of
from warrant.exhibit_d.underway import Told
from warrant.facts import AnyFact
from warrant.section_17 import in_force


class Advised(NamedTuple):
    """One to be advised: whom, by which event, its own line of the table, and whether it is a Holder."""

    to: Told
    entry: Entry
    line: Mapping[str, AnyFact]
    is_holder: bool


def advised(book: Book) -> Iterator[Advised]:
    """Each holder of securities that requested registration, once for each limit."""
    for entry in book.entries:
        event = entry.event
        if isinstance(event, RegistrationCutback) and entry.act:
            numbers = {party.name: number for number, party in enumerate(event.parties, 1)}
            for line in entry.act.rows["allocation"]:
                name = str(line["name"].value)
                number = numbers.get(name)
                to = _party(event, number) if number else _holder(name, event, entry, book)
                if to and to.address:
                    yield Advised(to, entry, line, is_holder=not number)


def shares_in(line: Mapping[str, AnyFact]) -> dict[str, AnyFact]:
    """All the requests that share with one line of the table, and the shares available to them together.

    ``in_proportion`` says that these are fewer; where all that was requested is available, it is left out.
    """
    exact = line["exact_part"]
    requested, of_requested, of_available = exact.inputs
    facts = {"of_requested": of_requested, "of_available": of_available}
    return {**facts, "in_proportion": exact} if exact.value < requested.value else facts


def _party(event: RegistrationCutback, number: int) -> Told:
    party = event.parties[number - 1]
    return Told(party.name, party.address, f"party-{number}")


def _holder(name: str, event: RegistrationCutback, entry: Entry, book: Book) -> Told | None:
    terms = in_force(entry.after, book.matter).terms
    return told_of(name, entry.after.registrations[event.of], entry.after, terms, event.on)
