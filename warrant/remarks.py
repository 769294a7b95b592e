"""What has to be said of an event wherever it is told, since the clauses pass over it.

Shares under a plan beyond the room that it had on the date of the Warrant (6(ii)), and a repricing, which is
no change under the words of 6(i)3(C). Words amended by an instrument (17), which nothing computes with.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_17
from warrant.adjustment import Considered
from warrant.book import Book, Entry
from warrant.clauses import cited
from warrant.data import dataclass
from warrant.events.amendment import Amendment
from warrant.events.change import Change
from warrant.events.event import Event
from warrant.facts import AnyFact
from warrant.section_6.i_3_c_change import CLAUSE as CHANGE
from warrant.section_6.ii_excluded_stock import CLAUSE as EXCLUDED
from warrant.section_6.ii_excluded_stock import EXCESS


@dataclass(frozen=True)
class Remark:
    """What has to be said of one event: the clause, the words, the figure, the readings on which it rests."""

    event: str
    clause: str
    says: str
    figure: AnyFact
    readings: tuple[str, ...] = ()


def remarks(book: Book) -> Iterator[Remark]:
    """Every remark on the events of a book, in the order of effect."""
    excluded = book.matter.terms.readings["R11"] == "excluded"
    for entry in book.entries:
        yield from _reworded(entry.event)
        for considered in entry.considered:
            yield from _excess(entry, considered, excluded)
            yield from _repricing(entry, considered)


def _reworded(event: Event) -> Iterator[Remark]:
    """The computations follow the clauses as executed: whether amended words change one is for counsel."""
    if isinstance(event, Amendment):
        for each in section_17.reworded(event):
            says = f"are struck from {cited(str(each.section.value))}: what is computed follows the words as executed"
            yield Remark(event.id, section_17.CLAUSE, says, each.struck)


def _excess(entry: Entry, considered: Considered, excluded: bool) -> Iterator[Remark]:
    for fact in considered.facts:
        if fact.name == EXCESS and fact.value.amount:
            what = "Excluded Stock" if excluded else "no Excluded Stock"
            says = f"shares beyond the room that the plan had on the date of the Warrant, which are {what}"
            yield Remark(entry.event.id, EXCLUDED, says, fact, ("R11",))


def _repricing(entry: Entry, considered: Considered) -> Iterator[Remark]:
    if considered.clause != CHANGE or not isinstance(entry.event, Change) or entry.event.repriced_to is None:
        return
    says = "a repricing, of which subdivision (3)(C) takes no account: it readjusts for a change in number alone"
    yield Remark(entry.event.id, CHANGE, says, entry.event.fact("repriced_to", CHANGE))
