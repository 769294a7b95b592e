"""Obligation: one thing due, of whom, to whom, by when and how."""

from __future__ import annotations

from datetime import date
from typing import Literal

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.facts import Fact
from warrant.mailings import Method
from warrant.section_14 import METHODS
from warrant.state import Warrant
from warrant.stems import file_stem
from warrant.terms import Company

Party = Literal["Company", "Holder", "Board of Directors", "underwriter"]
Manner = Literal["send", "do", "may"]


@dataclass(frozen=True)
class Addressee:
    """To whom a thing is due: a name, its address for notices, and its certificate where it is a Holder.

    ``listed`` is the number of Holders where it is due to each of those of a list: then the certificate is the id of
    the division that names the list, which has their addresses.
    """

    name: str
    address: tuple[str, ...]
    certificate: str = ""
    listed: int = 0


def holder_of(warrant: Warrant) -> Addressee:
    """The registered Holder of a Warrant; each Holder of a list to whom one was divided."""
    return Addressee(warrant.holder.name, warrant.holder.address, warrant.certificate, warrant.listed)


def to_company(company: Company, certificate: str = "") -> Addressee:
    """Company, at its address for notices; ``certificate`` is the Warrant that the thing concerns."""
    return Addressee(company.name, company.address, certificate)


def done(event: Event, field: str, clause: str) -> Fact[date] | None:
    """The day on which a thing was done, as a field of its event states it; ``None`` where it states none."""
    return event.fact(field, clause) if getattr(event, field) else None


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """One thing due. ``kind`` names the paper or the act ("adjustment_statement"), ``of`` who owes it.

    ``manner`` is "send" for a paper that mailings.csv records, under the name ``document`` without extension;
    "do" for an act, done on the day that ``done`` states; "may" for a right that is lost after ``by``, with
    ``done`` where it was used. ``by`` is the last lawful day, ``None`` where the clause fixes none. It is owed
    from ``since`` on, and may not be sent before ``not_before``. ``methods`` are those lawful for sending.
    ``readings`` are those on which its days and its methods rest. ``met_by`` is "giving" for a notice that a
    clause has given and not mailed: then the day of receipt counts for what is delivered (Section 14).
    ``each`` is the name, without the certificate, of each paper that is due to the Holders of a list.
    """

    kind: str
    document: str
    event: str
    clause: str
    to: Addressee
    since: date
    of: Party = "Company"
    manner: Manner = "send"
    by: Fact[date] | None = None
    not_before: date | None = None
    done: Fact[date] | None = None
    methods: tuple[Method, ...] = ()
    readings: tuple[str, ...] = ()
    each: str = ""
    met_by: Literal["sending", "giving"] = "sending"


def to_each(kind: str, event: Event, to: Addressee) -> str:
    """The name, without the certificate, of each paper about an event to the Holders of a list; "" to any other."""
    return file_stem(kind, event.on, event.id) if to.listed else ""


def notice(kind: str, event: Event, clause: str, to: Addressee, of: Party = "Company") -> Obligation:
    """A paper that an event makes due at once, by any method that Section 14 allows."""
    return Obligation(
        kind=kind,
        document=file_stem(kind, event.on, event.id, to.certificate),
        event=event.id,
        clause=clause,
        to=to,
        since=event.on,
        of=of,
        not_before=event.on,
        methods=METHODS,
        each=to_each(kind, event, to),
    )
