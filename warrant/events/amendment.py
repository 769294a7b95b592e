"""An amendment or waiver, by an instrument in writing signed by both parties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Price, Shares
from warrant.records import Record
from warrant.terms import Terms

OF_ONE_WARRANT = ("warrant_shares", "holder_name")
TERMS = ("warrant_price", *OF_ONE_WARRANT, "term_ends_on", "company_name", "waives_notice_of")
SECTIONS = (*map(str, range(1, 18)), "Exhibit D")
"""Where words may be amended; Exhibits A to C are forms to fill in."""


@dataclass(frozen=True, kw_only=True)
class Reworded(Record):
    """Words of a Section that are struck, as they stood before, and those put in their place; none leaves them out."""

    section: str
    strike: str
    insert: str = ""

    def mistakes(self) -> Iterator[tuple[str, str, str]]:
        """The field, what is wrong with it, and what to write."""
        if self.section not in SECTIONS:
            yield "section", f"the Warrant has no Section {self.section!r}", f"write one of {', '.join(SECTIONS)}"
        if self.strike.split() == self.insert.split():
            yield "insert", "the same words are put in again", "write the words as amended"


@dataclass(frozen=True, kw_only=True)
class Amendment(Event):
    """What is changed or waived (17): each term as it is from ``amended_on`` on.

    ``warrant_shares`` and ``holder_name`` are those of one ``certificate``; the other terms are those of every
    Warrant. ``waives_notice_of`` is the id of an event of which no paper need be sent, to the Holder of the
    ``certificate`` or, without one, to any. ``words`` are changes of the words themselves, in every Warrant.
    ``signed_by_holder_on`` is the day on which the last Holder that it concerns signed.
    """

    kind: ClassVar[str] = "amendment"
    governed_by: ClassVar[str] = "17"

    amended_on: date
    signed_by_company_on: date | None = None
    signed_by_holder_on: date | None = None
    certificate: str | None = None
    warrant_price: Price | None = None
    warrant_shares: Shares | None = None
    term_ends_on: date | None = None
    company_name: str | None = None
    holder_name: str | None = None
    waives_notice_of: str | None = None
    words: tuple[Reworded, ...] = ()

    @property
    def on(self) -> date:
        """The day from which it is in effect."""
        return self.amended_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """An instrument that one party did not sign, that changes nothing, or a term of no Warrant."""
        for name, whom in (("signed_by_company_on", "Company"), ("signed_by_holder_on", "Holder")):
            signed = getattr(self, name)
            if signed is None:
                yield Mistaken("", f"{whom} did not sign it", f"add {name}: Section 17 requires both parties")
            elif signed > self.amended_on:
                yield Mistaken(name, "it was signed after it took effect", "nothing changes before both have signed")
        stated = [name for name in TERMS if getattr(self, name) is not None]
        if not stated and not self.words:
            yield Mistaken("", "it changes nothing", f"add one of {', '.join(TERMS)}, words")
        for each in self.words:
            for name, what, instead in each.mistakes():
                yield Mistaken(name, what, instead, each)
        for name in (each for each in stated if each in OF_ONE_WARRANT and not self.certificate):
            yield Mistaken(name, "it does not say of which Warrant", "add a line certificate: and its number")
        for name in ("warrant_price", "warrant_shares"):
            if (value := getattr(self, name)) is not None and not value.amount:
                yield Mistaken(name, "it is zero", "write the term as amended")
        if self.warrant_price and self.warrant_price.amount * 100 % 1:
            yield Mistaken("warrant_price", "it is finer than a cent", "write dollars and cents, such as 4.10")
        if self.term_ends_on and self.term_ends_on < self.amended_on:
            yield Mistaken("term_ends_on", "the Term would have ended before", "write a day from amended_on on")
