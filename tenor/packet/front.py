"""What stands before the tabs: the cover and the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from checks.report.verdict import verdict_sentence
from tenor.packet.bind.stamp import Numbering
from tenor.packet.sheet import captioned, element, note, sheet_pdf, shown, table
from tenor.packet.subject import Subject
from warrant.data import dataclass

COVER, INDEX = "Legal review packet", "Index"
NO_ROOT = "0" * 64
"""Stands for the root while the cover is measured."""


@dataclass(frozen=True)
class Listed:
    """A line of the index: "2.3", its title, and its first page counted from 0."""

    label: str
    title: str
    page: int


def cover(subject: Subject, root: str, counts: Sequence[tuple[str, str]], unfit: Sequence[str]) -> bytes:
    """The cover: verdict, root hash, what the packet holds, and which sheets keep it from claiming a standard."""
    paper = subject.book.matter.terms.paper
    return sheet_pdf(COVER, subject.certificate, _cover(subject, root, counts, unfit), paper)


def _cover(subject: Subject, root: str, counts: Sequence[tuple[str, str]], unfit: Sequence[str]) -> Iterator[_Element]:
    terms, holder = subject.book.matter.terms, subject.holder_name
    yield element(
        "p", f"Stock Subscription Warrant {subject.certificate}: {terms.company.name} to {holder}", class_="subtitle"
    )
    of = f"Papers of event {subject.event}, as of" if subject.event else "As of"
    yield element("p", f"{of} {shown(subject.as_of)}", class_="subtitle")
    if subject.holder:
        yield element(
            "p", "For the Holder: its papers, the computation of their figures, and the clauses.", class_="subtitle"
        )
    else:
        verdict = element("strong", subject.report.verdict.upper())
        yield element("div", element("p", verdict, verdict_sentence(subject.report)), class_="legend")
    yield captioned([*counts, ("Sign-off sheet", "sign-off.pdf, beside this binder")])
    yield element("h2", "Root hash")
    yield element("p", " ".join(root[at : at + 16] for at in range(0, 64, 16)), class_="center")
    yield note(
        "SHA-256 through every sheet bound here and every file beside this binder, in the order of manifest.json, "
        "whose next and last link is this binder itself. Whether anything changed since: tenor packet --verify."
    )
    yield element("h2", "Standards")
    yield from (element("p", each) for each in _standards(unfit))


def _standards(unfit: Sequence[str]) -> Iterator[str]:
    if not unfit:
        yield "This binder is tagged, and follows PDF/A-3A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."
        return
    yield "This binder does not claim every standard that its own sheets follow, because of:"
    yield from unfit


def index(subject: Subject, listed: Sequence[Listed], numbering: Numbering) -> bytes:
    """The index: every tab and sheet with its page in the binder and its Bates number."""
    rows = ((each.label, (_strong(each),), f"{each.page + 1:,}", numbering.of(each.page)) for each in listed)
    content = [table(("Tab", "Title", "Page#", "Bates#"), rows)]
    return sheet_pdf(INDEX, subject.certificate, content, subject.book.matter.terms.paper)


def _strong(listed: Listed) -> _Element:
    words = listed.title if "." in listed.label else element("strong", listed.title)
    return element("p", words)
