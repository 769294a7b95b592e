"""The papers that a document may be laid out on."""

from __future__ import annotations

from warrant.data import dataclass

INCH = 1440
"""Twips in an inch; a twip is a twentieth of a point, the unit of Word's measures."""


@dataclass(frozen=True)
class Paper:
    """A sheet in portrait: its name in CSS, its width and height in twips. Margins are one inch all round."""

    name: str
    width: int
    height: int
    margin: int = INCH

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return self.width - 2 * self.margin


PAPERS = {paper.name: paper for paper in (Paper("Letter", 12240, 15840), Paper("A4", 11906, 16838))}


def paper_named(name: str) -> Paper:
    """The paper of that name; ValueError where there is none."""
    if name not in PAPERS:
        raise ValueError(f"no paper named {name!r}; there are {', '.join(PAPERS)}")
    return PAPERS[name]
