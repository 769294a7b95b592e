"""TXT-09."""

import json
from collections.abc import Iterator
from fractions import Fraction

from checks.case import Case
from checks.model import Check, paper_rule
from warrant.facts import AnyFact
from warrant.quantities import Quantity, exact

FACTS = "facts.json"


@paper_rule("TXT-09", clause="6(viii)")
def embedded_facts_are_the_texts(case: Case) -> Iterator[Check]:
    """Facts embedded in a file for machines are those that the core computes, as the visible text is.

    They help a reader's tools; the text is what counts. Where they differ from it, both are suspect. Any
    other attachment is named, since nobody sees it who reads the page.

    Passes (attached):
        price_after 3.77

    Fails (attached):
        price_after 3.78
    """
    for attachment in case.paper.attachments:
        if attachment.name != FACTS:
            found = f"an attachment named {attachment.name}"
            yield Check("only facts are attached", False, found, FACTS, case.paper.file, severity="warning")
            continue
        embedded = _values(attachment.data or b"")
        for name in sorted(case.document.facts.keys() | embedded.keys()):
            fact = case.document.facts.get(name)
            yield Check(
                f"the embedded fact {name} is the one computed",
                passed=fact is not None and _same(embedded.get(name), fact),
                found=str(embedded.get(name, "not embedded")),
                expected=str(fact.value) if fact else "no such fact",
                file=case.paper.file,
                fact=fact.id if fact else name,
                event=case.document.event,
                remedy="write the document again from the matter",
            )


def _values(data: bytes) -> dict[str, object]:
    """The values by name; none where the attachment is not of the form that Tenor writes."""
    try:
        facts = json.loads(data)["facts"]
        return {str(name): entry["value"] for name, entry in facts.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _same(embedded: object, fact: AnyFact) -> bool:
    value = fact.value.amount if isinstance(fact.value, Quantity) else fact.value
    if not isinstance(value, Fraction):
        return embedded == str(value)
    try:
        cut = str(embedded).removesuffix("...")
        stated, decimals = exact(cut), len(cut.partition(".")[2])
    except ValueError:
        return False
    return stated == (value if cut == embedded else Fraction(int(value * 10**decimals), 10**decimals))
