"""The measures of every Word document: one row a style, for heads, clause levels, legend, tables, furniture.

The measures are those of templates/print.css. Sizes and spaces are in points, indents in twips.
"""

from __future__ import annotations

from warrant.data import dataclass

FONT = "Times New Roman"
"""Every Word machine has it, the carried font has its widths, and LibreOffice has a font of the same."""

BUILT_IN = {"BodyText", "Title", "Subtitle", "Quote", "Header", "Footer", "Heading1", "Heading2", "Heading3"}
LEVEL_INDENT = 504
SIGNATURE_INDENT = 4320
QUOTE_INDENT = 720
LEGEND_INSET = 220
BOX_HANG = 240
BODY_LINE = 267
TIGHT_LINE = 259


@dataclass(frozen=True)
class Style:
    """One paragraph style; ``line`` is in 240ths of a single line, ``border`` names the ruled sides."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = "BodyText"
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: str | None = None
    before: float = 0
    after: float = 0
    line: int | None = None
    left: int = 0
    right: int = 0
    hanging: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    border: tuple[str, ...] = ()
    border_space: int = 5


STYLES = (
    Style("BodyText", "Body Text", after=8, line=BODY_LINE),
    Style("Title", "Title", "Heading1", size=15, bold=True, align="center", before=14, after=8),
    Style(
        "Heading1",
        "heading 1",
        size=15,
        bold=True,
        align="center",
        before=14,
        after=8,
        outline=0,
        keep_next=True,
        keep_lines=True,
    ),
    Style("Heading2", "heading 2", bold=True, before=12, after=5, outline=1, keep_next=True, keep_lines=True),
    Style("Heading3", "heading 3", bold=True, italic=True, before=10, after=5, outline=2, keep_next=True),
    Style("ExhibitHeading", "Exhibit Heading", "Heading2", size=13, align="center", after=8),
    Style("Subtitle", "Subtitle", align="center", after=7, line=BODY_LINE, keep_next=True),
    Style("Centered", "Centered", "BodyText", align="center", after=8),
    Style("Definition", "Definition", "BodyText", next="Definition", after=8, left=LEVEL_INDENT),
    *(
        Style(f"Level{n}", f"Level {n}", "BodyText", next=f"Level{n}", after=8, left=n * LEVEL_INDENT)
        for n in range(1, 5)
    ),
    Style("Note", "Note", next="Note", size=9, after=5, line=270),
    Style("Blank", "Blank", next="Blank", before=11, after=4, keep_lines=True),
    Style(
        "Legend",
        "Legend",
        size=9.5,
        after=5,
        line=BODY_LINE,
        left=LEGEND_INSET,
        right=LEGEND_INSET,
        keep_lines=True,
        border=("top", "left", "bottom", "right"),
        border_space=9,
    ),
    Style("Quote", "Quote", size=10.5, after=6, line=BODY_LINE, left=QUOTE_INDENT, right=QUOTE_INDENT),
    Style("Formula", "Formula", next="Formula", align="center", line=BODY_LINE, keep_lines=True),
    Style("FractionBar", "Fraction Bar", size=2, before=2, border=("top",), border_space=1, keep_next=True),
    Style("SignatureBlock", "Signature Block", after=4, left=SIGNATURE_INDENT, line=BODY_LINE),
    Style("BoxItem", "Box Item", after=6, line=BODY_LINE, left=LEVEL_INDENT + BOX_HANG, hanging=BOX_HANG),
    Style("TableText", "Table Text", next="TableText", size=10.5, before=2.6, after=2.6, line=TIGHT_LINE),
    Style("TableHead", "Table Head", "TableText", bold=True, before=2.6, after=2.6, keep_next=True),
    Style("TablePlain", "Table Plain", next="TablePlain", before=2, after=2, line=TIGHT_LINE),
    Style("TableGap", "Table Gap", size=5),
    Style("Header", "header", size=9, align="center"),
    Style("Footer", "footer", size=9, align="center", border=("top",)),
)


def twips(points: float) -> int:
    """Points in twips, the unit of Word's measures."""
    return round(points * 20)
