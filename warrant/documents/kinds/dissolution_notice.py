"""The notice of dissolution or liquidation (Section 9), to each Holder.

In case of any distribution of the assets of Company in dissolution or liquidation ..., Company shall give notice
thereof to Holder hereof ... and, in any case, Holder hereof may exercise this Warrant within thirty (30) days from the
date of the giving of such notice, and all rights herein granted not so exercised ... shall thereafter become null and
void.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_9, section_14
from warrant.book import Book
from warrant.documents.common import company, to_holder
from warrant.documents.document import Document
from warrant.events.dissolution import Dissolution
from warrant.facts import AnyFact
from warrant.section_9_papers import resolved

KIND = section_9.NOTICE
SHORT = "DL"


def called_for(book: Book) -> Iterator[Document]:
    """One for each dissolution or liquidation resolved in the Term and each Warrant outstanding then."""
    for each in resolved(book):
        shared = company(book.matter.terms, each.then.amended) | _facts(each.event)
        shared["price_in_effect"] = each.then.price
        for warrant in each.then.warrants:
            facts = shared | {"shares_purchasable": warrant.shares}
            yield to_holder(KIND, SHORT, section_9.CLAUSE, each.event, warrant, facts)


def _facts(event: Dissolution) -> dict[str, AnyFact]:
    """What was resolved, and how notice is given. The last days are counted from the mailing: the paper tells how."""
    sent_by = section_14.sent_by(section_9.METHODS, event.id, section_9.CLAUSE)
    facts: dict[str, AnyFact] = {name: event.fact(name, section_9.CLAUSE) for name in ("resolved_on", "of")}
    if last := section_9.last_day_to_mail(event):
        facts |= {"distributed_on": event.fact("distributed_on", section_9.CLAUSE), "last_day_to_mail": last}
    return facts | {"sent_by": sent_by}
