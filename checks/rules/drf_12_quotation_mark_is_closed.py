"""DRF-12."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.closed import unclosed_quotes
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-12")
def quotation_mark_is_closed(agreement: Agreement) -> Iterator[Check]:
    """Every quotation that is opened is closed in its Section, and none is closed that was not opened.

    Passes:
        "Rent" means $4,000, and “Deposit” means $8,000.

    Fails:
        "Rent means $4,000, and "Deposit" means $8,000.

    Fails:
        “Rent means $4,000.
    """
    begins = frozenset(agreement.words.paragraphs)
    for start, stop in agreement.units:
        faults = unclosed_quotes(agreement.string, start, stop, begins)
        for at in faults:
            yield compared(
                agreement,
                "a quotation mark is closed",
                False,
                (at, at + 1),
                "its other quotation mark",
                found=_with_what_follows(agreement.string, at),
                remedy="put it in, or strike this one",
            )
        if not faults and any(agreement.string.find(each, start, stop) >= 0 for each in '"“”'):
            yield compared(agreement, "every quotation is closed", True, (start, stop), "a second for each", "both")


def _with_what_follows(string: str, at: int) -> str:
    return string[at : at + 20].rpartition(" ")[0] or string[at : at + 20]
