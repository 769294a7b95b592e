"""OBL-05."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule

READ_BACK = ("docx", "pdf")


@matter_rule("OBL-05", clause="6(viii)")
def every_document_is_there(review: Review) -> Iterator[Check]:
    """Every document that the matter calls for is on file, as DOCX and as PDF where it is written in both.

    Asked only where a whole folder is checked: files that are named one by one may be a part.

    Passes (folder):
        adjustment-statement.docx adjustment-statement.pdf

    Fails (folder):
        adjustment-statement.docx
    """
    if not review.complete:
        return
    have = {(case.document.stem, case.paper.format) for case in review.cases}
    for document in review.documents:
        for kind in (each for each in READ_BACK if each in document.formats):
            there = (document.stem, kind) in have
            yield Check(
                "the document is on file",
                passed=there,
                found="on file" if there else "not on file, or not readable",
                expected="on file",
                file=f"{document.stem}.{kind}",
                event=document.event,
                clause=document.clause,
                remedy="tenor generate writes it",
            )
