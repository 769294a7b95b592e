"""The compliance report on the papers of the packet."""

from __future__ import annotations

from collections.abc import Iterator

from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from tenor.report import report_pdf

TITLE = "Compliance report"


def sheets(subject: Subject) -> Iterator[Sheet]:
    """The report as ``tenor check --pdf`` writes it."""
    yield Sheet(TITLE, report_pdf(subject.report))
