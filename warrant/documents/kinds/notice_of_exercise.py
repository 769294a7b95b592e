"""The Notice of Exercise in the form of Exhibit A, as executed for an exercise (2.1).

To exercise this Warrant in whole or in part ..., Holder shall deliver to Company ...: (i) the Notice of Exercise in
the form of Exhibit A attached hereto
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.adjustment import Act
from warrant.book import Book
from warrant.documents.common import company, event_id, of_warrant
from warrant.documents.document import Document
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.obligations.section_02_1_exercise import exercises
from warrant.section_2_1_certificates import persons
from warrant.section_2_1_conditions import CLAUSE

KIND = "notice_of_exercise"
SHORT = "NE"
BOXES = {
    "box_cash": ("payment_in_cash",),
    "box_cancellation": ("payment_by_cancellation",),
    "box_net": ("shares_issued", "shares_withheld"),
}
SIGNED = ("notice_dated", "signatory_title")
EXHIBIT = "Exhibit A"


def called_for(book: Book) -> Iterator[Document]:
    """One for each exercise, of the Warrant surrendered, by its Holder then."""
    for event, act in exercises(book):
        assert act.of
        certificates = act.rows["certificates"]
        rows = {"persons": persons(certificates), "denominations": certificates}
        facts = {"company_name": company(book.matter.terms, act.after.amended)["company_name"], **_facts(event, act)}
        yield Document(KIND, SHORT, CLAUSE, event.on, event.id, act.of.certificate, facts, rows)


def _facts(event: Exercise, act: Act) -> dict[str, AnyFact]:
    assert act.of
    stated = {"event": event_id(event.id, CLAUSE), "shares_exercised": act.facts["shares_exercised"]}
    facts = {**stated, **of_warrant(act.of)}
    for box, names in BOXES.items():
        if act.facts.keys() >= set(names):
            facts |= {name: act.facts[name] for name in names}
            facts[box] = Fact(f"{event.id}.{box}", "X", EXHIBIT, "the box is checked", event=event.id)
    return facts | {name: event.fact(name, EXHIBIT) for name in SIGNED if getattr(event, name)}
