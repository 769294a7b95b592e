"""DRF-04."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.resolve import Resolved, resolved
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-04")
def reference_leads_to_a_part(agreement: Agreement) -> Iterator[Check]:
    """A Section, clause, Exhibit or Schedule that is referred to is there, and "this Section" is the one it stands in.

    References to another instrument ("Section 13 of the Exchange Act") are not followed. Exhibits and Schedules are,
    where any of that kind is in the file.

    Passes:
        Section 1. Rent. Tenant shall pay rent as this Section 1 says.
        Section 2. Deposit. The deposit secures the rent under Section 1.

    Fails:
        Section 1. Rent. Tenant shall pay rent.
        Section 2. Deposit. The deposit secures the rent under Section 4.

    Fails:
        Section 1. Rent. Tenant shall pay rent.
        Section 2. Deposit. The deposit of this Section 1 bears no interest.
    """
    for reference in agreement.references:
        found: Resolved | None = resolved(agreement, reference)
        if found is None:
            continue
        yield compared(
            agreement,
            f"{found.what} is there" if not reference.is_this else f"{found.what} is where this stands",
            found.there,
            (found.start, reference.end),
            found.expected,
            remedy="find out which part is meant",
        )
