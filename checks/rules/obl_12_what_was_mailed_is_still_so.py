"""OBL-12."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.documents.overtaken import overtaken


@matter_rule("OBL-12", clause="14", severity="warning")
def what_was_mailed_is_still_so(review: Review) -> Iterator[Check]:
    """What a mailed paper states is still so by what has become known since, or another paper supersedes it.

    A paper that was mailed is held against what was known when it was mailed, and stays as it is. A statement of
    adjustment that is otherwise by now is superseded by another (OBL-02). For any other paper the Warrant names no
    such duty; whether to write to Holder again is for counsel.

    Passes:
        mailed extraordinary-dividend-notice 2002-08-12 certified

    Fails:
        mailed extraordinary-dividend-notice 2002-08-12 certified, then known of an issue of 2002-07-20
    """
    for each in overtaken(review.book):
        yield Check(
            f"what {each.stem} stated is still so, or superseded",
            passed=each.superseded_by is not None or not each.causes,
            found=_found(each.causes, each.superseded_by),
            expected="as it was known when it was mailed",
            file=str(each.mailing.source()),
            event=each.event,
            remedy="ask counsel whether to tell Holder",
        )


def _found(causes: tuple[str, ...], superseded_by: str | None) -> str:
    if not causes:
        return "as it was known when it was mailed"
    otherwise = f"otherwise since {', '.join(causes)} became known"
    return f"{otherwise}, superseded by {superseded_by}" if superseded_by else otherwise
