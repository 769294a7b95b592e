"""Elements of a DOCX that show no text of their own, and so are passed over without a word."""

from __future__ import annotations

from checks.read.docx_names import DRAWING, W

PROPERTIES = (
    "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sectPr sdtPr sdtEndPr smartTagPr customXmlPr rubyPr background docPartObj"
)
RANGES = (
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)
SIGNS = (
    # The signs of notes and comments are counted by the program that shows them; their texts are stories.
    "footnoteReference endnoteReference footnoteRef endnoteRef commentReference annotationRef "
    # An optional hyphen shows only at the end of a line, a page-break hint not at all.
    "softHyphen lastRenderedPageBreak "
    # The data of fields, and the old label of a renumbered paragraph.
    "fldData numberingChange separator continuationSeparator"
)
DRAWN = "bodyPr lstStyle pPr rPr endParaRPr"

SILENT = frozenset(
    [W + name for name in f"{PROPERTIES} {RANGES} {SIGNS}".split()] + [DRAWING + name for name in DRAWN.split()]
)
