"""A value of any field of an event, drawn by the field's name and type: so a new kind of event is drawn as it is.

What an event names, a certificate, a Holder or another event, is drawn from what there is by then.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from random import Random
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from warrant import register
from warrant.events.event import Event
from warrant.matter import Matter
from warrant.quantities import Money, Price, Rate, Shares
from warrant.records import Record
from warrant.state import State, Warrant

T = TypeVar("T")
LONGEST = 20
"""Letters, digits and hyphens in the longest id of an event or number of a certificate."""
TEXTS = (
    "Acme, Inc.",
    "The 3rd <National> Bank & Trust Co.",
    'a "unit" of one share, $2.50 and 1/2 of a note due January 1, 2010',
    "Société Générale d'Échange",
    "x" * 90,
    "Section 6(i) of 12,345.67",
)
ADDRESSES = (
    ("1 Main Street",),
    ("Suite 400", "220 Bear Hill Road", "Waltham, Massachusetts 02451", "Attention: A & B"),
    ("<P.O. Box 7>", "New York 10001"),
)
EARLIER = {
    "declared_on", "determined_on", "proposed_on", "executed_on", "evidence_received_on", "notice_mailed_on",
    "selected_on", "approved_on", "signed_by_company_on", "signed_by_holder_on", "first_registration_effective",
}  # fmt: skip
LATER = {
    "made_on", "ex_date", "delivered_on", "distributed_on", "recorded", "taxes_paid_on", "fraction_paid_on",
    "new_warrant_delivered_on", "due_bill_delivered_on", "additional_issued_on", "notice_dated", "completed_on",
    "provision_made_on", "assumed_on", "stockholders_notice_on",
}  # fmt: skip
COUNTS = (1, 7, 100, 12_345, 250_000, 5_000_000)
HOLE = (date(2003, 3, 1), date(2003, 9, 1))
"""Half a year without closing prices, in which the Current Market Price is to be determined."""
SUMS = ("0.01", "12,345.67", "250,000.00", "10,600,000.00")
PRICES = ("0.01", "0.25", "2.005", "3.99", "4.10", "7.654321", "12.00")


@dataclass(frozen=True)
class Stage:
    """Where a history stands: the matter so far, the state that it leaves, the day of what comes next.

    ``recorded`` is the day on which that becomes known, where it is told late.
    """

    random: Random
    matter: Matter
    state: State
    on: date
    recorded: date | None = None

    def one_of(self, choices: Iterable[T]) -> T:
        """One of some; ``Nothing`` where there are none."""
        if among := tuple(choices):
            return self.random.choice(among)
        raise Nothing

    def whole(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def seldom(self) -> bool:
        return self.whole(0, 3) == 3

    def day(self, first: int, last: int) -> date:
        return self.on + timedelta(self.whole(first, last))

    def events(self, *kinds: type[Event]) -> list[Any]:
        return [each for each in self.matter.events if isinstance(each, kinds or Event)]

    def new_name(self, letters: str) -> str:
        """A number or id that nothing bears yet; one of four is as long as may be, one of hyphens and digits."""
        taken = {each.id for each in self.matter.events}
        taken |= {each.warrant.certificate for each in register.registered(self.state)}
        number = len(taken) + self.whole(0, 1)
        plain = f"{letters}-{number}"
        names = (plain, plain, f"{plain}-1", f"{letters}-{number}".ljust(LONGEST, "m"))
        return self.one_of(names)

    def warrant(self) -> Warrant:
        return self.one_of(self.state.warrants)


class Nothing(Exception):
    """There is nothing yet that the field could name."""


def record(stage: Stage, cls: type[T], **fixed: Any) -> T:
    """A record of a class, each field drawn but for those fixed; one with a default is often left to it."""
    hints, values = get_type_hints(cls), dict(fixed)
    for each in fields(cls):  # type: ignore[arg-type]
        if each.name in values or each.name in ("sources", "evidence", "note"):
            continue
        has_default = each.default is not MISSING or each.default_factory is not MISSING
        if not has_default or stage.whole(0, 1):
            values[each.name] = value(stage, cls, each.name, hints[each.name])
    return cls(**values)


def value(stage: Stage, cls: type[Any], name: str, hint: Any) -> Any:
    """A value for one field."""
    if get_origin(hint) in (types.UnionType, Union):
        [hint] = [each for each in get_args(hint) if each is not type(None)]
    if get_origin(hint) is Literal:
        return stage.one_of(get_args(hint))
    if get_origin(hint) is tuple:
        return several(stage, name, get_args(hint)[0])
    return OF_TYPE[hint](stage, cls, name)


def several(stage: Stage, name: str, hint: Any) -> tuple[Any, ...]:
    if name == "address":
        return stage.one_of(ADDRESSES)
    number = stage.whole(1, 3)
    if isinstance(hint, type) and issubclass(hint, Record):
        return tuple(record(stage, hint) for _ in range(number))
    return tuple(TEXTS[:number])


def a_day(stage: Stage, cls: type[Any], name: str) -> date:
    if name in EARLIER:
        return stage.day(-45, 0)
    return stage.day(0, 45) if name in LATER else stage.on


def a_count(stage: Stage, cls: type[Any], name: str) -> Shares:
    tenths = Fraction(stage.whole(1, 9), 10) if stage.seldom() else 0
    if name == "outstanding_after" or name == "authorised_common":
        return Shares.of(stage.one_of((30_000_000, 90_000_000)))
    return Shares(Fraction(stage.one_of(COUNTS)) + (tenths if name in ("shares_deliverable", "warrant_shares") else 0))


def a_text(stage: Stage, cls: type[Any], name: str) -> str:
    """A text, or the name of what there is: of an event, of a certificate, of a Holder."""
    if name in NAMES:
        return stage.one_of(NAMES[name](stage, cls))
    return stage.one_of(TEXTS)


def certificates(stage: Stage, cls: type[Any]) -> list[str]:
    return [each.certificate for each in stage.state.warrants]


def holders(stage: Stage, cls: type[Any]) -> list[str]:
    return [each.warrant.holder.name for each in register.registered(stage.state)]


def new_certificate(stage: Stage, cls: type[Any]) -> list[str]:
    return [stage.new_name("W")]


def earlier_ids(stage: Stage, cls: type[Any]) -> list[str]:
    return [each.id for each in stage.matter.events]


NAMES: dict[str, Callable[[Stage, type[Any]], list[str]]] = {
    "id": lambda stage, cls: [stage.new_name("E")],
    "certificate": certificates,
    "new_certificate": new_certificate,
    "balance_certificate": new_certificate,
    "holder": holders,
    "waives_notice_of": earlier_ids,
    "of": earlier_ids,
    "in_connection_with": earlier_ids,
    "tranche_of": earlier_ids,
}
OF_TYPE: dict[Any, Callable[[Stage, type[Any], str], Any]] = {
    str: a_text,
    date: a_day,
    Shares: a_count,
    int: lambda stage, cls, name: stage.whole(1, 99),
    Money: lambda stage, cls, name: Money.of(stage.one_of(SUMS)),
    Price: lambda stage, cls, name: Price.of(stage.one_of(PRICES)),
    Rate: lambda stage, cls, name: Rate(Fraction(stage.one_of((1, 5, 25)), 100)),
    Fraction: lambda stage, cls, name: Fraction(stage.one_of(("2", "3/2", "21/20", "1/2", "1/10", "7/3"))),
}


def part_of(stage: Stage, shares: Shares) -> int:
    """Some whole shares, one at least where there is one: often all of them."""
    whole = floor(shares.amount)
    return max(1, whole * stage.one_of((1, 5, 9, 10, 10)) // 10)
