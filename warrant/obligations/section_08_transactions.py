"""Section 8: "Company shall give 30 days' prior written notice thereof to Holder hereof and lawful and adequate
provision shall be made"; Section 12.2: "This Warrant shall be binding upon any corporation ... succeeding to Company".
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_8, section_8_papers, section_9, section_12
from warrant.book import Book
from warrant.events.transaction import Transaction
from warrant.obligations.obligation import Addressee, Obligation, holder_of, to_each
from warrant.stems import file_stem

NOTICE = "transaction_notice"


def due(book: Book) -> Iterator[Obligation]:
    """To each Holder, of each transaction proposed in the Term: notice, provision, assumption by a successor."""
    for each in section_8_papers.proposed(book):
        event, by = each.event, section_8.last_day_of_notice(each.event, book.matter.terms.readings)
        for warrant in each.then.outstanding_warrants:
            yield Obligation(
                kind=NOTICE,
                document=file_stem(NOTICE, event.on, event.id, warrant.certificate),
                event=event.id,
                clause="8",
                to=holder_of(warrant),
                since=event.proposed_on,
                by=by,
                each=to_each(NOTICE, event, holder_of(warrant)),
                not_before=event.proposed_on,
                methods=section_9.METHODS,
                readings=by.readings,
                met_by="giving",
            )
            yield from _conditions(event, holder_of(warrant))


def _conditions(event: Transaction, to: Addressee) -> Iterator[Obligation]:
    """What has to be done by the day of effect, "as a condition of" the transaction."""
    acts = [("provision_for_holder", "8", "provision_made_on")]
    acts += [("assumption_agreement", section_12.SHALL_BIND, "assumed_on")] if event.successor else []
    for kind, clause, done in acts:
        yield Obligation(
            kind=kind,
            document="",
            event=event.id,
            clause=clause,
            to=to,
            since=event.proposed_on,
            manner="do",
            by=event.fact("completed_on", clause),
            done=event.fact(done, clause) if getattr(event, done) else None,
        )
