"""FIG-04."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule


@paper_rule("FIG-04", clause="6(vii)")
def table_row_by_row(case: Case) -> Iterator[Check]:
    """Every row of a table is there, in its order, cell by cell as the core has it, and no row besides.

    The fifteen closing prices with their days and sources, the provisions that do not apply, the readings
    relied on, the lines of an address.

    Passes (whole):

    Fails (whole):
        without Section 6(iv)
    """
    for row in case.rows:
        fact = row.facts[0] if row.facts else None
        yield Check(
            f"row {row.number} of {row.table} is as computed",
            passed=row.found is None,
            found=row.expected if row.found is None else row.found,
            expected=row.expected,
            file=case.paper.file,
            place=case.at(row.start) if row.number else None,
            span=(row.start, row.end) if row.number else None,
            fact=fact.id if fact else row.table,
            event=case.document.event,
            clause=fact.clause if fact else None,
            remedy="correct the row, or the matter's file that it comes from",
        )
