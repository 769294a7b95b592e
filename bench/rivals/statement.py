"""One statement as the rivals take it: the page once for all Holders, and the texts of each in its slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.facts import facts_json
from docgen.stamp.pattern import Pattern, pattern
from tenor.bulk.rows import Row
from tenor.bulk.texts import texts_for
from warrant.data import dataclass
from warrant.documents import Document
from warrant.documents.listed import StatementRun
from warrant.listed import Listed
from warrant.parts import in_tenths


@dataclass(frozen=True)
class Statement:
    """What is to be written for one Holder: the document for the plain loop, the texts by slot for the others."""

    shape: int
    document: Document
    texts: dict[str, str]
    facts: str


def statements(run: StatementRun, holders: Iterable[Listed], patterns: dict[int, Pattern]) -> Iterator[Statement]:
    """The statements to some Holders; none of this is counted as a rival's time."""
    for each in holders:
        of = patterns[len(each.address)]
        row = Row(each.line, each.certificate, each.name, each.address, in_tenths(each.shares))
        texts = dict(zip(of.slots, texts_for(of, of.slots, run.arithmetic).of(row), strict=True))
        document = run.document(each)
        yield Statement(len(each.address), document, texts, facts_json(document).decode())


def patterns(run: StatementRun, holders: Iterable[Listed], paper: str) -> dict[int, Pattern]:
    """The page of a pretended Holder for each number of address lines."""
    first: dict[int, Listed] = {}
    for each in holders:
        first.setdefault(len(each.address), each)
    return {shape: pattern(run.document(each), paper) for shape, each in first.items()}


def in_slots(of: Pattern) -> re.Pattern[str]:
    """Finds every text that stands for a Holder's, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(of.sentinels.values(), key=len, reverse=True))))
