"""FIL-03."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.sighted import Asked

ASKED = Asked(
    "every word that was read can be seen on its page",
    kinds=("unseen", "covered", "not drawn"),
    looked=("letters",),
    remedy="look at the page as printed, and have the file made anew",
)


@file_rule("FIL-03")
def eye_sees_what_is_read(file: File) -> Iterator[Check]:
    """Every word that is read in a PDF can be seen on its page, with no drawing upon it.

    Each page is drawn twice, with its text and without. A letter whose place looks alike in both leaves no ink,
    whatever hides it: its colour, a picture or an annotation above it, a layer that is off, a path that cuts it off.
    Other ink upon words, rules from end to end aside, is told as well. Of words that a file itself says are hidden, and
    of words printed upon each other, FIL-02 tells; words struck through are not asked after.

    Passes (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        letters: 7

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        unseen: '$3.77' leaves no ink on the page
    """
    yield from ASKED.checks(file)
