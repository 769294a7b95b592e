"""What determines a file's bytes, as one hash: facts, templates, our own code, libraries, sheet."""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import docgen
import tenor.redline
from docgen.engine import pango_version
from docgen.render import sources
from warrant.documents import Document
from warrant.facts import AnyFact

LIBRARIES = (
    "jinja2", "markupsafe", "lxml", "python-docx", "fonttools",
    "weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2",
)  # fmt: skip


def inputs_sha256(document: Document, suffix: str, paper: str, *, draft: bool = False, redline: bool = False) -> str:
    """The SHA-256 of all that determines the bytes of a document, or of its redline, in a format."""
    stated = (document, document.against) if redline and document.against else (document,)
    data = {
        "documents": [_of_document(each) for each in stated],
        "written": [suffix, paper, draft, redline],
        "code": code_sha256(),
        "libraries": libraries(),
    }
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _of_document(document: Document) -> dict[str, object]:
    return {
        "document": [document.kind, document.id, document.event, str(document.on)],
        "facts": _stated(document.facts),
        "rows": {name: [_stated(row) for row in rows] for name, rows in document.rows.items()},
        "templates": templates_sha256(document.kind),
    }


def _stated(facts: Mapping[str, AnyFact]) -> dict[str, list[str]]:
    return {name: [fact.id, repr(fact.value), fact.clause] for name, fact in facts.items()}


@cache
def templates_sha256(kind: str) -> str:
    """The SHA-256 of the templates of a kind: its own, all that they include, the style and the fonts."""
    return _of_files(sources(kind))


@cache
def code_sha256() -> str:
    """The SHA-256 of the code that renders and writes."""
    ours = Path(__file__).parent
    folders = (Path(docgen.__file__).parent, ours, ours.parent / "bulk", Path(tenor.redline.__file__).parent)
    return _of_files(path for folder in folders for path in folder.rglob("*.py"))


@cache
def libraries() -> dict[str, str]:
    """The versions of the libraries by which documents are written, and of the programs beneath them."""
    beneath = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, "pango": pango_version()}
    return {name: version(name) for name in LIBRARIES} | beneath


def _of_files(paths: Iterable[Path]) -> str:
    """The hash of files by their names and contents, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.parts[-2:]):
        whole.update("/".join(path.parts[-2:]).encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
