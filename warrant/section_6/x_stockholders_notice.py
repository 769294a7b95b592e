"""Section 6(x): the notice that stockholders are given of an action goes to Holder as well.

    In the event Company shall propose to take any action of the types described in clauses (iii), (iv), or (v) of
    this Section 6, Company shall forward, at the same time and in the same manner, to Holder such notice, if any,
    which Company shall give to the holders of capital stock of Company.

"The same time" is the same day. Company may name the file of the notice, a copy of which is what it forwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant import section_14
from warrant.book import Book
from warrant.data import dataclass
from warrant.events.combination import Combination
from warrant.events.distribution import Distribution
from warrant.events.split import Split
from warrant.events.subdivision import Subdivision
from warrant.facts import AnyFact, Fact
from warrant.mailings import Method
from warrant.replay import state_on
from warrant.section_1 import within_term
from warrant.section_6 import iii_subdivision, iv_combination, v_distribution
from warrant.section_6.splits import ratio
from warrant.section_17 import in_force
from warrant.state import State

CLAUSE = "6(x)"
NOTICE = "stockholders_notice_copy"
STOCK_DIVIDEND = "a stock dividend payable in shares of Common Stock"
INCREASE = "a stock dividend, subdivision or split-up of shares of Common Stock"
DECREASE = "a combination of the outstanding shares of Common Stock"
GIVEN = ("stockholders_notice_on", "record_date", "made_on")


@dataclass(frozen=True)
class NoticeGiven:
    """A notice that stockholders were given of an action: on which day, how, and what was in effect on that day."""

    event: Split | Distribution
    on: date
    method: Method
    then: State


def notices_given(book: Book) -> Iterator[NoticeGiven]:
    """The notices given to stockholders in the Term, up to the book's day, of the actions described.

    They are given before the action is taken, so that they rest on the events of the matter and not on the
    entries of the book.
    """
    for event in book.matter.events:
        if not isinstance(event, Split | Distribution) or not _is_of_the_types_described(event):
            continue
        on, method = event.stockholders_notice_on, event.stockholders_notice_method
        if not on or not method or (book.as_of and on > book.as_of):
            continue
        then = state_on(book, on)
        if within_term(in_force(then, book.matter).terms, on):
            yield NoticeGiven(event, on, method, then)


def _is_of_the_types_described(event: Split | Distribution) -> bool:
    return not isinstance(event, Distribution) or v_distribution.is_of_a_kind_that_adjusts(event)


def facts(notice: NoticeGiven) -> dict[str, AnyFact]:
    """What a copy tells of the action: what it is, its clause, its dates, and how stockholders were told."""
    event = notice.event
    clause, action = _action(event)
    manner = section_14.sent_by((notice.method,), event.id, CLAUSE)
    told: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in GIVEN}
    if event.stockholders_notice_file:
        told["stockholders_notice_file"] = event.fact("stockholders_notice_file", CLAUSE)
    if isinstance(event, Split):
        told["ratio"] = ratio(event, clause.value)
    return {**told, "action": action, "adjusting_clause": clause, "stockholders_notice_manner": manner}


def _action(event: Split | Distribution) -> tuple[Fact[str], AnyFact]:
    """The clause that describes an action, and the action in words."""
    match event:
        case Subdivision():
            number, words = iii_subdivision.CLAUSE, STOCK_DIVIDEND if event.rate else INCREASE
        case Combination():
            number, words = iv_combination.CLAUSE, DECREASE
        case _:
            number, words = v_distribution.CLAUSE, ""
    how = "the clause that describes the action"
    clause = Fact(f"{event.id}.clause", number, number, how, event=event.id)
    if not words:
        return clause, event.fact("description", number)
    how = "what Company proposed to do"
    return clause, Fact(f"{event.id}.action", words, number, how, event=event.id, source=event.source())
