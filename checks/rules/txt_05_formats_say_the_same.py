"""TXT-05."""

from collections import defaultdict
from collections.abc import Iterator

from checks.case import Case, Review
from checks.model import Check, matter_rule
from checks.squeezed import Squeezed, first_difference

AROUND = 40


@matter_rule("TXT-05", clause="6(viii)")
def formats_say_the_same(review: Review) -> Iterator[Check]:
    """The DOCX, the PDF and the HTML of one document say the same, word for word, page furniture apart.

    Passes:
        Effective date June 14, 2002
        ---
        Effective date June 14, 2002

    Fails:
        Effective date June 14, 2002
        ---
        Effective date June 15, 2002
    """
    by_document: dict[str, list[Case]] = defaultdict(list)
    for case in review.cases:
        # A paper by others says the same in its own words; of it only its own other formats say it in these.
        by_document[case.path.stem if case.by_others else case.document.stem].append(case)
    for cases in by_document.values():
        for case in cases[1:]:
            yield _compare(cases[0], case)


def _compare(first: Case, second: Case) -> Check:
    one, other = _body(first), _body(second)
    same = one.string == other.string
    asks = f"{second.paper.file} says what {first.paper.file} says"
    if same:
        count = f"{len(one.string)} characters"
        return Check(asks, True, count, count, second.paper.file)
    at = first_difference(one.string, other.string)
    start, end = other.start(at), other.end(min(at + AROUND, len(other.string)))
    return Check(
        asks,
        passed=False,
        found=" ".join(second.string[start:end].split()) or "nothing more",
        expected=f"{_excerpt(first, one, at)} ({first.at(min(one.start(at), one.end(len(one.string))))})",
        file=second.paper.file,
        place=second.at(min(start, len(second.string))),
        span=(start, end),
        event=second.document.event,
        clause=second.document.clause,
        remedy="write both again from the matter",
    )


def _body(case: Case) -> Squeezed:
    body = case.paper.text.body
    return Squeezed(case.string, body.start, body.end)


def _excerpt(case: Case, squeezed: Squeezed, at: int) -> str:
    start, end = squeezed.start(at), squeezed.end(min(at + AROUND, len(squeezed.string)))
    return " ".join(case.string[start:end].split()) or "nothing more"
