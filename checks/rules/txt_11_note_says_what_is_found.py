"""TXT-11."""

from collections.abc import Iterable, Iterator

from checks.annotations import PARTED, Annotation, findings_of, ties_of
from checks.model import Check, report_rule
from checks.outcome import Judged
from checks.text import Paper


@report_rule("TXT-11", clause="6(viii)")
def note_says_what_is_found(judged: Judged) -> Iterator[Check]:
    """A note under Tenor's name beside a paper's words says what this very check finds there, and nothing else.

    So tenor annotate may put its notes into a copy, and no other words can be put into a paper under its name. A
    note that the paper has outlived is found as well: one on an error that was mended, or that other files or
    another day made.

    Passes (noted):
        Warrant Price in effect after this adjustment $3.77
        ---
        Ties: fact E-001.price_after
        Value: $3.77
        Section 6(i)

    Fails (noted):
        Warrant Price in effect after this adjustment $3.77
        ---
        Ties: fact E-001.price_after
        Value: $3.78
        Section 6(i)
    """
    for case in judged.review.cases:
        if case.paper.notes:
            found = findings_of(case.paper, case.document.event, judged.outcomes)
            yield from _held(case.paper, (*found, *ties_of(case)), case.document.event)
    for redline in judged.review.redlines:
        if redline.paper.notes:
            event = redline.document.event
            yield from _held(redline.paper, findings_of(redline.paper, event, judged.outcomes), event)


def _held(paper: Paper, annotations: Iterable[Annotation], event: str) -> Iterator[Check]:
    said = {annotation.words for annotation in annotations}
    for note in paper.notes:
        strange = [words for words in note.words.split(PARTED) if words not in said]
        yield Check(
            "the note under Tenor's name says what is found",
            passed=not strange,
            found=" ".join((strange or [note.words])[0].split()),
            expected="what this check finds, of these files and as of this day" if strange else "the same",
            file=paper.file,
            place=note.place,
            event=event,
            remedy="delete the note, or run tenor annotate again on the paper without notes",
        )
