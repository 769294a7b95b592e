"""FIG-02."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule


@paper_rule("FIG-02", clause="6(viii)")
def every_numeral_is_accounted_for(case: Case) -> Iterator[Check]:
    """Every numeral, number in words, date and amount in a paper is accounted for.

    It is a figure held against the core, or stands in words held against the executed form or the
    checker's own wording, or is a page number or an id that was computed again. None is exempt; in a paper by others an
    address or a telephone number that the matter does not have is a note.

    Passes:
        Warrant Price in effect after this adjustment $3.77
        Where the Warrant leaves room for more than one reading, this statement relies on the following.

    Fails:
        Warrant Price in effect after this adjustment $3.77
        Holder has until July 1, 2002 to object.
    """
    letterhead: list[tuple[int, int]] = []
    if case.by_others:
        from checks.foreign.plain import of_letterhead

        letterhead = of_letterhead(case)
    for tie in case.ties:
        numeral = tie.numeral
        of_writer = any(start <= numeral.start < end for start, end in letterhead)
        yield Check(
            "the numeral is accounted for",
            passed=tie.by is not None,
            found=" ".join(numeral.text.split()),
            expected=tie.by or "a figure of this document, the words of a clause, a page number or an id",
            file=case.paper.file,
            place=case.at(numeral.start),
            span=(numeral.start, numeral.end),
            event=case.document.event,
            clause=case.document.clause,
            severity="note" if of_writer else None,
            remedy="take it out, or state it under a caption that this kind of document owes",
        )
