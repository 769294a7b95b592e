"""A new Warrant "of the same tenor", for a balance, a transferee or one in lieu of another (2.1, 7.2, 17).

    unless this Warrant has expired, a new Warrant representing the number of shares ... with respect to which this
    Warrant shall not then have been exercised shall also be issued to Holder
    a new Warrant or Warrants, of the same tenor as this Warrant but registered in the name of the transferee

Its words are those of the executed form, but for amendments and for the corrections that counsel approved. It states
the Warrant Price and the shares in effect when it is made, on its face as in Section 1: its shares are those that
followed from that price (Section 5), and would be adjusted twice beside the price of before. The Term runs from the
date of initial issuance all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import register, slips
from warrant.book import Book, Entry
from warrant.documents.document import Document, Row
from warrant.documents.kinds import warrant as executed
from warrant.facts import AnyFact, Fact
from warrant.slips import OF_THE_NAME
from warrant.state import Amended, Warrant
from warrant.terms import Terms

KIND = "new_warrant"
SHORT = "NW"
NOT_CARRIED = ("filing_exhibit",)
"""Where the executed Warrant was filed is no term of it."""


def called_for(book: Book) -> Iterator[Document]:
    """One for each certificate that an event issued, redlined against the Warrant as executed."""
    [first] = executed.called_for(book)
    for entry in book.entries:
        for warrant in entry.after.warrants:
            if warrant.issued_by == entry.event.id:
                yield _document(warrant, entry, first, book.matter.terms)


def _document(warrant: Warrant, entry: Entry, first: Document, terms: Terms) -> Document:
    assert warrant.issued_on
    amended = entry.after.amended or Amended()
    facts = {name: fact for name, fact in first.facts.items() if name not in NOT_CARRIED}
    facts |= _of_register(warrant, entry) | _as_amended(amended)
    if amended.expires_on:
        del facts["term_years"]
    approved = slips.approved(terms.corrections, warrant.issued_on)
    rows = {
        "amended_term": ({"ends_on": amended.expires_on},) if amended.expires_on else (),
        "reworded": tuple(vars(each) for each in amended.words),
        "corrections": tuple(_listed(each, facts) for each in approved),
    }
    facts |= {slips.name_of(each.id): slips.corrected(each) for each in approved if each.id != OF_THE_NAME}
    if OF_THE_NAME in {each.id for each in approved}:
        facts["company_name_in_preamble"] = _name_in_capitals(facts["company_name"])
    clause = entry.act.clause if entry.act else "7.2"
    return Document(
        KIND, SHORT, clause, entry.event.on, entry.event.id, warrant.certificate, facts, rows, against=first
    )


def _of_register(warrant: Warrant, entry: Entry) -> dict[str, AnyFact]:
    """What the register has of this certificate: its number, day and Holder, the price and the shares in effect."""
    number, how = warrant.certificate, "the Warrant register"
    holder = warrant.holder
    stated = {"state": "preamble", **({"entity": "preamble"} if holder.entity else {})}
    facts: dict[str, AnyFact] = {
        "certificate": Fact(f"{number}.certificate", number, "7.1", how),
        "parent": Fact(f"{number}.parent", warrant.parent or "", "7.1", how),
        "signed_on": Fact(f"{number}.signed_on", warrant.issued_on, "7.2", how),
        "holder_name": register.holder_name(warrant),
        "warrant_price": entry.after.price,
        "warrant_shares": warrant.shares,
    }
    return facts | {f"holder_{name}": holder.given(f"{number}.holder", name, clause) for name, clause in stated.items()}


def _as_amended(amended: Amended) -> dict[str, AnyFact]:
    """The terms of all Warrants that instruments under Section 17 changed."""
    facts: dict[str, AnyFact] = {}
    if amended.company_name:
        facts["company_name"] = amended.company_name
        facts["company_name_in_preamble"] = _name_in_capitals(amended.company_name)
    if amended.expires_on:
        facts |= {"expires_on": amended.expires_on, "term_ends_on": amended.expires_on}
    return facts


def _name_in_capitals(name: AnyFact) -> AnyFact:
    """Company's name as the first paragraph prints it."""
    how = "the name on the face, in capitals"
    return Fact(f"{name.id}.capitals", str(name.value).upper(), "preamble", how, (name,), event=name.event)


def _listed(correction: slips.Correction, facts: Mapping[str, AnyFact]) -> Row:
    if correction.id != OF_THE_NAME:
        return slips.listed(correction)
    return slips.listed(correction, facts["company_name_in_preamble"], _name_in_capitals(facts["company_name"]))
