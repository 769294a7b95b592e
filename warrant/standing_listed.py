"""How what is due to each Holder of a list stands: to how many of them it was sent, and why others do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from warrant import section_14
from warrant.book import Book
from warrant.data import dataclass
from warrant.listed import Sending, Sendings
from warrant.mailings import Mailing
from warrant.obligations import Obligation


@dataclass(frozen=True)
class ToListed:
    """Of ``of`` Holders to how many a paper was ``sent`` so that it counts, and on which day to the last of these.

    ``because`` says of how many further Holders the mailings do not count for which reason.
    """

    of: int
    sent: int
    last_on: date | None
    because: Mapping[str, int] = field(default_factory=dict)

    @property
    def done_on(self) -> date | None:
        """The day on which the last of all of them was sent; ``None`` while any lacks."""
        return self.last_on if self.sent == self.of else None

    @property
    def lacking(self) -> str:
        """How many lack, and why those that were sent do not count."""
        why = "".join(f"; {count}: a mailing {because}" for because, count in self.because.items())
        return f"no mailing that counts to {self.of - self.sent} of {self.of} Holders{why}"


def to_listed(obligation: Obligation, book: Book, as_of: date) -> ToListed:
    """To how many Holders of a list a paper was sent up to a day."""
    sent: Mapping[Sendings, int] = book.matter.lists[obligation.to.certificate].sent.get(obligation.each, {})
    days: Counter[date] = Counter()
    because: Counter[str] = Counter()
    for sendings, count in sent.items():
        made = [each for each in sendings if each.sent_on <= as_of]
        counted = [_counted_on(each, obligation) for each in made if not any(_reasons(each, obligation))]
        if counted:
            days[min(counted)] += count
        for reason in dict.fromkeys(why for each in made for why in _reasons(each, obligation)) if not counted else ():
            because[reason] += count
    return ToListed(obligation.to.listed, sum(days.values()), max(days, default=None), because)


def wrongly_sent(mailing: Mailing | Sending, obligation: Obligation) -> Iterator[str]:
    """Why a mailing does not count, to whomever it went: a clause of a sentence for each reason."""
    if obligation.not_before and mailing.sent_on < obligation.not_before:
        yield f"was made before {obligation.not_before}"
    if mailing.method not in obligation.methods:
        yield f"went by {mailing.method}, which is not allowed"


def _reasons(sending: Sending, obligation: Obligation) -> Iterator[str]:
    yield from wrongly_sent(sending, obligation)
    if not sending.so_addressed:
        yield "was not addressed to the Holder at its address in the list"


def _counted_on(sending: Sending, obligation: Obligation) -> date:
    """The day on which it meets the obligation: of a notice to be given, that of Section 14."""
    if obligation.met_by == "sending" or sending.method in section_14.MAIL:
        return sending.sent_on
    return sending.received_on or sending.sent_on
