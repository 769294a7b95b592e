"""The styles of ``docgen.docx.styles`` and the three kinds of table, as the file's ``styles.xml``."""

from __future__ import annotations

from docgen.docx.styles import BUILT_IN, FONT, STYLES, Style, twips
from docgen.docx.wml import Element, w


def styles() -> Element:
    """The ``w:styles`` element: defaults, Normal, the styles above and the three kinds of table."""
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    return w("styles", _defaults(), normal, *map(_paragraph_style, STYLES), *_table_styles())


def _defaults() -> Element:
    run = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        w("kern", val=0),
        w("sz", val=22),
        w("szCs", val=22),
        w("lang", val="en-US", eastAsia="en-US", bidi="ar-SA"),
    )
    paragraph = w("pPr", w("widowControl"), w("spacing", before=0, after=0, line=240, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _paragraph_style(style: Style) -> Element:
    custom = {} if style.id in BUILT_IN else {"customStyle": 1}
    named = (w("name", val=style.name), w("basedOn", val=style.based_on), w("next", val=style.next))
    made = w("style", *named, w("qFormat"), type="paragraph", styleId=style.id, **custom)
    made.extend([_paragraph_properties(style), _run_properties(style)])
    return made


def _paragraph_properties(style: Style) -> Element:
    made = w("pPr")
    kept = (("keepNext", style.keep_next), ("keepLines", style.keep_lines))
    made.extend(w(tag) for tag, set_ in kept if set_)
    if style.border:
        sides = (w(side, val="single", sz=6, space=style.border_space, color="auto") for side in style.border)
        made.append(w("pBdr", *sides))
    line: dict[str, str | int] = {} if style.line is None else {"line": style.line, "lineRule": "auto"}
    made.append(w("spacing", before=twips(style.before), after=twips(style.after), **line))
    if style.left or style.right:
        hanging = {"hanging": style.hanging} if style.hanging else {}
        made.append(w("ind", left=style.left, right=style.right, **hanging))
    if style.align:
        made.append(w("jc", val=style.align))
    if style.outline is not None:
        made.append(w("outlineLvl", val=style.outline))
    return made


def _run_properties(style: Style) -> Element:
    made = w("rPr")
    made.extend(w(tag) for tag, set_ in (("b", style.bold), ("i", style.italic)) if set_)
    if style.size is not None:
        made.extend((w("sz", val=round(style.size * 2)), w("szCs", val=round(style.size * 2))))
    return made


def _table_styles() -> list[Element]:
    normal = w("style", w("name", val="Normal Table"), type="table", default=1, styleId="TableNormal")
    return [
        normal,
        _table_style("Figures", (120, 120), _borders()),
        _table_style("Grid", (120, 120), _borders()),
        _table_style("Plain", (0, 240)),
    ]


def _borders() -> Element:
    return w("tblBorders", rule("top", 6), rule("bottom", 6), rule("insideH", 4, "999999"))


def _table_style(name: str, sides: tuple[int, int], *borders: Element) -> Element:
    left, right = (w(side, w=width, type="dxa") for side, width in zip(("left", "right"), sides, strict=True))
    properties = w("tblPr", *borders, w("tblCellMar", left, right))
    named = (w("name", val=name), w("basedOn", val="TableNormal"))
    return w("style", *named, w("qFormat"), properties, type="table", customStyle=1, styleId=name)


def rule(side: str, size: int, color: str = "auto") -> Element:
    """A ruled side of a table or cell; the size is in eighths of a point."""
    return w(side, val="single", sz=size, space=0, color=color)
