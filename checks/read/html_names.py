"""The elements of an HTML page by what they are to a reader, and the names of its lists' forms."""

from __future__ import annotations

from checks.read.changes import Change

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section summary "
    "table caption colgroup thead tbody tfoot tr td th ul".split()
)
BROUGHT = {
    "script": "a script, which may change what is shown,",
    "iframe": "a page within the page",
    "frame": "a page within the page",
    "object": "an embedded object",
    "embed": "an embedded object",
    "applet": "an embedded object",
    "canvas": "a drawing made by a script",
}
"""Elements that run or fetch what may change what is shown."""

SAID = {
    "noscript": "what is shown where scripts do not run",
    "template": "a template for scripts",
    "svg": "a drawing",
    "video": "a film",
    "audio": "a sound",
    "meter": "a measure shown as a bar",
    "progress": "a measure shown as a bar",
}
"""Elements that show what is not read."""

FIELDS = frozenset("input textarea select button output".split())
SILENT = frozenset("head style title meta link base area map param source track wbr col datalist".split())
CHANGES = {"ins": Change.INSERTED, "del": Change.DELETED, "s": Change.DELETED, "strike": Change.DELETED}
MARKERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
LIST_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
BULLETS = frozenset("disc circle square".split())
COUNT_MAX = 32_767
SOFT_HYPHEN = "\u00ad"
