"""What values that are each well formed may still contradict: one another, the calendar, the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tenor.matter.quotes import mistaken_quotes
from warrant import slips
from warrant.calendar import FIRST_YEAR
from warrant.errors import BadMatter, Problem
from warrant.events.amendment import Amendment
from warrant.events.combination import Combination
from warrant.events.dissolution import Dissolution
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.events.repurchase import Repurchase
from warrant.events.rights import RightsIssue
from warrant.events.split import Split
from warrant.events.subdivision import Subdivision
from warrant.events.transaction import Transaction
from warrant.prices import Quote
from warrant.quantities import Price, Shares
from warrant.records import Record
from warrant.regex import regex
from warrant.section_1 import expiration
from warrant.section_6 import splits
from warrant.terms import Capitalisation, Terms

NEVER_ZERO = (
    "shares_issued",
    "value_per_share",
    "shares_delivered",
    "shares_lapsed",
    "shares_bought",
    "shares_exercised",
    "preferred_converted",
    "common_delivered",
)
FIRST_DAY = date(FIRST_YEAR, 2, 1)  # fifteen sessions before it lie within the calendar
MAX_TERM_YEARS = 99
NAME = regex(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9-]{0,19}", re.ASCII)
COUNTS = ("outstanding_before", "outstanding_after")
WAYS = (("ratio",), ("rate",), COUNTS)  # in which a split may be stated; a rate is a subdivision's only
NAMING = "write at most 20 letters, digits and hyphens with a digit among them, such as E-001"


def mistakes(terms: Terms | None, events: Iterable[Event], quotes: Iterable[Quote]) -> Iterator[Problem]:
    """Every contradiction among records that were typed; terms that were not are passed over."""
    if terms is not None:
        yield from _of_terms(terms)
    seen: dict[str, Event] = {}
    events = tuple(events)
    yield from _of_references(events)
    for event in events:
        first = seen.setdefault(event.id.casefold(), event)
        if first is not event:
            place = first.source("id")
            other = f" of {place.file}" * (place.file != event.source("id").file)
            instead = f"the first is at line {place.line}{other}"
            yield _problem(event, "id", f"a second event claims the id {event.id}", instead)
        yield from _of_event(event, terms)
    yield from mistaken_quotes(quotes)


def _of_references(events: tuple[Event, ...]) -> Iterator[Problem]:
    """What is made in connection with a transaction names one, and a waiver an event."""
    transactions = {event.id for event in events if isinstance(event, Transaction)}
    ids = {event.id for event in events}
    for event in events:
        of = event.in_connection_with if isinstance(event, Distribution | Dissolution) else None
        if of and of not in transactions:
            instead = "write the id of a transaction (Section 8)"
            yield _problem(event, "in_connection_with", f"there is no transaction of the id {of}", instead)
        if isinstance(event, Amendment) and event.waives_notice_of and event.waives_notice_of not in ids:
            what = f"there is no event of the id {event.waives_notice_of}"
            yield _problem(event, "waives_notice_of", what, "write the id of the event of which notice is waived")


def _problem(record: Record, name: str, what: str, instead: str) -> Problem:
    return Problem(record.source(name), f"{name}: {what}" if name else what, instead)


def _of_terms(terms: Terms) -> Iterator[Problem]:
    if 1 <= terms.term_years <= MAX_TERM_YEARS:
        try:
            expiration(terms)
        except BadMatter as error:
            yield from error.problems
    else:
        yield _problem(terms, "term_years", "it is no number of years of a Term", "write the years of Section 1")
    for party in (terms.company, terms.holder):
        if not party.address:
            yield _problem(party, "address", "it is empty", "write the address for notices, a line to an item")
    if not NAME.fullmatch(terms.certificate):
        yield _problem(terms, "certificate", f"{terms.certificate!r} cannot name a file", NAMING)
    for name in ("warrant_price", "warrant_shares"):
        if not getattr(terms, name).amount:
            yield _problem(terms, name, "it is zero", "write what the face of the Warrant states")
    plans = (terms.capitalisation.nonqualified_plan, terms.capitalisation.incentive_plan)
    in_cents = [(terms, "warrant_price"), (terms.capitalisation, "conversion_price")]
    for record, name in (*in_cents, *((plan, "average_price") for plan in plans)):
        if getattr(record, name).amount * 100 % 1:
            yield _problem(record, name, "it is finer than a cent", "write dollars and cents, such as 4.10")
    yield from _of_capitalisation(terms.capitalisation)
    yield from _of_corrections(terms)


def _of_corrections(terms: Terms) -> Iterator[Problem]:
    for each, what, instead in slips.mistaken(terms.corrections):
        yield _problem(each, "id", what, instead)
    company = terms.company
    for each in terms.corrections:
        if each.id == slips.OF_THE_NAME and company.name_in_preamble == company.name.upper():
            what = "the name in the first paragraph is that of the face, in capitals"
            yield _problem(each, "id", what, "leave it out: there is nothing to correct")


def _of_capitalisation(capital: Capitalisation) -> Iterator[Problem]:
    if not capital.outstanding_common.amount:
        yield _problem(capital, "outstanding_common", "it is zero", "write the count of Section 4(i)")
    for stock in ("common", "preferred"):
        if getattr(capital, f"outstanding_{stock}") > getattr(capital, f"authorised_{stock}"):
            what = f"it is more than authorised_{stock}"
            yield _problem(capital, f"outstanding_{stock}", what, "write the counts of Section 4(i)")
    for plan in (capital.nonqualified_plan, capital.incentive_plan):
        if plan.options > plan.reserve:
            what = "more options than the reserve of the plan"
            yield _problem(plan, "options", what, "write the counts of Section 4(ii)")


def _of_event(event: Event, terms: Terms | None) -> Iterator[Problem]:
    if not NAME.fullmatch(event.id) or (terms and event.id.casefold() == terms.certificate.casefold()):
        yield _problem(event, "id", f"{event.id!r} cannot name an event", NAMING)
    for name, value in vars(event).items():
        if name in NEVER_ZERO and isinstance(value, Shares | Price) and not value.amount:
            yield _problem(event, name, "it is zero", "write what was issued or distributed, or leave the event out")
        if isinstance(value, date) and value < FIRST_DAY:
            yield _problem(event, name, f"it is before {FIRST_DAY}", "leave the event out: its closes are not known")
    if terms and isinstance(event, Issuance | RightsIssue | Repurchase) and event.on < terms.issued_on:
        instead = f"leave it out: Section 4 counts what was outstanding before {terms.issued_on}"
        name = "bought_on" if isinstance(event, Repurchase) else "issued_on"
        yield _problem(event, name, "it is before the date of the Warrant", instead)
    if isinstance(event, RightsIssue) and not event.shares_deliverable.amount:
        yield _problem(event, "shares_deliverable", "it is zero", "write the aggregate maximum number, or leave it out")
    if isinstance(event, Distribution):
        yield from _in_time(event, ("declared_on", "record_date", "made_on"))
        if terms and event.declared_on < terms.issued_on:
            instead = "leave it out: no Holder was owed notice of it"
            yield _problem(event, "declared_on", "it is before the date of the Warrant", instead)
        if event.notice_dated and event.notice_dated < event.declared_on:
            yield _problem(event, "notice_dated", "the notice is dated before the declaration", "date it on or after")
    for name, what, instead, record in event.mistakes(terms):
        yield _problem(record or event, name, what, instead)
    if isinstance(event, Split):
        yield from _in_time(event, ("record_date", "made_on"))
        if terms and event.record_date < terms.issued_on:
            instead = "leave it out where Section 4 counts it already; if not, counsel has to settle it"
            yield _problem(event, "record_date", "it is before the date of the Warrant", instead)
        yield from _of_ratio(event)


def _of_ratio(event: Split) -> Iterator[Problem]:
    """A split is stated in one way, whole, and goes the way of its kind."""
    possible = [way for way in WAYS if hasattr(event, way[0])]
    stated = [way for way in possible if any(getattr(event, name) is not None for name in way)]
    either = ", or ".join(" with ".join(way) for way in possible)
    if not stated:
        yield _problem(event, "", "nothing states the shares after for the shares before", f"add {either}")
        return
    if len(stated) > 1:
        name = next(name for name in stated[1] if getattr(event, name) is not None)
        yield _problem(event, name, f"{stated[0][0]} states the same already", f"keep one of {either}")
        return
    missing = [name for name in stated[0] if getattr(event, name) is None]
    zero = [name for name in COUNTS if getattr(event, name) == Shares.of(0)]
    for name in missing:
        yield _problem(event, "", f"the key {name} is missing", f"add a line {name}: ...")
    for name in zero:
        yield _problem(event, name, "it is zero", "write the shares outstanding")
    if not missing and not zero:
        yield from _of_direction(event, stated[0][-1])


def _of_direction(event: Split, name: str) -> Iterator[Problem]:
    up, ratio = isinstance(event, Subdivision), splits.ratio(event, "6").value
    if (up and ratio <= 1) or (isinstance(event, Combination) and ratio >= 1):
        what = f"a {event.kind} leaves {'more' if up else 'fewer'} shares than before"
        such = "3-for-2" if up else "1-for-10"
        instead = {"ratio": f"write such as {such}", "rate": "write such as 5%"}
        yield _problem(event, name, what, instead.get(name, "write the counts of before and after"))


def _in_time(event: Event, names: tuple[str, ...]) -> Iterator[Problem]:
    for earlier, later in pairwise(names):
        if getattr(event, later) < getattr(event, earlier):
            yield _problem(event, later, f"it is before {earlier}", f"write the dates in the order {', '.join(names)}")
