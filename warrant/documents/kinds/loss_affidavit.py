"""What a replacement rests on (7.2): an affidavit of loss and indemnity, or a receipt of a mutilated Warrant.

Upon receipt by Company of evidence reasonably satisfactory to it of the loss, theft or destruction, and, in such
case, of indemnity or security reasonably satisfactory to it, and upon surrender of this Warrant if mutilated,
Company shall make and deliver a new Warrant of like tenor, in lieu of this Warrant.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_7
from warrant.adjustment import Act
from warrant.book import Book
from warrant.documents.common import company, to_holder
from warrant.documents.document import Document
from warrant.events.replacement import Replacement
from warrant.facts import AnyFact

KIND = "loss_affidavit"
SHORT = "LA"


def called_for(book: Book) -> Iterator[Document]:
    """One for each replacement, of the Warrant replaced."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if isinstance(event, Replacement) and act and act.of:
            facts = company(book.matter.terms, entry.after.amended) | _facts(event, act)
            yield to_holder(KIND, SHORT, section_7.CLAUSE, event, act.of, facts)


def _facts(event: Replacement, act: Act) -> dict[str, AnyFact]:
    """What the event states and the new Warrant; what secures Company by its own name."""
    facts = {name: fact for name, fact in act.facts.items() if name != "secured_by"}
    (issued,) = act.rows["issued"]
    facts["new_certificate"] = issued["certificate"]
    if "secured_by" in act.facts:
        facts[event.secured_by] = act.facts["secured_by"]
    return facts
