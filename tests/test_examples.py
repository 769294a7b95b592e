"""The matters in examples/ call for every kind of document; each paper is read back, and every figure in it tied.

Run as a program, this file writes the golden texts anew: python tests/test_examples.py [KIND ...]
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import EXAMPLES, example_book
from samples import NAMES, SAMPLES

from checks.read import read
from checks.run import check_files
from tenor.commands.check import SUFFIXES
from tenor.generate import generate
from warrant.documents import KINDS

GOLDEN = Path(__file__).parent / "golden"
OF_ITS_OWN = {"warrant", "new_warrant"}
"""The Warrant's golden text is an outline, in tests/test_warrant_template.py; a new one is held against that text."""
IN_THE_SUITE = {"dissolution", "merger"}
"""The examples that are soon read; the others, of many Warrants of twenty pages each, are among the slow proofs."""
WITH_GOLDEN = sorted(SAMPLES.keys() - OF_ITS_OWN)


def text_of(path: Path) -> str:
    """A paper's text as the checker reads it, without its page furniture."""
    text = read(path).text
    return text.string[text.body.start : text.body.end] + "\n"


def test_the_examples_together_call_for_every_kind_of_document():
    assert KINDS.keys() - SAMPLES.keys() == set()


@pytest.mark.parametrize(
    "name", [name if name in IN_THE_SUITE else pytest.param(name, marks=pytest.mark.conformance) for name in NAMES]
)
@pytest.mark.usefixtures("drawn")
def test_every_paper_of_an_example_passes_and_every_numeral_in_it_is_tied(name, example_out):
    papers = sorted(path for path in example_out(name).iterdir() if path.suffix in SUFFIXES)
    book = example_book(name)
    report = check_files(book, papers, book.matter.terms.as_of, complete=True)
    found = [(each.severity, each.rule.code, each.check.file, each.check.asks) for each in report.findings]
    assert [each for each in found if each[0] != "note"] == []
    # Of drafting there is nothing but the recorded slips, which the Warrants carry.
    drafting = [each for each in found if each[1].startswith("DRF")]
    assert [each for each in drafting if ", recorded: " not in each[3] or "warrant" not in each[2]] == []
    assert report.verdict == "pass"
    untied = [
        (case.path.name, tie.numeral)
        for case, ties in zip(report.cases, report.ties, strict=True)
        for tie in ties
        if not tie.by
    ]
    assert untied == []
    assert len(report.cases) == len([path for path in papers if not path.stem.endswith("-redline")])


@pytest.mark.parametrize("kind", WITH_GOLDEN)
def test_the_text_of_each_kind_is_the_golden_one(kind, sample_paper):
    golden = (GOLDEN / f"{kind}.txt").read_text("utf-8")
    assert text_of(sample_paper(kind, SAMPLES[kind][1].formats[0])) == golden


def write_golden(kinds: list[str]) -> None:
    """Writes the golden texts of some kinds, or of all."""
    for kind in kinds or WITH_GOLDEN:
        name, document = SAMPLES[kind]
        with TemporaryDirectory() as folder:
            generate(example_book(name), EXAMPLES / name, Path(folder), kinds=(kind,), formats=document.formats[:1])
            text = text_of(Path(folder) / f"{document.stem}.{document.formats[0]}")
            (GOLDEN / f"{kind}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    write_golden(sys.argv[1:])
