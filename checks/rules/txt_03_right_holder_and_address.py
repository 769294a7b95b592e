"""TXT-03."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule


@paper_rule("TXT-03", clause="14")
def right_holder_and_address(case: Case) -> Iterator[Check]:
    """A paper to a Holder is addressed to the registered Holder, at its address for notices, line by line.

    Passes:
        Given under Section 6(viii) of the Stock Subscription Warrant dated February 27, 2002
        Cisco Systems Capital Corporation
        170 West Tasman Drive
        San Jose, California 95134
        CTC Communications Group, Inc. (“Company”) states

    Fails:
        Given under Section 6(viii) of the Stock Subscription Warrant dated February 27, 2002
        Cisco Systems Capital Corporation
        170 East Tasman Drive
        San Jose, California 95134
        CTC Communications Group, Inc. (“Company”) states
    """
    lines = case.document.rows.get("holder_address", ())
    if not lines:
        return
    rows = [row for row in case.rows if row.table == "holder_address" and row.facts]
    if case.by_others and not rows:
        return  # it is addressed to nobody
    lines = lines[: len(rows)] if case.by_others else lines  # an e-mail may be addressed by name alone
    right = [row for row in rows if row.found is None]
    wrong = next((row for row in rows if row.found is not None), None)
    at = wrong or (rows[0] if rows else None)
    yield Check(
        "the paper is addressed to the registered Holder at its address for notices",
        passed=len(right) == len(lines),
        found="; ".join(row.found or row.expected for row in rows) or "no address where one belongs",
        expected="; ".join(str(line["line"].value) for line in lines),
        file=case.paper.file,
        place=case.at(at.start) if at else None,
        span=(at.start, at.end) if at else None,
        fact=lines[0]["line"].id,
        event=case.document.event,
        remedy="address it as the Warrant register has it",
    )
