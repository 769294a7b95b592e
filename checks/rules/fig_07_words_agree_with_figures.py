"""FIG-07."""

from collections.abc import Iterator
from itertools import pairwise

from checks.case import Case
from checks.model import Check, paper_rule
from checks.numerals import Numeral


@paper_rule("FIG-07", clause="preamble")
def words_agree_with_figures(case: Case) -> Iterator[Check]:
    """A number in words and the figure in brackets behind it are the same number.

    Passes:
        notice of not less than thirty (30) days

    Fails:
        notice of not less than thirty (60) days
    """
    for words, figure in pairwise(case.numerals):
        if _is_pair(words, figure, case.string):
            yield Check(
                "words and figure agree",
                passed=words.value == figure.value,
                found=" ".join(case.string[words.start : figure.end + 1].split()),
                expected=f"the same number twice, not {words.value} and {figure.value}",
                file=case.paper.file,
                place=case.at(words.start),
                span=(words.start, figure.end),
                event=case.document.event,
                clause=case.document.clause,
                remedy="find out which of the two is meant",
            )


def _is_pair(words: Numeral, figure: Numeral, string: str) -> bool:
    between = string[words.end : figure.start + (figure.text[:1] == "(")]
    spelt = words.kind in ("words", "ordinal", "fraction") and not words.text[:1].isdigit()
    digits = figure.text.lstrip("(US$D ")[:1].isdigit() and figure.kind not in ("citation", "identifier")
    return spelt and digits and between.strip() in ("(", "(US") and figure.value is not None
