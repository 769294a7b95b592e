"""Terms: what the face, Section 1, Section 4 and the signature block of the Warrant state."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from warrant.data import dataclass
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.records import Record
from warrant.slips import Correction

PlanName = Literal["nonqualified", "incentive"]
"""A plan of Section 4(ii): "nonqualified" is that of ``Capitalisation.nonqualified_plan``."""


Paper = Literal["Letter", "A4"]
"""The sheet on which documents are laid out."""


@dataclass(frozen=True, kw_only=True)
class Company(Record):
    """The issuer. ``address`` is its address for notices (Section 14), a line each."""

    name: str
    name_in_preamble: str
    state: str
    address: tuple[str, ...]
    signatory_title: str


@dataclass(frozen=True, kw_only=True)
class Holder(Record):
    """A registered Holder. ``address`` is its address for notices (Section 14), a line each.

    ``entity`` is what it is where it is no corporation: "limited liability company".
    """

    name: str
    state: str
    address: tuple[str, ...]
    entity: str | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """The Agreement of Section 1."""

    title: str
    dated: date
    lessee: str


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """A plan of Section 4(ii): shares reserved, options outstanding and their average price."""

    name: str
    reserve: Shares
    options: Shares
    average_price: Price


@dataclass(frozen=True, kw_only=True)
class Capitalisation(Record):
    """Section 4, as of the date immediately preceding the date of the Warrant."""

    authorised_common: Shares
    outstanding_common: Shares
    authorised_preferred: Shares
    outstanding_preferred: Shares
    conversion_shares: Shares
    conversion_price: Price
    nonqualified_plan: Plan
    incentive_plan: Plan

    def plan(self, name: PlanName) -> Plan:
        """The plan of a name."""
        return self.nonqualified_plan if name == "nonqualified" else self.incentive_plan


@dataclass(frozen=True, kw_only=True)
class Terms(Record):
    """One Warrant's terms as executed, the readings chosen, the corrections approved, and the day to judge as of."""

    certificate: str
    issued_on: date
    warrant_shares: Shares
    warrant_price: Price
    term_years: int
    expires_on: date
    company: Company
    holder: Holder
    agreement: Agreement
    capitalisation: Capitalisation
    law_state: str
    investor_agreement: str
    filing_exhibit: str | None = None
    as_of: date | None = None
    paper: Paper = "Letter"
    readings: Readings = field(default_factory=Readings)
    corrections: tuple[Correction, ...] = ()
