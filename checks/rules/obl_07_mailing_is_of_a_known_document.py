"""OBL-07."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.documents import called_for


@matter_rule("OBL-07", clause="14")
def mailing_is_of_a_known_document(review: Review) -> Iterator[Check]:
    """Every mailing names a document that the matter calls for, and was made when there was something to send.

    Passes:
        mailed adjustment-statement 2002-06-17 first_class

    Fails:
        mailed adjusted-statement 2002-06-17 first_class
    """
    known = {document.stem for document in called_for(review.book)}
    for mailing in review.book.matter.mailings:
        in_time = mailing.sent_on <= review.as_of
        yield Check(
            "the mailing is of a document of this matter, on a day that has come",
            passed=mailing.document in known and in_time,
            found=f"{mailing.document} sent on {mailing.sent_on}",
            expected="a document that the matter calls for" if in_time else f"a day up to {review.as_of}",
            file=str(mailing.source()),
            remedy="correct the row of mailings.csv",
        )
