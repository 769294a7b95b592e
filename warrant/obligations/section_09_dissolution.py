"""Section 9: "Company shall give notice thereof to Holder hereof and shall make no distribution to shareholders until
the expiration of thirty (30) days from the date of mailing of the aforesaid notice".
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_9, section_14
from warrant.book import Book
from warrant.events.dissolution import Dissolution
from warrant.matter import Matter
from warrant.obligations.obligation import Obligation, done, holder_of, to_company
from warrant.section_9_papers import resolved
from warrant.section_17 import in_force
from warrant.state import State
from warrant.stems import file_stem


def due(book: Book) -> Iterator[Obligation]:
    """Of each dissolution: the notice to each Holder, its right to exercise, the first day of a distribution."""
    matter = section_14.mailed_by(book.matter, book.as_of)
    for each in resolved(book):
        yield from _notices(each.event, each.then)
        yield from _rights(each.event, book.state, matter)
        yield from _distribution(each.event, book.state, matter)


def _notices(event: Dissolution, then: State) -> Iterator[Obligation]:
    for warrant in then.warrants:
        yield Obligation(
            kind=section_9.NOTICE,
            document=file_stem(section_9.NOTICE, event.on, event.id, warrant.certificate),
            event=event.id,
            clause="9",
            to=holder_of(warrant),
            since=event.resolved_on,
            by=section_9.last_day_to_mail(event),
            not_before=event.resolved_on,
            methods=section_9.METHODS,
        )


def _rights(event: Dissolution, state: State, matter: Matter) -> Iterator[Obligation]:
    """The right to exercise of each Holder to whom the notice was given."""
    company = in_force(state, matter).terms.company
    for warrant in state.warrants:
        if last := section_9.last_day_of_exercise(event, warrant, state, matter):
            yield Obligation(
                kind="exercise",
                document="",
                event=event.id,
                clause="9",
                to=to_company(company, warrant.certificate),
                since=event.resolved_on,
                of="Holder",
                manner="may",
                by=last,
            )


def _distribution(event: Dissolution, state: State, matter: Matter) -> Iterator[Obligation]:
    """The distribution, which is lawful from its first day on; none while the notice is not mailed to every Holder."""
    first = section_9.first_day_of_distribution(event, state, matter)
    if first:
        company = in_force(state, matter).terms.company
        yield Obligation(
            kind="liquidating_distribution",
            document="",
            event=event.id,
            clause="9",
            to=to_company(company),
            since=first.value,
            manner="may",
            not_before=first.value,
            done=done(event, "distributed_on", "9"),
        )
