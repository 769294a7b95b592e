"""Section 14: how a notice or other document is sent to Holder.

    Any notice or other document required or permitted to be given or delivered to Holder shall be
    delivered at, or sent by certified or registered mail to, Holder at its address for notices set
    forth in the Agreement or to such other address as shall have been furnished to Company in writing
    by Holder. ... Any notice so addressed and mailed by registered or certified mail shall be deemed to
    be given when so mailed. Any notice so addressed and otherwise delivered shall be deemed to be given
    when actually received by the addressee.

Section 6(viii) has its statements "sent by mail, first class postage prepaid" (reading R14); certified
and registered mail travel first class. Section 10 has its notice mailed (reading R36).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from warrant.facts import Fact
from warrant.mailings import Mailing, Method
from warrant.matter import Matter
from warrant.readings import Readings
from warrant.state import State

MAIL: tuple[Method, ...] = ("certified", "registered")
METHODS: tuple[Method, ...] = (*MAIL, "delivered")
"""The methods lawful for a notice of which its own clause says nothing else."""


def methods_for_notice_to_be_mailed(readings: Readings) -> tuple[Method, ...]:
    """The methods lawful for a notice that a clause has mailed."""
    return (*MAIL, "delivered") if readings["R36"] == "delivery_too" else MAIL


WORDS: dict[Method, str] = {
    "first_class": "mail, first class, postage prepaid",
    "certified": "certified mail",
    "registered": "registered mail",
    "delivered": "delivery",
}


def sent_by(methods: tuple[Method, ...], event: str, clause: str, *readings: str) -> Fact[str]:
    """How a paper says that it is sent: first class where that is lawful, else each lawful method."""
    named = methods[:1] if methods[0] == "first_class" else methods
    *others, last = (WORDS[method] for method in named)
    words = f"{', '.join(others)} or {last}" if others else last
    how = "the methods that the clause allows"
    return Fact(f"{event}.sent_by.{clause}", words, clause, how, readings=readings, event=event)


def deemed_given(method: Method) -> Literal["when mailed", "when received"]:
    """When a notice that went by a method to the right address is deemed to be given."""
    return "when mailed" if method in MAIL else "when received"


def given_on(mailing: Mailing) -> date | None:
    """The day on which a notice is deemed given; ``None`` where it is the day of receipt and none is recorded."""
    if mailing.method in MAIL:
        return mailing.sent_on
    return mailing.received_on


def so_addressed(mailing: Mailing, name: str, address: tuple[str, ...]) -> bool:
    """Whether a mailing went to a party, by its name, at its address for notices."""
    return mailing.to == name and mailing.address == "; ".join(address)


def methods_for_statement(readings: Readings) -> tuple[Method, ...]:
    """The methods lawful for a statement of adjustment."""
    return ("first_class", *MAIL) if readings["R14"] == "first_class" else (*MAIL, "delivered")


def addresses_on(state: State, name: str, address: tuple[str, ...], day: date) -> tuple[tuple[str, ...], ...]:
    """The addresses of a party at which a mailing of a day was rightly sent.

    ``address`` is the one that counts where the party furnished no other.
    """
    changes = [each for each in state.furnished if each.name == name]
    if not changes:
        return (address,)
    right = [changes[0].former]
    for each in changes:
        if each.on < day:
            right = [each.address]
        elif each.on == day:
            right.append(each.address)
    return tuple(right)


def mailed_by(matter: Matter, day: date | None) -> Matter:
    """The matter with what was mailed up to a day, and received by then; as it is where no day is given."""
    if day is None or not matter.mailings:
        return matter
    sent = (each for each in matter.mailings if each.sent_on <= day)
    late = (replace(each, received_on=None) if each.received_on and each.received_on > day else each for each in sent)
    return replace(matter, mailings=tuple(late), mailings_in_all=matter.mailings_in_all or matter.mailings)
