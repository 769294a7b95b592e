"""TXT-04."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from checks.case import Case
from checks.model import Check, paper_rule
from warrant.regex import regex

# Each way begins with one letter or sign and no repetition, and its word is looked at after: so a text without any is
# soon searched.
PLACEHOLDER = regex(
    r"__+|\{\{|\}\}|\{%|\[\s*[●•*]?\s*\]|\?\?\?+"
    r"|T(?<=\bT)(?:BD|BA|ODO)\b|X(?<=\bX)X+\b(?!\w)|l(?<=\bl)orem ipsum\b|D(?<=\bD)RAFT\b"
)


@paper_rule("TXT-04", clause="6(viii)")
def no_blank_or_placeholder(case: Case) -> Iterator[Check]:
    """No placeholder and no blank is left unfilled, but for those of the executed form itself.

    What is proven equal to a name or a text of the matter is no placeholder, whatever it looks like.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails:
        Warrant Price in effect after this adjustment $____

    Fails:
        Effective date [●]
    """
    proven = [(start, end) for start, end, _ in case.proven]
    proven = sorted(proven + [(each.start, each.end) for each in case.stated if each.is_right])
    starts, reach = [start for start, _ in proven], [0, *accumulate((end for _, end in proven), max)]
    left = [
        match for match in PLACEHOLDER.finditer(case.string) if reach[bisect_right(starts, match.start())] < match.end()
    ]
    asks, expected = "nothing is left blank", "no placeholder, no blank"
    if not left:
        yield Check(asks, True, expected, expected, case.paper.file)
    for match in left:
        yield Check(
            asks,
            passed=False,
            found=match[0],
            expected=expected,
            file=case.paper.file,
            place=case.at(match.start()),
            span=match.span(),
            event=case.document.event,
            clause=case.document.clause,
            remedy="fill it in",
        )
