"""Section 6(xi): an exercise after a record date and before the event.

    ... Company may defer until the occurrence of such event issuing to Holder of all or any part of this
    Warrant which is exercised after such record date and before the occurrence of such event the additional
    shares of capital stock issuable upon such exercise by reason of the adjustment required by such event
    over and above the shares ... issuable upon such exercise before giving effect to such adjustment ...;
    provided, however, that Company shall deliver to such Holder a due bill ...

The adjustment is undone upon the portion exercised: its shares and its price are what they would be without it,
in the proportions in which the adjustment moved the Warrant's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from warrant.data import dataclass
from warrant.events.distribution import Distribution
from warrant.events.exercise import Exercise
from warrant.events.split import Split
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.state import Warrant

CLAUSE = "6(xi)"
Issuable = Callable[[Shares, Price], Shares]
"""The whole shares issuable for a portion of a Warrant at a Warrant Price."""


@dataclass(frozen=True)
class _Portion:
    """A portion of a Warrant, in shares, and the Warrant Price of each."""

    shares: Shares
    price: Price


def additional_shares(
    event: Exercise, held: Warrant, portion: Shares, price: Fact[Price], issued: Fact[Shares], of: Issuable, to: Matter
) -> tuple[Mapping[str, AnyFact], ...]:
    """For each event still to be made, the shares issuable before giving effect to its adjustment, and the rest.

    ``of`` tells what is issuable for a portion at a price. Where two are pending, the later is undone first.
    """
    rows: list[Mapping[str, AnyFact]] = []
    after, whole_portion = issued, _Portion(portion, price.value)
    for pending, adjusted in _pending(event, held, to):
        whole_portion = _before(whole_portion, adjusted)
        row = _row(event, pending, after, adjusted, of(whole_portion.shares, whole_portion.price))
        if row["additional_shares"].value.amount > 0:
            rows.append(row)
        after = row["shares_before"]
    return tuple(rows)


def _pending(event: Exercise, held: Warrant, matter: Matter) -> Iterator[tuple[Split | Distribution, AnyFact]]:
    """Each event of record before the exercise and made after it, with the shares that its adjustment left."""
    pending = {
        each.id: each
        for each in matter.events
        if isinstance(each, Split | Distribution) and each.record_date < event.on < each.made_on
    }
    for fact in held.shares.walk() if pending else ():
        if fact.name == "shares_after" and fact.event in pending:
            yield pending.pop(fact.event), fact


def _before(portion: _Portion, adjusted: AnyFact) -> _Portion:
    """The portion without the adjustment that left ``adjusted`` shares, by the facts that these rest on.

    Section 5 rests on the two prices and the shares before; reading R2, "proportional", on the shares and the ratio.
    """
    product, *prices = adjusted.inputs
    held = next(each.value for each in product.inputs if isinstance(each.value, Shares))
    before = next((each.value for each in product.inputs if isinstance(each.value, Price)), None)
    by_price = before / prices[0].value if before else adjusted.value / held
    return _Portion(portion.shares * (held / adjusted.value), portion.price * by_price)


def _row(
    event: Exercise, pending: Split | Distribution, after: AnyFact, adjusted: AnyFact, number: Shares
) -> Mapping[str, AnyFact]:
    prefix: str = f"{event.id}.{pending.id}"
    how = "the shares issuable upon the exercise before giving effect to the adjustment"
    before = Fact(f"{prefix}.shares_before", number, CLAUSE, how, (after, adjusted), event=event.id)
    how = "the shares issuable by reason of the adjustment, over and above those"
    value = max(after.value - number, Shares.of(0))
    additional = Fact(f"{prefix}.additional_shares", value, CLAUSE, how, (after, before), event=event.id)
    how = "the event that is still to be made"
    return {
        "event": Fact(f"{prefix}.event", pending.id, CLAUSE, how, event=event.id),
        "record_date": pending.fact("record_date", CLAUSE),
        "made_on": pending.fact("made_on", CLAUSE),
        "shares_before": before,
        "shares_after": after,
        "additional_shares": additional,
    }
