"""FIG-05."""

from collections import defaultdict
from collections.abc import Iterator

from checks.case import Case, Review, Stated
from checks.figures import unbroken
from checks.model import Check, matter_rule
from warrant.facts import Value


@matter_rule("FIG-05", clause="6(viii)")
def one_figure_in_every_document(review: Review) -> Iterator[Check]:
    """A figure that several papers state is the same in all of them.

    The price after one adjustment is the price before the next; the record date of a notice is that of the
    statement that follows it. Where they differ, each is held against one that is right. A paper that was mailed
    states what was known then, and one that supersedes it what is known now: these are two figures. Papers by others
    may print a figure in another form, and are held against the core alone.

    Passes:
        Warrant Price in effect after this adjustment $3.77
        ---
        Warrant Price in effect after this adjustment $3.77

    Fails:
        Warrant Price in effect after this adjustment $3.77
        ---
        Warrant Price in effect after this adjustment $3.87
    """
    by_fact: dict[tuple[str, str, Value], list[tuple[Case, Stated]]] = defaultdict(list)
    for case in review.cases:
        for stated in case.stated:
            if stated.fact and not case.by_others:
                by_fact[stated.fact.id, stated.kind, stated.fact.value].append((case, stated))
    for (fact, _, _), found in by_fact.items():
        right = next((each for each in found if each[1].is_right), found[0])
        first_case, first = right
        words, expected = unbroken(first.text), f"{' '.join(first.text.split())} ({first_case.at(first.start)})"
        for case, stated in (each for each in found if each is not right):
            other = "elsewhere" if first_case is case else f"in {first_case.paper.file}"
            yield Check(
                f"{fact} is the same in {case.paper.file} as {other}",
                passed=unbroken(stated.text) == words,
                found=" ".join(stated.text.split()),
                expected=expected,
                file=case.paper.file,
                place=case.at(stated.start),
                span=(stated.start, stated.end),
                fact=fact,
                event=case.document.event,
                clause=stated.fact.clause if stated.fact else None,
                remedy="correct whichever is wrong",
            )
