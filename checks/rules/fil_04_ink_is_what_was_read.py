"""FIL-04."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.sighted import Asked

ASKED = Asked(
    "all ink on the page is words that were read, or rules",
    kinds=("unread text", "ink"),
    looked=("drawn",),
    remedy="look at the page as printed, and have the file made anew",
)


@file_rule("FIL-04")
def ink_is_what_was_read(file: File) -> Iterator[Check]:
    """All ink on a page of a PDF is words that were read, or rules.

    Text that is drawn where none was read is an error. A drawing is one in a PDF that by its maker
    and its faces is Tenor's own, else a warning: a logo or a signature is no fault of a letter. Of pictures and
    annotations FIL-09 tells.

    Passes (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        drawn: 1

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        unread text: text is drawn where no word was read
    """
    yield from ASKED.checks(file)
