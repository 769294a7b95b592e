"""FIL-08."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.sighted import Asked

ASKED = Asked(
    "the file is as it was made",
    kinds=("change",),
    looked=("endings",),
    remedy="have the file made anew",
)


@file_rule("FIL-08")
def file_is_as_it_was_made(file: File) -> Iterator[Check]:
    """Nothing was changed in a PDF behind its end after it was made, but for notes of Tenor's own.

    A program that changes a PDF may append what is new and leave what was, so that the file holds both. The notes that
    tenor annotate puts into a copy are appended so, and are told from anything else by their look.

    Passes (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        endings: 1

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        change: page 1 was changed or added behind byte 20,480
    """
    yield from ASKED.checks(file)
