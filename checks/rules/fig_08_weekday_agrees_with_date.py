"""FIG-08."""

from collections.abc import Iterator

from checks.case import Case
from checks.dated import dated
from checks.model import Check, paper_rule


@paper_rule("FIG-08", clause="6(vii)")
def weekday_agrees_with_date(case: Case) -> Iterator[Check]:
    """A day of the week that stands beside a date is that date's, and every date exists.

    Passes:
        on Thursday, May 1, 2003

    Fails:
        on Friday, May 1, 2003

    Fails:
        on February 30, 2003
    """
    for each in dated(case.string, case.numerals):
        numeral = each.numeral
        yield Check(
            "the date exists and its weekday is right",
            passed=each.right,
            found=" ".join(case.string[numeral.start : each.end].split()),
            expected=each.expected,
            file=case.paper.file,
            place=case.at(numeral.start),
            span=(numeral.start, each.end),
            event=case.document.event,
            clause=case.document.clause,
            remedy="find out which day is meant",
        )
