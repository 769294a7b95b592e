"""What was mailed, held against what is known now: which papers are otherwise, since when, and superseded by which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import KINDS, called_for, computed
from warrant.documents.corrections import corrections
from warrant.documents.document import Document
from warrant.documents.kinds import superseding_on_readjustment
from warrant.documents.mailed import changing, figures, first_mailings, known_after
from warrant.known import book_known_on
from warrant.mailings import Mailing


@dataclass(frozen=True)
class Mailed:
    """One paper that was mailed: ``causes`` are the events since known by which it is otherwise, by their ids.

    ``superseded_by`` is the name of the paper that supersedes it, if there is one.
    """

    stem: str
    event: str
    mailing: Mailing
    causes: tuple[str, ...]
    superseded_by: str | None = None


def overtaken(book: Book) -> Iterator[Mailed]:
    """Every paper of the book that was mailed, otherwise or not."""
    now = {document.stem: document for document in computed(book)}
    superseding = {each.mailing.document: each for each in corrections(book)}
    mailed, papers = first_mailings(book), called_for(book)
    later = _given_again(papers)
    for document in (each for each in papers if each.stem in mailed):
        mailing, stem = mailed[document.stem], document.stem
        if stem in superseding:
            causes = tuple(event.id for event in superseding[stem].causes)
            yield Mailed(stem, document.event, mailing, causes, superseding[stem].stem)
        else:
            same = stem in now and figures(now[stem]) == figures(document)
            causes = () if same else tuple(_causes(document, mailing, book))
            yield Mailed(stem, document.event, mailing, causes, later.get(stem))


def _given_again(papers: Iterable[Document]) -> Mapping[str, str]:
    """Of each paper on a readjustment the one that is given with the statement that supersedes its statement."""
    chains: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for each in papers:
        if each.kind == superseding_on_readjustment.KIND:
            chains[each.event, each.certificate].append(each.stem)
    return {one: other for chain in chains.values() for one, other in pairwise(chain)}


def _causes(document: Document, mailing: Mailing, book: Book) -> Iterator[str]:
    """What became known on the days that changed a paper."""
    known = [entry.event for entry in known_after(book, mailing.sent_on, None)]

    def stated(day: date) -> object:
        then = book_known_on(book, day)
        papers = KINDS[document.kind].called_for(then) if then else ()
        return next((figures(each) for each in papers if each.stem == document.stem), None)

    days = sorted({event.known_from for event in known})
    for day in changing(figures(document), days, stated):
        yield from (event.id for event in known if event.known_from == day)
