"""DRF-05."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.drafting.subjects import subjects
from checks.model import Check


@drafting_rule("DRF-05")
def reference_leads_to_its_subject(agreement: Agreement) -> Iterator[Check]:
    """A Section that is referred to for something is the one that says it.

    Three ways to say what a Section is referred to for are followed: that a term is defined there, its title in
    brackets, and words that are the title of another Section, which is a warning.

    Passes:
        Section 1. Rent. Tenant shall pay rent subject to increase in accordance with Section 2.
        Section 2. Increase of Rent. Rent is increased each year.
        Section 3. Deposit. The deposit is one month of rent.

    Fails:
        Section 1. Fees. Licensee shall pay the Fee (as defined in Section 3).
        Section 2. Amounts. "Fee" means $100.
        Section 3. Audit. Licensor may audit the books.

    Fails:
        Section 1. Payment. Licensee shall pay under Section 3 (Audit and Records).
        Section 2. Audit and Records. Licensor may audit the books.
        Section 3. Term. This ends in a year.
    """
    for each in subjects(agreement):
        yield compared(
            agreement,
            each.asks,
            each.right,
            (each.reference.start, each.reference.end),
            each.expected,
            remedy="find out which Section is meant",
            severity=None if each.certain else "warning",
        )
