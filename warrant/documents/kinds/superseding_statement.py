"""The statement that supersedes a statement of adjustment which was mailed and is otherwise now (6(viii)).

Whenever the Warrant Price shall be adjusted as provided in this Section 6, Company shall prepare a
statement showing the facts requiring such adjustment and the Warrant Price that shall be in effect
after such adjustment.

It names the paper that it supersedes, says what is changed and why, and states the adjustment anew with every step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from warrant import section_14
from warrant.book import Book
from warrant.documents import corrections
from warrant.documents.common import considered_rows, event_id, holder_address, parties
from warrant.documents.corrections import Correction
from warrant.documents.document import Document, Row
from warrant.documents.mailed import UNTOUCHED
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact

KIND = corrections.KIND
SHORT = corrections.SHORT
CLAUSE = "6(viii)"


def called_for(book: Book) -> Iterator[Document]:
    """One for each paper that was mailed and turned out to be otherwise."""
    papers: dict[str, Document] = {}
    for each in corrections.corrections(book):
        facts, rows = _facts(each, book), _rows(each)
        event, certificate = each.entry.event.id, each.then.certificate
        paper = Document(KIND, each.short, CLAUSE, each.became_known, event, certificate, facts, rows)
        # A statement that is withdrawn has no words in common with the one before it.
        older = papers.get(each.mailing.document, each.then) if each.now else None
        papers[paper.stem] = replace(paper, against=older and replace(older, against=None))
    yield from papers.values()


def _facts(correction: Correction, book: Book) -> Mapping[str, AnyFact]:
    entry, number, terms = correction.entry, correction.number, book.matter.terms
    event = entry.event.id
    prefix = f"{event}.{correction.then.certificate}.earlier{number}"
    return {
        "sent_by": section_14.sent_by(section_14.methods_for_statement(terms.readings), event, CLAUSE, "R14"),
        **(correction.now.facts if correction.now else _withdrawn(correction)),
        **parties(terms, correction.warrant, entry.after.amended),
        "event": event_id(event, CLAUSE),
        "earlier": Fact(f"{prefix}.id", correction.earlier, CLAUSE, "the paper that is superseded", event=event),
        "earlier_sent_on": correction.mailing.given(prefix, "sent_on", CLAUSE),
        **_then(correction),
    }


def _then(correction: Correction) -> Mapping[str, AnyFact]:
    """What the earlier paper stated and is otherwise now; of what is withdrawn, the price and the shares."""
    then = correction.then.facts
    if now := correction.now:
        names = [name for name in then.keys() & now.facts.keys() if then[name].value != now.facts[name].value]
    else:
        names = ["price_after", "shares_after"]
    kept = (name for name in then if name in names and name not in UNTOUCHED)
    return {f"then_{name}": then[name]._replace(id=f"{then[name].id}.then{correction.number}") for name in kept}


def _withdrawn(correction: Correction) -> Mapping[str, AnyFact]:
    """What is in effect after an event that requires no adjustment after all."""
    after, certificate = correction.entry.after, correction.then.certificate
    facts: dict[str, AnyFact] = {"price_in_effect": after.price}
    for warrant in after.warrants:
        if warrant.certificate == certificate:
            facts["shares_in_effect"] = warrant.shares
    return facts


def _rows(correction: Correction) -> Mapping[str, tuple[Row, ...]]:
    event = correction.entry.event.id
    none_applies = {"none_applies": considered_rows(event, correction.entry.considered)}
    stated = correction.now.rows if correction.now else none_applies
    causes = tuple(_cause(each) for each in correction.causes)
    return {**stated, "holder_address": holder_address(correction.warrant), "causes": causes}


def _cause(event: Event) -> Row:
    return {
        "event": event_id(event.id, CLAUSE),
        "what": Fact(f"{event.id}.what", event.kind.replace("_", " "), CLAUSE, "what happened", event=event.id),
        "happened_on": Fact(f"{event.id}.happened_on", event.happened_on, CLAUSE, "when it happened", event=event.id),
        "known_from": Fact(f"{event.id}.known_from", event.known_from, CLAUSE, "when it became known", event=event.id),
    }
