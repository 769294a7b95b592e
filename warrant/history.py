"""The history of a matter as it is replayed, and beside it the past as rights turned out (6(i)3(C)-(D)).

    such Warrant Price as would have obtained had the adjustment made upon the issuance of such options,
    rights ... being made upon the basis of ...

A readjustment replays the events from the issue of the rights on, with that issue as it turned out, and no
further back: the past before it is kept as former readjustments left it. Other rights that turned out
otherwise before now count in it as they turned out, from their issue on, where that issue, as it was made,
would have adjusted the Warrant Price there (reading R8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from types import ModuleType

from warrant.adjustment import Computation, Effect
from warrant.book import Entry
from warrant.data import dataclass
from warrant.deemed_issues import counting, holding
from warrant.events.change import Change
from warrant.events.event import Event
from warrant.events.lapse import Lapse
from warrant.events.rights import OfRights, RightsIssue
from warrant.events.split import Split
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.section_6 import i_3_c_change, i_3_d_expiry
from warrant.section_6.i_3_readjustment import TurnedOut, amended, one_issue_alone, replayed
from warrant.section_6.splits import ratio
from warrant.state import Deemed, State
from warrant.step import adjusted, step
from warrant.supposed import Supposed

READJUSTING: tuple[ModuleType, ...] = (i_3_c_change, i_3_d_expiry)


@dataclass(frozen=True)
class _Rights:
    """How rights turned out by now.

    ``issued`` is the number of the entry of their issue, ``made``, and ``last`` that of the last event by which
    they turned out otherwise. ``shares`` is what they count for, stated as of their issue, and ``issue`` their
    issue for these, ``None`` where none are left.
    """

    issued: int
    made: RightsIssue
    last: int
    shares: Shares
    issue: RightsIssue | None


class History:
    """The entries of a replay, taken one after the other."""

    def __init__(self, matter: Matter, at_issue: State) -> None:
        self.entries: list[Entry] = []
        self._matter = matter
        self._at_issue = at_issue
        self._issues: dict[str, int] = {}
        self._turned_out: dict[str, _Rights] = {}
        self._as_turned_out: list[State] = []  # the state after each entry, with the rights as they turned out
        self._counted_so: set[str] = set()  # the rights that count as they turned out in those states
        self._left_by: dict[str, Fact[Price]] = {}  # the price that the issue of the rights left, as last readjusted

    @property
    def state(self) -> State:
        """What is in effect after the last entry."""
        return self.entries[-1].after if self.entries else self._at_issue

    def take(self, event: Event, effect: Effect) -> None:
        """Adds the entry of the next event; ``BadMatter`` where the instrument gives no answer for it."""
        if isinstance(event, RightsIssue):
            self._issues[event.id] = len(self.entries)
        entry = step(event, effect, self.state, self._matter)
        if isinstance(event, Change | Lapse):
            entry = self._readjusted(event, entry)
        self.entries.append(entry)
        self._as_turned_out.append(entry.after)

    def _readjusted(self, event: Change | Lapse, entry: Entry) -> Entry:
        """The entry with the readjustment that (C) or (D) makes, if it makes one."""
        readings = self._matter.terms.readings
        clause = next(each for each in READJUSTING if isinstance(event, each.EVENTS))
        if not clause.turns_out(event, self.state, readings):
            return entry
        rights = self._turned_out[event.of] = self._rights(event, clause.basis(event, entry.after, readings))
        if not any(each.clause == clause.CLAUSE and each.applies for each in entry.considered):
            return entry
        if readings["R7"] == "the_one_issue":
            return adjusted(entry, self.state, self._of_the_one_issue(event, clause.CLAUSE, rights), self._matter)
        computation = self._of_all(event, clause.CLAUSE, rights)
        after = replace(entry.after, deemed=self._resting(entry.after.deemed, rights.issued))
        return adjusted(replace(entry, after=after), self.state, computation, self._matter)

    def _resting(self, deemed: Mapping[str, Deemed], first: int) -> Mapping[str, Deemed]:
        """What is deemed issued, with each issue since ``first`` marked if the price as readjusted rests on it."""
        as_if = self._as_turned_out[-1].deemed
        issues = (each.event.id for each in self.entries[first:] if isinstance(each.event, RightsIssue))
        return {**deemed, **{id: replace(deemed[id], adjusted=as_if[id].adjusted) for id in issues if id in as_if}}

    def _rights(self, event: OfRights, turned_out: TurnedOut) -> _Rights:
        first = self._issues[event.of]
        made, factor = self.entries[first].event, Fraction(1)
        for each in self.entries[first:]:
            if isinstance(each.event, Split):
                factor *= ratio(each.event, "6(i)3").value
        assert isinstance(made, RightsIssue)
        shares = turned_out.shares * (1 / factor)
        return _Rights(first, made, len(self.entries), shares, amended(made, shares, turned_out.part))

    def _of_all(self, event: OfRights, clause: str, rights: _Rights) -> Computation:
        states = list(self._replayed(event, rights))
        self._as_turned_out[rights.issued :] = states
        path = tuple(
            self._row(event, clause, number, state.price) for number, state in enumerate(states, rights.issued)
        )
        ids = (entry.event.id for entry in self.entries[rights.issued :])
        computation = replayed(event, clause, rights.made, rights.shares, path, states[-1])
        return replace(computation, supposed=dict(zip(ids, states, strict=True)))

    def _of_the_one_issue(self, event: OfRights, clause: str, rights: _Rights) -> Computation:
        """Reading R7, "the_one_issue"."""
        number = rights.issued
        before = self.entries[number - 1].after if number else self._at_issue
        left = before
        if rights.issue:
            left = step(rights.issue, self.entries[number].effect, before, self._matter).after
            left = Supposed(f"{event.id}.as_if", before).state(left)
        row = self._row(event, clause, number, left.price)
        row = {**row, "price_then": self._left_by.get(event.of, row["price_then"])}
        self._left_by[event.of] = row["price_as_if"]
        readings = self._matter.terms.readings
        computation = one_issue_alone(event, clause, rights.made, rights.shares, (row,), self.state.price, readings)
        return replace(computation, supposed={event.of: left})

    def _row(self, event: OfRights, clause: str, number: int, price: Fact[Price]) -> Mapping[str, AnyFact]:
        """An event since the issue of the rights, with the Warrant Price as it was and as it would have been."""
        then = self.entries[number]
        id, how = then.event.id, f"the Warrant Price after {then.event.id}, with the rights as they turned out"
        return {
            "event": Fact(f"{event.id}.path.{id}", id, clause, "an event since the issue of the rights"),
            "price_then": then.after.price,
            "price_as_if": Fact(f"{event.id}.as_if.{id}", price.value, clause, how, (price,), event=event.id),
        }

    def _replayed(self, event: OfRights, rights: _Rights) -> Iterator[State]:
        """The state after each entry from the issue of the rights on, with all rights as they turned out."""
        state = self._as_turned_out[rights.issued - 1] if rights.issued else self._at_issue
        named = Supposed(f"{event.id}.as_if", state)
        for number, entry in enumerate(self.entries[rights.issued :], rights.issued):
            state = named.state(self._supposed(number, entry, state, event.of))
            yield state

    def _supposed(self, number: int, entry: Entry, state: State, readjusted: str) -> State:
        """The state after one event of the past, as the rights turned out; ``readjusted`` are those at issue."""
        event = entry.event
        if isinstance(event, RightsIssue) and event.id in self._turned_out:
            return self._issued(event, entry, state, readjusted)
        if isinstance(event, Change | Lapse) and event.of in self._counted_so:
            last = self._turned_out[event.of].last
            if number <= last:
                return state if number < last else _as_they_are(event, state, entry.after)
        return step(event, entry.effect, state, self._matter, entry.act).after

    def _issued(self, event: RightsIssue, entry: Entry, state: State, readjusted: str) -> State:
        """The state after an issue of rights that turned out otherwise."""
        rights = self._turned_out[event.id]
        if event.id != readjusted and self._matter.terms.readings["R8"] == "none":
            made = step(event, entry.effect, state, self._matter)
            if not made.adjustment:
                self._counted_so.discard(event.id)
                return made.after
        self._counted_so.add(event.id)
        if not rights.issue:
            return state
        after = step(rights.issue, entry.effect, state, self._matter).after
        # For fewer shares it may move no cent; it is the issue as it was made that did.
        deemed = {**after.deemed, event.id: replace(after.deemed[event.id], adjusted=True)}
        return replace(after, deemed=deemed)


def _as_they_are(event: OfRights, state: State, real: State) -> State:
    """The state with the rights counted as they are from the last event on by which they turned out."""
    now, then = real.deemed[event.of], state.deemed.get(event.of)
    if then and then.counted == now.counted and then.delivered == now.delivered:
        return state
    now = replace(now, adjusted=then.adjusted if then else now.adjusted)
    return holding(event.id, state, state.issued, *counting(state.deemed, state.deemed_total.value, now))
