"""DRF-16."""

import re
from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.names import names
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from warrant.regex import regex

SHORTENED = frozenset({"inc", "corp", "llc", "lp", "llp", "ltd", "plc", "na"})
ARTICLE = regex(r"(?<=[a-z,;(]\s)the\s+$")
ENDS = regex(r"\s*(?:[,.;:)]|$|\n|\s(?:and|or|as)\b)")
KIND = regex(
    r"(?P<comma>,)?\s+an?\s+(?:[A-Z][a-z]+\s+){0,3}(?i:corporation|company|partnership|limited|national|banking|trust|business)\b"
)


@drafting_rule("DRF-16", severity="warning")
def name_is_set_off(agreement: Agreement) -> Iterator[Check]:
    """A company's name stands without an article, and with a comma before what kind of company it is.

    Passes:
        between Northwind Freight, Inc., a Delaware corporation, and the Northwind Freight, Inc. 2004 Stock Plan

    Fails:
        between Northwind Freight, Inc. a Delaware corporation, and others

    Fails:
        between the Northwind Freight Corp., and others
    """
    string = agreement.string
    for name in names(agreement.words):
        if kind := KIND.match(string, name.end):
            yield compared(
                agreement,
                "a comma stands between a name and what it is",
                bool(kind["comma"]),
                (name.end, name.end),
                "," if not kind["comma"] else "a comma",
                found=" ".join(string[name.start : kind.end()].split()),
                remedy="put in the comma",
            )
        if "of" in name.key:
            continue  # the Board of Directors of Northwind Freight, Inc.
        article = ARTICLE.search(string, max(0, name.start - 8), name.start)
        if re.sub("[^a-z]", "", name.suffix.lower()) in SHORTENED and ENDS.match(string, name.end):
            span = (article.start(), article.start() + 3) if article else (name.start, name.end)
            yield compared(
                agreement,
                "a name stands without an article",
                not article,
                span,
                " ".join(string[name.start : name.end].split()),
                found=" ".join(string[span[0] : name.end].split()),
                remedy="strike the article",
            )
