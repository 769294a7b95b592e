"""One page of a PDF as its layout has it: what is constant, and where a Holder's texts stand or are moved to.

Every byte of a page's content is constant but the codes of some texts and the numbers that place texts on the line
(``pdf_page_learning``). These are read: codes as letters by the font, places against what the widths of the letters
make of them (``pdf_spot``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from checks.bulk.pdf_face import Face
from checks.bulk.pdf_spot import Spot
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values, Varying

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
        if not content.startswith(self.pieces[0]):
            raise Unlike("a page's content begins otherwise than its layout")
        at = len(self.pieces[0])
        for (text, is_place), piece in zip(self.varied, self.pieces[1:], strict=True):
            if is_place:
                match = NUMBER.match(content, at)
                if not match:
                    raise Unlike(f"a page's content has at byte {at:,} what is no place")
                places[text], end = float(match[0]), match.end()
            else:
                end = content.find(b"]", at) + 1
                codes[text] = content[at:end]  # none where there is no end: this is no text then, either
            if not content.startswith(piece, end):
                raise Unlike(f"a page's content departs from its layout behind byte {end:,}")
            at = end + len(piece)
        if at != len(content):
            raise Unlike("a page's content goes on behind its end")
        return self._tied(places, codes, values, faces)

    def _tied(self, places: list[float | None], codes: list[bytes], values: Values, faces: Mapping[str, Face]) -> int:
        tied, end, widths = 0, 0.0, list[float]()
        for (face, spot, says, width), read in zip(self.texts, codes, strict=True):
            if says:
                text, width = faces[face].read(read)
                if text != (owed := says.says(values)):
                    raise Unlike(f"a page says {text!r} where {owed!r} is owed")
                tied += len(says.names)
            widths.append(width * spot.unit)
        for number, (each, place) in enumerate(zip(self.texts, places, strict=True)):
            end = each.spot.require(place, widths, number, end)
        return tied
