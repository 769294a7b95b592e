"""The deadlines of every obligation with how each stands, and the proof of what was mailed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tenor.deadlines import paper
from tenor.packet.sheet import Cell, element, note, sheet_pdf, shown, table_or
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.clauses import cited
from warrant.mailings import Mailing
from warrant.section_14 import WORDS
from warrant.standing import Standing, standings

TITLE = "Deadlines and proof of mailing"
OWED = ("What, to whom, under which clause", "Owed since", "Last day", "Standing")
SENT = ("Paper", "Sent", "Method, tracking", "To", "File that was sent")


def sheets(subject: Subject) -> Iterator[Sheet]:
    """What is owed, then what was mailed, as of the day of the packet."""
    book = subject.book
    owed = [each for each in standings(book, subject.as_of) if subject.event in ("", each.obligation.event)]
    stems = {each.stem for each in subject.documents}
    mailed = [each for each in book.matter.mailings if each.sent_on <= subject.as_of]
    mailed = [each for each in mailed if not subject.event or each.document in stems]
    hashes = {_sha256(path): name for name, path in subject.papers.items()}
    content = [
        note(f"As of {shown(subject.as_of)}."),
        table_or(OWED, map(_owed, owed), "Nothing is owed."),
        element("h2", "Proof of mailing"),
        table_or(SENT, (_sent(each, hashes) for each in mailed), "No mailing is recorded."),
    ]
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, book.matter.terms.paper))


def _owed(standing: Standing) -> tuple[Cell, ...]:
    due = standing.obligation
    what = tuple(element("p", each) for each in (*paper(due), cited(due.clause)))
    done = f"{standing.word}, {shown(standing.done_on)}" if standing.done_on else standing.word
    aside = (f"mailing of {each.mailing.sent_on} not counted: {', '.join(each.because)}" for each in standing.set_aside)
    last = shown(due.by.value) if due.by else "none fixed"
    return what, shown(due.since), last, tuple(element("p", each) for each in (done, *aside))


def _sent(mailing: Mailing, hashes: Mapping[str, str]) -> tuple[Cell, ...]:
    how = (WORDS.get(mailing.method, mailing.method), mailing.tracking or "no tracking number")
    said = (mailing.sha256 or "").lower()
    file = hashes.get(said, "a file that is not in this packet") if said else "no hash was recorded"
    to = (mailing.to, *mailing.address.split("; "))
    return (
        mailing.document,
        shown(mailing.sent_on),
        tuple(element("p", each) for each in how),
        tuple(element("p", each) for each in to),
        file,
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
