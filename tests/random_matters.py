"""Whole matters at random, each of which the loader and the replay would take: terms, readings, events, mailings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from random import Random
from typing import get_args

from conftest import executed_terms
from random_events import LATE, NAMED, event, next_kind
from random_values import ADDRESSES, HOLE, LONGEST, TEXTS, Nothing, Stage

from tenor.matter.consistency import mistakes
from warrant import register
from warrant.book import Book
from warrant.calendar import is_session
from warrant.documents import Document, called_for
from warrant.errors import BadMatter
from warrant.events.division import Division
from warrant.listed import HolderList
from warrant.mailings import Mailing, Method
from warrant.matter import Matter
from warrant.parts import Parts, in_tenths
from warrant.prices import Quote, by_day
from warrant.quantities import Price
from warrant.readings import READINGS, Readings
from warrant.replay import replay
from warrant.terms import Holder, Terms

TRIES, TOLD_LATE = 6, timedelta(90)
GAPS = (0, 1, 20, 45, 200, 900)
SOON = (0, 1, 5, 20)
"""Days from one event to the next, and to one that speaks of an event before: twelve may reach the end of the Term."""


@cache
def market() -> Mapping[date, tuple[Quote, ...]]:
    """Closes of the whole Term but for half a year, in which the Current Market Price is to be determined."""
    days = (date(2001, 12, 1) + timedelta(number) for number in range(3_200))
    open_days = (day for day in days if is_session(day) and not HOLE[0] <= day < HOLE[1])
    return by_day(quote(day) for day in open_days)


def quote(day: date) -> Quote:
    close = Fraction(600 + day.toordinal() * 37 % 98, 100)
    if day.toordinal() % 4:
        return Quote(day=day, last_sale=Price(close), source_name="Nasdaq")
    return Quote(day=day, bid=Price(close), asked=Price(close + Fraction(1, 100)), source_name="Nasdaq")


def terms(random: Random) -> Terms:
    """The executed terms, half of them with other names and the longest number, half with some readings chosen."""
    chosen = {id: random.choice(tuple(each.choices)) for id, each in READINGS.items() if not random.randint(0, 3)}
    executed = executed_terms(readings=Readings(chosen if random.randint(0, 1) else {}))
    if random.randint(0, 1):
        return executed
    address = random.choice(ADDRESSES)
    company = replace(executed.company, name=random.choice(TEXTS), address=address)
    holder = Holder(name=random.choice(TEXTS), state="Nevada", address=address)
    agreement, number = random.choice(("None", TEXTS[0])), "W-1".ljust(LONGEST, "9")
    return replace(executed, company=company, holder=holder, certificate=number, investor_agreement=agreement)


def sound(matter: Matter) -> Book | None:
    """The book of a matter that the loader takes and the replay answers; ``None`` for any other."""
    if next(mistakes(matter.terms, matter.events, ()), None):
        return None
    try:
        return replay(matter)
    except BadMatter:
        return None


def book_of(seed: int, most: int = 12) -> Book:
    """The book of some events, each drawn from what stands before it, with some of their papers mailed."""
    random = Random(seed)
    book = sound(Matter(terms(random), (), market()))
    assert book
    on = book.matter.terms.issued_on + timedelta(30)
    for _ in range(most):
        late = not random.randint(0, 4)
        kind = random.choice(LATE) if late else next_kind(random, book.matter.events)
        on += timedelta(random.choice(SOON if kind in NAMED else GAPS))
        stage = Stage(random, book.matter, book.state, on - TOLD_LATE if late else on, on if late else None)
        book = longer(stage, kind) or book
    return known(random, mailed(random, book))


def longer(stage: Stage, kind: str) -> Book | None:
    """The history with one more event; ``None`` where there is none that is answered."""
    for _ in range(TRIES):
        try:
            more = event(stage, kind)
        except Nothing:
            return None
        lists = {**stage.matter.lists, more.id: drawn_up(stage, more)} if isinstance(more, Division) else {}
        events = (*stage.matter.events, more)
        if book := sound(replace(stage.matter, events=events, lists=lists or stage.matter.lists)):
            return book
    return None


def drawn_up(stage: Stage, division: Division) -> HolderList:
    """The list of a division, of some Holders, one of whose lines cannot be used as often as not."""
    held = register.find(division.certificate, stage.state)
    left = in_tenths(held.shares.value) if held else 1
    tenths: Counter[int] = Counter()
    for _ in range(stage.whole(0, 4)):
        part = stage.whole(1, max(left // 2, 1))
        tenths[part] += part < left
        left -= part if part < left else 0
    unusable = stage.whole(0, 1)
    tenths[left] += 1 - unusable
    return HolderList(division.list, Parts.of(tenths), unusable)


def mailed(random: Random, book: Book) -> Book:
    """Some of the papers sent to the Holder of the Warrant, in any manner."""
    papers = [each for each in called_for(book) if each.rows.get("holder_address")]
    rows = tuple(mailing(random, each) for each in papers if random.randint(0, 2))
    return sound(replace(book.matter, mailings=rows)) or book


def mailing(random: Random, paper: Document) -> Mailing:
    name, *address = [str(row["line"].value) for row in paper.rows["holder_address"]]
    sent = paper.on + timedelta(random.randint(0, 40))
    return Mailing(
        document=paper.stem,
        sent_on=sent,
        to=name,
        address="; ".join(address),
        method=random.choice(get_args(Method)),
        received_on=random.choice((None, sent + timedelta(3))),
    )


def known(random: Random, book: Book) -> Book:
    """The whole book, or as of some day within it."""
    if random.randint(0, 3):
        return book
    days = [book.matter.terms.issued_on, *(each.effect.on for each in book.entries)]
    return replay(book.matter, random.choice(days) + timedelta(random.randint(0, 40)))
