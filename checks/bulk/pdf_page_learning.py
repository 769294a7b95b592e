"""How the layout of a page is learned from two Holders' pages.

The content of the two is laid side by side. Alike must be every byte but the codes of texts and the numbers that place
texts on the line; where codes differ, both must say a value of their Holders. So every operator, colour, size, clip and
rule of a page is constant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from checks.bulk.pdf_face import GLYPH, Face
from checks.bulk.pdf_line import Set, spots
from checks.bulk.pdf_page import Page, Varied, Varies
from checks.bulk.pdf_runs import Shown, Span, shown_in
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values, Varying, varying
from checks.read.pdf_scan import PART


def page_of(one: bytes, other: bytes, of_one: Values, of_other: Values, faces: Mapping[str, Face]) -> Page:
    """The layout of a page of which two Holders' are given; ``Unlike`` where they are not of one layout."""
    shown = shown_in(one), shown_in(other)
    if len(shown[0]) != len(shown[1]):
        raise Unlike("two Holders' pages do not show as many texts")
    both = list(zip(*shown, strict=True))
    found = [each for number, pair in enumerate(both) for each in _differing(one, other, number, pair)]
    pieces = _between(one, [each.mine for each in found])
    if pieces != _between(other, [each.its for each in found]):
        raise Unlike("two Holders' pages differ in more than texts and their places")
    chosen = list(dict.fromkeys(each.text for each in found))
    set_in = [(_set(one, first, faces), _set(other, second, faces)) for first, second in both]
    texts = tuple(
        Varies(both[at][0].font, spot, _says(one, other, both[at], of_one, of_other, faces), set_in[at][0].width)
        for at, spot in zip(chosen, spots(set_in, chosen), strict=True)
    )
    return Page(tuple(pieces), tuple(Varied(chosen.index(each.text), each.is_place) for each in found), texts)


class _Operand(NamedTuple):
    """An operand that differs between two pages: its range in each, of which text, whether it is the text's place."""

    mine: Span
    its: Span
    text: int
    is_place: bool


def _differing(one: bytes, other: bytes, number: int, pair: tuple[Shown, Shown]) -> Iterator[_Operand]:
    first, second = pair
    for mine, its, is_place in ((first.place, second.place, True), (first.codes, second.codes, False)):
        if one[slice(*mine)] != other[slice(*its)]:
            yield _Operand(mine, its, number, is_place)


def _between(content: bytes, spans: Sequence[Span]) -> list[bytes]:
    ends = [(0, 0), *spans, (len(content), len(content))]
    return [content[before[1] : after[0]] for before, after in pairwise(ends)]


def _says(
    one: bytes, other: bytes, pair: tuple[Shown, Shown], of_one: Values, of_other: Values, faces: Mapping[str, Face]
) -> Varying | None:
    mine, its = (content[slice(*shown.codes)] for content, shown in zip((one, other), pair, strict=True))
    if mine == its:
        return None
    (text, _), (other_text, _) = (faces[pair[0].font].read(codes) for codes in (mine, its))
    return varying(text, other_text, of_one, of_other)


def _set(content: bytes, shown: Shown, faces: Mapping[str, Face]) -> Set:
    """Where a text stands and how wide it is: constant texts may be set in any way, and be moved within."""
    width = _width(faces[shown.font], content[slice(*shown.codes)])
    return Set(float(content[slice(*shown.place)]), width, shown)


def _width(face: Face, shown: bytes) -> float:
    """The width of what an array of codes shows, which may be moved within as it pleases."""
    width = 0.0
    for part in PART.findall(shown):
        if part[0] == 0x3C:
            width += sum(face.widths.get(part[at : at + GLYPH], 0.0) for at in range(1, len(part) - 1, GLYPH))
        else:
            width -= float(part)
    return width
