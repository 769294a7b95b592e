"""DRF-18."""

import re
from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from warrant.regex import regex

POSSESSIVE = regex(r"(?<![\w-])([A-Za-z]{2,})['’]s(?![\w])|(?<![\w-])([A-Za-z]+s)['’](?!\w)")


@drafting_rule("DRF-18", severity="warning")
def possessive_is_formed_once(agreement: Agreement) -> Iterator[Check]:
    """A possessive is formed of the singular or of the plural, not of both at once.

    Passes:
        each Tenant's share, the Tenants' shares, and the boss's desk

    Fails:
        upon Tenant's notice, or another of the Tenants's notices
    """
    for match in POSSESSIVE.finditer(agreement.string):
        word = match[1] or match[2]
        one = word[:-1]
        twice = bool(match[1]) and word.endswith("s") and _is_word(agreement.string, one)
        yield compared(
            agreement,
            "a possessive is formed once",
            not twice,
            match.span(),
            f"{one}'s, or {word}'" if twice else match[0],
            remedy="find out whether one or several are meant",
        )


def _is_word(string: str, word: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?:['’]s)?(?![\w-])(?!['’]s\w)", string, re.IGNORECASE))
