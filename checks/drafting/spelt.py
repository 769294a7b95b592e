"""Names and terms that a text spells in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checks.drafting.agreement import Agreement
from checks.drafting.names import Name, names, one_apart
from warrant.data import dataclass
from warrant.regex import regex

PARTY = regex(
    r"(?<![\w.])((?:[A-Z][A-Za-z'’-]+[ \n](?:[A-Z]\.[ \n])?){1,3}[A-Z][A-Za-z'’-]{2,}),?(?:[ \n][^\n()\"“]{0,60})?"
    r"[ \n]\((?:the[ \n])?[\"“][A-Z]\w+[\"”]\)"
)
NO_PARTY = frozenset("the this such agreement act code stock date price amount state county section exhibit".split())
CAPITALISED = regex(r"(?<![\w-])[A-Z][A-Za-z]{5,}(?![\w-])")
SMALL = regex(r"(?<![\w-])[a-z]+(?![\w-])")
LONG = 5
"""A shorter word that is one letter apart is another word: "Bank" and "Tank"."""
OFTEN = 3
"""A term's word that stands so often, beside one spelt so that stands once, is the right one."""


@dataclass(frozen=True)
class Spelt:
    """A name or word at one place: whether it is spelt as elsewhere, and how that is."""

    start: int
    end: int
    right: bool
    expected: str


def spellings(agreement: Agreement) -> Iterator[Spelt]:
    """Each company's name once, and every place that spells one, or a word of a term, otherwise."""
    found = list(names(agreement.words))
    yield from _of_names(agreement.string, found)
    yield from _of_parties(agreement, found)
    yield from _of_terms(agreement, found)


def _of_names(string: str, found: Sequence[Name]) -> Iterator[Spelt]:
    by_key: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in found:
        by_key[name.key].append(name)
    for key, same in by_key.items():
        better = _better(key, by_key)
        if better is None:
            yield from _of_one(string, same)
            continue
        for name in same:
            at = next(at for at, (a, b) in enumerate(zip(key, better, strict=True)) if a != b)
            start, end = _word(string, name, at)
            right = by_key[better][0].words[at]
            yield Spelt(start, end, False, right.upper() if string[start:end].isupper() else right)


def _better(key: tuple[str, ...], by_key: dict[tuple[str, ...], list[Name]]) -> tuple[str, ...] | None:
    """The name that another is a misspelling of: the more frequent one, or the earlier."""
    order = list(by_key)
    for other, same in by_key.items():
        apart = [(a, b) for a, b in zip(key, other, strict=False) if a != b]
        if len(key) != len(other) or len(apart) != 1 or not one_apart(*apart[0]) or not _long(*apart[0]):
            continue
        if (len(same), -order.index(other)) > (len(by_key[key]), -order.index(key)):
            return other
    return None


def _long(*words: str) -> bool:
    return all(len(word) >= LONG and word.isalpha() for word in words)


def _word(string: str, name: Name, at: int) -> tuple[int, int]:
    """Where a word of a name stands."""
    words = list(re.finditer(r"[\w&'’.-]+", string[name.start : name.end]))
    return name.start + words[at].start(), name.start + words[at].end()


def _of_one(string: str, same: list[Name]) -> Iterator[Spelt]:
    """A name that is spelt one way, but for what kind of company it is: Corp. and Corporation."""
    yield Spelt(same[0].start, same[0].end, True, " ".join(string[same[0].start : same[0].end].split()))
    for sort in {name.sort for name in same}:
        forms = Counter(_letters(name.suffix) for name in same if name.sort == sort)
        [(usual, _), *others] = forms.most_common()
        for name in (each for each in same if each.sort == sort and _letters(each.suffix) != usual and others):
            model = next(each for each in same if _letters(each.suffix) == usual)
            yield Spelt(name.start, name.end, False, " ".join(string[model.start : model.end].split()))


def _letters(suffix: str) -> str:
    return re.sub("[^a-z]", "", suffix.lower())


def _of_parties(agreement: Agreement, found: Sequence[Name]) -> Iterator[Spelt]:
    """Names of people and other parties: each place where one word is a letter off and the others are right."""
    string = agreement.string
    inside = {at for name in found for at in range(name.start, name.end)}
    first = {match[1]: match for match in reversed(list(PARTY.finditer(string)))}
    for match in first.values():
        words = match[1].split()
        if match.start(1) in inside or any(word.lower() in NO_PARTY for word in words):
            continue
        yield Spelt(match.start(1), match.end(1), True, " ".join(words))
        for at, right in enumerate(words):
            others = [re.escape(word) if n != at else r"([A-Za-z]{3,})" for n, word in enumerate(words)]
            spelt = re.compile(r"(?<!\w)" + r"[ \n]".join(others) + r"(?!\w)", re.IGNORECASE)
            for other in spelt.finditer(string):
                if one_apart(other[1].lower(), right.lower()) and other[1][-1].lower() == right[-1].lower():
                    yield Spelt(
                        other.start(1), other.end(1), False, right.upper() if other[1].isupper() else right.title()
                    )


def _of_terms(agreement: Agreement, found: Sequence[Name]) -> Iterator[Spelt]:
    """Capitalised words that stand once or twice, one letter apart from a word of a defined term that stands often."""
    string = agreement.string
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    inside = {at for name in found for at in range(name.start, name.end)}
    for match in CAPITALISED.finditer(string):
        if match.start() not in inside:
            places[match[0].lower()].append(match.span())
    small = set(SMALL.findall(string))
    terms = {word.lower() for each in agreement.definitions for word in each.term.split() if len(word) > LONG}
    for word, spans in places.items():
        if word in terms or len(spans) >= OFTEN or word in small:
            continue
        for right in terms:
            if len(places.get(right, ())) >= OFTEN and one_apart(word, right) and word[-1] == right[-1]:
                for start, end in spans:
                    yield Spelt(start, end, False, right.upper() if string[start:end].isupper() else right.capitalize())
