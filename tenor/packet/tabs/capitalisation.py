"""The capitalisation of Section 4 as executed, and what Section 3 has Company authorise and reserve, event by event."""

from __future__ import annotations

from collections.abc import Iterator

from tenor.packet.sheet import Cell, captioned, element, note, sheet_pdf, shown, table
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.section_3 import Sufficiency, sufficiencies
from warrant.terms import Capitalisation, Plan

TITLE = "Capitalisation and reservation"
HOW = "The counts after each event that moved any of them (Section 3)."
COUNTS = ("authorised", "outstanding", "for_others", "available", "purchasable", "short")
HEADS = ("After", "Authorised#", "Outstanding#", "For others#", "Available#", "Purchasable#", "Short#", "Reserved#")


def sheets(subject: Subject) -> Iterator[Sheet]:
    """Section 4, then Section 3."""
    capitalisation = subject.book.matter.terms.capitalisation
    content = [
        element("h2", "Section 4, as of the day before the Warrant"),
        captioned(_stock(capitalisation)),
        table(("Plan", "Reserved#", "Options outstanding#", "Average price#"), map(_plan, _plans(capitalisation))),
        element("h2", "Section 3"),
        note(HOW),
        table(HEADS, map(_counts, sufficiencies(subject.book))),
    ]
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, subject.book.matter.terms.paper))


def _stock(of: Capitalisation) -> Iterator[tuple[str, str]]:
    yield "Common Stock authorised", shown(of.authorised_common)
    yield "Common Stock outstanding", shown(of.outstanding_common)
    yield "Preferred stock authorised", shown(of.authorised_preferred)
    yield "Preferred stock outstanding", shown(of.outstanding_preferred)
    yield "Common shares into which it is convertible", shown(of.conversion_shares)
    yield "Price per share of conversion", shown(of.conversion_price)


def _plans(of: Capitalisation) -> tuple[Plan, Plan]:
    return of.nonqualified_plan, of.incentive_plan


def _plan(plan: Plan) -> tuple[Cell, ...]:
    return plan.name, shown(plan.reserve), shown(plan.options), shown(plan.average_price)


def _counts(of: Sufficiency) -> tuple[Cell, ...]:
    counts = (shown(getattr(of, name).value) for name in COUNTS)
    return of.after, *counts, shown(of.reserved.value) if of.reserved else "not stated"
