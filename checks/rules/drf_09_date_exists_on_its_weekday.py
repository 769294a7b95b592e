"""DRF-09."""

from collections.abc import Iterator

from checks.dated import dated
from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-09")
def date_exists_on_its_weekday(agreement: Agreement) -> Iterator[Check]:
    """Every date exists, and the day of the week beside it is its own.

    In a paper of a matter FIG-08 asks the same.

    Passes:
        on Friday, March 1, 2024, and on the last day of February

    Fails:
        on Monday, March 1, 2024

    Fails:
        on each June 31
    """
    for each in dated(agreement.string, agreement.numerals):
        yield compared(
            agreement,
            "the date exists and its weekday is right",
            each.right,
            (each.numeral.start, each.end),
            each.expected,
            remedy="find out which day is meant",
        )
