"""Fields of a DOCX whose stored result is not what a program shows that computes it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from lxml import etree

from checks.read.docx_names import W, all_text
from checks.text import Field

COMPUTED = frozenset("PAGE NUMPAGES SECTION SECTIONPAGES HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN SYMBOL".split())
"""Fields whose result is a page's, of which FIG-09 asks, or the words that were typed in."""

FROM_ELSEWHERE = frozenset(
    "INCLUDETEXT INCLUDEPICTURE LINK DDE DDEAUTO DATABASE RD IMPORT INCLUDE MERGEFIELD NEXT NEXTIF SKIPIF "
    "AUTOTEXT AUTOTEXTLIST ADDRESSBLOCK GREETINGLINE MACROBUTTON".split()
)
"""Fields that take their words from another file, or run what does."""

OF_THE_MOMENT = frozenset(
    "DATE TIME SAVEDATE PRINTDATE CREATEDATE EDITTIME USERNAME USERINITIALS USERADDRESS FILENAME FILESIZE TEMPLATE "
    "LASTSAVEDBY REVNUM ASK FILLIN".split()
)
"""Fields that show what is so when they are computed: the day, the file's name, an answer."""


class Stale(NamedTuple):
    """What is to be said of a field: that its words are others' ("other"), or come from elsewhere ("elsewhere")."""

    kind: Literal["other", "elsewhere", "unknown"]
    said: str


def judged(field: Field, marked: Mapping[str, str]) -> Stale | None:
    """What is wrong with a field; ``None`` for one that holds. ``marked`` are the words of each bookmark."""
    words = field.code.split()
    name = words[0].upper() if words else ""
    shown = f"the field {field.code[:60]!r}, stored as {field.result[:60]!r},"
    if name in COMPUTED:
        return None
    if name in FROM_ELSEWHERE:
        return Stale("elsewhere", f"{shown} takes its words from elsewhere")
    if name in OF_THE_MOMENT:
        return Stale("other", f"{shown} shows what is so when it is computed")
    target = words[1] if name == "REF" and len(words) > 1 else words[0] if len(words) == 1 else None
    if target is not None and "\\n" not in words and "\\r" not in words and "\\w" not in words and "\\p" not in words:
        refers = marked.get(target.strip('"'))
        if refers is not None:
            same = " ".join(refers.split()) == " ".join(field.result.split())
            return None if same else Stale("other", f"{shown} refers to {' '.join(refers.split())[:60]!r}")
        if name == "REF":
            return Stale("other", f"{shown} refers to a bookmark that is not there")
    return Stale("unknown", f"{shown} was not computed again")


def bookmarks(roots: list[etree._Element]) -> dict[str, str]:
    """The words of each bookmark by its name, deleted ones aside."""
    found: dict[str, str] = {}
    for root in roots:
        open_: dict[str, str] = {}
        for element in root.iter():
            if element.tag == W + "bookmarkStart":
                open_[element.get(W + "id") or ""] = element.get(W + "name") or ""
                found.setdefault(element.get(W + "name") or "", "")
            elif element.tag == W + "bookmarkEnd":
                open_.pop(element.get(W + "id") or "", None)
            elif open_ and element.tag in (W + "t", W + "tab", W + "br", W + "noBreakHyphen"):
                said = all_text(element) if element.tag == W + "t" else "-" if "Hyphen" in str(element.tag) else " "
                for name in open_.values():
                    found[name] += said
    return found


def kinds(fields: tuple[Field, ...], marked: Mapping[str, str]) -> Iterator[tuple[Field, Stale]]:
    """The fields of which something is to be said."""
    for field in fields:
        stale = judged(field, marked)
        if stale is not None:
            yield field, stale
