"""Words that instruments amend (Section 17), tried on the Warrant as executed when a matter is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from warrant import section_17
from warrant.clauses import cited
from warrant.errors import Problem
from warrant.events.amendment import Amendment
from warrant.events.event import Event
from warrant.section_1 import expiration
from warrant.terms import Terms


def mistaken_words(terms: Terms, events: Iterable[Event]) -> Iterator[Problem]:
    """The first change of words that do not stand in their Section as the changes before it left that."""
    amendments = sorted((each for each in events if isinstance(each, Amendment)), key=attrgetter("amended_on"))
    amended = [words for event in amendments for words in event.words]
    if not amended:
        return
    # The template engine is slow to import, and few matters amend words.
    from docgen.in_place import NotInPlace, in_place
    from docgen.render import render
    from warrant.documents.kinds.warrant import KIND, as_executed

    page = render(KIND, as_executed(terms) | {"expires_on": expiration(terms)}, "")
    try:
        in_place(page, [vars(stated) for event in amendments for stated in section_17.reworded(event)])
    except NotInPlace as error:
        words = amended[error.row]
        where = cited(words.section)
        instead = "copy them from the Warrant, and enough of them to be found once; amend a figure by its own key"
        yield Problem(words.source("strike"), f"strike: in {where} {error}", instead)
