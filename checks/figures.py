"""How each kind of figure is printed: what is taken for one, and what it must be for a given value.

The checker's own, not the generator's: a wrong format shared by both would never be found. A figure is
right only if its text is the one form that the kind allows for the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from checks.words import fraction_in_words, number_in_words, ordinal_in_words
from warrant.data import dataclass
from warrant.facts import Value
from warrant.quantities import Money, Price, Shares
from warrant.regex import regex

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

NUMBER = r"\S*\d[^\s,;)]*(?:,\d[^\s,;)]*)*"
DATE = r"[^\W\d]+\s+\S+\s+\d\S*?(?=[.,;)]?(?:\s|$))"


def unbroken(text: str) -> str:
    """Words as if they stood on one line: a line of print may end at a hyphen within a name."""
    words = " ".join(text.split())
    return re.sub(r"(?<=\w-)\s+(?=\w)", "", words) if "- " in words else words


@dataclass(frozen=True)
class Kind:
    """One way to print a value: ``loose`` is a pattern for what is taken to be it, however wrong.

    ``print`` gives the text that is right for a value. ``says`` tells whether a text states the value
    where more than one text may.
    """

    loose: str
    print: Callable[[Value], str]
    says: Callable[[str, Value], bool] | None = None

    def agrees(self, text: str, value: Value) -> bool:
        """Whether a stated text is right for a value."""
        stated = unbroken(text)
        return self.says(stated, value) if self.says else stated == unbroken(self.print(value))


def _amount(value: Value) -> Fraction:
    return value.amount if isinstance(value, Price | Money | Shares) else Fraction(str(value))


def _digits(amount: Fraction, least: int, most: int) -> str:
    """Decimal text with ``least`` to ``most`` decimals, cut and marked with an ellipsis where longer."""
    scaled, cut = divmod(abs(amount.numerator) * 10**most, amount.denominator)
    whole, rest = divmod(scaled, 10**most)
    decimals = f"{rest:0{most}d}" if most else ""
    decimals = decimals if cut else decimals.rstrip("0").ljust(least, "0")
    return f"{'-' * (amount < 0)}{whole:,}{'.' * bool(decimals)}{decimals}{'…' * bool(cut)}"


def _dollars(value: Value) -> str:
    return "$" + _digits(_amount(value), 2, 2)


def _exact(value: Value) -> str:
    dollars = isinstance(value, Price | Money)
    return "$" * dollars + _digits(_amount(value), 2 if dollars else 0, 4)


def _shares(value: Value) -> str:
    return _digits(_amount(value), 0, 1)


def _date(value: Value) -> str:
    assert isinstance(value, date)
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def _rank(number: int) -> str:
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def _day_of_month(value: Value) -> str:
    assert isinstance(value, date)
    return f"{_rank(value.day)} day of {MONTHS[value.month - 1]}, {value.year}"


def _millions(value: Value) -> str:
    millions = _amount(value) / 1_000_000
    return f"{_digits(millions, 0, 0)} million" if millions.denominator == 1 else _shares(value)


def _ratio(value: Value) -> str:
    assert isinstance(value, Fraction)
    return f"{value.numerator:,}-for-{value.denominator:,}"


def _in_words(text: str, value: Value) -> bool:
    return _amount(value) in (number_in_words(text), fraction_in_words(text))


def _in_words_and_digits(text: str, value: Value) -> bool:
    words, _, digits = text.rpartition(" (")
    in_words = fraction_in_words(words) if number_in_words(words) is None else number_in_words(words)
    return in_words == _amount(value) and digits == f"{_shares(value)})"


def _ranked_in_words(text: str, value: Value) -> bool:
    words, _, digits = text.partition(" (")
    return isinstance(value, int) and ordinal_in_words(words) == value and digits == f"{_rank(value)})"


def _sentence(value: Value) -> str:
    text = str(value)
    return text[:1].upper() + text[1:]


def _rate(value: Value) -> str:
    return _exact(value) if isinstance(value, Price) else _ratio(value)


def _with_article(value: Value) -> str:
    return f"{'an' if re.match('[AEIOaeio]', str(value)) else 'a'} {value}"


def _says(text: str, value: Value) -> bool:
    from checks.foreign.values import says  # only for papers by others

    return says(text, value)


def _may_say(text: str, value: Value) -> bool:
    from checks.foreign.guessed import may_say

    return may_say(text, value)


WORDS = r"[^\W\d]+(?:[\s-]+[^\W\d]+)*"

KINDS: dict[str, Kind] = {
    "price": Kind(NUMBER, _dollars),
    "money": Kind(NUMBER, _dollars),
    "exact": Kind(NUMBER, _exact),
    "shares": Kind(NUMBER, _shares),
    "count": Kind(NUMBER, _shares),
    "date": Kind(DATE, _date),
    "day_of_month": Kind(r"\S+\s+\S+\s+of\s+[^\W\d]+,?\s+\d\S*?(?=[.,;)]?(?:\s|$))", _day_of_month),
    "millions": Kind(r"\S*\d\S*\s+[a-z]+", _millions),
    "rate": Kind(r"\S*\d\S*", _rate),
    "ratio": Kind(r"\S*\d\S*", _ratio),
    "words": Kind(WORDS, lambda value: f"{_shares(value)} in words", _in_words),
    "words_and_digits": Kind(
        rf"{WORDS}\s+\({NUMBER}\)", lambda value: f"{_shares(value)} in words, then in digits", _in_words_and_digits
    ),
    "ordinal": Kind(
        r"[^\W\d]+\s+\(\w+\)", lambda value: f"{value} in words, then {_rank(int(str(value)))}", _ranked_in_words
    ),
    "text": Kind(r"[^\n\t]+?", str),
    "sentence": Kind(r"[^\n\t]+?", _sentence),
    "with_article": Kind(r"[^\n\t]+?", _with_article),
    "capitals": Kind(r"[^\n\t]+?", lambda value: str(value).upper()),
    # In papers by others: in whatever form it is written, and where a scan may have spoilt its letters.
    "any_form": Kind(r"[^\n\t]+?", lambda value: plainly(value), _says),
    "guessed": Kind(r"[^\n\t]+?", lambda value: plainly(value), _may_say),
}


def plainly(value: Value) -> str:
    """A value as a paper would print it that has no form of its own for it."""
    if isinstance(value, date):
        return _date(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Price | Money):
        return _exact(value)
    return _ratio(value) if isinstance(value, Fraction) and value.denominator > 1 else _digits(_amount(value), 0, 4)


IN_BRACKETS = regex(r"\([^()\s]+\)")
LONGEST_IN_WORDS = 200


def as_printed(kind: str, value: Value, text: str) -> str:
    """A value as its kind prints it; one in words, which several texts may state, as it stands in a paper's text."""
    form = KINDS[kind]
    if not form.says:
        return form.print(value)
    for match in IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - LONGEST_IN_WORDS) : match.end()]
        for word in re.finditer(r"(?<!\S)\S", before):
            if form.says(unbroken(before[word.start() :]), value):
                return before[word.start() :]
    return form.print(value)


TEXTS = frozenset({"text", "sentence", "capitals", "with_article"})
OF_WORDS = TEXTS | {"date"}
"""What is taken for them may be several words that are none."""
