"""How the layout of many files is learned: from which two of them, and that both are right by every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from checks.bulk.batch import bytes_within
from checks.bulk.expected import texts_of
from checks.bulk.folder import Asked
from checks.bulk.in_full import Read
from checks.bulk.layouts import LEARN, Layout
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values
from warrant.documents.listed import StatementRun

ALIKE_BYTES = {".pdf": 8_192}
"""Files of one layout begin with so many bytes that are the same; those laid out by themselves do not."""

WORTH = 8
"""So many files alike are worth the learning of a layout."""

LOOKED_AT = 60
"""The most files among which the two are chosen."""

TRIES = 3

Pair = tuple[Asked, Asked]
InFull = Callable[[Sequence[Asked]], Iterable[Read]]


@dataclass(frozen=True)
class Lesson:
    """What a layout may be learned from: files of one shape that begin alike, and what each has to say.

    ``pairs`` are two of them each, those first that differ most, and none in more than one: so a file that is wrong
    spoils but one. There are none where too few are alike.
    """

    files: Mapping[Asked, bytes]
    values: Mapping[Asked, Values]
    pairs: tuple[Pair, ...]
    _layouts: dict[Pair, Layout | None] = field(default_factory=dict, init=False, repr=False)

    @property
    def first(self) -> Pair | tuple[()]:
        """The pair from which a layout is learned if nothing is wrong."""
        return self.pairs[0] if self.pairs else ()

    def layout(self, pair: Pair) -> Layout | None:
        """The layout that two files show, found once; ``None`` where they are of no one layout."""
        if pair not in self._layouts:
            self._layouts[pair] = self._learned(*pair)
        return self._layouts[pair]

    def _learned(self, one: Asked, other: Asked) -> Layout | None:
        try:
            return LEARN[one.suffix](self.files[one], self.files[other], self.values[one], self.values[other])
        except Unlike:
            return None


def lesson(asked: Sequence[Asked], run: StatementRun) -> Lesson:
    """What some files of one shape teach."""
    files = _alike(asked)
    if len(files) < WORTH:
        return Lesson({}, {}, ())
    values = {each: texts_of(each.listed, run.figures(each.listed.shares)) for each in files}
    return Lesson(files, values, tuple(islice(_pairs(values), TRIES)))


def learned(of: Lesson, in_full: InFull) -> tuple[Layout | None, list[Read]]:
    """A layout, and those of the files that were read in full to prove it.

    ``None`` where two of them are of no one layout, or where a rule found an error or a warning in one.
    """
    read: dict[Asked, Read] = {}
    for one, other in of.pairs:
        layout = of.layout((one, other))
        if layout is None:
            continue
        read |= {each.asked: each for each in in_full((one, other))}
        if read[one].is_clean and read[other].is_clean:
            return layout, list(read.values())
    return None, list(read.values())


def _alike(asked: Sequence[Asked]) -> dict[Asked, bytes]:
    """The largest group of files that begin alike, with their bytes."""
    groups: defaultdict[bytes, dict[Asked, bytes]] = defaultdict(dict)
    for each in asked[:LOOKED_AT]:
        data = bytes_within(each.path)
        if data is not None:
            groups[data[: ALIKE_BYTES.get(each.suffix, 0)]][each] = data
    return max(groups.values(), key=len, default={})


def _pairs(values: Mapping[Asked, Values]) -> Iterator[Pair]:
    """The files in twos."""
    taken: set[Asked] = set()
    for pair in sorted(combinations(values, 2), key=lambda pair: -_told_apart(values[pair[0]], values[pair[1]])):
        if taken.isdisjoint(pair):
            taken.update(pair)
            yield pair


def _told_apart(one: Values, other: Values) -> int:
    """How well two Holders' papers show what varies: values that differ, and above all in how long they are."""
    return sum((one[name] != other[name]) + 3 * (len(one[name]) != len(other[name])) for name in one)
