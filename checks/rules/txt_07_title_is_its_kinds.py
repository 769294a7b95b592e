"""TXT-07."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule
from checks.squeezed import squeeze
from checks.wording import wording


@paper_rule("TXT-07", clause="6(viii)")
def title_is_its_kinds(case: Case) -> Iterator[Check]:
    """A paper begins with the title of its kind.

    Passes:
        Statement of Adjustment of Warrant Price
        Given under Section 6(viii) of the Stock Subscription Warrant dated February 27, 2002

    Fails:
        Notice of Dividend or Distribution
        Given under Section 6(viii) of the Stock Subscription Warrant dated February 27, 2002
    """
    title, body = wording(case.document.kind).title, case.paper.text.body
    if title and not case.by_others:
        head = case.string[body.start : body.end][: len(title) + 40]
        yield Check(
            "the title is that of its kind",
            passed=squeeze(head).startswith(squeeze(title)),
            found=head.split("\n")[0],
            expected=title,
            file=case.paper.file,
            place=case.at(body.start),
            span=(body.start, body.start + len(head.split("\n")[0])),
            event=case.document.event,
            clause=case.document.clause,
            remedy="restore the title",
        )
