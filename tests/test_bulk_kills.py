"""A run that is killed at any moment and begun again leaves what an undisturbed one leaves."""

from __future__ import annotations

import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from bulk_runs import lines, tree, write_matter

HERE = Path(__file__).parent
KILLS = 200
MOMENTS = {"before": 2, "writing": 16, "written": 2}
"""How often a kill is meant to fall before the run writes, while it writes, and once every batch stands."""


class Warm:
    """The process that forks runs, and what it says of them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._said: queue.Queue[list[str]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        assert self.hear(300) == ["warm"]

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._said.put(line.split())

    def hear(self, seconds: float) -> list[str]:
        """What it says next; nothing if it says nothing for so long."""
        with suppress(queue.Empty):
            return self._said.get(timeout=max(0, seconds))
        return []

    def run(self, out: Path, jobs: int, meant: str, delay: float) -> tuple[int, str]:
        """Forks a run and kills it ``delay`` after the moment ``meant``: how it ended, and how far it had come."""
        assert self._process.stdin
        print(out, jobs, sep="\t", file=self._process.stdin, flush=True)
        begun, group = self.hear(120)
        assert begun == "begun"
        at, until = "before", time.monotonic() + (delay if meant == "before" else 60)
        while heard := self.hear(until - time.monotonic()):
            if heard[0] == "ended":
                return int(heard[1]), at
            at = heard[0]
            if at == meant:
                until = time.monotonic() + delay
        with suppress(ProcessLookupError):
            os.killpg(int(group), signal.SIGKILL)
        while (heard := self.hear(120))[0] != "ended":
            at = heard[0]
        return int(heard[1]), at


@contextmanager
def warm(matter: Path, undisturbed: Path) -> Iterator[Warm]:
    environment = {**os.environ, "PYTHONPATH": f"{HERE.parent}:{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, str(HERE / "bulk_warm.py"), str(matter), str(undisturbed)]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Warm(process)
        finally:
            process.kill()


def pdfs(files: dict[str, str]) -> dict[str, str]:
    return {path: sha256 for path, sha256 in files.items() if path.endswith(".pdf")}


@pytest.mark.conformance
def test_killed_at_random_moments_and_resumed_a_run_is_as_one_undisturbed(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """A run begun again after each of 200 kills; one that comes to its end between two of them begins anew."""
    seed = int(os.environ.get("TENOR_SEED", random.randrange(10**6)))
    print(f"seed {seed}: TENOR_SEED={seed} draws the same moments")
    chance, begun = random.Random(seed), time.monotonic()
    matter = write_matter(tmp_path / "matter", lines(2_000))
    fell: Counter[str] = Counter()
    with warm(matter, tmp_path / "undisturbed") as forks:
        undisturbed = tree(tmp_path / "undisturbed")
        assert len(pdfs(undisturbed)) == 2_000
        spent = time.monotonic()
        assert forks.run(tmp_path / "whole", 1, "never", 0)[0] == 0
        spent = time.monotonic() - spent
        assert tree(tmp_path / "whole") == undisturbed
        rounds, out = 1, tmp_path / "out-1"
        while fell.total() < KILLS:
            [meant] = chance.choices([*MOMENTS], [*MOMENTS.values()])
            delay = chance.uniform(0, spent * {"before": 0.3, "writing": 0.3, "written": 0.02}[meant])
            status, at = forks.run(out, 2 if chance.random() < 0.05 else 1, meant, delay)
            assert status in (0, -signal.SIGKILL), f"seed {seed}, round {rounds}"
            if status:
                fell[at] += 1
                assert pdfs(tree(out)).items() <= undisturbed.items(), f"seed {seed}, round {rounds}"
            else:
                assert tree(out) == undisturbed, f"seed {seed}, round {rounds}"
                shutil.rmtree(out)
                rounds, out = rounds + 1, tmp_path / f"out-{rounds + 1}"
        assert forks.run(out, 1, "never", 0)[0] == 0
        assert tree(out) == undisturbed, f"seed {seed}, round {rounds}"
    assert fell["writing"] > KILLS / 2
    taken = f"{time.monotonic() - begun:.0f} s"
    moments = f"{fell['before']} before it wrote, {fell['writing']} while it wrote, {fell['written']} after"
    record_property("figure", f"{KILLS} kills ({moments}) in {rounds} runs of 2,000 Holders, {taken}, seed {seed}")
