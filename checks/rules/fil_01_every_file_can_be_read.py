"""FIL-01."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule


@file_rule("FIL-01")
def every_file_can_be_read(file: File) -> Iterator[Check]:
    """Every file can be read: it is sound, not locked, and not of a size or a form that no paper has.

    A file that made its reader break off, or that took longer or more memory than any paper takes, could not be read
    either. The other files of the run are read and checked all the same.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails (unreadable):
        is encrypted: save it without a password and without restrictions
    """
    found = "it was read" if file.paper else file.why
    remedy = "" if file.paper else "give a sound file"
    expected = "a DOCX, PDF, HTML or text that can be read"
    yield Check("the file can be read", bool(file.paper), found, expected, file.path.name, remedy=remedy)
