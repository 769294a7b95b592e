"""A certificate for Warrant Shares issued in exchange or substitution for one issued before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Shares
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class ShareCertificate(Event):
    """A certificate in place of one for shares issued upon the exercise ``of`` (2.2).

    ``public_distribution`` says that it is issued upon completion of one under a registration statement,
    ``counsels_opinion`` that counsel for Holder, satisfactory to Company, holds that law requires no legend on it.
    """

    kind: ClassVar[str] = "share_certificate"
    governed_by: ClassVar[str] = "2.2"

    issued_on: date
    of: str
    name: str
    shares: Shares
    public_distribution: Literal["yes", "no"] = "no"
    counsels_opinion: Literal["yes", "no"] = "no"

    @property
    def on(self) -> date:
        """The day on which the certificate is issued."""
        return self.issued_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """No shares, or a part of one."""
        if not self.shares.amount or self.shares.amount % 1:
            yield Mistaken("shares", "a certificate is for whole shares, one at least", "correct them")
