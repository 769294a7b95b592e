"""What becomes of rights, for the oracle: the stock that it leaves, and the past as if they had been issued so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod

from oracle_events import Changed, Delivered, Ended, Happening, OfRights, Rights, Split
from oracle_standing import Left, NoAnswer, Standing, World


def turned(event: OfRights, now: Standing, world: World) -> Standing:
    """The stock after rights were exercised, changed or ended; the price and the shares as they were."""
    left = now.rights.get(event.of)
    if left is None or (not isinstance(event, Changed) and event.shares > left.deliverable):
        raise NoAnswer("there are no such rights, or not so many")
    match event:
        case Delivered():
            fewer, more = left.deliverable - event.shares, left.delivered + event.shares
            issued = replace(now, issued=now.issued + event.shares)
            return issued.with_rights(event.of, replace(left, deliverable=fewer, delivered=more))
        case Changed():
            return now.with_rights(event.of, replace(left, deliverable=event.shares))
        case Ended():
            return now.with_rights(event.of, ended(event, left, world))


def ended(event: Ended, left: Left, world: World) -> Left:
    """Without the rights that ended; those cancelled stay deemed issued unless they count as expired (R22)."""
    fewer = left.deliverable - event.shares
    if event.cancelled and not world.chooses("R22", "yes"):
        return replace(left, deliverable=fewer, cancelled=left.cancelled + event.shares)
    return replace(left, deliverable=fewer, part_paid=left.part_paid * (1 - event.shares / left.all))


def readjusts(event: OfRights, now: Standing, world: World) -> bool:
    """Not where the number stays, antidilution moved it, options were cancelled, or nothing was adjusted (R8)."""
    match event:
        case Delivered():
            return False
        case Changed() if event.antidilution or event.shares == now.rights[event.of].deliverable:
            return False
        case Ended() if event.cancelled and not world.chooses("R22", "yes"):
            return False
    return event.of in now.adjusting or world.chooses("R8", "tested_afresh")


def as_it_turned_out(
    event: OfRights, left: Left, past: Sequence[Happening], world: World
) -> tuple[list[Happening], list[Happening]]:
    """The past through the issue of the rights, for the shares that they count for now (R21), and what came since.

    Changes and ends of the same rights are in that number already.
    """
    issue = next(each for each in past if isinstance(each, Rights) and each.name == event.of)
    only_delivered = isinstance(event, Ended) and world.chooses("R21", "all_of_the_issue")
    shares = left.delivered if only_delivered else left.all
    number = past.index(issue)
    since = [each for each in past[number + 1 :] if not (isinstance(each, Changed | Ended) and each.of == event.of)]
    return [*past[:number], *reissued(issue, shares, left, since, world)], since


def reissued(issue: Rights, shares: Fraction, left: Left, since: Sequence[Happening], world: World) -> list[Rights]:
    """The issue for other shares, stated as of its own day, and for their part of what was paid (R37)."""
    if not shares:
        return []
    part = Fraction(1) if world.chooses("R37", "all_received") else left.part_paid * shares / left.all
    cash, deducted, accrued = issue.cash * part, issue.deducted * part, issue.accrued * part
    then = shares / prod((each.ratio for each in since if isinstance(each, Split)), start=Fraction(1))
    amended = replace(issue, shares=then, cash=cash, deducted=deducted, accrued=accrued)
    return [replace(amended, to_come=issue.to_come * part)]
