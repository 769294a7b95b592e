"""OBL-05."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule

READ_BACK = ("docx", "pdf")


@matter_rule("OBL-05", clause="6(viii)")
def every_document_is_there(review: Review) -> Iterator[Check]:
    """Every document that the matter calls for is on file, as DOCX and as PDF where it is written in both.

    So is the redline of each that takes the place of another. Asked only where a whole folder is checked: files
    that are named one by one may be a part. A paper by others that is taken for a document is that document on file.

    Passes (folder):
        adjustment-statement.docx adjustment-statement.pdf

    Fails (folder):
        adjustment-statement.docx
    """
    if not review.complete:
        return
    have = {f"{case.document.stem}.{case.paper.format}" for case in review.cases}
    have |= {f"{case.document.stem}.{kind}" for case in review.cases if case.by_others for kind in READ_BACK}
    have |= {f"{each.document.redline_stem}.{each.paper.format}" for each in review.redlines}
    for document in review.documents:
        owed = [f"{document.stem}.{kind}" for kind in READ_BACK if kind in document.formats]
        for name in (*owed, *(f"{document.redline_stem}.{kind}" for kind in document.redline_formats)):
            yield Check(
                "the document is on file",
                passed=name in have,
                found="on file" if name in have else "not on file, or not readable",
                expected="on file",
                file=name,
                event=document.event,
                clause=document.clause,
                remedy="tenor generate writes it",
            )
