"""Whole numbers in words, in the form of the United States: no "and", no comma."""

from __future__ import annotations

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred"))
LARGEST = 10**15 - 1

IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int) -> str:
    """The number in words: "five hundred forty-two thousand seventy-five".

    ``ValueError`` for one below zero or of more than fifteen digits.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not between 0 and {LARGEST}")
    for scale, name in SCALES:
        count, rest = divmod(number, scale)
        if count:
            return f"{cardinal(count)} {name}" + (f" {cardinal(rest)}" if rest else "")
    if number < len(ONES):
        return ONES[number]
    tens, one = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[one]}" if one else "")


def ordinal(number: int) -> str:
    """The number's rank in words: "twenty-seventh"."""
    words = cardinal(number)
    last = words.replace("-", " ").split()[-1]
    if last in IRREGULAR:
        return words.removesuffix(last) + IRREGULAR[last]
    return words.removesuffix("y") + "ieth" if last.endswith("y") else words + "th"


def ordinal_digits(number: int) -> str:
    """The number's rank in digits: "27th"."""
    special = {1: "st", 2: "nd", 3: "rd"}
    suffix = "th" if 10 <= number % 100 <= 20 else special.get(number % 10, "th")
    return f"{number}{suffix}"
