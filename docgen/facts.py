"""The facts of a document for machines: the JSON file that a PDF bears, and each value in it as plain text."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

from warrant.documents import Document
from warrant.quantities import Money, Price, decimal_text


def facts_json(document: Document) -> bytes:
    """The document's facts for machines: id, value as decimal text, unit and clause by name."""
    facts = {
        name: {"id": fact.id, "value": plain(fact.value), "unit": fact.unit, "clause": fact.clause}
        for name, fact in sorted(document.facts.items())
    }
    data = {"document": document.id, "kind": document.kind, "event": document.event, "facts": facts}
    return json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True).encode()


def plain(value: object) -> str:
    """A value as exact decimal text or ISO date, without unit or grouping; prices keep their cents."""
    if isinstance(value, Price | Money):
        return _cents(value.amount)
    if isinstance(value, Fraction):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _cents(amount: Fraction) -> str:
    text = decimal_text(amount)
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest:0<2}"
