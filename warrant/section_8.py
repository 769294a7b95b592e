"""Section 8: mergers, consolidations, sales of assets, reorganisations, reclassifications.

    ... Company shall give 30 days' prior written notice thereof to Holder hereof and lawful and adequate
    provision shall be made whereby Holder shall thereafter have the right to receive ..., in lieu of the shares
    of the Common Stock of Company immediately theretofore purchasable hereunder, such shares of stock,
    securities or assets as may ... be issued or payable with respect to or in exchange for the number of shares
    of such Common Stock purchasable hereunder immediately before ... to the end that the provisions hereof
    shall thereafter be applicable as nearly as may be practicable ...

Price and shares stay those of the Common Stock of before; each such share is what it became, and nothing is rounded.
Where that is one kind of stock alone, splits and distributions of it adjust as before, since they move both in
proportion; an issue of it does so where one share became one share. All else is left to counsel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from warrant import deemed_issues
from warrant.adjustment import Act, Effect
from warrant.data import dataclass
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.issuance import Issuance
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.events.repurchase import Repurchase
from warrant.events.rights import OfRights, RightsIssue
from warrant.events.split import Split
from warrant.events.transaction import Received, Transaction
from warrant.facts import AnyFact, Fact, id_of
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Money, Price, Shares
from warrant.readings import Readings
from warrant.state import InLieu, State, Warrant
from warrant.thirty_days import days_prior

CLAUSE = "8"
TYPES = {
    "merger": "merger of Company with another entity",
    "consolidation": "consolidation of Company with another entity",
    "asset_sale": "sale of all or substantially all of Company's assets",
    "reorganisation": "reorganization of the capital stock of Company",
    "reclassification": "reclassification of the capital stock of Company",
}
COUNTED = (Issuance, RightsIssue, OfRights, PlanExercise, PreferredConversion, Repurchase, Exercise)


@dataclass(frozen=True)
class Purchasable:
    """What a Warrant gives the right to purchase in lieu of shares of Common Stock: of one kind, how much."""

    kind: str
    description: str
    per_share: AnyFact
    amount: Fact[Shares | Money]


def transaction(event: Transaction, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """What each share purchasable becomes; a second transaction takes up the stock that the first left."""
    new = becoming(event, state)
    after = _counted(event, replace(state, in_lieu=new))
    stated = ("completed_on", "proposed_on", "of", "description", "successor", "stock_outstanding")
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in stated if getattr(event, name) is not None}
    facts |= {f"per_share_{number}": each.per_share for number, each in enumerate(new, 1)}
    rows = {
        "purchasable": tuple(
            {
                "certificate": _certificate(event, warrant),
                "description": _described(event, number, each),
                "amount": each.amount,
            }
            for warrant in after.outstanding_warrants
            for number, each in enumerate(purchasable(after, warrant), 1)
        )
    }
    return Act(CLAUSE, after, facts, rows)


def becoming(event: Transaction, state: State) -> tuple[InLieu, ...]:
    """What each share purchasable becomes in a transaction, of each kind; ``BadMatter`` where that is for counsel."""
    before = state.in_lieu
    if before and not _sole_stock(before):
        raise event.refuse("receives", *_left_to_counsel(before))
    per_share = before[0].per_share if before else None
    return tuple(_becomes(event, number, each, per_share) for number, each in enumerate(event.receives, 1))


def in_words(event: Transaction) -> Fact[str]:
    """The type of a transaction, in the words of the clause."""
    return Fact(f"{event.id}.transaction", TYPES[event.of], CLAUSE, "the type of transaction", event=event.id)


def _becomes(event: Transaction, number: int, received: Received, before: AnyFact | None) -> InLieu:
    name = "dollars" if received.kind == "cash" else "ratio"
    stated = received.given(f"{event.id}.received.{number}", name, CLAUSE, event.id)
    per_share, how = stated, "what each share of the stock became, for each share that it was in lieu of"
    if before:
        value = stated.value * before.value
        per_share = Fact(f"{event.id}.per_share.{number}", value, CLAUSE, how, (stated, before), event=event.id)
    return InLieu(received.kind, received.description, per_share, event.id, event.stock_outstanding is not None)


def _counted(event: Transaction, state: State) -> State:
    """The state with the stock received counted as outstanding, where that is stated."""
    if event.stock_outstanding is None:
        return state
    return deemed_issues.holding(event.id, state, event.fact("stock_outstanding", CLAUSE), {}, NO_SHARES)


def purchasable(state: State, warrant: Warrant) -> tuple[Purchasable, ...]:
    """What a Warrant gives in lieu of shares of Common Stock, each kind exactly; nothing before any transaction."""
    return tuple(_times(number, each, warrant) for number, each in enumerate(state.in_lieu, 1))


def _times(number: int, each: InLieu, warrant: Warrant) -> Purchasable:
    id = id_of(each.by, warrant.certificate, warrant.shares.id, f"in_lieu.{number}")
    how = "what each share became, times the shares under the Warrant"
    per, shares = each.per_share.value, warrant.shares.value
    amount: Shares | Money = per * shares if isinstance(per, Price) else shares * per
    fact: Fact[Shares | Money] = Fact(id, amount, CLAUSE, how, (each.per_share, warrant.shares), event=each.by)
    return Purchasable(each.kind, each.description, each.per_share, fact)


def _certificate(event: Event, warrant: Warrant) -> Fact[str]:
    id, how = f"{event.id}.{warrant.certificate}.certificate", "the Warrant register"
    return Fact(id, warrant.certificate, "7.1", how, event=event.id)


def _described(event: Event, number: int, each: Purchasable) -> Fact[str]:
    how = "what is received for each share of Common Stock"
    return Fact(f"{event.id}.received.{number}.description", each.description, CLAUSE, how, event=event.id)


def _sole_stock(in_lieu: tuple[InLieu, ...]) -> bool:
    return len(in_lieu) == 1 and in_lieu[0].kind == "stock"


def require_practicable(event: Event, state: State) -> None:
    """``BadMatter`` at an event's line where Section 8 does not say how Section 6 applies to it after a transaction."""
    if not isinstance(event, (*COUNTED, Split, Distribution)):
        return
    in_lieu = state.in_lieu
    if not _sole_stock(in_lieu):
        raise event.refuse("", *_left_to_counsel(in_lieu))
    if isinstance(event, COUNTED) and (in_lieu[0].per_share.value != 1 or not in_lieu[0].counted):
        what = f"{event.id} is of stock that is in lieu of Common Stock since {in_lieu[0].by}"
        instead = f"only where one share became one, and {in_lieu[0].by} states stock_outstanding, is it computed"
        raise event.refuse("", what, f"{instead}; counsel has to settle it with Holder")


def _left_to_counsel(in_lieu: tuple[InLieu, ...]) -> tuple[str, str]:
    what = f"since {in_lieu[0].by} the Warrant is for {' and '.join(each.description for each in in_lieu)}"
    instead = "the instrument applies as nearly as may be practicable, and says no more; counsel has to settle it"
    return what, instead


def proposed(matter: Matter, as_of: date | None) -> Iterator[Transaction]:
    """The transactions proposed up to a day, whether they took effect by then or not."""
    for event in matter.events:
        if isinstance(event, Transaction) and (as_of is None or event.proposed_on <= as_of):
            yield event


def last_day_of_notice(event: Transaction, readings: Readings) -> Fact[date]:
    """The last day on which notice may be given, counted back from the day of effect (reading R28)."""
    effective = event.fact("completed_on", CLAUSE)
    day, how = event.completed_on - days_prior(readings), "thirty days before the transaction"
    return Fact(f"{event.id}.last_day_of_notice", day, CLAUSE, how, (effective,), readings=("R28",), event=event.id)


ACTS: Mapping[type[Event], Callable[..., Act]] = {Transaction: transaction}
