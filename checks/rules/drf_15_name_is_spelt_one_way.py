"""DRF-15."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.drafting.spelt import spellings
from checks.model import Check


@drafting_rule("DRF-15", severity="warning")
def name_is_spelt_one_way(agreement: Agreement) -> Iterator[Check]:
    """A company's name, and each word of a defined term, is spelt one way.

    A word that differs from the name's by a letter, where all others are the same, is taken for a slip of the pen; so
    is "Corp." beside "Corporation" behind the same name. Capitals are no difference.

    Passes:
        NORTHWIND FREIGHT CORP. and Northwind Freight Corp.

    Fails:
        Northwind Freight, Inc. leases the hall. Nortwind Freight, Inc. pays for it.

    Fails:
        Northwind Freight Corp. leases the hall. Northwind Freight Corporation pays for it.
    """
    for each in spellings(agreement):
        yield compared(
            agreement,
            f"{each.expected} is spelt one way",
            each.right,
            (each.start, each.end),
            each.expected,
            remedy="find out how it is spelt",
        )
