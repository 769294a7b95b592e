"""How a rule of drafting is written: a generator on an agreement, which yields what it compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from checks.drafting.agreement import Agreement
from checks.file import File
from checks.model import Check, FileRule, file_rule
from checks.severity import Severity

FINDINGS_MAX = 500
"""A rule that finds more in one file has met no text that anybody drafted, and goes no further in it."""

AgreementRule = Callable[[Agreement], Iterator[Check]]


def drafting_rule(code: str, severity: Severity = "error") -> Callable[[AgreementRule], FileRule]:
    """Registers the decorated generator as a rule on the drafting of each file that could be read."""

    def register(check: AgreementRule) -> FileRule:
        @file_rule(code, severity)
        @wraps(check)
        def on_file(file: File) -> Iterator[Check]:
            failed = 0
            for each in check(file.agreement) if file.agreement else ():
                yield each
                failed += not each.passed
                if failed == FINDINGS_MAX:
                    return

        return on_file

    return register


def compared(
    agreement: Agreement,
    asks: str,
    passed: bool,
    span: tuple[int, int],
    expected: str,
    found: str | None = None,
    remedy: str = "",
    severity: Severity | None = None,
) -> Check:
    """A comparison at a range of the running words, which are what was found unless something else is said."""
    start, end = agreement.words.span(*span)
    words = agreement.string[slice(*span)] if found is None else found
    text = agreement.paper.text
    return Check(
        asks,
        passed,
        " ".join(words.split()),
        expected,
        agreement.paper.file,
        place=text.at(start) if text.pieces else None,
        span=(start, end),
        severity=severity,
        remedy=remedy,
    )
