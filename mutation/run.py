"""A plan carried out: each error planted, the file written and judged, in a pool of processes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from checks.squeezed import first_difference, squeeze
from mutation.figures import Figure, restated
from mutation.in_docx import DocxFile
from mutation.in_pdf import NotPossible, PdfFile
from mutation.judge import Cause, Clean, Verdict
from mutation.page import captions_exchanged, rows_dropped
from mutation.plan import DOCX, PDF, Task, book_of, page_of
from tenor.generate.writers import WRITERS
from warrant.data import dataclass

DROPPED, EXCHANGED, IN_WORDS, NOTHING = "row dropped", "captions exchanged", "digit among words", "nothing"


@dataclass(frozen=True)
class Result:
    """What came of one planted error; ``verdict`` is ``None`` where it could not be planted, and ``why`` says so."""

    file: str
    road: str
    kind: str
    what: str
    verdict: Verdict | None
    why: str = ""

    @property
    def is_found(self) -> bool:
        """Whether it was found, and every finding is at its place or names it."""
        return self.verdict is not None and bool(self.verdict.found) and not self.verdict.misplaced


def carried_out(tasks: Sequence[Task], jobs: int) -> Iterator[list[Result]]:
    """The results of each task; the heaviest first, so that no process is left with one at the end."""
    order = sorted(tasks, key=_weight, reverse=True)
    if jobs < 2:
        yield from map(results, order)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        try:
            yield from pool.map(results, order)
        finally:
            pool.shutdown(cancel_futures=True)


def _weight(task: Task) -> int:
    _, html, _ = page_of(task.example, task.stem)
    return len(html) * len(task.plantings) * (1 if task.road == DOCX else 4)


def results(task: Task) -> list[Result]:
    """What came of each error of one task; of the file with nothing altered first."""
    with TemporaryDirectory() as folder:
        return list(_Paper(task, Path(folder)).results())


class _Paper:
    """One document on one road: the clean file, and how errors are planted in it."""

    def __init__(self, task: Task, folder: Path) -> None:
        self._task = task
        self._document, self._html, self._figures = page_of(task.example, task.stem)
        self._suffix = DOCX if task.road == DOCX else PDF
        self._name = f"{task.stem}.{self._suffix}"
        self._clean = Clean(self._document, book_of(task.example), folder / self._name)
        self._data = self._write(self._html)

    def results(self) -> Iterator[Result]:
        if self._task.road == DOCX:
            yield from self._in_docx(DocxFile(self._data))
        elif self._task.road == PDF:
            yield from self._in_pdf(PdfFile(self._data, self._html, self._figures))
        else:
            yield self._unaltered(self._data)
            yield from self._figures_by(lambda figure, text: self._write(restated(self._html, figure, text)))
            yield from self._in_page()

    def _in_docx(self, file: DocxFile) -> Iterator[Result]:
        if file.figures != tuple(each.fact for each in self._figures):
            raise LookupError(f"{self._name} does not hold the figures of its page")
        yield self._unaltered(self._data)
        yield from self._figures_by(lambda figure, text: file.altered(figure.number, text))
        yield from self._in_page()
        for number in range(0, len(file.numerals), self._task.stride or len(file.numerals) + 1):
            words = file.numerals[number]
            last = list(re.finditer(r"\d", words))[-1]
            altered = f"{words[: last.start()]}{(int(last[0]) + 1) % 10}{words[last.end() :]}"
            around = words[max(0, last.start() - 30) : last.end() + 10]
            yield self._judged(IN_WORDS, around, Cause(length=1), partial(file.with_numeral, number, altered))

    def _in_pdf(self, file: PdfFile) -> Iterator[Result]:
        yield self._unaltered(file.same())
        yield from self._figures_by(lambda figure, text: file.altered(figure.number, text), file.possible)

    def _in_page(self) -> Iterator[Result]:
        """Rows dropped and captions exchanged, where they concern a figure of the task."""
        concerned = {self._figures[each.figure].fact for each in self._task.plantings}
        for kind, alter in ((DROPPED, rows_dropped), (EXCHANGED, captions_exchanged)):
            found = [each for each in alter(self._html, self._figures) if each.cause.facts & concerned]
            for each in found[:: 1 if self._task.all_rows else max(1, len(found))]:
                what = f"{each.before} -> {each.after or 'nothing'}"
                yield self._judged(kind, what, each.cause, partial(self._write, each.html))

    def _figures_by(
        self, put: Callable[[Figure, str], bytes], possible: Callable[[int, str], str] = lambda _, text: text
    ) -> Iterator[Result]:
        for each in self._task.plantings:
            figure = self._figures[each.figure]
            text = possible(figure.number, each.text)
            what = f"{figure.fact} {figure.text!r} -> {text!r}"
            old, new = squeeze(figure.text), squeeze(text)
            cause = Cause(frozenset({figure.fact}), frozenset(figure.names), (), len(new), first_difference(old, new))
            yield self._judged(each.kind, what, cause, partial(put, figure, text))

    def _unaltered(self, data: bytes) -> Result:
        return self._result(NOTHING, "", self._clean.unaltered(data))

    def _judged(self, kind: str, what: str, cause: Cause, written: Callable[[], bytes]) -> Result:
        try:
            return self._result(kind, what, self._clean.judged(written(), cause))
        except NotPossible as why:
            return self._result(kind, what, None, str(why))

    def _result(self, kind: str, what: str, verdict: Verdict | None, why: str = "") -> Result:
        return Result(self._name, self._task.road, kind, what, verdict, why)

    def _write(self, html: str) -> bytes:
        return WRITERS[self._suffix](html, self._document, book_of(self._task.example).matter.terms.paper)
