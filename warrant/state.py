"""What is in effect at one moment: price, stock, Warrants, and what the Sections keep beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from warrant.altered import altered
from warrant.data import dataclass
from warrant.events.dissolution import Dissolution
from warrant.exhibit_d.underway import Underway
from warrant.facts import AnyFact, Fact
from warrant.parts import Parts
from warrant.quantities import NO_SHARES, Price, Shares
from warrant.section_4 import Left
from warrant.terms import Holder, PlanName


@dataclass(frozen=True)
class Warrant:
    """One outstanding Warrant: its certificate, its registered Holder, the shares purchasable under it.

    ``parent`` is the certificate that was surrendered for it, ``issued_by`` the event, both ``None`` of the
    first. ``named_by`` and ``address_by`` are the events that last changed the Holder's name and its address.

    With ``parts`` it stands for all new Warrants of a division, registered in the names of the Holders of a list
    (7.2): its certificate is the division's id, its shares are their sum, its Holder are they all, ``listed`` many.
    """

    certificate: str
    holder: Holder
    shares: Fact[Shares]
    parent: str | None = None
    issued_on: date | None = None
    issued_by: str | None = None
    named_by: str | None = None
    address_by: str | None = None
    parts: Parts | None = None
    listed: int = 0

    def holding(self, shares: Fact[Shares]) -> Warrant:
        """The same Warrant for other shares."""
        return altered(self, shares=shares)


@dataclass(frozen=True)
class Cancelled:
    """A Warrant that was surrendered or replaced, as it stood then; by which event, and when (7.2)."""

    warrant: Warrant
    on: date
    by: str


SHARES_DEEMED = ("deliverable", "delivered", "cancelled", "uncounted")


@dataclass(frozen=True)
class Purchased:
    """Warrant Shares purchased under one Warrant that the person in whose name they stand has not sold (Exhibit D 1).

    ``certificate`` is that of the Warrant, ``name`` and ``address`` are those entered on the books of Company.
    """

    certificate: str
    name: str
    address: tuple[str, ...]
    shares: Fact[Shares]


@dataclass(frozen=True)
class Deemed:
    """Shares deemed issued under one issue of rights (6(i)3).

    ``deliverable`` are those still to come, ``delivered`` those that have come, ``cancelled`` those that
    never will and yet stay deemed issued (reading R22). ``whole`` is the number for which all that was
    received for them counts: what was first deliverable, as changes and splits restate it. ``adjusted``
    says whether the issue of the rights adjusted the Warrant Price. ``uncounted`` are those still to come
    under a plan that do not count before they come (reading R23). ``plan`` is the plan of Section 4(ii)
    under which the rights were granted.
    """

    issue: str
    deliverable: Shares
    delivered: Shares = NO_SHARES
    cancelled: Shares = NO_SHARES
    adjusted: bool = False
    uncounted: Shares = NO_SHARES
    plan: PlanName | None = None
    whole: Shares = NO_SHARES

    @property
    def counted(self) -> Shares:
        """What counts as outstanding beside the shares actually issued."""
        return self.deliverable - self.uncounted + self.cancelled

    def times(self, ratio: Fraction, nearest: Callable[[Shares], Shares]) -> Deemed:
        """The same restated by a split, each count to the nearest tenth of a share (6(vi))."""
        restated: dict[str, Any] = {name: nearest(getattr(self, name) * ratio) for name in SHARES_DEEMED}
        return replace(self, whole=self.whole * ratio, **restated)


@dataclass(frozen=True)
class InLieu:
    """What each share purchasable became in a transaction of Section 8, of one kind: a ratio, or dollars of cash.

    ``by`` is the transaction; ``counted`` says whether the stock outstanding after it is known.
    """

    kind: str
    description: str
    per_share: AnyFact
    by: str
    counted: bool


@dataclass(frozen=True)
class Furnished:
    """An address for notices that a party furnished in writing, and the one that it had before (14)."""

    name: str
    on: date
    former: tuple[str, ...]
    address: tuple[str, ...]


@dataclass(frozen=True)
class Reworded:
    """Words of a Section that an instrument struck, and those put in their place, which may be none (17)."""

    section: Fact[str]
    struck: Fact[str]
    inserted: Fact[str]


@dataclass(frozen=True)
class Amended:
    """Terms of all Warrants that are not as executed (14, 17); ``None`` for each that is. ``words`` in their order."""

    expires_on: Fact[date] | None = None
    company_name: Fact[str] | None = None
    company_address: tuple[str, ...] | None = None
    words: tuple[Reworded, ...] = ()


@dataclass(frozen=True)
class State:
    """What is in effect at one moment.

    ``outstanding`` are the shares of Common Stock that Section 6(i) counts: ``issued``, and those deemed issued.
    ``deemed`` holds the latter by the id of the issue of the rights, ``deemed_total`` what they count for together.
    ``warrants`` are those outstanding, each with its Holder, ``divided`` those divided among the Holders of a list.
    ``cancelled`` are the Warrants no longer outstanding, in the order in which they were cancelled.
    ``authorised`` is the Common Stock authorised where that was changed, ``reserved`` what is reserved for the
    Warrants where that is stated (Section 3). ``in_lieu`` is what each share purchasable became under Section 8,
    ``dissolution`` one of Section 9 that was resolved.
    ``purchased`` are the Warrant Shares bought and kept, ``registrations`` what goes on under Exhibit D, by the
    id of the event that began it.
    ``left`` is what is left of Section 4. ``carried`` is the exact price of adjustments too small to move a
    cent, where they are carried forward (reading R34).
    """

    price: Fact[Price]
    outstanding: Fact[Shares]
    warrants: tuple[Warrant, ...]
    issued: Fact[Shares]
    left: Left
    deemed_total: Fact[Shares]
    deemed: Mapping[str, Deemed] = field(default_factory=dict)
    divided: tuple[Warrant, ...] = ()
    cancelled: tuple[Cancelled, ...] = ()
    authorised: Fact[Shares] | None = None
    reserved: Fact[Shares] | None = None
    purchased: tuple[Purchased, ...] = ()
    registrations: Mapping[str, Underway] = field(default_factory=dict)
    in_lieu: tuple[InLieu, ...] = ()
    dissolution: Dissolution | None = None
    furnished: tuple[Furnished, ...] = ()
    amended: Amended | None = None
    carried: Fact[Price] | None = None

    @property
    def starting_price(self) -> Fact[Price]:
        """The price from which a computation starts: that in effect, or the exact one carried forward."""
        return self.carried or self.price

    @property
    def outstanding_warrants(self) -> tuple[Warrant, ...]:
        """Every Warrant outstanding, those of a division as one."""
        return (*self.warrants, *self.divided)

    @property
    def purchasable(self) -> Shares:
        """The shares purchasable under all Warrants."""
        return sum((each.shares.value for each in self.outstanding_warrants), NO_SHARES)

    def facts(self) -> Iterator[AnyFact]:
        """Every fact that is in effect."""
        yield self.price
        yield self.outstanding
        yield self.issued
        if self.deemed_total.value.amount:
            yield self.deemed_total
        yield from (warrant.shares for warrant in self.outstanding_warrants)
        yield from (each for each in (self.authorised, self.reserved) if each)
        yield from (bought.shares for bought in self.purchased)
        yield from (each.per_share for each in self.in_lieu)
        yield from self.left.facts()
        if self.carried:
            yield self.carried

    def mapped(self, change: Callable[[AnyFact], AnyFact]) -> State:
        """The state with another fact in place of each."""
        warrants = tuple(warrant.holding(change(warrant.shares)) for warrant in self.warrants)
        divided = tuple(warrant.holding(change(warrant.shares)) for warrant in self.divided)
        purchased = tuple(replace(bought, shares=change(bought.shares)) for bought in self.purchased)
        price, outstanding, issued = change(self.price), change(self.outstanding), change(self.issued)
        in_lieu = tuple(replace(each, per_share=change(each.per_share)) for each in self.in_lieu)
        authorised, reserved, carried = (
            change(each) if each else None for each in (self.authorised, self.reserved, self.carried)
        )
        return replace(
            self,
            price=price,
            outstanding=outstanding,
            issued=issued,
            deemed_total=change(self.deemed_total),
            warrants=warrants,
            divided=divided,
            purchased=purchased,
            authorised=authorised,
            reserved=reserved,
            in_lieu=in_lieu,
            left=self.left.mapped(change),
            carried=carried,
        )
