"""The forms in which a word processor counts: 4, 04, d, iv, 4th, Four, Fourth."""

from __future__ import annotations

from collections.abc import Callable, Mapping

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
ORDINAL_ENDS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def roman(count: int) -> str:
    """A count in small roman numerals; empty for 0."""
    letters = ""
    for worth, sign in ROMAN:
        times, count = divmod(count, worth)
        letters += sign * times
    return letters


def letters(count: int) -> str:
    """A count in small letters, doubled after z: a, b, .. z, aa, bb; empty for 0."""
    times, at = divmod(count - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def ordinal(count: int) -> str:
    """A count as 1st, 2nd, 3rd, 4th, 11th."""
    teens = count % 100 in (11, 12, 13)
    return str(count) + ("th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th"))


def words(count: int) -> str:
    """A count up to 999 in words, in small letters; in digits beyond."""
    if count > 999:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    small = ONES.split()[rest] if rest < 20 else TENS.split()[tens] + (f"-{ONES.split()[ones]}" if ones else "")
    return small if not hundreds else ONES.split()[hundreds] + " hundred" + (f" {small}" if rest else "")


def ordinal_words(count: int) -> str:
    """A count as an ordinal in words, in small letters."""
    cardinal = words(count)
    cut = max(cardinal.rfind(" "), cardinal.rfind("-")) + 1
    last = cardinal[cut:]
    plain = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return cardinal[:cut] + ORDINAL_ENDS.get(last, plain)


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "ordinal": ordinal,
    "cardinalText": lambda count: words(count).capitalize(),
    "ordinalText": lambda count: ordinal_words(count).capitalize(),
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",
}
