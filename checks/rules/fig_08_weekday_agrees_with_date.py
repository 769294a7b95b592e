"""FIG-08."""

from collections.abc import Iterator
from datetime import date

from checks.case import Case
from checks.model import Check, paper_rule

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@paper_rule("FIG-08", clause="6(vii)")
def weekday_agrees_with_date(case: Case) -> Iterator[Check]:
    """A day of the week that stands before a date is that date's, and every date exists.

    Passes:
        on Thursday, May 1, 2003

    Fails:
        on Friday, May 1, 2003

    Fails:
        on February 30, 2003
    """
    for numeral in case.numerals:
        if numeral.kind != "date" or not _has_day(numeral.text):
            continue
        day = numeral.value if isinstance(numeral.value, date) else None
        expected = WEEKDAYS[day.weekday()] if day else "a date that exists"
        yield Check(
            "the date exists and its weekday is right",
            passed=day is not None and (numeral.weekday is None or numeral.weekday.lower() == expected.lower()),
            found=" ".join(numeral.text.split()),
            expected=expected,
            file=case.paper.file,
            place=case.at(numeral.start),
            span=(numeral.start, numeral.end),
            event=case.document.event,
            clause=case.document.clause,
            remedy="find out which day is meant",
        )


def _has_day(text: str) -> bool:
    """Whether a date names a day: "May 2003" does not."""
    return sum(part.strip(",.").rstrip("stndrh").isdigit() for part in text.split()) != 1
