"""OBL-07."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.obligations import obligations


@matter_rule("OBL-07", clause="14")
def mailing_is_of_a_known_document(review: Review) -> Iterator[Check]:
    """Every mailing names a document that the matter calls for, and was made when it could be.

    On a day that has come; and for a notice not before the declaration that it reports. A statement of
    adjustment may be given in advance (Section 6(viii)).

    Passes:
        mailed adjustment-statement 2002-06-17 first_class

    Fails:
        mailed adjusted-statement 2002-06-17 first_class
    """
    earliest = {each.document: each.not_before for each in obligations(review.book)}
    known = {document.stem for document in review.documents} | earliest.keys()
    known |= {document.redline_stem for document in review.documents if document.redline_formats}
    for mailing in review.book.matter.mailings:
        first = earliest.get(mailing.document)
        in_time = mailing.sent_on <= review.as_of and (first is None or mailing.sent_on >= first)
        yield Check(
            "the mailing is of a document of this matter, on a day that has come",
            passed=mailing.document in known and in_time,
            found=f"{mailing.document} sent on {mailing.sent_on}",
            expected=f"a document of this matter, sent {f'from {first} ' if first else ''}up to {review.as_of}",
            file=str(mailing.source()),
            remedy="correct the row of mailings.csv",
        )
