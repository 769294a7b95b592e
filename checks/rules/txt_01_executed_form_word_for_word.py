"""TXT-01."""

import re
from collections.abc import Iterator

from checks.case import Case, Difference
from checks.model import Check, paper_rule
from checks.severity import Severity

WORDS_AROUND = 6
"""Words shown on either side of a difference."""


@paper_rule("TXT-01", clause="7.2")
def executed_form_word_for_word(case: Case) -> Iterator[Check]:
    """A Warrant says word for word what the executed form says, with this matter's names, dates and figures.

    White space and line breaks are no words. A number that differs, or a word, is an error; punctuation
    alone is a note. What differs is told as a redline of the passage: [-words of the form-] {+words found+}.

    Passes (warrant):
        SECTION 12. Special Arrangements of Company. Company covenants and agrees that during the Term of this
        Warrant, unless otherwise approved by Holder:

    Fails (warrant):
        SECTION 12. Special Arrangements of Company. Company covenants that during the Term of this Warrant,
        unless otherwise approved by Holder:
    """
    agreed = sum(1 for _, _, by in case.proven if by == "executed form")
    if agreed:
        passage = f"{agreed} passages of the executed form"
        yield Check("the words are those of the executed form", True, passage, passage, case.paper.file)
    for each in case.differences:
        yield Check(
            f"the words are those of the executed form: {_redline(each, case.string)}",
            passed=False,
            found=each.found or "nothing",
            expected=each.expected or "nothing",
            file=case.paper.file,
            place=case.at(each.start),
            span=(each.start, each.end),
            event=case.document.event,
            severity=_severity(each),
            remedy="restore the words of the executed form",
        )


def _redline(each: Difference, text: str) -> str:
    """The passage with what the form has and the paper has not, and the other way about."""
    before, after = text[: each.start].split()[-WORDS_AROUND:], text[each.end :].split()[:WORDS_AROUND]
    left_out = [f"[-{each.expected}-]"] if each.expected else []
    put_in = [f"{{+{each.found}+}}"] if each.found else []
    return " ".join(("…", *before, *left_out, *put_in, *after, "…"))


def _severity(each: Difference) -> Severity:
    same_words = re.sub(r"\W", "", each.expected) == re.sub(r"\W", "", each.found)
    return "note" if same_words else "error"
