"""Section 2.1: when an exercise is made, who is holder of record when, and until when Company delivers.

a certificate or certificates for the shares of Common Stock so purchased ... shall be delivered to Holder
hereof within a reasonable time, not exceeding fifteen (15) days, after the rights represented by this
Warrant shall have been so exercised ... [the holder of record] on the date on which Holder shall have
complied with the conditions for exercise of this Warrant set forth above, ... except that, if the date of
such compliance is a date when the stock transfer books of Company are closed, ... at the close of business
on the next succeeding date on which the stock transfer books are open.
"""

from __future__ import annotations

from datetime import date, timedelta

from warrant.business_days import business_day_after, next_business_day
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.readings import Readings

CLAUSE = "2.1"
DAYS = 15


def exercised_on(event: Exercise) -> Fact[date]:
    """The day on which the last of the three conditions was met: notice, payment, surrender."""
    paid = tuple(
        each.given(f"{event.id}.payment_{n}", "paid_on", CLAUSE, event.id) for n, each in enumerate(event.payments, 1)
    )
    inputs = (event.fact("notice_delivered_on", CLAUSE), event.fact("surrendered_on", CLAUSE), *paid)
    how = "the day on which the last of the conditions for exercise was met"
    return Fact(f"{event.id}.exercised_on", event.on, CLAUSE, how, inputs, event=event.id)


def holder_of_record_on(event: Exercise, exercised: Fact[date], readings: Readings) -> Fact[date]:
    """The day from which the person named is holder of record: the day of exercise, if the books are open."""
    first, last = event.transfer_books_closed_from, event.transfer_books_closed_until
    id = f"{event.id}.holder_of_record_on"
    if not (first and last and first <= exercised.value <= last):
        how = "the day on which Holder complied with the conditions for exercise"
        return Fact(id, exercised.value, CLAUSE, how, (exercised,), event=event.id)
    names = ("transfer_books_closed_from", "transfer_books_closed_until")
    inputs: tuple[AnyFact, ...] = (exercised, *(event.fact(name, CLAUSE) for name in names))
    how = "the next business day after the stock transfer books were closed, at the close of business"
    return Fact(id, next_business_day(last, readings), CLAUSE, how, inputs, readings=("R6",), event=event.id)


def date_of_calculation(event: Exercise, exercised: Fact[date], readings: Readings) -> Fact[date]:
    """The date of calculation of a net exercise (reading R19); a notice that was not mailed is given on receipt."""
    id, name = (
        f"{event.id}.date_of_calculation",
        "notice_mailed_on" if event.notice_mailed_on else "notice_delivered_on",
    )
    if readings["R19"] == "conditions_met":
        how = "the day on which all conditions for exercise were met"
        return Fact(id, exercised.value, CLAUSE, how, (exercised,), readings=("R19",), event=event.id)
    given = event.fact(name, "14")
    how = "the day on which the notice of exercise is deemed given"
    return Fact(id, given.value, CLAUSE, how, (given,), readings=("R19",), event=event.id)


def last_day_to_deliver(event: Exercise, readings: Readings) -> Fact[date]:
    """The fifteenth day after the exercise, the last for certificates and the new Warrant (reading R16)."""
    exercised = exercised_on(event)
    in_business_days = readings["R16"] == "business"
    calendar_day = exercised.value + timedelta(DAYS)
    day = business_day_after(exercised.value, DAYS, readings) if in_business_days else calendar_day
    relied_on = ("R6", "R16") if in_business_days else ("R16",)
    how = "fifteen days after the exercise"
    return Fact(f"{event.id}.last_day_to_deliver", day, CLAUSE, how, (exercised,), None, relied_on, event.id)
