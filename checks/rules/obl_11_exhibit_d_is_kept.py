"""OBL-11."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.exhibit_d.breaches import covenants


@matter_rule("OBL-11", clause="Exhibit D 4")
def exhibit_d_is_kept(review: Review) -> Iterator[Check]:
    """What Company does about registrations is what Exhibit D lets it do.

    It grants no holder of a later warrant registration rights more favorable than those of Section 4; it keeps a
    registration effective for 120 days or until the distribution is completed; Holder bears no Registration
    Expenses; each party to an underwriting is given its part of the shares available.

    Passes (exhibit_d):
        rights granted to a later warrant, no better than those of Section 4

    Fails (exhibit_d):
        rights granted to a later warrant, better than those of Section 4
    """
    for covenant in covenants(review.book):
        if covenant.on > review.as_of:
            continue
        yield Check(
            covenant.asks,
            passed=covenant.kept,
            found=covenant.found,
            expected=covenant.agreed,
            file=str(covenant.event.source()),
            fact=covenant.fact,
            event=covenant.event.id,
            clause=covenant.clause,
            remedy="set it right with Holder, or record the waiver that Holder signed (Section 17)",
        )
