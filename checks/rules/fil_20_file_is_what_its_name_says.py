"""FIL-20."""

from collections.abc import Iterator

from checks.file import File
from checks.model import Check, file_rule

SUFFIXES = {"docx": (".docx",), "pdf": (".pdf",), "html": (".html", ".htm"), "txt": (".txt",)}
"""The names that a file of each kind may end with, the usual one first."""


@file_rule("FIL-20")
def file_is_what_its_name_says(file: File) -> Iterator[Check]:
    """A file is of the kind that its name says.

    A file is read by what is in it. Under a name of another kind, another program opens it than the one who sent it
    meant, or none does, and what was reviewed is not what is seen.

    Passes (named):
        statement.docx is docx

    Fails (named):
        statement.docx is pdf
    """
    if file.paper is None:
        return
    usual = SUFFIXES[file.paper.format]
    suffix = file.path.suffix.lower()
    yield Check(
        "the file is what its name says",
        passed=suffix in usual,
        found=f"{file.paper.format.upper()} in a file named {suffix or 'without a suffix'}",
        expected=f"a name that ends with {usual[0]}",
        file=file.path.name,
        remedy=f"look whose file it is, and name it {file.path.stem}{usual[0]}",
    )
