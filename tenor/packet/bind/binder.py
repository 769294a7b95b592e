"""The binder: exhibits put together into one file."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tenor.packet.bind.exhibit import Opened
from tenor.packet.bind.metadata import Bookmark, attach, claim, label, outline
from tenor.packet.bind.stamp import Box, Mark, Numbering, Stamps
from tenor.packet.bind.structure import Structure
from warrant.data import dataclass

LANGUAGE = "en-US"


@dataclass(frozen=True)
class Lead:
    """A link: where it stands, where it leads to, what it says, and what mark is drawn beside it.

    Pages are those of the binder, counted from 0. ``top`` is the height on the page to which it leads.
    """

    page: int
    box: Box
    to: int
    top: float
    says: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Attachment:
    """A JSON file within the binder."""

    name: str
    description: str
    data: bytes


@dataclass(frozen=True)
class Plan:
    """What makes a binder of exhibits: its title, its numbers, its bookmarks and links, the file within it."""

    title: str
    footer: str
    numbering: Numbering
    bookmarks: tuple[Bookmark, ...]
    leads: tuple[Lead, ...]
    attachment: Attachment


def bind(exhibits: Sequence[Opened], plan: Plan) -> bytes:
    """The exhibits in their order as one file; the same bytes for the same exhibits and plan.

    It claims PDF/A-3A, and PDF/UA-1, where each of its exhibits does. An exhibit can be bound once.
    """
    pdf = pikepdf.new()
    structure = Structure(pdf, LANGUAGE)
    parts: list[Any] = []
    for opened in exhibits:
        parts += [_taken(pdf, structure, opened)] * opened.pages
    stamp(pdf, exhibits, plan)
    lead(pdf, structure, parts, plan.leads)
    structure.finish()
    _finish(pdf, exhibits, plan)
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return written.getvalue()


def _taken(pdf: pikepdf.Pdf, structure: Structure, opened: Opened) -> Any:
    """Takes an exhibit's pages and tags into the file; gives its part of the structure."""
    opened.require_inert()
    first = len(pdf.pages)
    pdf.add_pages_from(opened.pdf, forms="strip", outlines="ignore")
    return structure.take(opened, first)


def stamp(pdf: pikepdf.Pdf, exhibits: Sequence[Opened], plan: Plan) -> None:
    """Draws the footer of every page, and a mark beside each figure that is linked."""
    marks: defaultdict[int, list[tuple[Mark, Box]]] = defaultdict(list)
    for each in plan.leads:
        if each.mark:
            marks[each.page].append((each.mark, each.box))
    notes = [opened.exhibit.note for opened in exhibits for _ in range(opened.pages)]
    stamps, count = Stamps(pdf), len(notes)
    for number, (page, note) in enumerate(zip(pdf.pages, notes, strict=True)):
        right = f"Packet page {number + 1} of {count} · {plan.numbering.of(number)}"
        stamps.put(page, " · ".join(filter(None, (plan.footer, note))), right, marks[number])


def lead(pdf: pikepdf.Pdf, structure: Structure, parts: Sequence[Any], leads: Sequence[Lead]) -> None:
    """Puts the links on their pages, each an element of the part of the structure that its page belongs to."""
    by_page: defaultdict[int, list[Lead]] = defaultdict(list)
    for each in leads:
        by_page[each.page].append(each)
    pages = [page.obj for page in pdf.pages] if leads else []
    for number, of_page in by_page.items():
        page = pages[number]
        made = []
        for each in of_page:
            made.append(pdf.make_indirect(_link(each, page, pages[each.to])))
            structure.add(Name.Link, parts[number], page, made[-1], each.says)
        page.Annots, page.Tabs = Array([*page.get("/Annots", ()), *made]), Name.S


def _link(lead: Lead, page: Any, to: Any) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(each, 2) for each in lead.box]),
        Border=Array([0, 0, 0]),
        F=4,
        Dest=Array([to, Name.XYZ, None, round(lead.top, 2), None]),
        Contents=String(lead.says),
        P=page,
    )


def _finish(pdf: pikepdf.Pdf, exhibits: Sequence[Opened], plan: Plan) -> None:
    label(pdf, [plan.numbering.of(page) for page in range(len(pdf.pages))])
    outline(pdf, plan.bookmarks)
    attach(pdf, plan.attachment.name, plan.attachment.description, plan.attachment.data)
    with_profile = next((each.pdf for each in exhibits if "/OutputIntents" in each.pdf.Root), None)
    if with_profile is not None:
        profile = with_profile.Root.OutputIntents
        held = profile if profile.is_indirect else with_profile.make_indirect(profile)
        pdf.Root.OutputIntents = pdf.copy_foreign(held)
    claim(
        pdf,
        plan.title,
        pdf_a=all(each.is_pdf_a for each in exhibits),
        pdf_ua=all(each.is_pdf_ua for each in exhibits),
    )
