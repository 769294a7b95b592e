"""The layouts of a run: one for each format and number of address lines, and what determines its files."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from docgen.stamp.pattern import Pattern, pattern
from tenor.bulk.plan import Plan
from tenor.bulk.rows import Batch
from tenor.bulk.texts import texts_for
from tenor.bulk.work import Layout, Reference, Stamping, Work
from tenor.generate.inputs import code_sha256, inputs_sha256, libraries
from warrant.documents.listed import StatementRun
from warrant.stems import file_stem

FEW = "few Holders have so many lines of address"


class Layouts:
    """What the files of a run are made by; nothing is compiled before it is needed."""

    def __init__(self, run: StatementRun, plan: Plan, paper: str, suffixes: Sequence[str]) -> None:
        """Takes the first Holder of each number of address lines to make a pattern."""
        self.run, self.plan, self.paper, self.suffixes = run, plan, paper, tuple(suffixes)
        self._patterns: dict[int, Pattern] = {}
        self._without = {shape: FEW for shape in plan.shapes}
        for shape in plan.compiled():
            try:
                self._patterns[shape] = pattern(run.document(plan.examples[shape]), paper)
                del self._without[shape]
            except ValueError as error:
                self._without[shape] = str(error)

    def keys(self, batch: Batch) -> dict[str, str]:
        """The hash of all that determines the files of a batch, by their format."""
        rows, shapes = batch.sha256(), sorted({len(row.address) for row in batch.rows})
        return {
            suffix: _hash(rows, self._basis[suffix], *(self.hashes[suffix].get(shape, "") for shape in shapes))
            for suffix in self.suffixes
        }

    @cached_property
    def hashes(self) -> Mapping[str, Mapping[int, str]]:
        """The hash of each layout, by format and number of address lines."""
        return {
            suffix: {
                shape: _hash(each.html, each.facts.decode(), each.paper, self.plan.alphabet if suffix == "pdf" else "")
                for shape, each in self._patterns.items()
            }
            for suffix in self.suffixes
        }

    @cached_property
    def _basis(self) -> Mapping[str, str]:
        """The hash of what determines a file that is laid out in full, its Holder aside."""
        known = (code_sha256(), repr(sorted(libraries().items())), self.paper)
        if first := next(iter(self._patterns.values()), None):
            return dict.fromkeys(self.suffixes, _hash(*known, first.html, first.facts.decode()))
        documents = [self.run.document(each) for each in self.plan.examples.values()]
        return {
            suffix: _hash(*known, *(inputs_sha256(each, suffix, self.paper) for each in documents))
            for suffix in self.suffixes
        }

    def compiled(self, folder: Path) -> Reference:
        """Compiles the layouts, and writes them where the workers find them."""
        data = pickle.dumps(self._work())
        digest = hashlib.sha256(data).hexdigest()
        path = folder / f"layouts-{digest[:16]}"
        path.write_bytes(data)
        return Reference(str(path), digest)

    def _work(self) -> Work:
        stampings, without = dict(self._stampings()), {}
        for suffix in self.suffixes:
            for shape in self.plan.shapes:
                made = stampings.get((suffix, shape), self._without.get(shape))
                if isinstance(made, str):
                    stampings.pop((suffix, shape), None)
                    without[suffix, shape] = made
        run = self.run
        return Work(
            f"{file_stem(run.kind, run.on, run.event)}-",
            self.paper,
            {key: each for key, each in stampings.items() if isinstance(each, Stamping)},
            without,
        )

    def _stampings(self) -> Iterator[tuple[tuple[str, int], Stamping | str]]:
        for suffix in self.suffixes:
            for shape, each in self._patterns.items():
                try:
                    layout = _compile(suffix, each, self.plan.alphabet)
                    texts = texts_for(each, layout.slots, self.run.arithmetic)
                    yield (suffix, shape), Stamping(layout, texts)
                except ValueError as error:
                    yield (suffix, shape), str(error)


def _compile(suffix: str, pattern: Pattern, alphabet: str) -> Layout:
    """The layout of a format; what compiles it is imported here, since it is large."""
    if suffix == "pdf":
        from docgen.stamp.pdf import compile_pdf

        return compile_pdf(pattern, alphabet)
    if suffix == "docx":
        from docgen.stamp.docx import compile_docx

        return compile_docx(pattern)
    from docgen.stamp.html import compile_html

    return compile_html(pattern)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
