"""Readjustments (6(i)3(C)-(D)): what ties the past supposed to what the event states, and the shares to that past."""

from __future__ import annotations

from collections.abc import Iterator

from tenor.packet.expressions import Expression, Leaf, amount, number
from tenor.packet.identity import SUPPOSED
from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.facts import AnyFact

AS_IF = "as_if_shares"


def linked(adjustment: Adjustment, book: Book) -> Iterator[tuple[str, Expression]]:
    """Of a readjustment, by the ids of facts that rest on nothing there, the expressions that give them."""
    given = adjustment.computation.facts
    if AS_IF in given and "of" in given:
        counted, of = given[AS_IF], given["of"].value
        yield f"{adjustment.event.id}{SUPPOSED}{of}.shares_deliverable", Leaf(counted)
        found = _turned_out(adjustment, book)
        yield from ((counted.id, each) for each in found if number(each) == amount(counted.value))
    yield from ((share.id, Leaf(as_replayed)) for share, as_replayed in replayed(adjustment))


def _turned_out(adjustment: Adjustment, book: Book) -> Iterator[Expression]:
    """What rights may count for: those of the change; or those issued, or as last turned out, less those lapsed."""
    given = adjustment.computation.facts
    if "shares_deliverable" in given:
        yield Leaf(given["shares_deliverable"])
        return
    of = given["of"].value
    before = (each.computation.facts for each in book.adjustments[: book.adjustments.index(adjustment)])
    last = [facts[AS_IF] for facts in before if AS_IF in facts and facts["of"].value == of]
    issue = next(each for each in book.matter.events if each.id == of)
    counted = last[-1] if last else issue.fact("shares_deliverable", "6(i)3")
    yield Leaf(counted) - Leaf(given["shares_lapsed"])


def replayed(adjustment: Adjustment) -> Iterator[tuple[AnyFact, AnyFact]]:
    """The shares that a readjustment takes from its replay (reading R20), each with those of the replay."""
    if adjustment.readings["R20"] != "replayed" or not adjustment.computation.replayed_shares:
        return
    *_, last = adjustment.computation.supposed.values()
    supposed = {each.certificate: each.shares for each in last.warrants}
    yield from ((each.after, supposed[each.warrant.certificate]) for each in adjustment.shares)
