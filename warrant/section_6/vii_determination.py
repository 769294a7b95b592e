"""Section 6(vii): the Current Market Price as it was determined, and as a dispute of it came out.

    ... if the Common Stock is not traded in such manner that the quotations referred to in this clause (vii) are
    available for the period required hereunder, the Current Market Price shall be determined in good faith by
    the Board of Directors of Company or, if such determination cannot be made or if Holder disputes in writing
    any determination so made ... within 30 days of being informed of such determination, by a nationally
    recognized independent investment banking or accounting firm selected by the Board of Directors ...

Until there is an outcome, the Board's price stands; the outcome's replaces it from the first, by replay. That the
Board acted in good faith, and that a firm is independent and nationally recognized, is taken as stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from warrant import section_14
from warrant.data import dataclass
from warrant.events.address_change import AddressChange
from warrant.events.determination import Determination, Selector
from warrant.events.dispute import Dispute
from warrant.events.dispute_outcome import DisputeOutcome
from warrant.events.transfer import Transfer
from warrant.facts import AnyFact, Fact
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.quantities import Price

CLAUSE = "6(vii)"
DAYS = 30
NOTICE = "determination_notice"
BOARD = "the Board of Directors of Company"
SELECTORS: dict[Selector, str] = {
    "board": BOARD,
    "american_arbitration_association": "the American Arbitration Association",
}


@dataclass(frozen=True)
class Determined:
    """The price that stands for a day in question: who determined it, when, and the disputes of it."""

    price: Fact[Price]
    by: Fact[str]
    on: Fact[date]
    grounds: tuple[AnyFact, ...] = ()


def determined(matter: Matter, day: date) -> Determined | None:
    """The determination that stands for a day in question; ``None`` where none was made."""
    of_the_day = determinations(matter, day)
    if not of_the_day:
        return None
    first = of_the_day[0]
    disputes = tuple(disputes_of(first, matter))
    for dispute in disputes:
        outcome = outcome_of(dispute, matter)
        if outcome and in_time(dispute, first, matter):
            return _made_by(outcome, (first.fact("price", CLAUSE), *_grounds((dispute,), first, matter)))
    return _made_by(first, tuple(_grounds(disputes, first, matter)))


def _made_by(event: Determination | DisputeOutcome, grounds: tuple[AnyFact, ...]) -> Determined:
    return Determined(event.fact("price", CLAUSE), by(event), event.fact("determined_on", CLAUSE), grounds)


def determinations(matter: Matter, day: date) -> list[Determination]:
    """The determinations of the price on a day, the earliest first."""
    found = [each for each in matter.events if isinstance(each, Determination) and each.for_day == day]
    return sorted(found, key=lambda each: each.determined_on)


def disputes_of(determination: Determination, matter: Matter) -> Iterator[Dispute]:
    """The disputes of a determination, in time or not, the earliest first."""
    disputes = [each for each in matter.events if isinstance(each, Dispute) and each.of == determination.id]
    yield from sorted(disputes, key=lambda each: each.disputed_on)


def outcome_of(dispute: Dispute, matter: Matter) -> DisputeOutcome | None:
    """What a firm determined upon a dispute, if it has."""
    outcomes = (each for each in matter.events if isinstance(each, DisputeOutcome) and each.of == dispute.id)
    return next(outcomes, None)


def in_time(dispute: Dispute, determination: Determination, matter: Matter) -> bool:
    """Whether a Holder disputed within thirty days of being informed; before it was, it may."""
    last = last_day_to_dispute(dispute.id, determination, dispute.holder, matter)
    return last is None or dispute.disputed_on <= last.value


def last_day_to_dispute(prefix: str, determination: Determination, holder: str, matter: Matter) -> Fact[date] | None:
    """The thirtieth day after the Holder of a name was informed; ``None`` where no mailing says that it was."""
    told = [(day, each) for each in _notices(determination, holder, matter) if (day := _informed(each, matter))]
    if not told:
        return None
    day, mailing = min(told, key=lambda pair: pair[0])
    how = "the day on which Holder was informed of the determination by the notice mailed"
    informed = Fact(f"{prefix}.informed_on", day, "14", how, readings=("R40",), source=mailing.source("sent_on"))
    how = "thirty days after Holder was informed"
    return Fact(f"{prefix}.last_day_to_dispute", day + timedelta(DAYS), CLAUSE, how, (informed,))


def days_to_dispute(event: Determination) -> Fact[int]:
    """The thirty days within which Holder may dispute, as a figure."""
    return Fact(f"{event.id}.days_to_dispute", DAYS, CLAUSE, "the days that the clause names", event=event.id)


def by(event: Determination | DisputeOutcome) -> Fact[str]:
    """Who determined the price, in words."""
    words = BOARD
    if event.firm is not None and event.selected_by is not None:
        words = f"{event.firm}, selected by {SELECTORS[event.selected_by]}"
    how = "who determined the Current Market Price"
    source = event.source("firm")
    return Fact(f"{event.id}.determined_by", words, CLAUSE, how, event=event.id, source=source)


def _notices(determination: Determination, holder: str, matter: Matter) -> Iterator[Mailing]:
    begins = f"{determination.determined_on}-{NOTICE.replace('_', '-')}-{determination.id}-"
    mailings = matter.mailings_in_all or matter.mailings
    return (each for each in mailings if each.document.startswith(begins) and each.to == holder)


def _informed(mailing: Mailing, matter: Matter) -> date | None:
    """The day by reading R40; what was not "so addressed" (Section 14) informs when it is received alone."""
    if matter.terms.readings["R40"] == "when_received" or mailing.address not in _addresses(mailing.to, matter):
        return mailing.received_on
    return section_14.given_on(mailing)


def _addresses(holder: str, matter: Matter) -> set[str]:
    """Every address for notices of the Holder of a name, and those that any Holder furnished."""
    first = matter.terms.holder
    stated = [(first.name, first.address)]
    for event in matter.events:
        if isinstance(event, Transfer):
            stated += [(each.name, each.address) for each in event.transferees]
        elif isinstance(event, AddressChange) and event.of == "holder":
            stated.append((holder, event.address))
    return {"; ".join(address) for name, address in stated if name == holder}


def _grounds(disputes: tuple[Dispute, ...], determination: Determination, matter: Matter) -> Iterator[AnyFact]:
    for dispute in disputes:
        yield dispute.fact("disputed_on", CLAUSE)
        if last := last_day_to_dispute(dispute.id, determination, dispute.holder, matter):
            yield last
