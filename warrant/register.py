"""The register of Warrants (Section 7.1): who is registered Holder of how many shares under which certificate.

    Company may deem and treat the person in whose name this Warrant is registered as the holder and
    owner hereof ... for all purposes ... until presentation of this Warrant for registration of transfer
    as provided in this Section 7.

A state holds the Warrants outstanding and those cancelled. A certificate is surrendered whole and cancelled, and
what is issued for it takes its place; no number is ever used twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from warrant import section_1, section_9
from warrant.data import dataclass
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Shares
from warrant.records import Record
from warrant.state import Cancelled, State, Warrant
from warrant.terms import Holder

CLAUSE = "7.1"


@dataclass(frozen=True)
class Registered:
    """One line of the register: a Warrant, and by which event it was cancelled on which day, if it was."""

    warrant: Warrant
    cancelled_on: date | None = None
    cancelled_by: str | None = None


def registered(state: State) -> tuple[Registered, ...]:
    """Every certificate ever issued, outstanding or cancelled, by the day of issue, then by number.

    The Warrants of a division are one line.
    """
    lines = [Registered(each) for each in state.outstanding_warrants]
    lines += [Registered(each.warrant, each.on, each.by) for each in state.cancelled]
    return tuple(sorted(lines, key=lambda line: (line.warrant.issued_on or date.min, numbered(line.warrant))))


def certificates(state: State) -> tuple[Registered, ...]:
    """The same without the Warrants of divisions: each line is one certificate and its Holder."""
    return tuple(line for line in registered(state) if not line.warrant.parts)


def numbered(warrant: Warrant) -> tuple[tuple[str, int], ...]:
    """What certificates are sorted by: W-2 before W-10."""
    parts = re.findall(r"([^0-9]*)([0-9]*)", warrant.certificate.casefold())
    return tuple((letters, int(digits or 0)) for letters, digits in parts)


def find(certificate: str, state: State) -> Warrant | None:
    """The outstanding Warrant of a certificate; ``None`` where there is none."""
    return next((each for each in state.warrants if each.certificate == certificate), None)


def was_issued(certificate: str, state: State) -> bool:
    """Whether a certificate is or was outstanding."""
    return any(line.warrant.certificate == certificate for line in registered(state))


def held(event: Event, field: str, on: date, state: State, matter: Matter) -> Warrant:
    """The outstanding Warrant whose certificate an event names in a field, on a day on which it confers rights.

    Raises ``BadMatter`` at the event's line: the certificate is unknown or cancelled, the day is not in the
    Term, or the rights are void after a notice of dissolution.
    """
    warrant = named(event, field, state)
    if not section_1.within_term(matter.terms, on):
        what = f"{warrant.certificate} confers no rights on {on}, outside the Term of the Warrant"
        instead = f"the Term runs from {matter.terms.issued_on} to {matter.terms.expires_on}; correct the date"
        raise event.refuse("", what, instead)
    void = section_9.void_after(warrant, state, matter) if state.dissolution else None
    if void and on > void.value:
        what = f"all rights under {warrant.certificate} are void since the end of {void.value}"
        raise event.refuse("", what, "leave it out: they were not exercised within thirty days of notice (Section 9)")
    return warrant


def named(event: Event, field: str, state: State) -> Warrant:
    """The outstanding Warrant whose certificate an event names in a field; ``BadMatter`` at its line for any other."""
    certificate = getattr(event, field)
    if warrant := find(certificate, state):
        return warrant
    outstanding = ", ".join(each.certificate for each in state.warrants) or "none"
    what = f"{field}: {_why_not(certificate, state)}"
    raise event.refuse(field, what, f"write a certificate that is outstanding then: {outstanding}")


def _why_not(certificate: str, state: State) -> str:
    gone = (each for each in state.cancelled if each.warrant.certificate == certificate)
    if cancelled := next(gone, None):
        return f"{certificate} was cancelled on {cancelled.on} by {cancelled.by}"
    if any(each.certificate == certificate for each in state.divided):
        return f"{certificate} is a division, and no certificate"
    return f"no Warrant {certificate} was issued before"


def require_new_number(place: Record, field: str, certificate: str, state: State, matter: Matter) -> None:
    """``BadMatter`` at a field's line where a certificate, or an event, already bears the number stated there."""
    taken = {line.warrant.certificate.casefold() for line in registered(state)}
    if certificate.casefold() in taken:
        what = f"{field}: the certificate {certificate} was issued before"
        raise place.refuse(field, what, "write a number that no other certificate bears or bore")
    if any(each.id.casefold() == certificate.casefold() for each in matter.events):
        what = f"{field}: an event bears the id {certificate}"
        raise place.refuse(field, what, "write another number: papers are named by both")


def reissued(
    old: Warrant, event: Event, on: date, certificate: str, shares: Fact[Shares], holder: Holder | None = None
) -> Warrant:
    """A new Warrant of the same tenor for a surrendered one; to the same Holder where no other is named."""
    new = replace(old, certificate=certificate, shares=shares, parent=old.certificate, issued_on=on, issued_by=event.id)
    return replace(new, holder=holder, named_by=None, address_by=None) if holder else new


def surrendered(state: State, old: Warrant, event: Event, on: date, *new: Warrant) -> State:
    """The state with a Warrant cancelled and those issued for it in its place, in their order."""
    warrants: list[Warrant] = []
    for each in state.warrants:
        warrants += new if each.certificate == old.certificate else [each]
    return replace(state, warrants=tuple(warrants), cancelled=(*state.cancelled, Cancelled(old, on, event.id)))


def divided(state: State, old: Warrant, event: Event, on: date, new: Warrant) -> State:
    """The state with a Warrant cancelled and those to the Holders of a list, held as one, issued for it."""
    after = surrendered(state, old, event, on)
    return replace(after, divided=(*after.divided, new))


def changed(state: State, *new: Warrant) -> State:
    """The state with Warrants in place of those of the same certificates."""
    by_certificate = {each.certificate: each for each in new}
    return replace(state, warrants=tuple(by_certificate.get(each.certificate, each) for each in state.warrants))


def descent(warrant: Warrant, state: State) -> tuple[str, ...]:
    """The certificate of a Warrant, of the one in place of which it was issued, and so on to the first."""
    parents = {line.warrant.certificate: line.warrant.parent for line in registered(state)}
    line = [warrant.certificate]
    while parent := parents.get(line[-1]):
        line.append(parent)
    return tuple(line)


def holder_name(warrant: Warrant) -> AnyFact:
    """The registered Holder's name; a fact of its certificate and, where one changed it, of that event."""
    return warrant.holder.given(_prefix(warrant, warrant.named_by), "name", CLAUSE, warrant.named_by)


def holder_address(warrant: Warrant) -> Iterator[Fact[str]]:
    """The lines of the registered Holder's address for notices."""
    prefix, source = _prefix(warrant, warrant.address_by), warrant.holder.source("address")
    for number, line in enumerate(warrant.holder.address, 1):
        how = "a line of the address for notices"
        yield Fact(f"{prefix}.address.{number}", line, "14", how, event=warrant.address_by, source=source)


def _prefix(warrant: Warrant, by: str | None) -> str:
    return ".".join((*([by] if by else []), warrant.certificate, "holder"))
