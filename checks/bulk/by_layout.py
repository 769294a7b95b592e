"""Files that are held against layouts by an executor, a batch a task; no more tasks than it has use for at a time."""

from __future__ import annotations

import pickle
from collections import defaultdict, deque
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from functools import lru_cache
from typing import NamedTuple

from checks.bulk.batch import BatchRead, Owed, Shape, Task, verify_batch
from checks.bulk.expected import figure_texts
from checks.bulk.folder import Asked
from checks.bulk.layouts import Layout
from warrant.documents.listed import StatementRun
from warrant.quantities import Shares

UNDERWAY = 8
"""So many batches are with the executor at a time: their files stand in memory nowhere else."""

FIGURES_KEPT = 1024
"""Numbers of shares of which the texts are remembered: of few there are many Holders, of the others one each."""


class Held(NamedTuple):
    """What some files came to: texts tied; which are of their layout, which are not, which are not as recorded."""

    tied: int
    like: tuple[Asked, ...]
    unlike: tuple[Asked, ...]
    altered: tuple[Asked, ...]


class ByLayout:
    """The layouts of a run so far, and the batches that are held against them."""

    def __init__(self, run: StatementRun, executor: Executor) -> None:
        """``executor`` may be of this process or of others."""
        self._executor = executor
        self._layouts: defaultdict[Shape, list[bytes]] = defaultdict(list)
        self._underway: deque[tuple[Sequence[Asked], Future[BatchRead]]] = deque()

        def texts(shares: Shares) -> dict[str, str]:
            return figure_texts(run.figures(shares))

        self._texts = lru_cache(FIGURES_KEPT)(texts)

    @property
    def layouts(self) -> int:
        """How many layouts there are."""
        return sum(map(len, self._layouts.values()))

    @property
    def is_underway(self) -> bool:
        """Whether any batch was given that was not taken."""
        return bool(self._underway)

    @property
    def is_full(self) -> bool:
        """Whether a batch is to be taken before another is given."""
        return len(self._underway) > UNDERWAY

    def knows(self, shape: Shape) -> bool:
        """Whether there is a layout of a shape."""
        return shape in self._layouts

    def add(self, shape: Shape, layout: Layout) -> None:
        """One more layout of a shape."""
        self._layouts[shape].append(pickle.dumps(layout, pickle.HIGHEST_PROTOCOL))

    def give(self, asked: Sequence[Asked]) -> None:
        """Has files held against the layouts of their shapes, which are known."""
        self._underway.append((asked, self._executor.submit(verify_batch, self._task(asked))))

    def take(self) -> Held:
        """What became of the batch that was given first."""
        asked, future = self._underway.popleft()
        found = future.result()
        unlike = frozenset(found.unlike)
        like = tuple(each for number, each in enumerate(asked) if number not in unlike)
        some = (tuple(asked[number] for number in numbers) for numbers in (found.unlike, found.altered))
        return Held(found.tied, like, *some)

    def _task(self, asked: Sequence[Asked]) -> Task:
        numbers: dict[Shares, int] = {}
        files = tuple(
            Owed(
                each.path,
                each.shape,
                (each.listed.certificate, each.listed.name, each.listed.address),
                numbers.setdefault(each.listed.shares, len(numbers)),
                each.sha256,
            )
            for each in asked
        )
        shapes = {each.shape for each in files}
        return Task(files, tuple(map(self._texts, numbers)), {shape: tuple(self._layouts[shape]) for shape in shapes})
