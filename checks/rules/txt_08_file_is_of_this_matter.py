"""TXT-08."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("TXT-08", clause="6(viii)")
def file_is_of_this_matter(review: Review) -> Iterator[Check]:
    """Every file that can be read is a document that this matter calls for.

    A paper that is none is an error: nothing is passed by silence. Of a paper by others the documents are told that it
    may be.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails (stranger):
        Dear Sirs
    """
    asks = "the file is a document of this matter"
    for paper in (*(case.paper for case in review.cases), *(each.paper for each in review.redlines)):
        yield Check(asks, True, "a document of this matter", "a document of this matter", paper.file)
    for path in review.strangers:
        found = "neither its name nor its footer is that of a document of this matter"
        if rivals := review.rivals.get(path):
            found += f", and what it says is not clearly that of one: it may be {'; or '.join(rivals)}"
        yield Check(
            asks,
            passed=False,
            found=found,
            expected="a document that the matter calls for",
            file=path.name,
            remedy="keep the name that the document was written under, or say with --as which document it is, "
            "or check it against its own matter",
        )
