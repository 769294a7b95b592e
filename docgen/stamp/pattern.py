"""The page and the facts of a pretended Holder, whose values are found again wherever they stand in a finished file.

All that the papers of one event say is the same for every Holder but the values named here. In the pattern each of
them is a sentinel, a text that stands nowhere else; a writer finds the places of the sentinels in its own file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from docgen.facts import facts_json, plain
from docgen.render import render
from docgen.show import show
from docgen.vocabulary import read_page
from warrant.data import dataclass
from warrant.documents import Document
from warrant.facts import AnyFact, Value
from warrant.quantities import Quantity

PLAIN = "plain"
"""How the facts for machines show a value; a slot that is shown so has a name that ends with it."""
HOLDERS = {
    "certificate": ("certificate",),
    "holder_name": ("holder_name",),
    "shares_before": ("shares_before",),
    "product": ("shares_product", "shares_in_proportion"),
    "quotient": ("shares_quotient",),
    "shares_after": ("shares_after",),
}
"""The values that differ from Holder to Holder, and the facts that may state each; the lines of the address beside."""
ADDRESS = "holder_address"
FIRST = 97_531_801
"""The first of the numbers that stand for a Holder's; with and without its commas it stands nowhere else."""


class Reflows(Exception):
    """A value that a layout cannot take as it stands: ``slot`` names its place, ``why`` says what would move."""

    def __init__(self, slot: str, why: str) -> None:
        super().__init__(slot, why)
        self.slot, self.why = slot, why

    def __str__(self) -> str:
        return f"{self.slot}: {self.why}"


@dataclass(frozen=True)
class Pattern:
    """The page of a pretended Holder and its facts as JSON, for a sheet of paper.

    ``slots`` names the texts that differ, in the order in which a layout takes them; ``sentinels`` has the text that
    stands for each, ``kinds`` how it is shown: a kind of ``docgen.show``, or "plain" as in the facts for machines.
    """

    html: str
    facts: bytes
    paper: str
    slots: tuple[str, ...]
    sentinels: Mapping[str, str]
    kinds: Mapping[str, str]

    def text(self, slot: str, value: Value) -> str:
        """A value as a slot shows it."""
        return _text(self.kinds[slot], value)

    def texts(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """The text of each slot for the values of one Holder, by the names of ``holder_values``."""
        return tuple(self.text(slot, values[slot.removesuffix(f".{PLAIN}")]) for slot in self.slots)


def pattern(document: Document, paper: str) -> Pattern:
    """The pattern of all documents that differ from this one in the values of their Holder alone.

    They have as many lines of address. ``ValueError`` where one of the Holder's values is shown in two ways, and
    where a fact bears the Holder's certificate and is none of those that differ.
    """
    stated = _stated(document)
    pretended = {name: _sentinel(fact.value, number) for number, (name, fact) in enumerate(stated.items())}
    other = _of_other_holder(document, {fact.id: pretended[name] for name, fact in stated.items()})
    html = render(other.kind, other.facts, other.id, other.rows)
    kinds = _kinds(html, other, {fact.id: name for name, fact in _stated(other).items()})
    sentinels = {slot: _text(kind, pretended[slot.removesuffix(f".{PLAIN}")]) for slot, kind in kinds.items()}
    before = render(document.kind, document.facts, document.id, document.rows) + facts_json(document).decode()
    if stands := [text for text in sentinels.values() if text in before]:
        raise ValueError(f"{document.id} itself says {stands[0]}, which was to stand for a value of its Holder")
    return Pattern(html, facts_json(other), paper, tuple(kinds), sentinels, kinds)


def holder_values(document: Document) -> dict[str, Value]:
    """The values of a document that are its Holder's: those of ``HOLDERS`` by name, and ``address.1`` on."""
    return {name: fact.value for name, fact in _stated(document).items()}


def _stated(document: Document) -> dict[str, AnyFact]:
    """The Holder's facts in a document, each under its first name only."""
    facts = {name: document.facts[each] for name, of in HOLDERS.items() for each in of if each in document.facts}
    lines = [row["line"] for row in document.rows.get(ADDRESS, ())]
    facts |= {f"address.{number}": line for number, line in enumerate(lines[1:], 1)}
    names: dict[str, str] = {}
    return {name: fact for name, fact in facts.items() if names.setdefault(fact.id, name) == name}


def _sentinel(value: Value, number: int) -> Value:
    """A text or a number of the same unit that stands for a value of the Holder."""
    if isinstance(value, str):
        return f"Qzx{number:02}q"
    whole = FIRST + number
    return type(value)(Fraction(whole)) if isinstance(value, Quantity) else whole


def _of_other_holder(document: Document, values: Mapping[str, Value]) -> Document:
    """The document with other values for some facts, by id, under another certificate."""
    old, new = document.certificate, str(values[document.facts["certificate"].id])

    def other(fact: AnyFact) -> AnyFact:
        id = f".{fact.id}.".replace(f".{old}.", f".{new}.").strip(".")
        if fact.id in values:
            return fact._replace(id=id, value=values[fact.id], inputs=())
        if id != fact.id:
            raise ValueError(f"{document.id}: the fact {fact.id} is the Holder's, and not among those that differ")
        return fact

    facts = {name: other(fact) for name, fact in document.facts.items()}
    rows = {
        id: tuple({name: other(fact) for name, fact in row.items()} for row in rows)
        for id, rows in document.rows.items()
    }
    return replace(document, certificate=new, facts=facts, rows=rows)


def _kinds(html: str, document: Document, names: Mapping[str, str]) -> dict[str, str]:
    """How each slot is shown on the page, by its spans, and in the facts for machines; ``names`` are by a fact's id."""
    kinds: dict[str, str] = {}
    for span in read_page(html).iter("span"):
        name = names.get(span.get("data-fact", ""))
        if name:
            _same(kinds, name, span.get("data-kind", ""))
    for fact in document.facts.values():
        if name := names.get(fact.id):
            _same(kinds, *(name, "name") if isinstance(fact.value, str) else (f"{name}.{PLAIN}", PLAIN))
    return kinds


def _same(kinds: dict[str, str], slot: str, kind: str) -> None:
    """Sets the kind of a slot, or holds it against the one that it has; a text is the same in either place."""
    if kinds.setdefault(slot, kind) != kind:
        raise ValueError(f"{slot} is shown in two ways, as {kinds[slot]} and as {kind}")


def _text(kind: str, value: Value) -> str:
    return plain(value) if kind == PLAIN else show(kind, value)
