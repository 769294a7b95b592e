"""TXT-13."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule


@paper_rule("TXT-13", clause="6(viii)", severity="warning")
def paper_by_others_is_what_it_is_taken_for(case: Case) -> Iterator[Check]:
    """A paper that was not written here reads like the document of the matter for which it is taken.

    It is recognised by words of its kind and by the facts that it states, if these speak clearly for one document; or
    it was said with --as which it is. Where more speaks for another than for the one that was given, that is told.

    Passes (by_others):
        On 14 June 2002 the Warrant Price was reduced from US$4.10 to US$3.77.

    Fails (misgiven):
        On 14 June 2002 the Warrant Price was reduced from US$4.10 to US$3.77.
    """
    if how := case.by_others:
        document = case.document
        taken = f"{document.id}, {document.kind.replace('_', ' ')}"
        likelier = how.likelier
        yield Check(
            f"the paper is {taken}, as {'recognised' if how.how == 'recognised' else 'was said with --as'}",
            passed=likelier is None,
            found=how.why,
            expected=f"{taken}: more speaks for {likelier.id}, {likelier.kind.replace('_', ' ')}"
            if likelier
            else taken,
            file=case.paper.file,
            event=document.event,
            clause=document.clause,
            remedy="look which document it is, and say so with --as",
        )
