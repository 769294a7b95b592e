"""DRF-19."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.anniversaries import anniversaries
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-19")
def anniversary_is_the_date_stated(agreement: Agreement) -> Iterator[Check]:
    """A term of years or months ends on the date that is stated for its end, or on the day before.

    Asked after are anniversaries of dates that the text states, and terms with both their dates in one sentence.

    Passes:
        Commencement Date: March 1, 2024
        Expiration Date: February 28, 2029
        The term begins on the Commencement Date and ends on the fifth anniversary of the Commencement Date.

    Fails:
        Commencement Date: March 1, 2024
        Expiration Date: February 28, 2029
        The term begins on the Commencement Date and ends on the sixth anniversary of the Commencement Date.

    Fails:
        for a term of ten (10) years commencing on May 1, 2020 and ending on April 30, 2031
    """
    for each in anniversaries(agreement):
        yield compared(
            agreement,
            "the term ends on the date stated",
            each.right,
            (each.start, each.end),
            each.expected,
            found=each.found,
            remedy="find out which of the three is meant: beginning, length or end",
        )
