"""Page furniture: the certificate, the document's id and the page number in each footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.case import Furniture
from checks.text import BODY, Paper

LINE = re.compile(r"(?:Certificate\s+(\S+)\s+·\s+)?(\S+)\s+·\s+Page\s*(\S*)\s+of\s*(\S*)")


def furniture(paper: Paper) -> Iterator[Furniture]:
    """What each line of page furniture states."""
    for story in paper.text.stories:
        if story.name != BODY:
            for match in LINE.finditer(paper.text.string, story.start, story.end):
                certificate, document, page, pages = match.groups()
                yield Furniture(certificate or "", document, page, pages, *match.span())
