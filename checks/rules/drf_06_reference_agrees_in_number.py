"""DRF-06."""

from collections.abc import Iterator
from itertools import groupby

from checks.drafting.agreement import Agreement
from checks.drafting.references import Reference
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-06", severity="warning")
def reference_agrees_in_number(agreement: Agreement) -> Iterator[Check]:
    """Several Sections are cited as Sections, and one as a Section.

    Passes:
        under Sections 3 and 7, and under Section 13 or 15(d)

    Fails:
        under Section 3 and 7 hereof
    """
    for group in _groups(agreement.references):
        first, last = group[0], group[-1]
        between = agreement.string[group[-2].end : last.start] if len(group) > 1 else ""
        if "and" not in between.split() or not last.number:
            continue
        word = first.word
        yield compared(
            agreement,
            "several parts are cited in the plural",
            word.lower().endswith(("s", "§§", "ces", "secs.")),
            (first.start, last.end),
            f"{word}s {agreement.string[first.start + len(word) : last.end].strip()}",
            remedy="write the plural",
        )


def _groups(references: tuple[Reference, ...]) -> Iterator[list[Reference]]:
    """References with those that share their word."""
    number = 0
    numbered: list[tuple[int, Reference]] = []
    for each in references:
        number += bool(each.word)
        if each.word or numbered:
            numbered.append((number, each))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [each for _, each in group]
