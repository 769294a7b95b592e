"""One page of two: the new one, with what the old one said besides, and every change marked.

Blocks that say the same are kept; others stand beside their likes in the order of both pages and are compared
word by word; what has no like is deleted or inserted as a whole. A block that changed its place in the
vocabulary (a paragraph that became a head) is deleted and inserted, for a tracked change of words shows no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from difflib import SequenceMatcher

from lxml import etree
from lxml.etree import _Element

from docgen.vocabulary import FURNITURE, TABLES, holds_words, name_of, read_page, text_of
from tenor.redline.markup import write
from tenor.redline.words import Key, likeness, marked, merged, tokens

LEAST_LIKENESS = 0.5
AS_CONTAINERS = 0.51
"""Two containers of one name are likely one, however much of what they hold has changed."""

Pair = tuple[_Element | None, _Element | None]


def redline(old: str, new: str, changed: date, note: str = "") -> str:
    """The page ``new`` with its changes from the page ``old`` marked; both are HTML as ``docgen.render`` makes it.

    ``changed`` dates the tracked changes. ``note`` stands in the header of every page: it is no part of either
    text. Accepting every change leaves the words of ``new``, rejecting every change those of ``old``.
    """
    [before], [page] = read_page(old).findall("body"), [read_page(new)]
    [after], [title] = page.findall("body"), page.findall("head/title")
    body = _merged(before, after)
    if note:
        body.insert(0, _header(note))
    page.replace(after, body)
    title.text = f"{text_of(title)} (redline)"
    title.addnext(etree.Element("meta", name="changed", content=str(changed)))
    return "<!DOCTYPE html>\n" + etree.tostring(page, method="html", encoding="unicode")


def _header(note: str) -> _Element:
    header = etree.Element("header", {"class": "running"})
    etree.SubElement(header, "p").text = note
    return header


def _merged(old: _Element, new: _Element) -> _Element:
    made = _shell(new)
    if holds_words(new):
        write(made, merged(tokens(old), tokens(new)))
        return made
    for one, other in _aligned(list(old), list(new), in_order=new.tag == "tr"):
        made.append(_merged_pair(one, other))
    return made


def _merged_pair(old: _Element | None, new: _Element | None) -> _Element:
    if old is None:
        assert new is not None
        return _changed(new, "ins")
    if new is None:
        return _changed(old, "del")
    return deepcopy(new) if _signature(old) == _signature(new) else _merged(old, new)


def _changed(element: _Element, change: str) -> _Element:
    """A block that is deleted or inserted as a whole."""
    made = _shell(element)
    if holds_words(element) or element.tag == "tr":
        made.set("data-change", change)
    if holds_words(element):
        write(made, marked(tokens(element), change))
    else:
        made.extend(_changed(child, change) for child in element)
    return made


def _shell(element: _Element) -> _Element:
    return etree.Element(str(element.tag), {str(name): str(value) for name, value in element.attrib.items()})


Signature = tuple[str, tuple["Signature", ...] | tuple[Key, ...]]


def _signature(element: _Element) -> Signature:
    """What makes two blocks the same to a reader: the facts behind their figures are left out."""
    if holds_words(element):
        return name_of(element), tuple(token.key for token in tokens(element))
    return name_of(element), tuple(_signature(child) for child in element)


def _aligned(old: Sequence[_Element], new: Sequence[_Element], in_order: bool) -> Iterator[Pair]:
    """The blocks of both in the order of both; the cells of a row one by one."""
    if in_order:
        yield from zip(old, new, strict=True)
        return
    one, other = ([_signature(each) for each in of] for of in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield from zip(old[a:b], new[c:d], strict=True) if tag == "equal" else _likes(old[a:b], new[c:d])


def _likes(old: Sequence[_Element], new: Sequence[_Element]) -> Iterator[Pair]:
    """Blocks that differ, paired in order so that together they are as alike as can be."""
    like = {(i, j): _likeness(a, b) for i, a in enumerate(old) for j, b in enumerate(new)}
    best: dict[tuple[int, int], float] = {}
    for i in range(len(old), -1, -1):
        for j in range(len(new), -1, -1):
            ways = [best[i + 1, j]] if i < len(old) else []
            ways += [best[i, j + 1]] if j < len(new) else []
            ways += [like[i, j] + best[i + 1, j + 1]] if like.get((i, j)) else []
            best[i, j] = max(ways, default=0.0)
    i = j = 0
    while i < len(old) or j < len(new):
        if like.get((i, j)) and best[i, j] == like[i, j] + best[i + 1, j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and best[i, j] == best[i + 1, j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _likeness(old: _Element, new: _Element) -> float:
    """How likely two blocks are one that was changed; 0 where they cannot be."""
    if not _is_of_one_shape(old, new):
        return 0.0
    found = likeness(tokens(old), tokens(new)) if holds_words(new) else 0.0
    if not holds_words(new) or name_of(new) in FURNITURE:
        return max(found, AS_CONTAINERS)
    return found if found >= LEAST_LIKENESS else 0.0


def _is_of_one_shape(old: _Element, new: _Element) -> bool:
    if name_of(old) != name_of(new) or holds_words(old) != holds_words(new):
        return False
    if name_of(new) in TABLES:
        return len(next(old.iter("tr"))) == len(next(new.iter("tr")))
    if new.tag == "tr":
        return len(old) == len(new) and all(map(_is_of_one_shape, old, new))
    return True
