"""TXT-08."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("TXT-08", clause="6(viii)")
def everything_was_read(review: Review) -> Iterator[Check]:
    """Every paper was read to its end, and every file is a document that this matter calls for.

    What a reader met and did not read is a warning, said by name; hidden words are an error, for the eye
    does not see what the reader saw. A file that is no document of this matter is an error: nothing is passed by
    silence. FIL-01 asks after files that cannot be read at all.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails (stranger):
        Dear Sirs
    """
    for path in review.strangers:
        found = "neither its name nor its footer is that of a document of this matter"
        yield Check(
            "the file is a document of this matter",
            False,
            found,
            "a document that the matter calls for",
            path.name,
            remedy="keep the name that the document was written under, or check it against its own matter",
        )
    for paper in (*(case.paper for case in review.cases), *(each.paper for each in review.redlines)):
        asks = "everything in the file was read"
        if not paper.unread and not paper.hidden:
            yield Check(asks, True, "all of it", "all of it", paper.file)
        for what in paper.unread:
            yield Check(asks, False, what, "nothing unread", paper.file, severity="warning")
        for hidden in paper.hidden:
            words = f"{paper.text.string[hidden.start : hidden.end]!r} is {hidden.why}"
            place, span = paper.text.at(hidden.start), (hidden.start, hidden.end)
            yield Check("nothing is hidden", False, words, "nothing hidden", paper.file, place, span)
