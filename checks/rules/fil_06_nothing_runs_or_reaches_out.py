"""FIL-06."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.sighted import Asked

ASKED = Asked(
    "the file runs nothing and takes nothing from elsewhere",
    kinds=("action", "elsewhere"),
    looked=(),
    remedy="have it made anew without that",
)


@file_rule("FIL-06")
def nothing_runs_or_reaches_out(file: File) -> Iterator[Check]:
    """A file runs nothing, and takes nothing of what it shows from elsewhere.

    Scripts, macros, actions that a PDF takes by itself, layers and dynamic forms; templates, pictures and words kept in
    other files, embedded objects, style sheets and pages within the page: each may change what is shown after it was
    checked. To go to a place in the same file is a note, where it happens without a click.

    Passes (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        drawn: 1

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        brought: a script, which may change what is shown, was not read
    """
    paper, inspection = file.paper, file.inspection
    if paper is None:
        return
    for what in paper.brought:
        yield Check(ASKED.asks, False, what, "nothing of the kind", paper.file, remedy=ASKED.remedy)
    if not paper.brought and (inspection is None or not inspection.of(ASKED.kinds)):
        yield Check(ASKED.asks, True, "nothing", "nothing", paper.file)
    yield from ASKED.checks(file)
