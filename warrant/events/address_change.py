"""Another address for notices, furnished in writing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class AddressChange(Event):
    """A new address for notices (14), in effect from the day on which the other party has it in writing.

    One of Holder names a ``certificate`` registered in its name, and holds for all its Warrants.
    """

    kind: ClassVar[str] = "address_change"
    governed_by: ClassVar[str] = "14"

    furnished_on: date
    of: Literal["holder", "company"]
    certificate: str | None = None
    address: tuple[str, ...]

    @property
    def on(self) -> date:
        """The day on which it is furnished."""
        return self.furnished_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """An address that is empty, a Holder without a certificate, Company with one."""
        if not self.address:
            yield Mistaken("address", "it is empty", "write the address for notices, a line to an item")
        if self.of == "holder" and not self.certificate:
            yield Mistaken("of", "it names no Holder", "add a line certificate: and the number of its Warrant")
        if self.of == "company" and self.certificate:
            yield Mistaken("certificate", "the address is Company's", "leave it out, or write of: holder")
