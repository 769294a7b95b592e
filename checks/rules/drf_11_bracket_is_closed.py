"""DRF-11."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.closed import unclosed_brackets
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check


@drafting_rule("DRF-11")
def bracket_is_closed(agreement: Agreement) -> Iterator[Check]:
    """Every bracket that is opened is closed in its Section, and none is closed that was not opened.

    A letter or number with a bracket behind it alone, as in "a)", is a label.

    Passes:
        Tenant shall pay all taxes (other than income taxes [of Landlord]).

    Fails:
        Tenant shall pay all taxes (other than income taxes of Landlord.

    Fails:
        Tenant shall pay all taxes other than income taxes).
    """
    for start, stop in agreement.units:
        faults = unclosed_brackets(agreement.string, start, stop)
        for at in faults:
            other = {"(": ")", "[": "]", "{": "}", ")": "(", "]": "[", "}": "{"}[agreement.string[at]]
            yield compared(agreement, "a bracket is closed", False, (at, at + 1), f"its other bracket, {other}",
                           remedy="put in the other bracket, or strike this one")  # fmt: skip
        if not faults and any(agreement.string.find(each, start, stop) >= 0 for each in "([{"):
            yield compared(agreement, "every bracket is closed", True, (start, stop), "a second for each", "both")
