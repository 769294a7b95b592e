"""FIG-03."""

from collections.abc import Iterator

from checks.case import Case, Equation, Step
from checks.model import Check, paper_rule
from checks.steps import NotANumber, redo


@paper_rule("FIG-03", clause="6(vi)")
def printed_step_is_right(case: Case) -> Iterator[Check]:
    """Each step of a computation that a paper prints comes out when it is done again from its own figures.

    The figures are those that the paper states, not the core's, so that a computation that is wrong in
    itself is found even where each figure could be explained.

    Passes:
        Section 6(i)(A) That product plus the consideration received: $111,125,293.00 + $10,000,000.00
        $121,125,293.00

    Fails:
        Section 6(i)(A) That product plus the consideration received: $111,125,293.00 + $10,000,000.00
        $121,125,293.01

    Passes (by_others):
        27,103,730 shares x $4.10 = $111,125,293.00

    Fails (by_others):
        27,103,730 shares x $4.10 = $111,125,239.00
    """
    yield from (_of_equation(each, case) for each in case.equations)
    for step in case.steps:
        passed, expected = _done_again(step, case)
        result = step.stated[step.expression.split()[-1]]
        yield Check(
            f"{step.expression} comes out",
            passed=passed,
            found=result.text,
            expected=expected,
            file=case.paper.file,
            place=case.at(result.start),
            span=(result.start, result.end),
            fact=result.fact.id if result.fact else result.name,
            event=case.document.event,
            clause=result.fact.clause if result.fact else None,
            remedy="do the step again from the figures beside it",
        )


def _of_equation(each: Equation, case: Case) -> Check:
    """What a paper by others reckons, in words and signs of its own."""
    return Check(
        f"“{' '.join(each.words.split())}” comes out",
        passed=each.right,
        found=" ".join(case.string[each.result : each.end].split()),
        expected=each.expected,
        file=case.paper.file,
        place=case.at(each.result),
        span=(each.result, each.end),
        event=case.document.event,
        remedy="do the step again from the figures beside it",
    )


def _done_again(step: Step, case: Case) -> tuple[bool, str]:
    figures = {name: " ".join(stated.text.split()) for name, stated in step.stated.items()}
    try:
        return redo(step.expression, figures, case.book.matter.terms.readings)
    except NotANumber as error:
        return False, f"a step of numbers, and {error} is none"
