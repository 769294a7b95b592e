"""A transfer of a Warrant on the books of Company, in whole or in part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.assigned import Assigned
from warrant.events.event import Mistaken
from warrant.events.numbering import misnumbered
from warrant.quantities import NO_SHARES, Shares
from warrant.records import Record
from warrant.terms import Holder, Terms


@dataclass(frozen=True, kw_only=True)
class Transferee(Record):
    """One to whom shares are transferred: its new certificate, its name, State and address for notices.

    ``shares`` may be left out for a sole transferee of the whole Warrant, ``entity`` for a corporation.
    """

    certificate: str
    name: str
    state: str
    address: tuple[str, ...]
    shares: Shares | None = None
    entity: str | None = None

    def as_holder(self) -> Holder:
        """The registered Holder that it becomes."""
        return Holder(name=self.name, state=self.state, address=self.address, entity=self.entity, sources=self.sources)


@dataclass(frozen=True, kw_only=True)
class Transfer(Assigned):
    """A Warrant surrendered for registration of transfer, with an Assignment (7.2).

    Without ``balance_certificate`` it is transferred in whole (Exhibit B), with one in part (Exhibit C): what
    is not transferred stays with Holder under that number.
    """

    kind: ClassVar[str] = "transfer"
    governed_by: ClassVar[str] = "7.2"

    transferees: tuple[Transferee, ...]
    balance_certificate: str | None = None

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A transfer to no one, numbers that are none or the same, shares that are none, days out of order."""
        yield from super().mistakes(terms)
        yield from self._of_transferees()
        yield from self._of_numbers()

    def _of_transferees(self) -> Iterator[Mistaken]:
        if not self.transferees:
            yield Mistaken("transferees", "there are none", "write each, with certificate, name, state and address")
        for each in self.transferees:
            if not each.address:
                yield Mistaken("transferees", f"{each.name} has no address", "write the address for notices")

    def _of_numbers(self) -> Iterator[Mistaken]:
        several = len(self.transferees) > 1 or self.balance_certificate is not None
        numbers = [each.certificate for each in self.transferees]
        for number in numbers:
            yield from misnumbered("transferees", number)
        if self.balance_certificate:
            yield from misnumbered("balance_certificate", self.balance_certificate)
            numbers.append(self.balance_certificate)
        for number in sorted({each for each in numbers if numbers.count(each) > 1}):
            yield Mistaken("transferees", f"two new Warrants bear the number {number}", "number each its own")
        for each in self.transferees:
            if each.shares == NO_SHARES:
                yield Mistaken("transferees", f"no shares go to {each.name}", "write the shares, or leave it out")
            if each.shares is None and several:
                what = f"the shares that go to {each.name} are not stated"
                yield Mistaken("transferees", what, "add a line shares: to each transferee")
