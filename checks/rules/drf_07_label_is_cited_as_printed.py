"""DRF-07."""

from collections.abc import Iterator

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
    for each in agreement.lists:
        cited = [label for label in each.labels if _is_cited(agreement, each, label)]
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


def _is_cited(agreement: Agreement, each: List, label: Label) -> bool:
    """Whether a label is cited by itself, in brackets, in the Section where it stands."""
    start, stop = agreement.around(label.start)
    return any(
        not reference.number and reference.labels[:1] == (label.text,) and start <= reference.start < stop
        for reference in agreement.references
    )
