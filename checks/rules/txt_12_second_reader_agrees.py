"""TXT-12."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from checks.text import Paper

SHOWN = 40


@matter_rule("TXT-12", clause="6(viii)")
def second_reader_agrees(review: Review) -> Iterator[Check]:
    """Each page of a PDF bears the same letters and figures for a second reader as for the checker's own.

    White space and order aside. The second reader is PDFium, with which browsers show a PDF. Where the two differ, the
    file tells one program other words than another, or one of the two is wrong. A difference is told at words that
    cannot be seen where these hold all the letters in question: of a letter printed over itself PDFium reads one.

    Passes (second):
        Warrant Price in effect after this adjustment $3.77
        ---
        $3.77 Warrant Price in effect after this adjustment

    Fails (second):
        Warrant Price in effect after this adjustment $3.77
        ---
        Warrant Price in effect after this adjustment $3.78
    """
    for paper in (*(case.paper for case in review.cases), *(each.paper for each in review.redlines)):
        yield from _of_paper(paper)


def _of_paper(paper: Paper) -> Iterator[Check]:
    asks = "a second reader finds the same letters and figures on the page"
    for page, ours, theirs in paper.second:
        if not ours and not theirs:
            yield Check(asks, True, "the same", "the same", paper.file)
            continue
        span = _unseen(paper, page, ours) if not theirs else None
        pieces = (piece for piece in paper.text.pieces if piece.place.page == page)
        piece = next((each for each in pieces if not span or each.start <= span[0] < each.end), None)
        yield Check(
            asks,
            passed=False,
            found=f"page {page}: PDFium finds {_shown(theirs)} that the checker's reader does not",
            expected=f"the same; the checker's reader finds {_shown(ours)} that PDFium does not",
            file=paper.file,
            place=piece.place if piece else None,
            span=span,
            remedy="look at the page as printed, and have the file made anew",
        )


def _unseen(paper: Paper, page: int, characters: str) -> tuple[int, int] | None:
    """The first words on a page that cannot be seen, by their range, in which all these characters stand."""
    for start, end, _ in paper.hidden:
        letters = Counter(unicodedata.normalize("NFKD", paper.text.string[start:end]))
        if paper.text.at(start).page == page and not Counter(characters) - letters:
            return start, end
    return None


def _shown(characters: str) -> str:
    more = f" and {len(characters) - SHOWN:,} more" if len(characters) > SHOWN else ""
    return f"{characters[:SHOWN]!r}{more}" if characters else "nothing"
