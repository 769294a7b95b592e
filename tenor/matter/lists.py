"""The lists of Holders to whom Warrants were divided, each read once when a matter is loaded.

Of a list only numbers are kept (``warrant.listed.HolderList``). What else in the matter names its certificates is held
against it as it passes: new numbers of other events, which a line may not bear again, events that happen to a listed
Holder, which are not computed, and mailings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from tenor.matter.listed_mailings import ListedMailings
from warrant.data import dataclass
from warrant.errors import BadMatter, Problem
from warrant.events.division import Division
from warrant.events.event import Event
from warrant.events.transfer import Transfer
from warrant.listed import HolderList, Listed, Unlisted
from warrant.mailings import Mailing
from warrant.parts import Parts, in_tenths
from warrant.records import Record
from warrant.terms import Terms

if TYPE_CHECKING:
    from tenor.holders.repeated import Certificates

NEW = ("new_certificate", "balance_certificate")
NAMING = ("certificate",)


@dataclass
class Lists:
    """What the lists of a matter hold, by the division, every mistake, and the mailings to no listed Holder."""

    lists: dict[str, HolderList] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    mailings: tuple[Mailing, ...] = ()


def read_lists(terms: Terms, events: Iterable[Event], mailings: Iterable[Mailing], folder: Path) -> Lists:
    """Every list that the divisions among some events name, in the events' order."""
    events, found = tuple(events), Lists(mailings=tuple(mailings))
    for event in events:
        if isinstance(event, Division):
            try:
                found.lists[event.id], found.mailings = _counted(event, terms, events, found, folder)
            except BadMatter as error:
                found.problems += [_at(event, each) for each in error.problems]
    return found


def holders_of(division: str, terms: Terms, events: Iterable[Event], folder: Path) -> Iterator[Listed | Unlisted]:
    """The lines of the list of one division, by its id; one whose certificate another Warrant bears is ``Unlisted``.

    Raises ``BadMatter`` where the list cannot be read, at the place in the list.
    """
    from tenor import holders  # only where a Warrant was divided

    events = tuple(events)
    borne = _borne(terms, events)
    divisions = [each for each in events if isinstance(each, Division)]
    [at] = [number for number, each in enumerate(divisions) if each.id == division]
    earlier = _of_lists(divisions[:at], folder) if at else None
    for each in holders.read_holders(divisions[at].list, folder):
        if isinstance(each, Listed):
            by = borne.get(each.certificate.casefold())
            if not by and earlier and earlier.add(each.certificate, each.line):
                by = "a line of a list before"
            if by:
                what = f"certificate: {each.certificate} is the number of {by}: number it anew"
                each = Unlisted(each.line, each.certificate, what)
        yield each


def _of_lists(divisions: Iterable[Division], folder: Path) -> Certificates:
    """The certificates of the lists of some divisions."""
    from tenor import holders
    from tenor.holders.repeated import Certificates

    found = Certificates()
    for division in divisions:
        for each in holders.read_holders(division.list, folder):
            if isinstance(each, Listed):
                found.add(each.certificate, each.line)
    return found


def _borne(terms: Terms, events: Iterable[Event]) -> Mapping[str, str]:
    """What bears each number that the lists do not give: a Warrant, or an event, since papers are named by both."""
    borne = {terms.certificate.casefold(): "the first Warrant"}
    for event in events:
        borne[event.id.casefold()] = "an event"
        numbers = [getattr(event, name, None) for name in NEW]
        numbers += [each.certificate for each in event.transferees] if isinstance(event, Transfer) else []
        borne |= {number.casefold(): f"a Warrant that {event.id} issues" for number in numbers if number}
    return borne


def _counted(
    division: Division, terms: Terms, events: tuple[Event, ...], found: Lists, folder: Path
) -> tuple[HolderList, tuple[Mailing, ...]]:
    """The list of one division, and the mailings of those given that are to none of its Holders."""
    tenths: Counter[int] = Counter()
    unusable, naming = 0, _naming(events)
    mailed = ListedMailings(events, found.mailings)
    for each in holders_of(division.id, terms, events, folder):
        mailed.take(each)
        if isinstance(each, Unlisted):
            unusable += 1
            continue
        tenths[in_tenths(each.shares)] += 1
        if records := naming.get(each.certificate):
            found.problems += [_of_a_listed(record, each.certificate, division) for record in records]
    listed = HolderList(division.list, Parts.of(tenths), unusable, mailed.sent, frozenset(mailed.sha256))
    return listed, mailed.others


def _naming(events: Iterable[Event]) -> Mapping[str, list[Record]]:
    """The events that name a certificate as one that is outstanding, by the certificate."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for event in events:
        for name in NAMING:
            if certificate := getattr(event, name, None):
                found[certificate].append(event)
    return found


def _of_a_listed(record: Record, certificate: str, division: Division) -> Problem:
    what = f"certificate: {certificate} stands in the list {division.list.name} of {division.id}"
    instead = "no event of a listed Holder is computed; bring the list up to date by taking its line out, and state it "
    instead += f"as transferee of a transfer of {division.certificate} before {division.id}, which divides the balance"
    return Problem(record.source("certificate"), what, instead)


def _at(division: Division, problem: Problem) -> Problem:
    """A mistake in a list at the line of the event that names it."""
    return Problem(division.source("holders"), f"holders: {problem.source}: {problem.what}", problem.instead)
