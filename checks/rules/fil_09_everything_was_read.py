"""FIL-09."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule
from checks.severity import Severity


@file_rule("FIL-09")
def everything_was_read(file: File) -> Iterator[Check]:
    """All of a file was read: no picture, annotation or filled field is in it whose words nobody compared.

    What a reader met and did not read is a warning, said by name: nothing is passed by silence. In a PDF that by its
    maker and its faces is Tenor's own it is an error, for Tenor writes nothing that it does not read.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails (sighted):
        Warrant Price in effect after this adjustment $3.77
        ---
        unread: a picture was not read
    """
    name, asks = file.path.name, "everything in the file was read"
    if file.paper is None:
        return
    severity: Severity = "error" if file.inspection is not None and file.inspection.is_ours else "warning"
    remedy = "look at it, and take it out"
    for what in file.paper.unread:
        yield Check(asks, False, what, "nothing unread", name, severity=severity, remedy=remedy)
    failed = file.inspection.of(("not inspected",)) if file.inspection else ()
    for each in failed:
        yield Check(asks, False, each.said, "an inspection of the whole file", name, remedy=remedy)
    if not file.paper.unread and not failed:
        yield Check(asks, True, "all of it", "all of it", name)
