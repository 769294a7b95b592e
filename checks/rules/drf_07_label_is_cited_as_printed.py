"""DRF-07."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checks.drafting.agreement import Agreement
from checks.drafting.labels import Label
from checks.drafting.lists import List
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-07", severity="note")
def label_is_cited_as_printed(agreement: Agreement) -> Iterator[Check]:
    """The parts of a list are cited in the form in which they are numbered.

    Passes:
        The fee is the sum of: (1) a tenth of the price; and (2) the sum that clause (1) allows.

    Fails:
        The following apply:
        1. Cash counts as paid.
        2. Property counts as provided in subdivision (1).
    """
    cited_in: dict[int, set[str]] = defaultdict(set)
    for reference in agreement.references:
        if not reference.number and reference.labels:
            cited_in[agreement.around(reference.start)[0]].add(reference.labels[0])
    for each in agreement.lists:
        cited = _cited(agreement, each, cited_in)
        if not cited:
            continue
        printed = ", ".join(label.printed for label in cited)
        as_cited = ", ".join(f"({label.text})" for label in cited)
        first = each.labels[0]
        yield compared(
            agreement,
            "a list is cited as it is numbered",
            each.style.startswith("()"),
            (first.start, first.end),
            f"{as_cited}, as it is cited",
            found=printed,
            remedy="number it as it is cited",
        )


def _cited(agreement: Agreement, each: List, cited_in: Mapping[int, set[str]]) -> list[Label]:
    """The labels of a list that are cited by themselves, in brackets, in the Section where they stand."""
    cited = cited_in.get(agreement.around(each.labels[0].start)[0], set())
    return [label for label in each.labels if label.text in cited]
