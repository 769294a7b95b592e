"""The files beside the binder: DOCX and annotated DOCX, workpaper, calendar, the report's page, the evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checks.report.html import report_html
from tenor.annotate import annotate
from tenor.generate.manifest import INPUTS
from tenor.ics import deadlines_ics
from tenor.packet.chain import sha256
from tenor.packet.subject import Subject
from tenor.packet.tabs.evidence import FOLDER, evidence_files
from tenor.packet.workpaper import workpaper_xlsx
from warrant.standing import standings

DOCUMENTS, ANNOTATED = "documents", "annotated"


def files_beside(subject: Subject, scratch: Path, progress: Callable[[str], None]) -> dict[str, bytes]:
    """Each file by its name in the packet; a Holder's packet has its documents alone."""
    words = {name: path for name, path in subject.papers.items() if name.endswith(".docx")}
    made = {f"{DOCUMENTS}/{name}": path.read_bytes() for name, path in words.items()}
    if subject.holder:
        return made
    copies = annotate(subject.report, list(words.values()), scratch / ANNOTATED, ticks=True, progress=progress)
    made |= {f"{ANNOTATED}/{each.copy.name}": each.copy.read_bytes() for each in copies if each.copy}
    made["workpaper.xlsx"] = workpaper_xlsx(subject.book, inputs(subject.folder))
    owed = [each for each in standings(subject.book, subject.as_of) if subject.event in ("", each.obligation.event)]
    made["deadlines.ics"] = deadlines_ics(owed, subject.book.matter.terms)
    made["report.html"] = report_html(subject.report).encode("utf-8", errors="replace")
    return made | {f"{FOLDER}/{path.name}": path.read_bytes() for path in evidence_files(subject)}


def inputs(folder: Path) -> dict[str, str]:
    """The SHA-256 of the matter's files by their names."""
    return {path.name: sha256(path.read_bytes()) for path in sorted(folder.glob("*")) if path.suffix in INPUTS}
