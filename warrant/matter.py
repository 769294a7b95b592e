"""Matter: one instrument's whole history as its files state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from warrant.assertions import Assertion
from warrant.data import dataclass
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.listed import HolderList
from warrant.mailings import CameBack, Mailing
from warrant.prices import Quote
from warrant.terms import Terms
from warrant.waivers import Waiver


@dataclass(frozen=True)
class Matter:
    """Terms, events in the file's order, quotes by day, mailings in the file's order, what others assert, waivers.

    ``mailings_in_all`` are those of every day, where ``mailings`` are those up to one: what reaches back, as a dispute
    does (6(vii)), is judged by them whichever day is looked at. ``lists`` are those of the Holders to whom Warrants
    were divided, by the id of the division; what was mailed to these Holders is kept there. ``returns`` are what came
    back of all that was mailed, on whatever day.
    """

    terms: Terms
    events: tuple[Event, ...] = ()
    prices: Mapping[date, tuple[Quote, ...]] = field(default_factory=dict)
    mailings: tuple[Mailing, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    mailings_in_all: tuple[Mailing, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    lists: Mapping[str, HolderList] = field(default_factory=dict)
    returns: tuple[CameBack, ...] = ()

    @cached_property
    def tranches(self) -> Mapping[str, tuple[Issuance, ...]]:
        """The later tranches of each issue by the id of its first, in the file's order (reading R17)."""
        found: defaultdict[str, tuple[Issuance, ...]] = defaultdict(tuple)
        for event in self.events:
            if isinstance(event, Issuance) and event.tranche_of:
                found[event.tranche_of] += (event,)
        return dict(found)
