"""Sections 6(i)3(C) and (D): the formulas behind the Warrant Price that "would have obtained".

A readjustment replays the past from the issue of the rights on. Of each event of it that adjusts the price there, the
numbers that go into its clause are set out: the issue of the rights as it turned out, and every adjustment since.
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.facts import AnyFact, Fact, id_of

Row = Mapping[str, AnyFact]
STEPS: Mapping[str, str] = {"6(i)": "issues", "6(iii)": "splits", "6(iv)": "splits", "6(v)": "distributions"}


def recomputed(path: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    """Rows "recomputed_issues", "recomputed_splits" and "recomputed_distributions" of a path's events.

    A row has the event, the numbers of its formula, their exact quotient, and the Warrant Price it results in.
    """
    found: dict[str, list[Row]] = {name: [] for name in STEPS.values()}
    for row in path:
        [price] = row["price_as_if"].inputs
        if price.event == row["event"].value and price.unrounded is not None:
            found[STEPS[price.clause]].append({"event": row["event"], **_numbers(price), **_result(price)})
    return {f"recomputed_{name}": tuple(rows) for name, rows in found.items()}


def _numbers(price: AnyFact) -> Row:
    """What the clause of an adjustment divides, multiplies and adds."""
    match price.inputs:
        case (aggregate, outstanding_after):
            if price.clause != "6(i)":
                return {"price_before": aggregate, "ratio": outstanding_after}
            product, consideration = aggregate.inputs
            outstanding_before, price_before = product.inputs
            return {
                "outstanding_before": outstanding_before,
                "price_before": price_before,
                "consideration": consideration,
                "outstanding_after": outstanding_after,
            }
        case (price_before, difference, market_price):
            return {"price_before": price_before, "difference": difference, "current_market_price": market_price}
    raise AssertionError(f"{price.id} rests on {len(price.inputs)} facts")


def _result(price: AnyFact) -> Row:
    assert price.unrounded is not None
    id = id_of(price.id.rpartition(".")[0], "price_quotient")
    how = f"{price.how.removesuffix(', to the nearest cent')}, not rounded"
    quotient: AnyFact = Fact(id, price.unrounded, price.clause, how, price.inputs, event=price.event)
    return {"price_quotient": quotient, "price_after": price}
