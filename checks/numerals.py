"""The scanner: every numeral, number in words, date and amount in a text, each exactly once.

Kinds and values:

=============  =======================================================  =============================
kind           for instance                                             value
=============  =======================================================  =============================
amount         $4.10, $10,600,000.00, $1.5 million                      dollars
truncated      $3.7729…                                                 the digits printed
date           Thursday, May 1, 2003; 27th day of February, 2002        the date; none for "May 2003"
percent        20%, 12.5 percent                                        the number before the sign
ordinal        27th, seventh                                            the number
words          fifteen, five hundred forty-two thousand seventy-five    the number
fraction       1/10, one-tenth, three and one-half                      the number
number         27,103,730; 589,524.5; 100 million                       the number
citation       Section 6(viii), 6(i)3(C), Exhibit A, clauses (i)        none
enumerator     (viii), (A); (1) unless it repeats a number in words     the number of (1), else none
identifier     E-001, AS-E-001-W-1, S-3, the 144 of Rule 144            none
=============  =======================================================  =============================

A citation includes the word before it ("Section"), except where several share one word. An impossible
date (February 30, 2002) is a date without a value. White space within a numeral may be a line's end. The
pronouns "no one", "one another" and "one's" are no numbers and are passed over, as are "once", "twice",
"half" and "dozen" alone. Figures that are not ASCII are found as identifiers, without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from checks.numeral_forms import CITED, FORMS, MONTHS, NAMED, REFERENCE_AGAIN, WEEKDAYS, Form, Read
from checks.words import SCALES, UNITS, VOCABULARY, fraction_in_words, number_in_words, ordinal_in_words
from warrant.data import dataclass
from warrant.regex import regex


@dataclass(frozen=True)
class Numeral:
    """One numeral: where it stands in the string, as printed, its kind, its exact value, its weekday."""

    start: int
    end: int
    text: str
    kind: str
    value: Fraction | date | None = None
    weekday: str | None = None


BEGIN = regex(r"[A-Za-z0-9$§(]|\.(?=[0-9])|[^\W_]")
FOREIGN = regex(r"(?:(?![0-9])[\d²³¹¼-¾⁰-⁹₀-₉⅐-↉])+")
ORDINARY = regex(r"[^\W0-9_]+(?:['’][a-z]+)?|.", re.DOTALL)
WORDS_MAX = 40
"""The most words that are tried as one number; 999 trillions and so on take some thirty."""

WORDS = "|".join(sorted(VOCABULARY, key=len, reverse=True))
IN_WORDS = regex(
    rf"(?:{WORDS})(?:(?:\s*-\s*|,?\s+)(?:and\s+)?(?:{WORDS})){{0,{WORDS_MAX}}}(?![A-Za-z0-9])", re.IGNORECASE
)
WORD = regex(rf"(?:{WORDS})(?![A-Za-z0-9])", re.IGNORECASE)
MULTIPLIER = regex(rf"[\s-]+(?:hundred|{'|'.join(SCALES)})\b", re.IGNORECASE)
PRONOUN_BEFORE = regex(r"\bno\s+$", re.IGNORECASE)
PRONOUN_AFTER = regex(r"\s+another\b|['’]s\b", re.IGNORECASE)
BRACKETED_NUMBER = regex(r"\(([0-9]{1,2})\)")
LOOK_BACK = 12


def _any_of(words: Iterable[str]) -> str:
    """A pattern of words in any case, letter by letter, so that one that is none of them is soon known for it."""
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[:1], []).append(word[1:])
    parts = [f"[{at}{at.upper()}]{_any_of(rest)}" for at, rest in sorted(behind.items()) if at]
    return f"(?:{'|'.join([*parts, ''] if '' in behind else parts)})" if parts else ""


OPENING = _any_of(
    VOCABULARY
    | {f"{sub}{word}" for sub in ("", "sub") for word in CITED}
    | {word.lower() for word in f"{MONTHS} {WEEKDAYS}".split()}
)
OTHER_WORDS = regex(
    rf"(?:(?!{OPENING}(?![A-Za-z]))[A-Za-z]{{2,}}+(?:['’][a-z]+)?(?![\w-])(?:[^\w$§(.]|_|\.(?![0-9]))*+)++"
)
"""Words with which no numeral begins, and what stands between them: most of a text, passed over at one go."""
BY_BEGIN = {begin: tuple(form for form in FORMS if begin in form.begins) for begin in "".join(f.begins for f in FORMS)}


def numerals(string: str) -> Iterator[Numeral]:
    """The numerals of a text in order; they never overlap, and every ASCII digit is in one."""
    at, before = 0, None
    while begin := BEGIN.search(string, at):
        if other := OTHER_WORDS.match(string, begin.start()):
            at = other.end()
            continue
        found = _at(string, begin.start(), before)
        if found:
            yield found
            at, before = found.end, found
        else:
            at = _after_ordinary(string, begin.start())


def _after_ordinary(string: str, start: int) -> int:
    word = ORDINARY.match(string, start)
    return word.end() if word else start + 1


def _at(string: str, start: int, before: Numeral | None) -> Numeral | None:
    for read in (_next_reference, _bracketed_number):
        if found := read(string, start, before):
            return found
    longest = max(
        filter(None, (_in_words(string, start), _in_figures(string, start))),
        key=lambda numeral: numeral.end,
        default=None,
    )
    # A foreign figure right after (3½, 542,075²) makes another numeral of it, of no known value.
    foreign = _foreign(string, longest.end if longest else start)
    return _numeral(string, start, foreign, Read("identifier")) if foreign else longest


def _numeral(string: str, start: int, end: int, read: Read) -> Numeral:
    return Numeral(start, end, string[start:end], *read)


def _next_reference(string: str, start: int, before: Numeral | None) -> Numeral | None:
    if before is None or before.kind != "citation":
        return None
    again = REFERENCE_AGAIN.match(string, before.end)
    if not again or start not in (again.start("last"), again.start("next")):
        return None
    # A letter goes on after a letter only: Exhibits A and B, but not Section 4 and A.
    if string[start].isalpha() and not before.text[-1].isupper():
        return None
    return _numeral(string, start, again.end(), Read("citation"))


def _bracketed_number(string: str, start: int, before: Numeral | None) -> Numeral | None:
    """A number in brackets counts clauses, unless it repeats the number in words before it: fifteen (15)."""
    match = BRACKETED_NUMBER.match(string, start)
    if not match:
        return None
    repeats = before and before.kind in ("words", "ordinal", "fraction") and not string[before.end : start].strip()
    if repeats or _is_inside_word(string, start):
        return None
    return _numeral(string, start, match.end(), Read("enumerator", Fraction(match[1])))


def _is_inside_word(string: str, start: int) -> bool:
    return start > 0 and string[start - 1].isalnum()


def _in_figures(string: str, start: int) -> Numeral | None:
    matches = ((form, form.pattern.match(string, start)) for form in BY_BEGIN.get(string[start], ()))
    found = [(form, match) for form, match in matches if match]
    if not found:
        return None
    form, match = max(found, key=lambda pair: pair[1].end())
    read = _named(string, start, form, match)
    if read.kind == "enumerator" and _is_inside_word(string, start):
        return None  # the (s) of share(s)
    return _numeral(string, start, match.end(), read)


def _named(string: str, start: int, form: Form, match: re.Match[str]) -> Read:
    read = form.read(match)
    if read.kind == "number" and NAMED.search(string, max(0, start - LOOK_BACK), start):
        return Read("identifier")
    return read


def _foreign(string: str, start: int) -> int | None:
    match = FOREIGN.match(string, start)
    return match.end() if match else None


def _in_words(string: str, start: int) -> Numeral | None:
    match = IN_WORDS.match(string, start) if string[start].isalpha() else None
    if not match:
        return None
    for end in reversed(_ends(string, start, match.end())):
        read = _read_words(string[start:end])
        if read and not MULTIPLIER.match(string, end):
            is_pronoun = end - start == len("one") and _is_pronoun(string, start, end)
            return None if is_pronoun else _numeral(string, start, end, read)
    return None


def _ends(string: str, start: int, end: int) -> list[int]:
    """Where a number in words that begins here may end, in order; no number has "one two" in it."""
    ends: list[int] = []
    is_after_unit = False
    for word in WORD.finditer(string, start, end):
        is_unit = word[0].lower() in UNITS
        if is_after_unit and is_unit and not string[ends[-1] : word.start()].strip(" ,-\n"):
            break
        ends.append(word.end())
        is_after_unit = is_unit
    return ends


def _read_words(words: str) -> Read | None:
    number, ordinal, part = number_in_words(words), ordinal_in_words(words), fraction_in_words(words)
    if part is not None and (ordinal is None or "-" in words):
        return Read("fraction", part)
    if ordinal is not None:
        return Read("ordinal", Fraction(ordinal))
    return None if number is None else Read("words", Fraction(number))


def _is_pronoun(string: str, start: int, end: int) -> bool:
    return bool(
        string[start:end].lower() == "one"
        and (PRONOUN_BEFORE.search(string, max(0, start - LOOK_BACK), start) or PRONOUN_AFTER.match(string, end))
    )
