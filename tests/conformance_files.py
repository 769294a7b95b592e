"""The files that the slow proofs are run over: one of each kind from every example, and what is laid out on A4."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import SAMPLE, example_book, on_a4
from samples import NAMES, files_of, of_each_kind

from tenor.generate import generate

ON_A4 = ("adjustment_statement", "extraordinary_dividend_notice")


def link_every_kind(example_out: Callable[[str], Path], folder: Path) -> Path:
    """Links those files into a folder, as DOCX and PDF, each name with its example before it."""
    for name in NAMES:
        for suffix in ("docx", "pdf"):
            for path in files_of(of_each_kind(name), example_out(name), suffix):
                os.link(path, folder / f"{name}--{path.name}")
    with TemporaryDirectory(dir=folder.parent) as a4:
        for each in generate(on_a4(example_book(SAMPLE.name)), SAMPLE, Path(a4), ON_A4, ("docx", "pdf")):
            os.link(each.path, folder / f"a4--{each.path.name}")
    return folder
