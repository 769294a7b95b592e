"""The day that a paper by others bears as its own: on a line by itself, at its head or its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.case import Case, Confidence, Stated
from checks.foreign.figures import ANY_FORM
from checks.numerals import Numeral
from warrant.facts import Fact
from warrant.regex import regex

WITHIN = 1200
"""Characters from a paper's beginning, or to its end, within which its own day stands."""
LONGEST_WAIT = 31
"""Days for which a paper may have lain before it was mailed."""
SIGNED = ("dated", "date", "sent", "date of notice", "date of letter")
PLACE = regex(r"[A-Z][A-Za-z. ]+(?:,\s*[A-Z][a-z.]+\s*)?[,(]?")
DASHES = ("-", "–", "—", "/")


def own_day(case: Case) -> Iterator[Stated]:
    """The day of the paper, held against the document's mailing; of low confidence where none shows it to be so."""
    for numeral in case.numerals:
        if isinstance(numeral.value, date) and _is_own(numeral, numeral.value, case):
            yield _held(numeral, numeral.value, case)
            return


def _is_own(numeral: Numeral, day: date, case: Case) -> bool:
    body = case.paper.text.body
    at_an_end = numeral.start < body.start + WITHIN or numeral.end > body.end - WITHIN
    before, after = _around(case.string, numeral.start, numeral.end)
    is_a_fact = any(fact.value == day for fact in case.document.facts.values())
    alone = not before and not after and not is_a_fact
    labelled = before.casefold() in SIGNED and not after
    of_release = bool(PLACE.fullmatch(before) and after.startswith(DASHES))
    return at_an_end and (alone or labelled or of_release)


def _around(string: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a date on its line."""
    begin, stop = string.rfind("\n", 0, start) + 1, string.find("\n", end)
    return string[begin:start].strip(" \t:.,"), string[end : stop if stop >= 0 else None].strip(" \t:.,")


def _held(numeral: Numeral, day: date, case: Case) -> Stated:
    """The day, as one on or before the mailing; one after it, beside the day of the mailing."""
    sent = [each.sent_on for each in case.book.matter.mailings if each.document == case.document.stem]
    waits = [(mailed - day).days for mailed in sent]
    is_so = any(0 <= wait <= LONGEST_WAIT for wait in waits)
    right = day if is_so or not sent or max(waits) >= 0 else max(sent)
    how = "the paper's own day, on or before its mailing"
    fact = Fact(f"{case.document.event}.dated", right, case.document.clause, how, event=case.document.event)
    confidence: Confidence = "high" if is_so or right != day else "low"
    return Stated("dated", ANY_FORM, numeral.text, numeral.start, numeral.end, fact, confidence)
