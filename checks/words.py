"""Numbers in words, in the form of the United States, read strictly.

A text either is a number from its first word to its last, or is refused: there is no guessing at odd
grammar ("ten five", "five hundred thousand million"). Case does not matter; a hyphen, a blank or a line's
end may part two words; "and" may stand before a last part under one hundred, a comma after a thousand or
a million.
"""

from __future__ import annotations

from fractions import Fraction

from warrant.regex import regex

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

UNITS = {word: at for at, word in enumerate(ONES.split())}
DECADES = {word: 10 * at for at, word in enumerate(TENS.split(), 2)}
ORDINAL_ENDS = {
    **dict(zip(ORDINALS.split(), ONES.split()[1:], strict=True)),
    **dict(zip(TENTHS.split(), TENS.split(), strict=True)),
    **{word + "th": word for word in ("hundred", *SCALES)},
}
PARTS = {
    "half": 2,
    "quarter": 4,
    "third": 3,
    **{word: at for at, word in enumerate(ORDINALS.split(), 1) if at >= 3},
    "hundredth": 100,
    "thousandth": 1000,
}
CARDINALS = frozenset([*UNITS, *DECADES, "hundred", *SCALES])
VOCABULARY = CARDINALS | frozenset(ORDINAL_ENDS) | frozenset(PARTS) | {word + "s" for word in PARTS} | {"halves"}

TOKEN = regex(r"[a-z]+|,")
SEPARATED = regex(r"\s*[a-z]+(?:(?:\s*-\s*|,?\s+)[a-z]+)*\s*")


def number_in_words(text: str) -> int | None:
    """The whole number that a text is in words: 542075, or ``None`` if it is none."""
    return None if (tokens := _tokens(text)) is None else _cardinal(tokens)


def ordinal_in_words(text: str) -> int | None:
    """The whole number that a text is as an ordinal in words: 7 for "seventh", or ``None``."""
    tokens = _tokens(text)
    if not tokens or tokens[-1] not in ORDINAL_ENDS:
        return None
    return _cardinal([*tokens[:-1], ORDINAL_ENDS[tokens[-1]]])


def fraction_in_words(text: str) -> Fraction | None:
    """The fraction that a text is in words, or ``None``: "one-tenth", "three and one-half".

    The whole part, if any, stands before "and". The top of the fraction is under one hundred.
    """
    tokens = _tokens(text)
    if not tokens:
        return None
    if "and" in tokens:
        cut = len(tokens) - 1 - tokens[::-1].index("and")
        whole, part = _cardinal(tokens[:cut]), _proper(tokens[cut + 1 :])
        return None if whole is None or part is None or part >= 1 else whole + part
    return _proper(tokens)


def _tokens(text: str) -> list[str] | None:
    small = text.lower()
    return TOKEN.findall(small) if SEPARATED.fullmatch(small) else None


def _proper(tokens: list[str]) -> Fraction | None:
    if len(tokens) < 2:
        return None
    top, last = _below_hundred(tokens[:-1]), tokens[-1]
    is_many = last == "halves" or last.endswith("s")
    below = PARTS.get("half" if last == "halves" else last.removesuffix("s"))
    if not top or below is None or is_many != (top > 1):
        return None
    return Fraction(top, below)


def _cardinal(tokens: list[str]) -> int | None:
    if tokens == ["zero"]:
        return 0
    total, bound = 0, max(SCALES.values()) * 1000
    while tokens:
        cut = next((at for at, token in enumerate(tokens) if token in SCALES), None)
        if cut is None:
            last = _last_group(tokens, total)
            return None if last is None or last >= bound else total + last
        scale, group = SCALES[tokens[cut]], _below_thousand(tokens[:cut])
        if group is None or scale * 1000 > bound:
            return None
        total, bound, tokens = total + group * scale, scale, tokens[cut + 1 :]
        if tokens[:1] == [","]:
            tokens = tokens[1:] or [","]
    return total or None


def _last_group(tokens: list[str], total: int) -> int | None:
    if total and tokens[0] == "and":
        return _below_hundred(tokens[1:])
    return _below_thousand(tokens)


def _below_thousand(tokens: list[str]) -> int | None:
    if len(tokens) < 2 or tokens[1] != "hundred":
        return _below_hundred(tokens)
    hundreds, rest = UNITS.get(tokens[0], 0), tokens[2:]
    if not 1 <= hundreds <= 9:
        return None
    if not rest:
        return hundreds * 100
    small = _below_hundred(rest[1:] if rest[0] == "and" else rest)
    return None if small is None else hundreds * 100 + small


def _below_hundred(tokens: list[str]) -> int | None:
    if len(tokens) == 1:
        return UNITS.get(tokens[0], DECADES.get(tokens[0])) or None
    if len(tokens) == 2 and tokens[0] in DECADES and 1 <= UNITS.get(tokens[1], 0) <= 9:
        return DECADES[tokens[0]] + UNITS[tokens[1]]
    return None
