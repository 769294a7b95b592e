"""Standing: how an obligation stands on a day, by what was mailed up to it.

Section 10 fixes a last day on which "Company shall mail notice"; Section 6(viii) has a statement "sent by
mail" and fixes none. So an obligation is met by sending, on the day of sending. A mailing counts that

- was made when the paper could be sent: of a notice, not before the declaration that it reports;
- went by a method that the clause allows (readings R14 and R36);
- was addressed to the registered Holder at its address, as Section 14 has it ("so addressed").

An act that is no sending is done on the day that the matter states for it (``Obligation.done``). Of a delivery by hand
without a day of receipt, that day is the day on which it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from warrant import section_14
from warrant.book import Book
from warrant.data import dataclass
from warrant.mailings import Mailing
from warrant.obligations import Obligation, mailings_of, obligations
from warrant.standing_listed import ToListed, to_listed, wrongly_sent

Word = Literal["met", "open", "due", "late", "overdue", "lapsed", "waived"]
WORDS: tuple[Word, ...] = ("met", "open", "due", "late", "overdue", "lapsed", "waived")


@dataclass(frozen=True)
class SetAside:
    """A mailing of the paper that does not count, and each reason why."""

    mailing: Mailing
    because: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How one obligation stands as of a day. ``mailing`` is the first that counts, if there is one.

    ``word`` is "met"; "late" where it was sent after the last day; "overdue" where the last day has passed
    and nothing that counts was sent; "due" where no day is fixed, the obligation is in effect, and nothing
    that counts was sent; "open" where its day is still to come; "lapsed" where a right was not used in time;
    "waived" where an instrument under Section 17, ``waived_by``, dispenses with what was not done in time. What is due
    to each Holder of a list is met when it was sent to all of them; ``listed`` tells to how many it was.
    """

    obligation: Obligation
    as_of: date
    word: Word
    mailing: Mailing | None
    set_aside: tuple[SetAside, ...]
    waived_by: str | None = None
    listed: ToListed | None = None

    @property
    def in_order(self) -> bool:
        """Whether nothing is amiss: it is met or waived, its day is still to come, or a right was not used."""
        return self.word in ("met", "open", "lapsed", "waived")

    @property
    def done_on(self) -> date | None:
        """The day on which it was sent or done, where it was by the day judged as of."""
        if self.listed:
            return self.listed.done_on
        if self.mailing:
            return _counted_on(self.mailing, self.obligation)
        done = self.obligation.done
        return done.value if done and done.value <= self.as_of else None

    @property
    def given_on(self) -> date | None:
        """The day on which Section 14 deems the notice given; ``None`` where no receipt is recorded."""
        return section_14.given_on(self.mailing) if self.mailing else None

    @property
    def none_counts(self) -> str:
        """That it was not done, or that no mailing counts, with each that was made and why it does not."""
        if self.obligation.manner != "send":
            return f"not done up to {self.as_of}"
        if self.listed:
            return f"{self.listed.lacking} up to {self.as_of}"
        if not self.set_aside:
            return f"no mailing up to {self.as_of}"
        why = "; ".join(f"that of {each.mailing.sent_on} {' and '.join(each.because)}" for each in self.set_aside)
        return f"no mailing up to {self.as_of} that counts: {why}"


def standings(book: Book, as_of: date) -> Iterator[Standing]:
    """The standing of every obligation of a book, in the obligations' order."""
    for obligation in obligations(book):
        yield standing(obligation, book, as_of)


def standing(obligation: Obligation, book: Book, as_of: date) -> Standing:
    """How an obligation stands as of a day, by the mailings up to it."""
    counting: list[Mailing] = []
    set_aside: list[SetAside] = []
    for mailing in () if obligation.each else mailings_of(obligation, book, as_of):
        if because := tuple(_reasons(mailing, obligation, book)):
            set_aside.append(SetAside(mailing, because))
        else:
            counting.append(mailing)
    first = min(counting, key=lambda mailing: _counted_on(mailing, obligation), default=None)
    listed = to_listed(obligation, book, as_of) if obligation.each else None
    found = Standing(obligation, as_of, "open", first, tuple(set_aside), _waived_by(obligation, book), listed)
    return replace(found, word=_word(found))


def _counted_on(mailing: Mailing, obligation: Obligation) -> date:
    """The day on which a mailing meets an obligation: of a notice to be given, that of Section 14."""
    given = section_14.given_on(mailing) if obligation.met_by == "giving" else None
    return given or mailing.sent_on


def _waived_by(obligation: Obligation, book: Book) -> str | None:
    """The instrument that waives the notice, if there is one."""
    if obligation.manner != "send":
        return None
    for each in book.waivers:
        if each.waives_notice_of == obligation.event and each.certificate in (None, obligation.to.certificate):
            return each.id
    return None


def _reasons(mailing: Mailing, obligation: Obligation, book: Book) -> Iterator[str]:
    """Why a mailing does not count, each a clause of a sentence."""
    yield from wrongly_sent(mailing, obligation)
    to = obligation.to
    right = section_14.addresses_on(book.state, to.name, to.address, mailing.sent_on)
    if not any(section_14.so_addressed(mailing, to.name, each) for each in right):
        whom = "the Holder" if obligation.of == "Company" else "the party"
        yield f"was not addressed to {whom} at its address"


def _word(standing: Standing) -> Word:
    obligation, done, as_of = standing.obligation, standing.done_on, standing.as_of
    last = obligation.by.value if obligation.by else None
    if done and not (last and done > last):
        return "met"
    if standing.waived_by:
        return "waived"
    if done:
        return "late"
    if last and as_of > last:
        return "lapsed" if obligation.manner == "may" else "overdue"
    return "due" if last is None and as_of >= obligation.since and obligation.manner != "may" else "open"
