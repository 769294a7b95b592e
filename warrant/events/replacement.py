"""The replacement of a Warrant that was lost, stolen, destroyed or mutilated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.events.numbering import misnumbered
from warrant.quantities import NO_MONEY, Money
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Replacement(Event):
    """A new Warrant of like tenor in lieu of another (7.2).

    For one lost, stolen or destroyed ``evidence_received_on`` and what ``secured_by`` are stated, for one
    mutilated ``surrendered_on``. ``expenses`` are those of the replacement, in dollars.
    """

    kind: ClassVar[str] = "replacement"
    governed_by: ClassVar[str] = "7.2"

    replaced_on: date
    certificate: str
    new_certificate: str
    cause: Literal["lost", "stolen", "destroyed", "mutilated"]
    evidence_received_on: date | None = None
    secured_by: Literal["indemnity", "security", "neither"] = "neither"
    surrendered_on: date | None = None
    expenses: Money = NO_MONEY

    @property
    def on(self) -> date:
        """The day on which the new Warrant is made."""
        return self.replaced_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A loss without evidence, or without indemnity or security; a mutilated Warrant not surrendered."""
        yield from misnumbered("new_certificate", self.new_certificate)
        if self.cause == "mutilated":
            yield from self._received("surrendered_on", "the mutilated Warrant is not surrendered")
            return
        yield from self._received("evidence_received_on", f"no evidence was received that it was {self.cause}")
        if self.secured_by == "neither":
            what = f"there is neither indemnity nor security for a Warrant that was {self.cause}"
            yield Mistaken("secured_by", what, "write indemnity or security, as it was given (Section 7.2)")

    def _received(self, field: str, what: str) -> Iterator[Mistaken]:
        on = getattr(self, field)
        if on is None:
            yield Mistaken(field, what, f"add a line {field}: and the day (Section 7.2)")
        elif on > self.replaced_on:
            yield Mistaken(field, f"{what} before it is replaced", "a new Warrant is made upon that, not before")
