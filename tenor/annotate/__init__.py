"""Copies of papers with what a check finds written beside their words: comments in Word files, notes in PDFs.

``word`` and ``pdf`` put what ``checks.annotations`` has to say into a copy, ``folder`` puts the copies into OUT, all of
them or none. A copy is kept only if the readers find in it the text of the paper, word for word, and each annotation
as a note.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checks.annotations import Annotation, concerns, findings_of, ties_of, together
from checks.apart import READERS
from checks.case import Case
from checks.read import Unreadable
from checks.run import Report
from checks.text import Paper
from tenor.annotate.folder import Refused, settle
from tenor.annotate.pdf import highlighted
from tenor.annotate.unmarked import Unmarked
from tenor.annotate.word import commented
from tenor.generate.beside import folder_beside
from warrant.data import dataclass

__all__ = ["Annotated", "Refused", "annotate", "on_no_paper"]

MARKERS: Mapping[str, Callable[[Path, bytes, Sequence[Annotation], date], bytes]] = {
    "docx": commented,
    "pdf": highlighted,
}
NO_NOTES = "notes can be put into Word files and PDFs alone: annotate the DOCX or the PDF of it"


@dataclass(frozen=True)
class Annotated:
    """What became of one paper: its copy with how many notes, or why there is none; ``event`` is its document's."""

    paper: Path
    event: str
    copy: Path | None
    notes: int = 0
    why: str = ""


def annotate(
    report: Report,
    paths: Sequence[Path],
    out: Path,
    *,
    ticks: bool = False,
    whole: bool = False,
    progress: Callable[[str], None] = lambda name: None,
) -> tuple[Annotated, ...]:
    """Writes a copy of each paper of a report into ``out``, with a note for each finding in it.

    ``ticks``: and for each figure that ties. ``whole``: the papers are all there are, so that copies of others that
    a former run left are removed. A copy bears the paper's own name. ``Refused`` where ``out`` holds a file that is
    no such copy, or one that was edited; then, and on any other error, nothing in it is changed.
    """
    names = Counter(path.name for path in paths)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise Refused(f"Two papers are named {twice[0]}: annotate them apart, each into a folder of its own.")
    with folder_beside(out) as scratch:
        done = []
        for path in paths:
            progress(path.name)
            done.append(_annotated(report, path, scratch, out, ticks))
        settle(out, scratch, [(each.copy, each.paper) for each in done if each.copy], whole)
    return tuple(done)


def on_no_paper(report: Report, done: Iterable[Annotated]) -> list[str]:
    """The findings that stand in no copy, a line each."""
    marked = [each for each in done if each.copy]
    return [
        f"{outcome.rule.code}, {outcome.severity}: {outcome.check.place or outcome.check.file}: {outcome.check.asks}, "
        f"found {outcome.check.found}"
        for outcome in report.findings
        if not any(concerns(outcome, each.paper.name, each.event) for each in marked)
    ]


def _annotated(report: Report, path: Path, scratch: Path, out: Path, ticks: bool) -> Annotated:
    event = ""
    try:
        data = path.read_bytes()
        paper, event, case = _of_report(report, path)
        if paper.format not in MARKERS:
            raise Unmarked(NO_NOTES)
        if paper.notes:
            raise Unmarked("it bears notes of Tenor's already: annotate the paper that was annotated")
        if hashlib.sha256(data).hexdigest() != paper.sha256:
            raise Unmarked("it was changed while it was read: run again")
        annotations = together(
            [*findings_of(paper, event, report.outcomes), *(ties_of(case) if case and ticks else ())]
        )
        copy = scratch / path.name
        copy.write_bytes(_marked(paper, path, data, annotations, report.as_of))
        _prove(paper, copy, annotations)
    except Unmarked as error:
        return Annotated(path, event, None, why=str(error))
    except Unreadable as error:
        is_other = path.suffix.lower() in (".html", ".htm", ".txt")
        return Annotated(path, event, None, why=NO_NOTES if is_other else f"it {error.why}")
    return Annotated(path, event, out / path.name, len(annotations))


def _of_report(report: Report, path: Path) -> tuple[Paper, str, Case | None]:
    """A file's paper, its event and its case; a stranger has neither, a redline no case."""
    for case in report.cases:
        if case.path == path:
            return case.paper, case.document.event, case
    for redline in report.redlines:
        if redline.paper.file == path.name:
            return redline.paper, redline.document.event, None
    return _read(path), "", None


def _read(path: Path) -> Paper:
    file = READERS.file(path)
    if file.paper is None:
        raise Unreadable(path, file.why)
    return file.paper


def _marked(paper: Paper, path: Path, data: bytes, annotations: Sequence[Annotation], on: date) -> bytes:
    try:
        return MARKERS[paper.format](path, data, annotations, on)
    except (Unmarked, Unreadable):
        raise
    # What a reader forgives may stop a writer in any way; one odd file must not take the others with it.
    except Exception as error:
        reason = f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")
        raise Unmarked(f"it is not sound ({reason}): open it in the program that made it, and save it again") from error


def _prove(paper: Paper, copy: Path, annotations: Sequence[Annotation]) -> None:
    """Holds a copy against its paper, as the readers see both; one that says anything else is not kept."""
    made = _read(copy)
    if replace(made, notes=(), sha256=paper.sha256) != paper:
        copy.unlink()
        raise Unmarked("its copy would not read as the paper does: please report this")
    if {note.words for note in made.notes} != {annotation.words for annotation in annotations}:
        copy.unlink()
        raise Unmarked("its copy would not hold every note: please report this")
