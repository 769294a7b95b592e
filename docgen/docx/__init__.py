"""The DOCX writer: one page of the vocabulary as a Word file of styles, tables, fields and controls.

``inline`` flattens the words of a paragraph, ``runs`` turns them into runs, controls and fields,
``paragraphs`` and ``tables`` place them under the styles of ``styles``, ``divisions`` and ``blocks``
follow the page, and ``package`` makes the file.
"""

from __future__ import annotations

from docx.document import Document as OpenDocument
from docx.section import _Footer, _Header
from lxml.etree import _Element

from docgen.docx.blocks import blocks
from docgen.docx.package import empty_document, saved
from docgen.docx.paragraphs import Place, paragraph
from docgen.docx.runs import NO_DATE, Marks
from docgen.paper import paper_named
from docgen.vocabulary import author_of, changed_on, has_fields, read_page, text_of


def docx(html: str, *, paper: str = "Letter") -> bytes:
    """The page as a Word file; the same page gives the same bytes in any process.

    Raises ValueError for a page outside the vocabulary or with fields to fill in, for a fact's id that Word's tags
    cannot hold, and for a paper that is not in ``docgen.paper``.
    """
    sheet = paper_named(paper)
    page = read_page(html)
    if has_fields(page):
        raise ValueError("the page has fields to be filled in on a screen, which are written as PDF alone")
    document = empty_document(sheet)
    [body], marks = page.findall("body"), Marks(changed_on(page))
    section = document.sections[0]
    for story, tag in ((section.header, "header"), (section.footer, "footer")):
        for element in body.findall(tag):
            _write_furniture(story, element, tag.capitalize(), marks)
            body.remove(element)
    for block in blocks(body, Place(sheet.text_width, marks)):
        document.element.body[-1].addprevious(block)
    _write_properties(document, page)
    return saved(document)


def _write_furniture(story: _Header | _Footer, element: _Element, style: str, marks: Marks) -> None:
    story.is_linked_to_previous = False
    first = story.paragraphs[0]._p
    for line in element.findall("p") or [element]:
        first.addprevious(paragraph(line, style, marks))
    story._element.remove(first)


def _write_properties(document: OpenDocument, page: _Element) -> None:
    properties = document.core_properties
    properties.title = text_of(page.find("head/title"))
    properties.author = properties.last_modified_by = author_of(page)
    properties.created = properties.modified = NO_DATE
    properties.language = page.get("lang", "")
