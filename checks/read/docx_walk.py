"""The walk through one story of a DOCX: every carrier of text, in document order.

One method for each element that carries or wraps text; the tables at the end of the module say which.
An element that is in no table is named in ``unread``, one that brings in what the file does not hold in ``brought``:
nothing is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from checks.read.changes import Change
from checks.read.docx_fields import OpenFields
from checks.read.docx_graphics import math_text, read_branches, symbol_text, text_boxes
from checks.read.docx_met import CHANGES, Around, Met, Span, changes_named
from checks.read.docx_names import (
    ALIAS,
    DRAWING,
    MATH,
    MC,
    P_PR,
    P_PR_CHANGE,
    P_STYLE,
    R_PR,
    SDT_PR,
    TAG,
    VML,
    XML_SPACE,
    Children,
    W,
    all_text,
    child,
    children,
    value_among,
)
from checks.read.docx_silent import SILENT
from checks.read.docx_styles import said_by
from checks.read.story import Mark, Paragraph, Words
from checks.text import Cell, Place

XML_BLANKS = " \t\r\n"


class Walk:
    """The walk through one story; what it meets goes into ``met``."""

    def __init__(self, met: Met, story: str) -> None:
        self._met = met
        self._story = story
        self._own: list[Paragraph] = []
        self._open: Paragraph | None = None
        self._pending: list[Mark] = []
        self._tables: list[list[int]] = []
        self._table_count = 0
        self._fields = OpenFields()

    def story(self, root: etree._Element, around: Around | None = None) -> None:
        """Walks the whole story below an element."""
        around = (around or Around())._replace(container=self._met.container(), cell=None)
        if root.tag in HANDLERS:
            HANDLERS[root.tag](self, root, around)
        else:
            self._inside(root, around)
        for code in self._fields.codes:
            self._miss(f"the words after a field that has no end ({code!r})")
        self._met.paragraphs += self._own

    def _inside(self, element: etree._Element, around: Around) -> None:
        for each in element:
            handle = HANDLERS.get(each.tag)
            if handle:
                handle(self, each, around)
            elif each.tag not in SILENT and isinstance(each.tag, str):
                self._miss(f"an element {etree.QName(each).localname}")

    def _miss(self, what: str) -> None:
        self._met.unread.append(f"{self._here}: {what} was not read")

    @property
    def _here(self) -> Place:
        return self._own[-1].place if self._own else Place(self._met.file, self._story, 1)

    # Paragraphs and tables

    def _paragraph(self, element: etree._Element, around: Around) -> None:
        properties = children(child(element, P_PR))
        self._begin(properties, around)
        self._inside(element, around._replace(style=value_among(properties, P_STYLE)))
        self._open = None

    def _begin(self, properties: Children, around: Around) -> Paragraph:
        place = Place(self._met.file, self._story, len(self._own) + 1, cell=around.cell)
        number = before = self._met.numbering.of(properties)
        if (changed := child(properties.get(P_PR_CHANGE), P_PR)) is not None:
            before = self._met.numbering.of(children(changed))
        mark = changes_named(properties.get(R_PR))
        begun = Paragraph(place, around.container, number, before, mark, wrapped=around.changes)
        begun.items += self._pending
        self._pending = []
        self._own.append(begun)
        self._open = begun
        return begun

    def _table(self, element: etree._Element, around: Around) -> None:
        self._table_count += 1
        self._tables.append([self._table_count, 0, 0])
        self._inside(element, around)
        self._tables.pop()

    def _row(self, element: etree._Element, around: Around) -> None:
        if self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, 0]
        changes = changes_named(child(element, W + "trPr"))
        self._inside(element, around._replace(changes=around.changes | changes) if changes else around)

    def _cell(self, element: etree._Element, around: Around) -> None:
        cell = None
        if self._tables:
            self._tables[-1][2] += 1
            cell = Cell(*self._tables[-1])
        changes = around.changes | changes_named(child(element, W + "tcPr"))
        self._inside(element, around._replace(changes=changes, cell=cell, container=self._met.container()))

    # Wrappers

    def _changed(self, element: etree._Element, around: Around) -> None:
        self._inside(element, around._replace(changes=around.changes | {CHANGES[element.tag]}))

    def _control(self, element: etree._Element, around: Around) -> None:
        properties = children(child(element, SDT_PR))
        tag, alias = value_among(properties, TAG) or "", value_among(properties, ALIAS) or ""
        key = self._span(Span(tag, alias, changes=around.changes))
        self._mark(Mark(key, opens=True))
        self._inside(element, around)
        self._mark(Mark(key, opens=False))

    def _span(self, span: Span) -> int:
        self._met.spans.append(span)
        return len(self._met.spans) - 1

    def _mark(self, mark: Mark) -> None:
        # Outside a paragraph an end belongs to the paragraph before it, a begin to the one that follows.
        if self._open:
            self._open.items.append(mark)
        elif mark.opens or not self._own or self._pending:
            self._pending.append(mark)
        else:
            self._own[-1].items.append(mark)

    def _alternate(self, element: etree._Element, around: Around) -> None:
        for branch in read_branches(element):
            self._inside(branch, around)

    def _run(self, element: etree._Element, around: Around) -> None:
        properties = children(child(element, R_PR))
        why = around.why_hidden or self._met.styles.why_hidden(said_by(properties), around.style)
        raised = value_among(properties, W + "vertAlign") in ("superscript", "subscript")
        if why != around.why_hidden or raised != around.raised:
            around = around._replace(why_hidden=why, raised=raised)
        self._inside(element, around)

    # Words

    def _say(self, text: str, around: Around, source: etree._Element) -> None:
        if field := self._fields.in_code:
            field.code.append(text)
            return
        paragraph = self._open or self._begin({}, around)
        paragraph.items.append(Words(text, around.changes, around.why_hidden, around.raised, source))

    def _text(self, element: etree._Element, around: Around) -> None:
        text = all_text(element)
        # Word drops blanks at the ends of a text that does not ask to keep them.
        self._say(text if element.get(XML_SPACE) == "preserve" else text.strip(XML_BLANKS), around, element)

    def _deleted_text(self, element: etree._Element, around: Around) -> None:
        self._text(element, around._replace(changes=around.changes | {Change.DELETED}))

    def _blank(self, element: etree._Element, around: Around) -> None:
        self._say("\t", around, element)

    def _hyphen(self, element: etree._Element, around: Around) -> None:
        self._say("\u2011", around, element)

    def _symbol(self, element: etree._Element, around: Around) -> None:
        shown = symbol_text(element)
        if shown is None:
            self._miss("a symbol without a code")
        else:
            self._say(shown, around, element)

    def _math(self, element: etree._Element, around: Around) -> None:
        self._say(math_text(element), around, element)

    # Fields

    def _field_character(self, element: etree._Element, around: Around) -> None:
        step = element.get(W + "fldCharType")
        if step == "begin":
            span = Span(changes=around.changes)
            self._fields.begin(span, self._span(span))
            form = element.find(W + "ffData")
            if form is not None and form.find(W + "textInput") is None:
                self._miss("the state of a form field")
        for mark in self._fields.go_on(step):
            self._mark_in(around, mark)

    def _mark_in(self, around: Around, mark: Mark) -> None:
        (self._open or self._begin({}, around)).items.append(mark)

    def _code(self, element: etree._Element, around: Around) -> None:
        # What is deleted of a code is no part of it, unless the whole field is deleted.
        field = self._fields.innermost
        if field and Change.DELETED not in around.changes - field.changes:
            field.code.append(all_text(element))

    def _deleted_code(self, element: etree._Element, around: Around) -> None:
        self._code(element, around._replace(changes=around.changes | {Change.DELETED}))

    def _simple_field(self, element: etree._Element, around: Around) -> None:
        key = self._span(Span(code=[element.get(W + "instr") or ""], changes=around.changes))
        self._mark_in(around, Mark(key, opens=True))
        self._inside(element, around)
        self._mark_in(around, Mark(key, opens=False))

    # Pictures, boxes and what is not read

    def _drawing(self, element: etree._Element, around: Around) -> None:
        boxes = list(text_boxes(element))
        self._met.boxes += [(box, around) for box in boxes]
        if not boxes:
            said = next((e.get("descr") for e in element.iter("{*}docPr") if e.get("descr")), "")
            self._miss(f"a picture{f' ({said!r})' if said else ''}")

    def _object(self, element: etree._Element, around: Around) -> None:
        self._met.boxes += [(box, around) for box in text_boxes(element)]
        self._met.brought.append(f"{self._here}: an embedded object was not read")

    def _text_path(self, element: etree._Element, around: Around) -> None:
        self._begin({}, around)
        self._say(element.get("string") or "", around, element)

    def _outside(self, element: etree._Element, around: Around) -> None:
        name = etree.QName(element).localname
        self._met.brought.append(f"{self._here}: text kept in a file of its own ({name}) was not read")


WRAPPERS = (
    "body sdtContent customXml smartTag hyperlink dir bdo ruby rubyBase rt txbxContent footnote endnote comment hdr ftr"
)

HANDLERS: Mapping[str | bytes | etree.QName, Callable[[Walk, etree._Element, Around], None]] = {
    W + "p": Walk._paragraph,
    W + "tbl": Walk._table,
    W + "tr": Walk._row,
    W + "tc": Walk._cell,
    W + "ins": Walk._changed,
    W + "del": Walk._changed,
    W + "moveTo": Walk._changed,
    W + "moveFrom": Walk._changed,
    W + "sdt": Walk._control,
    W + "r": Walk._run,
    W + "t": Walk._text,
    W + "delText": Walk._deleted_text,
    W + "tab": Walk._blank,
    W + "ptab": Walk._blank,
    W + "br": Walk._blank,
    W + "cr": Walk._blank,
    W + "noBreakHyphen": Walk._hyphen,
    W + "sym": Walk._symbol,
    W + "fldChar": Walk._field_character,
    W + "instrText": Walk._code,
    W + "delInstrText": Walk._deleted_code,
    W + "fldSimple": Walk._simple_field,
    W + "drawing": Walk._drawing,
    W + "pict": Walk._drawing,
    W + "object": Walk._object,
    W + "altChunk": Walk._outside,
    W + "subDoc": Walk._outside,
    W + "contentPart": Walk._outside,
    MC + "AlternateContent": Walk._alternate,
    MATH + "oMath": Walk._math,
    MATH + "oMathPara": Walk._math,
    DRAWING + "p": Walk._paragraph,
    DRAWING + "r": Walk._inside,
    DRAWING + "t": Walk._text,
    DRAWING + "br": Walk._blank,
    DRAWING + "fld": Walk._inside,
    VML + "textpath": Walk._text_path,
    **{W + name: Walk._inside for name in WRAPPERS.split()},
}
