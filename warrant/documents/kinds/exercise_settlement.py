"""The statement of how an exercise is settled: shares, payment or net exercise, fraction, certificates, balance.

In the event of any exercise of the rights represented by this Warrant, a certificate or certificates for the shares
of Common Stock so purchased ... shall be delivered to Holder hereof within a reasonable time, not exceeding fifteen
(15) days, after the rights represented by this Warrant shall have been so exercised; and, unless this Warrant has
expired, a new Warrant representing the number of shares (except a remaining fractional share), if any, with respect
to which this Warrant shall not then have been exercised shall also be issued to Holder hereof within such time. (2.1)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant.adjustment import Act
from warrant.book import Book
from warrant.documents.common import company, readings_relied_on, to_holder, unrounded
from warrant.documents.document import Document, Row
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact
from warrant.obligations.section_02_1_exercise import exercises
from warrant.readings import Readings
from warrant.section_2_1_conditions import CLAUSE

KIND = "exercise_settlement"
SHORT = "ES"
CONDITIONS = ("notice_delivered_on", "surrendered_on")
CLOSED = ("transfer_books_closed_from", "transfer_books_closed_until")
UNLESS_NOTHING = ("payment_short", "payment_over", "fraction_dropped")


def called_for(book: Book) -> Iterator[Document]:
    """One for each exercise, to the Holder of the Warrant surrendered."""
    for event, act in exercises(book):
        assert act.of
        facts = company(book.matter.terms, act.after.amended) | _facts(event, act)
        rows = _rows(event, act, facts, book.matter.terms.readings)
        yield to_holder(KIND, SHORT, CLAUSE, event, act.of, facts, rows)


def _facts(event: Exercise, act: Act) -> dict[str, AnyFact]:
    nothing = {name for name in UNLESS_NOTHING if name in act.facts and not act.facts[name].value.amount}
    facts = {name: fact for name, fact in act.facts.items() if name not in nothing}
    facts |= {name: event.fact(name, CLAUSE) for name in CONDITIONS}
    facts["certificates_total"] = facts.get("denominations_total", facts["shares_issued_now"])
    if "date_of_calculation" in facts:
        facts["day_in_question"] = facts["date_of_calculation"]
    if "cash_for_fraction" in facts:
        facts["fraction_product"] = unrounded(facts["cash_for_fraction"], "fraction_product")
    if facts["holder_of_record_on"].value != facts["exercised_on"].value:
        facts |= {name: event.fact(name, CLAUSE) for name in CLOSED}
    return facts


def _rows(event: Exercise, act: Act, facts: Mapping[str, AnyFact], readings: Readings) -> dict[str, tuple[Row, ...]]:
    payments = act.rows.get("payments", ())
    walked = (each for fact in facts.values() for each in fact.walk(within=f"{event.id}."))
    relied_on = {id for each in walked for id in each.readings}
    return {
        "payments": tuple(row for row in payments if row["counted"].value == "yes"),
        "not_counted": tuple(row for row in payments if row["counted"].value == "no"),
        "closes": act.rows.get("closes", ()),
        "certificates": act.rows["certificates"],
        "legends": act.rows["legends"],
        "readings": readings_relied_on(relied_on, event.id, readings),
    }
