"""The expenses of a registration."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.of_registration import OfRegistration
from warrant.quantities import NO_MONEY, Money


@dataclass(frozen=True, kw_only=True)
class RegistrationExpenses(OfRegistration):
    """Expenses incurred by Company in a registration, and who bears them (Exhibit D 1, 5), all in dollars.

    ``employee_compensation`` is that of regular employees of Company, which is no Registration Expense.
    """

    kind: ClassVar[str] = "registration_expenses"
    governed_by: ClassVar[str] = "Exhibit D 5"

    incurred_on: date
    borne_by: Literal["company", "other_shareholders", "holder"]
    registration_and_filing_fees: Money = NO_MONEY
    printing: Money = NO_MONEY
    counsel_for_company: Money = NO_MONEY
    blue_sky: Money = NO_MONEY
    special_audits: Money = NO_MONEY
    other_expenses: Money = NO_MONEY
    employee_compensation: Money = NO_MONEY

    @property
    def on(self) -> date:
        """The day by which they were incurred."""
        return self.incurred_on
