"""FIG-07."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule
from checks.pairs import pairs


@paper_rule("FIG-07", clause="preamble")
def words_agree_with_figures(case: Case) -> Iterator[Check]:
    """A number in words and the figure in brackets behind it are the same number.

    Passes:
        notice of not less than thirty (30) days

    Fails:
        notice of not less than thirty (60) days
    """
    for pair in pairs(case.string, case.numerals):
        yield Check(
            "words and figure agree",
            passed=pair.agrees,
            found=" ".join(case.string[pair.start : pair.end].split()),
            expected=f"the same number twice, not {pair.spelt[-1]} and {pair.figure}",
            file=case.paper.file,
            place=case.at(pair.start),
            span=(pair.start, pair.end),
            event=case.document.event,
            clause=case.document.clause,
            remedy="find out which of the two is meant",
        )
