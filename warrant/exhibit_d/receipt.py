"""Receipt of a notice by a Holder, from which the periods of Exhibit D run (reading R42).

Exhibit D counts "after receipt of the written notice" (2(a)(ii)), "of receipt of the foregoing notice" (3), "from the
date of such Holders's receipt of the Company's notice" (4). Section 14 deems what is mailed by registered or certified
mail given when it is mailed. The day of receipt itself is left out of a period and its last day counted.
"""

from __future__ import annotations

from datetime import date, timedelta

from warrant import section_14
from warrant.business_days import business_day_after
from warrant.exhibit_d.underway import Told
from warrant.facts import Fact
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.readings import Readings


def received(
    document: str, told: Told, event: str, clause: str, matter: Matter, as_of: date | None
) -> Fact[date] | None:
    """The day on which a Holder has a notice, by the first mailing that counts; ``None`` while it has none."""
    readings, found = matter.terms.readings, []
    for mailing in matter.mailings:
        if mailing.document == document and _counts(mailing, told):
            day = _day(mailing, readings)
            if day and (as_of is None or day <= as_of):
                found.append((day, mailing))
    if not found:
        return None
    day, mailing = min(found, key=lambda each: each[0])
    how = f"the day on which {told.name} received the notice, by {mailing.source().file}"
    id = f"{event}.{told.certificate}.received"
    source = mailing.source("received_on" if mailing.received_on == day else "sent_on")
    return Fact(id, day, clause, how, readings=("R42",), event=event, source=source)


def _counts(mailing: Mailing, told: Told) -> bool:
    return mailing.method in section_14.METHODS and section_14.so_addressed(mailing, told.name, told.address)


def _day(mailing: Mailing, readings: Readings) -> date | None:
    """The day of receipt of one mailing; what is delivered by hand is received when it is delivered."""
    by_hand = mailing.sent_on if mailing.method == "delivered" else None
    actual = mailing.received_on or by_hand
    match readings["R42"]:
        case "actual_else_deemed":
            return actual or section_14.given_on(mailing)
        case "deemed":
            return section_14.given_on(mailing) or actual
    return actual


def last_of(receipt: Fact[date], days: int, name: str, clause: str) -> Fact[date]:
    """The last of so many days after receipt."""
    how = f"{days} days after receipt of the notice"
    day = receipt.value + timedelta(days)
    return _last(receipt, day, name, clause, how, ("R42",))


def last_business_day_of(receipt: Fact[date], days: int, name: str, clause: str, readings: Readings) -> Fact[date]:
    """The last of so many business days after receipt (reading R6)."""
    day = business_day_after(receipt.value, days, readings)
    return _last(receipt, day, name, clause, f"{days} business days after receipt of the notice", ("R42", "R6"))


def _last(receipt: Fact[date], day: date, name: str, clause: str, how: str, readings: tuple[str, ...]) -> Fact[date]:
    prefix = receipt.id.rpartition(".")[0]
    return Fact(f"{prefix}.{name}", day, clause, how, (receipt,), readings=readings, event=receipt.event)
