"""The waivers of the matter, and the findings that they let stand."""

from __future__ import annotations

from lxml.etree import _Element

from checks.report.html_elements import Content, element, table
from checks.report.html_findings import finding
from checks.report.html_index import Index
from checks.report.sentences import how_it_stands, what_is_waived
from checks.run import Report
from warrant.waivers import Waiver

HEADS = ("What is waived", "Reason", "By", "From", "Until", "How it stands")


def waivers(index: Index, report: Report) -> _Element:
    """Every waiver, in force or not, and apart from the findings those that are waived."""
    heading = element("h2", "Waivers", id="waivers")
    listed = report.book.matter.waivers
    if not listed:
        return element("section", heading, element("p", "The matter has no waivers."), aria_labelledby="waivers")
    rows = table(HEADS, (_row(report, each) for each in listed), "The waivers of the matter", "waivers")
    articles = (finding(index, outcome) for outcome in report.waived)
    return element("section", heading, rows, *articles, aria_labelledby="waivers")


def _row(report: Report, waiver: Waiver) -> tuple[Content, ...]:
    return (
        what_is_waived(waiver),
        waiver.reason,
        waiver.by,
        waiver.begins.isoformat() if waiver.begins else "the beginning",
        waiver.until.isoformat(),
        how_it_stands(waiver, report),
    )
