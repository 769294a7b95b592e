"""DRF-17."""

from collections import defaultdict
from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from warrant.regex import regex

HYPHENED = regex(r"(?<![\w-])([A-Za-z]{2,})-([A-Za-z]{2,})(?![\w-])")
WORD = regex(r"(?<![\w-])[A-Za-z]{5,}(?![\w-])")
OTHERS = frozenset({"re", "co"})
"""What makes another word with its hyphen: to re-lease and to release."""


@drafting_rule("DRF-17", severity="warning")
def word_is_written_one_way(agreement: Agreement) -> Iterator[Check]:
    """A word that is written with a hyphen is nowhere written without it.

    A hyphen at a line's end is not counted. The form that is rarer is the finding.

    Passes:
        a by-law or any other by-law

    Fails:
        a sub-lease, another sub-lease, and a sublease
    """
    hyphened: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in HYPHENED.finditer(agreement.string):
        hyphen = match.end(1)
        broken = agreement.words.offset(hyphen + 1) != agreement.words.offset(hyphen) + 1
        if match[1].lower() not in OTHERS and not broken:
            hyphened[(match[1] + match[2]).lower()].append(match.span())
    closed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in WORD.finditer(agreement.string):
        if match[0].lower() in hyphened:
            closed[match[0].lower()].append(match.span())
    for word, with_hyphen in hyphened.items():
        without = closed[word]
        fewer, more = sorted((without, with_hyphen), key=len)
        usual = agreement.string[slice(*more[0])].lower()
        for span in fewer or more[:1]:
            yield compared(agreement, f"{usual} is written one way", not fewer, span, usual,
                           remedy="choose one of the two")  # fmt: skip
