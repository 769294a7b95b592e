"""OBL-06."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("OBL-06", clause="6(viii)")
def what_was_sent_is_on_file(review: Review) -> Iterator[Check]:
    """The file that a mailing records, by its SHA-256, is the one that is on file and was checked.

    A mailing that records no SHA-256 is a note: it cannot be shown which paper was sent. Where files are named
    one by one, what was sent may be another of the same document; it is then asked after only if it is there.

    Passes:
        mailed adjustment-statement 2002-06-17 first_class sha256 of the file

    Fails:
        mailed adjustment-statement 2002-06-17 first_class sha256 of another file
    """
    known = {(path.stem, digest) for path, digest in review.hashes.items()}
    known |= {(case.document.stem, review.hashes[case.path]) for case in review.cases if case.path in review.hashes}
    stems = {stem for stem, _ in known}
    clauses = {document.stem: document.clause for document in review.documents}
    for mailing in review.book.matter.mailings:
        recorded, there = mailing.sha256 is not None, (mailing.document, (mailing.sha256 or "").lower()) in known
        if not review.complete and (mailing.document not in stems or (recorded and not there)):
            continue
        yield Check(
            f"the {mailing.document} that was sent is the one on file",
            passed=there,
            found=f"SHA-256 {mailing.sha256}" if recorded else "no SHA-256 recorded",
            expected="the SHA-256 of a file of that name",
            file=str(mailing.source()),
            clause=clauses.get(mailing.document),
            severity=None if recorded else "note",
            remedy="record the hash of what was sent" if not recorded else "check the paper that was sent, as well",
        )
