"""What the words of a fact compute: each sentence that a fact says of how it was found, as an expression.

The sentences are those of the clauses' own modules, without what they say of rounding. An expression is over the facts
that the fact names as its inputs, in their order. ``tenor.packet.derivations`` holds each against the fact's value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, reduce
from operator import add, truediv
from typing import TypeAlias, cast

from tenor.packet.expressions import Apportioned, Call, Expression, Leaf, Number, Rounded, amount
from warrant.quantities import Price
from warrant.section_6.vi_rounding import TENTH

Derive: TypeAlias = Callable[..., Expression | tuple[Expression, ...]]
NOTHING = Number(amount(0))
FEW = 3
"""Figures that are added with signs between them; more are summed."""


def _same(first: Leaf, *_: Leaf) -> Expression:
    return first


def _sum(*parts: Leaf) -> Expression:
    return Call("sum", parts) if not 0 < len(parts) <= FEW else reduce(add, parts[1:], cast(Expression, parts[0]))


def _least(bit: Leaf) -> Expression:
    """The lesser of the limit and of what it limits, whichever it is: a change of either is followed."""
    together, limit = map(Leaf, bit.fact.inputs)
    return Call("least", (limit, together))


def _over(left: Expression, right: Expression) -> Expression:
    return Call("greatest", (left - right, NOTHING))


def _prices(parts: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    return tuple(each for each in parts if isinstance(each.fact.value, Price))


def _count(closes: tuple[Leaf, ...]) -> Expression:
    return Call("count", closes) if closes else NOTHING


def _restated(close: Leaf, *ratios: Leaf) -> Expression:
    return reduce(truediv, ratios, cast(Expression, close))


def _too_small(*inputs: Leaf) -> Expression:
    """The exact price behind an adjustment that moved no cent: as its clause has it, by what it rests on."""
    return inputs[0] / inputs[1] if len(inputs) == 2 else inputs[0] * inputs[1] / inputs[2]


def _as_changed(*inputs: Leaf) -> tuple[Expression, ...]:
    """The shares deemed issued before, with those that an event adds, takes away or restates."""
    before, *others = inputs
    if not others:
        return (before,)
    return (before + others[0], before - others[0], Rounded(before * others[0], TENTH), before)


def _apportioned(total: Leaf, own: Leaf, before: Leaf) -> tuple[Expression, ...]:
    """The part of one Warrant; among equal parts the order of the certificates' names decides, so each is tried."""
    weights = tuple(map(Leaf, before.fact.inputs))
    part = next(number for number, each in enumerate(weights) if each.fact.id == own.fact.id)
    others = weights[:part] + weights[part + 1 :]
    return (
        Apportioned(total, before, weights, part),
        Apportioned(total, before, (own, *others), 0),
        Apportioned(total, before, (*others, own), len(others)),
    )


