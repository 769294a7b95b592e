"""DRF-13."""

import re
from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from checks.words import VOCABULARY
from warrant.regex import regex

TWICE = regex(r"(?<![\w'’-])([A-Za-z]+(?:[ \n][A-Za-z]+){0,3})[ \n]\1(?![\w'’-])", re.IGNORECASE)
ALLOWED = frozenset({"that", "had", "very", "bye", "so", "blah", "pro", "is"}) | VOCABULARY
"""Words that good English may repeat: "that that", "had had"."""
AT_ONCE = 7
"""Several words of fewer letters together may well stand twice: "as to as to"."""


@drafting_rule("DRF-13")
def no_word_stands_twice(agreement: Agreement) -> Iterator[Check]:
    """No word stands twice in succession, over the end of a line or a page neither.

    Passes:
        Landlord knew that that was so.

    Fails:
        Tenant shall pay the the rent.

    Fails:
        Tenant shall pay the rent to the Landlord to the Landlord.
    """
    for start, stop in agreement.units:
        found = [each for each in TWICE.finditer(agreement.string, start, stop) if _is_fault(agreement, each)]
        for each in found:
            yield compared(agreement, "a word stands once", False, each.span(), each[1], remedy="strike one of the two")
        if not found and stop > start:
            yield compared(agreement, "every word stands once", True, (start, stop), "each once", "each once")


def _is_fault(agreement: Agreement, match: re.Match[str]) -> bool:
    second = match.end() - len(match[1])
    words = match[1].lower().split()
    if any(agreement.words.begins(at) for at in range(match.start() + 1, match.end())):
        return False
    if len(words) == 1:
        first = match[1]
        if len(first) > 1 and first.isupper():
            return False
        return words[0] not in ALLOWED and agreement.string[second].islower()
    ends_a_line = agreement.string[match.end() : match.end() + 1] in ("", "\n")
    if match[1][0].isupper() or (ends_a_line and agreement.paper.format == "pdf"):
        return False  # what stands in one column, and again in the next
    return sum(map(len, words)) >= AT_ONCE and len(set(words)) > 1
