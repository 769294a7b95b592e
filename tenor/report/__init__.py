"""The compliance report as a PDF: what the checker found, on the page that every paper is printed on."""

from __future__ import annotations

import json

from checks.report.json import report_json
from checks.run import Report
from docgen.fonts import printable
from docgen.pdf import Attached, pdf
from tenor.report.page import report_page

REPORT = Attached("report.json", "The report for programs")


def report_pdf(report: Report) -> bytes:
    """The report as a PDF/A-3A and PDF/UA-1 file, the same report as JSON attached; always the same bytes.

    A character of a paper that the carried font lacks is printed as its code point, "[U+4E2D]".
    """
    data = json.dumps(report_json(report), indent=2, ensure_ascii=False).encode("utf-8", errors="replace")
    return pdf(printable(report_page(report)), data, paper=report.book.matter.terms.paper, attached=REPORT)
