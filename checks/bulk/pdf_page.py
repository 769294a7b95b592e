"""One page of a PDF as its layout has it: what is constant, and where a Holder's texts stand or are moved to.

The content of two Holders' pages is laid side by side. Alike must be every byte but the codes of texts and the numbers
that place texts on the line; where codes differ, both must say a value of their Holders. So every operator, colour,
size, clip and rule of a page is constant, and what may differ is read: codes as letters by the font, places against
what the widths of the letters make of them (``pdf_line``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from checks.bulk.pdf_line import Set, Spot, spots
from checks.bulk.pdf_runs import Face, Shown, Span, shown_in
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values, Varying, varying

CODES = re.compile(rb"\[(?:<(?:[0-9a-f]{4})+>|-?[0-9]{1,4}(?:\.[0-9]{1,6})?)*\]")
NUMBER = re.compile(rb"-?[0-9]{1,5}(?:\.[0-9]{1,6})?(?= )")


class Varied(NamedTuple):
    """One operand that differs: of which text of ``Page.texts``, whether it is its place, else its codes."""

    text: int
    is_place: bool


class Varies(NamedTuple):
    """One text that differs or is moved.

    ``says`` is ``None`` where it says the same to every Holder, in ``width``, and only its place differs.
    """

    face: str
    spot: Spot
    says: Varying | None
    width: float


@dataclass(frozen=True)
class Page:
    """A page's content in ``pieces``, an operand of ``varied`` between each and the next."""

    pieces: tuple[bytes, ...]
    varied: tuple[Varied, ...]
    texts: tuple[Varies, ...]

    def require(self, content: bytes, values: Values, faces: Mapping[str, Face]) -> int:
        """Holds a Holder's page against the layout; ``Unlike`` at the first thing that departs from it.

        Returns how many texts of the Holder's were tied.
        """
        places: list[float | None] = [None] * len(self.texts)
        codes: list[bytes] = [b""] * len(self.texts)
        at = self._constant(content, 0, 0)
        for number, (text, is_place) in enumerate(self.varied, 1):
            match = (NUMBER if is_place else CODES).match(content, at)
            if not match:
                raise Unlike(f"a page's content has at byte {at:,} what is no {'place' if is_place else 'text'}")
            if is_place:
                places[text] = float(match[0])
            else:
                codes[text] = match[0]
            at = self._constant(content, match.end(), number)
        if at != len(content):
            raise Unlike("a page's content goes on behind its end")
        return self._tied(places, codes, values, faces)

    def _constant(self, content: bytes, at: int, number: int) -> int:
        if not content.startswith(self.pieces[number], at):
            raise Unlike(f"a page's content departs from its layout behind byte {at:,}")
        return at + len(self.pieces[number])

    def _tied(self, places: list[float | None], codes: list[bytes], values: Values, faces: Mapping[str, Face]) -> int:
        tied, end, widths = 0, 0.0, list[float]()
        for each, read in zip(self.texts, codes, strict=True):
            width = each.width
            if each.says:
                text, width = faces[each.face].read(read)
                if text != (owed := each.says.says(values)):
                    raise Unlike(f"a page says {text!r} where {owed!r} is owed")
                tied += len(each.says.names)
            widths.append(width * each.spot.unit)
        for number, (each, place) in enumerate(zip(self.texts, places, strict=True)):
            end = each.spot.require(place, widths, number, end)
        return tied


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
    width = faces[shown.font].width_of(content[slice(*shown.codes)])
    return Set(float(content[slice(*shown.place)]), width, shown)
