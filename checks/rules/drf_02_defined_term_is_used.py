"""DRF-02."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.names import SUFFIX
from checks.drafting.rule import compared, drafting_rule
from checks.drafting.uses import pattern
from checks.model import Check
from warrant.regex import regex

PARTY = regex(rf"(?:\bthis\s|{SUFFIX}\.?\s\((?:the\s|each,?\san?\s)?)$")

WORDS_OF_LAW = frozenset({"Including", "Includes", "Or", "And", "Herein", "Hereof", "Person", "Writing"})
"""What rules of construction explain, whether it occurs or not."""


@drafting_rule("DRF-02", severity="warning")
def defined_term_is_used(agreement: Agreement) -> Iterator[Check]:
    """A term that is defined is used somewhere else.

    A use may be in the plural, inflected or in capitals. What a text calls itself, as in (this "Lease"), and what it
    calls a company behind its name need not be used.

    Passes:
        "Base Rent" means $4,000 a month. Tenant shall pay the Base Rent on the first day of each month.

    Fails:
        "Base Rent" means $4,000 a month. Tenant shall pay the rent on the first day of each month.
    """
    ranges = [(each.start, each.end) for each in agreement.definitions]
    for term in dict.fromkeys(each.term for each in agreement.definitions):
        first = next(each for each in agreement.definitions if each.term == term)
        if not term[:1].isupper() or term in WORDS_OF_LAW or _names_a_party(agreement.string, first.start):
            continue
        used = (match.start() for match in pattern(term).finditer(agreement.string))
        yield compared(
            agreement,
            f"the defined term {term} is used",
            any(not any(start <= at < end for start, end in ranges) for at in used),
            (first.start, first.end),
            f"{term} elsewhere in the text",
            remedy="leave the definition out, or use the term where it is meant",
        )


def _names_a_party(string: str, at: int) -> bool:
    return bool(PARTY.search(string, max(0, at - 40), at))
