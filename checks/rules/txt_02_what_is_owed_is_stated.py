"""TXT-02."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule
from checks.wording import SLOT, Pattern, wording


@paper_rule("TXT-02", clause="6(viii)")
def what_is_owed_is_stated(case: Case) -> Iterator[Check]:
    """A paper states every fact that its clause requires of it, under a caption by which it can be found.

    For a statement of adjustment: the facts requiring the adjustment and the Warrant Price in effect after
    it. What each kind owes is the checker's own list, so that a figure deleted from a template and its list
    together is missed here.

    Passes (whole):

    Fails (whole):
        without Warrant Price in effect after this adjustment
    """
    if case.by_others:
        return  # TXT-14 asks what it states, in whatever words
    known, facts = wording(case.document.kind), case.document.facts
    heads = (table.after for table in known.tables if case.document.rows.get(table.rows))
    for pattern in dict.fromkeys((*known.locators, *known.wordings, *heads)):
        if pattern.applies(facts):
            yield _stands(pattern, case)
    stated = {each.name for each in case.stated}
    for owed in known.owed:
        for name in owed.facts if owed.applies(case.document) else ():
            fact = facts.get(name)
            yield Check(
                f"{name} is stated",
                passed=name in stated,
                found="stated" if name in stated else "not stated under any caption known for it",
                expected=f"{name}, which Section {owed.clause} requires",
                file=case.paper.file,
                fact=fact.id if fact else name,
                event=case.document.event,
                clause=owed.clause,
                remedy="state it under its caption",
            )


def _stands(pattern: Pattern, case: Case) -> Check:
    """Whether words that the document must hold stand in it, with something in each figure's place."""
    facts, names = case.document.facts, [name for name, _ in SLOT.findall(pattern.words)]
    near = next((each for each in case.nearly if each.words == pattern.words), None)
    stands = pattern.words in case.standing or (near is not None and near.difference is None)
    parted = near.difference if near else None
    fact = facts[names[-1]] if names else None
    expected = SLOT.sub("...", pattern.words)
    return Check(
        f"the words “{expected}” stand in the paper",
        passed=stands,
        found=expected if stands else parted.found or "nothing" if parted else "not found",
        expected=parted.expected or "nothing" if parted else expected,
        file=case.paper.file,
        place=case.at(parted.start) if parted else None,
        span=(parted.start, parted.end) if parted else None,
        fact=fact.id if fact else None,
        event=case.document.event,
        clause=fact.clause if fact else None,
        remedy="restore the words and the figures in them",
    )