BY_WORDS: dict[str, Derive] = {
    # Section 6(i)
    "the discounts, commissions and other expenses together": _sum,
    "the cash paid less the deductions": lambda paid, taken: paid - taken,
    "the cash paid for the rights less the expenses of their issue": lambda paid, expenses: paid - expenses,
    "the fair market value and the cash (as paid|after deductions)": _sum,
    "the Current Market Price times the shares issued or deliverable": lambda price, shares: price * shares,
    "whether the limit is below the fair market value and the cash together": lambda both, limit: Call(
        "less", (limit, both)
    ),
    "(the limit, which is less than|the two together, which the limit leaves).*, less the deductions": (
        lambda least, bit, taken: _least(bit) - taken
    ),
    "the limit, which is less than the two together|the two together, which the limit leaves": (
        lambda least, bit: _least(bit)
    ),
    "nothing is paid in a net exercise": lambda *way: Number(amount(0)),
    "the minimum purchase price times the shares deliverable": lambda price, shares: price * shares,
    "what was received for the issue plus that purchase price": _sum,
    "what was received less what was accrued, plus the additional consideration": (
        lambda received, accrued, more: received - accrued + more
    ),
    "the price per share of Section 4\\(i\\) times the .*": lambda price, shares: price * shares,
    "that of all tranches of the issue together": _sum,
    "the consideration received divided by the shares issued": lambda received, shares: received / shares,
    "the consideration of the whole issue, in the proportion of the shares beyond the room": (
        lambda whole, beyond, shares: whole * beyond / shares
    ),
    "the shares that the room left under the plan holds": lambda shares, room: Call("least", (shares, room)),
    "the shares less those within the room": lambda shares, within: shares - within,
    "the room left under the plan": _same,
    "the shares outstanding before times the Warrant Price before": lambda shares, price: shares * price,
    "the product \\(x\\) plus the consideration received \\(y\\)": _sum,
    "the amount \\(A\\) divided by the shares \\(B\\)": lambda total, shares: total / shares,
    "the exact price that this adjustment would have made, too small to move a cent and carried forward": _too_small,
    # Sections 6(i)3(C) and (D)
    "the Warrant Price after .*, with the rights as they turned out": _same,
    "the Warrant Price that would have obtained, replayed from the issue of the rights": lambda *path: path[-1],
    "the Warrant Price before times the price that the issue would have left, divided by the price that it left": (
        lambda before, now, then, shares: before * now / then
    ),
    # Sections 6(iii) to (v)
    "one share and the rate of the stock dividend, for each share before": lambda rate: Number(amount(1)) + rate,
    "the shares outstanding after, for those outstanding before": lambda after, before: after / before,
    "the Warrant Price before divided by the ratio of shares after to shares before": lambda price, by: price / by,
    "the Current Market Price minus the fair market value distributed on one share": lambda price, value: price - value,
    "the Warrant Price before times the difference, divided by the Current Market Price": (
        lambda before, difference, price: before * difference / price
    ),
    # Section 6(vii)
    "the day in question for the Current Market Price": _same,
    ".*: the average of the last reported bid and asked.*": lambda bid, asked, *_: Call("average", (bid, asked)),
    "the close divided by the ratio of the split that took effect inside the window": _restated,
    "the fifteen closing prices together": lambda *closes: Call("sum", _prices(closes)),
    "the closing prices of the fifteen business days that were to be had; .*": lambda *closes: _count(_prices(closes)),
    "their average": lambda total, count: Call("average", _prices(tuple(map(Leaf, total.fact.inputs)))),
    "the average": _same,
    "the average itself": _same,
    "as determined by .*": _same,
    "thirty days after Holder was informed": lambda informed: informed + Number(amount(30)),
    # Section 5
    "the Warrant Price before times the shares purchasable before": lambda price, shares: price * shares,
    "that product divided by the Warrant Price after": lambda product, price: product / price,
    "the shares purchasable before times the ratio": lambda shares, ratio: shares * ratio,
    "that product": _same,
    "the shares purchasable under all Warrants": _sum,
    "its part of the shares under all Warrants, so apportioned in tenths .*": _apportioned,
    # Shares outstanding, and what is left of Section 4
    "the shares outstanding before and the shares issued": _sum,
    "the shares outstanding before less the shares bought back": lambda before, bought: before - bought,
    "the shares outstanding before times the ratio": lambda before, ratio: before * ratio,
    "the shares held before times the ratio": lambda before, ratio: before * ratio,
    "the shares held before less those sold": lambda before, sold: before - sold,
    "the shares of its certificates": _sum,
    "what each share of the stock became, for each share that it was in lieu of": lambda became, ratio: became * ratio,
    "the shares outstanding and those deemed issued": _sum,
    "the shares outstanding and those within the room": _sum,
    "the shares deemed issued on the date of the Warrant": _sum,
    "the shares deemed issued and not yet delivered, as the event changes them": _as_changed,
    "the shares reserved under the plan less the options outstanding under it": lambda reserve, options: (
        reserve - options
    ),
    "the room of the plan before less the shares issued or granted under it, down to none": _over,
    "the options outstanding before less those exercised": lambda before, exercised: before - exercised,
    "the common shares into which the preferred is convertible, for each of its shares": lambda common, preferred: (
        common / preferred
    ),
    "the common shares delivered, divided by the common shares for each preferred share": lambda common, ratio: (
        common / ratio
    ),
    "the preferred shares converted times the common shares for each": lambda preferred, ratio: preferred * ratio,
    "the common shares for them as Section 4\\(i\\) states these, before any split": lambda preferred, ratio: (
        preferred * ratio
    ),
    "the preferred shares before less those converted": lambda before, converted: before - converted,
    "the common shares for each preferred share times the ratio": lambda ratio, by: ratio * by,
    "what was left before times the ratio": lambda before, ratio: before * ratio,
    # The Warrants: Sections 2.1, 7.2
    "the whole shares purchased": lambda shares: Call("whole", (shares,)),
    "the shares purchasable before less those exercised": _over,
    "the shares of the new Warrant": lambda left: (left, Call("whole", (left,))),
    "the Warrant Price times the shares purchased": lambda price, shares: price * shares,
    "the Current Market Price less the Warrant Price; nothing where that is not greater": _over,
    "the portion exercised times that difference, divided by the Current Market Price": (
        lambda portion, difference, price: portion * difference / price
    ),
    "the whole shares in that number": lambda shares: Call("whole", (shares,)),
    "the shares transferred": _same,
    "all the shares under the Warrant transferred": _same,
    "the shares not transferred, the balance that stays with Holder": lambda before, *transferred: (
        before - _sum(*transferred) if transferred else before
    ),
    "the shares under the Warrant that is (exchanged|replaced)": _same,
    # Section 3
    "the shares reserved for others": _sum,
    "the common shares into which the preferred outstanding is convertible": lambda preferred, ratio: preferred * ratio,
    "the shares authorised less those outstanding and those reserved for others": (
        lambda authorised, issued, others: _over(authorised, issued + others)
    ),
    "what those available lack for the shares purchasable": (
        lambda authorised, issued, others, purchasable: _over(issued + others + purchasable, authorised)
    ),
    "what those reserved lack for the shares purchasable": _over,
    "the shares reserved before less those issued": _over,
}
"""The words of a fact, as a pattern and without what they say of rounding, and what they compute."""


@cache
def by_words(how: str) -> Derive | None:
    """What a sentence computes; ``None`` for one that is not of arithmetic."""
    return next((derive for words, derive in BY_WORDS.items() if re.fullmatch(words, how)), None)
