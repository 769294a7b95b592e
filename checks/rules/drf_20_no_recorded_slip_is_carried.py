"""DRF-20."""

from collections.abc import Iterator

from checks.drafting.recorded import as_recorded, by_hand, follows_the_form
from checks.file import File
from checks.model import Check, file_rule


@file_rule("DRF-20", severity="note")
def no_recorded_slip_is_carried(file: File) -> Iterator[Check]:
    """A text of the executed form carries none of the recorded slips that only a lawyer finds.

    They are in `warrant/slips.toml`, recorded "by hand": reported here, not found. What the other rules of this family
    find of the slips recorded "by rule" is named for the slip, and is a note as well.

    Passes (mended):
        (no slip recorded by hand)

    Fails (warrant):
        over and above the shares of capital stock issuable upon such exercise before giving effect to such adjustment
        exercise; provided, however
    """
    if file.paper is None or not follows_the_form(file):
        return
    text = file.paper.text
    for slip, span in by_hand(text.string):
        found = " ".join(text.string[slice(*span)].split()) if span else "it does not stand here"
        yield as_recorded(
            Check(
                "a lawyer would word it otherwise",
                passed=span is None,
                found=found,
                expected=slip.corrected or "words for the parties to choose",
                file=file.paper.file,
                place=text.at(span[0]) if span else None,
                span=span,
            ),
            slip,
        )
