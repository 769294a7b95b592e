"""FIL-02."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule


@file_rule("FIL-02")
def nothing_is_hidden(file: File) -> Iterator[Check]:
    """No words are in the file that it says are not to be seen: hidden, white, tiny, printed over, off the page.

    The eye does not see what the reader read. This asks what the file itself says of its words: their style, their
    colour and size, the way in which they are drawn. FIL-03 asks what can be seen of the rest.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        hidden: $3.77
    """
    paper, asks = file.paper, "nothing is hidden"
    if paper is None:
        return
    for hidden in paper.hidden:
        words = f"{paper.text.string[hidden.start : hidden.end]!r} is {hidden.why}"
        place, span = paper.text.at(hidden.start), (hidden.start, hidden.end)
        remedy = "take the words out, or let them be seen"
        yield Check(asks, False, words, "nothing hidden", paper.file, place, span, remedy=remedy)
    if not paper.hidden:
        yield Check(asks, True, "nothing hidden", "nothing hidden", paper.file)
