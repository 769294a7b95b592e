"""Section 6(viii): "Company shall cause a copy of such statement to be sent by mail ... to each Holder"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_14
from warrant.book import Book
from warrant.documents.corrections import KIND as SUPERSEDING
from warrant.documents.corrections import corrections
from warrant.documents.kinds import adjustment_statement, superseding_on_readjustment
from warrant.documents.listed import runs
from warrant.mailings import Method
from warrant.obligations.obligation import Obligation, holder_of, to_each


def due(book: Book) -> Iterator[Obligation]:
    """The statements owed to each Holder, and what may be sent along with them."""
    methods = section_14.methods_for_statement(book.matter.terms.readings)
    yield from _statements(book, methods)
    yield from _to_listed(book, methods)
    yield from _superseding(book, methods)
    yield from _on_readjustments(book, methods)


def _statements(book: Book, methods: tuple[Method, ...]) -> Iterator[Obligation]:
    """A statement of each adjustment; it may be given in advance of the adjustment."""
    kind = adjustment_statement
    for adjustment in book.adjustments:
        for share in adjustment.shares:
            yield Obligation(
                kind=kind.KIND,
                document=kind.stem(adjustment, share.warrant.certificate),
                event=adjustment.event.id,
                clause="6(viii)",
                to=holder_of(share.warrant),
                since=adjustment.effect.on,
                methods=methods,
                readings=("R14", *adjustment.effect.day.readings),
            )


def _to_listed(book: Book, methods: tuple[Method, ...]) -> Iterator[Obligation]:
    """The same to each Holder of a list, as one."""
    for run in runs(book):
        yield Obligation(
            kind=run.kind,
            document=run.stem,
            event=run.event,
            clause="6(viii)",
            to=holder_of(run.shares[-1].warrant),
            since=run.entry.effect.on,
            methods=methods,
            readings=("R14", *run.entry.effect.day.readings),
            each=to_each(run.kind, run.entry.event, holder_of(run.shares[-1].warrant)),
        )


def _superseding(book: Book, methods: tuple[Method, ...]) -> Iterator[Obligation]:
    """A right statement, where the one that was sent shows other facts or another price than those now known."""
    for each in corrections(book):
        yield Obligation(
            kind=SUPERSEDING,
            document=each.stem,
            event=each.causes[0].id,
            clause="6(viii)",
            to=holder_of(each.warrant),
            since=each.became_known,
            not_before=each.became_known,
            methods=methods,
            readings=("R14",),
        )


def _on_readjustments(book: Book, methods: tuple[Method, ...]) -> Iterator[Obligation]:
    """What names the statements that a readjustment supersedes; 6(viii) asks but for the readjustment's own."""
    kind = superseding_on_readjustment
    for given, share in kind.papers(book):
        yield Obligation(
            kind=kind.KIND,
            document=given.stem,
            event=given.reason,
            clause="6(viii)",
            to=holder_of(share.warrant),
            since=given.on,
            manner="may",
            not_before=given.on,
            methods=methods,
            readings=("R14",),
        )
