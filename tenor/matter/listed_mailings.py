"""Mailings to listed Holders: told from the others by the list, and counted as it passes.

A paper to one Holder is named by kind, event and certificate; which certificates there are, only the list says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from warrant import section_14
from warrant.documents.kinds import adjustment_statement, extraordinary_dividend_notice
from warrant.events.event import Event
from warrant.listed import Listed, Sending, Sendings, Unlisted
from warrant.mailings import Mailing
from warrant.obligations.section_08_transactions import NOTICE as TRANSACTION_NOTICE
from warrant.section_6.vii_determination import NOTICE as DETERMINATION_NOTICE
from warrant.section_6.x_stockholders_notice import NOTICE as STOCKHOLDERS_NOTICE_COPY
from warrant.stems import file_stem

KINDS = (
    adjustment_statement.KIND,
    extraordinary_dividend_notice.KIND,
    STOCKHOLDERS_NOTICE_COPY,
    TRANSACTION_NOTICE,
    DETERMINATION_NOTICE,
)
"""What is owed to each Holder of a list (``warrant.obligations``)."""


class ListedMailings:
    """The mailings of a matter, held against the lines of a list one after the other.

    ``sent`` says, by a paper's name without the certificate, how many listed Holders it was mailed to in which way,
    ``sha256`` are the hashes of the files that were mailed to them.
    """

    def __init__(self, events: Iterable[Event], mailings: Iterable[Mailing]) -> None:
        self.sent: defaultdict[str, Counter[Sendings]] = defaultdict(Counter)
        self.sha256: set[str] = set()
        self._mailings = tuple(mailings)
        self._taken: set[int] = set()
        self._by_certificate: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        stems = [f"{file_stem(kind, event.on, event.id)}-" for event in events for kind in KINDS]
        for number, mailing in enumerate(self._mailings):
            for stem in stems:
                if mailing.document.startswith(stem):
                    self._by_certificate[mailing.document[len(stem) :]].append((stem[:-1], number))

    @property
    def others(self) -> tuple[Mailing, ...]:
        """The mailings that are to no Holder of the list."""
        return tuple(each for number, each in enumerate(self._mailings) if number not in self._taken)

    def take(self, each: Listed | Unlisted) -> None:
        """The next line of the list: what was mailed to it; nothing counts for a line that cannot be used."""
        named = self._by_certificate.pop(each.certificate, None) if each.certificate else None
        if not named:
            return
        self._taken.update(number for _, number in named)
        papers: defaultdict[str, list[Mailing]] = defaultdict(list)
        for stem, number in named:
            papers[stem].append(self._mailings[number])
            if sha256 := self._mailings[number].sha256:
                self.sha256.add(sha256.lower())
        if isinstance(each, Listed):
            for stem, mailings in papers.items():
                sendings = (_sending(mailing, each) for mailing in mailings)
                self.sent[stem][tuple(sorted(sendings, key=lambda sending: sending.sent_on))] += 1


def _sending(mailing: Mailing, to: Listed) -> Sending:
    addressed = section_14.so_addressed(mailing, to.name, to.address)
    return Sending(mailing.sent_on, mailing.method, addressed, mailing.received_on)
