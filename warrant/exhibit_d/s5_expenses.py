"""Exhibit D 5: who bears the Registration Expenses.

    Company (or Other Shareholders) shall bear all Registration Expenses incurred in connection with any
    registration, qualification and compliance by Company (or such Other Shareholders) pursuant to Sections 2
    and 4. .

Registration Expenses are "all expenses incurred by Company in compliance" with these, "excluding the compensation of
regular employees of Company, which shall be paid in any event by Company" (Section 1).
"""

from __future__ import annotations

from warrant.adjustment import Act
from warrant.events.registration_expenses import RegistrationExpenses
from warrant.exhibit_d.acting import answer, continued, done_once, find, in_force
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_MONEY
from warrant.state import State

CLAUSE, DEFINED = "Exhibit D 5", "Exhibit D 1"
ITEMS = (
    "registration_and_filing_fees",
    "printing",
    "counsel_for_company",
    "blue_sky",
    "special_audits",
    "other_expenses",
)


def bear(event: RegistrationExpenses, state: State, matter: Matter) -> Act:
    """The Registration Expenses, and whether those bear them who have to."""
    find(event, state.registrations)
    inputs = tuple(event.fact(name, DEFINED) for name in ITEMS)
    how, value = (
        "the Registration Expenses, without the compensation of regular employees",
        sum((each.value for each in inputs), NO_MONEY),
    )
    expenses = Fact(f"{event.id}.registration_expenses", value, DEFINED, how, inputs, event=event.id)
    apart = event.fact("employee_compensation", DEFINED)
    facts: dict[str, AnyFact] = {"registration_expenses": expenses, "employee_compensation": apart}
    facts["as_agreed"] = _as_agreed(event, expenses, matter)
    return Act(CLAUSE, continued(state, event), facts)


def _as_agreed(event: RegistrationExpenses, expenses: AnyFact, matter: Matter) -> Fact[str]:
    governing, by = in_force(event, CLAUSE, matter.terms), event.fact("borne_by", CLAUSE)
    if governing.value == "no":
        return answer(event, "as_agreed", True, CLAUSE, governing.how, governing)
    agreed = event.borne_by != "holder" or not expenses.value.amount
    how = f"Company or Other Shareholders have to bear them{'' if agreed else ', and not Holder'}"
    return answer(event, "as_agreed", agreed, CLAUSE, how, by, expenses)


ACTS = {RegistrationExpenses: done_once(bear)}
