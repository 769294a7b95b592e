"""DRF-14."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from warrant.regex import regex

TWICE = regex(
    r"(?<![.\s])(?<!\. )[ \n]?(?P<stop>\.[ \n]?\.(?![ \n]?\.)|,[ \n]?,|;[ \n]?;|:[ \n]:"
    r"|,\.(?!\d)|;\.(?!\d)|,;|;,|:,|,:|:;|;:)"
)


@drafting_rule("DRF-14")
def no_stop_stands_twice(agreement: Agreement) -> Iterator[Check]:
    """No full stop, comma, colon or semicolon stands twice, or beside another that excludes it.

    Points that stand for words left out, or lead to a page number, are no stops.

    Passes:
        Acme, Inc., as tenant, pays "rent ..." monthly.

    Fails:
        Tenant shall pay rent. .

    Fails:
        Tenant, shall pay rent,, and taxes.
    """
    for start, stop in agreement.units:
        found = [
            each for each in TWICE.finditer(agreement.string, start, stop)
            if not any(agreement.words.begins(at) for at in range(each.start("stop") + 1, each.end("stop")))
        ]  # fmt: skip
        for each in found:
            first = each["stop"][0]
            yield compared(
                agreement, "a stop stands once", False, each.span("stop"), first, remedy="strike one of the two"
            )
        if not found and stop > start:
            yield compared(agreement, "every stop stands once", True, (start, stop), "each once", "each once")
