"""FIL-07."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.sighted import Asked

ASKED = Asked(
    "every program shows the words that were read",
    kinds=("other words",),
    looked=("controls", "alternates", "fields"),
    remedy="write the words in themselves, without the field or the binding",
)


@file_rule("FIL-07")
def every_program_shows_these_words(file: File) -> Iterator[Check]:
    """No words stand in a Word file for which another program, or another day, shows others.

    A control that is bound to data shows the data; of alternative contents each program shows one; a field that is
    computed again may come out otherwise. Each is held against what it would show. A field that cannot be computed here
    is a warning. Of the numbers of pages FIG-09 asks.

    Passes (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        controls: 1

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        other words: the control that holds '$3.77' is bound to data, and Word shows '$3.78'
    """
    yield from ASKED.checks(file)
