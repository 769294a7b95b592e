"""DRF-10."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.counted import Counted, counted
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-10")
def numbering_counts_on(agreement: Agreement) -> Iterator[Check]:
    """Letters and numbers of lists, Sections and Articles count on, without gap or repetition.

    Passes:
        Tenant shall (a) pay rent, (b) keep the Premises in repair and (c) insure them.

    Fails:
        Tenant shall (a) pay rent, (b) keep the Premises in repair and (d) insure them.

    Fails:
        1. Rent is due monthly.
        2. Repairs are for Tenant.
        2. Insurance is for Landlord.
    """
    found: Iterator[Counted] = counted(agreement)
    for each in found:
        yield compared(
            agreement,
            "the numbering counts on",
            each.right,
            (each.start, each.end),
            ", ".join(each.expected),
            found=", ".join(each.printed),
            remedy="number it anew, and see what cites it",
        )
