"""FIG-06."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule


@paper_rule("FIG-06", clause="6(viii)")
def content_control_holds_its_fact(case: Case) -> Iterator[Check]:
    """A content control that is named for a fact stands where the visible text states that fact.

    Its tag, or its title where a program dropped the tag, helps a reader's tools and is never taken in place
    of the text; where name and text disagree, one of the two was put in the wrong place.

    Passes:
        Warrant Price in effect after this adjustment [[E-001.price_after: $3.77]]

    Fails:
        Warrant Price in effect after this adjustment [[warrant.warrant_price: $3.77]]
    """
    if case.by_others:
        return  # its controls bear names of others
    stated = {(each.start, each.end): each for each in case.stated if each.fact}
    for control in case.paper.controls:
        figure = stated.get((control.start, control.end))
        name = control.tag or control.alias
        if figure and figure.fact and name:
            yield Check(
                f"the control {name} holds its fact",
                passed=name == figure.fact.id,
                found=f"{figure.text} in a control named {name}",
                expected=f"a control named {figure.fact.id}",
                file=case.paper.file,
                place=case.at(control.start),
                span=(control.start, control.end),
                fact=figure.fact.id,
                event=case.document.event,
                clause=case.document.clause,
                remedy="write the document again from the matter",
            )
