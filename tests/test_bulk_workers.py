"""The same files whatever the number and kind of workers, and whatever becomes of them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bulk_runs import lines, run, tree, write_matter

from tenor.bulk import pool
from tenor.bulk.records import BATCH
from tenor.bulk.write import SMALL

FOLDER = "2002-11-15-adjustment-statement-E-002"
HERE = Path(__file__).parent
KILLS = 200
GENERATE = """
import sys
from pathlib import Path
from tenor.bulk.write import Settings, runs_asked, write_runs
from tenor.options import open_book

def main():
    matter, out, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    book = open_book(matter)
    settings = Settings(jobs=jobs, batch=int(sys.argv[4]))
    print("ready", flush=True)
    write_runs(book, matter, out, runs_asked(book, (), ("E-002",)), ("pdf",), settings)

if __name__ == "__main__":
    main()
"""


def begin(matter: Path, out: Path, jobs: int, batch: int, script: Path) -> subprocess.Popen[str]:
    script.write_text(GENERATE)
    environment = {**os.environ, "PYTHONPATH": f"{HERE.parent}:{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, str(script), str(matter), str(out), str(jobs), str(batch)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_two_processes_write_what_one_does(tmp_path: Path) -> None:
    holders = lines(SMALL + 20)
    holders[3] = (*holders[3][:2], "a|b|c|d", holders[3][3])
    matter = write_matter(tmp_path / "matter", holders)
    run(matter, tmp_path / "one", batch=50)
    run(matter, tmp_path / "two", batch=50, jobs=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_scheduler_of_a_cluster_is_asked_for_only_where_dask_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(pool.NoScheduler, match=r"pip install 'tenor\[dask\]'"), pool.workers(1, "tcp://127.0.0.1:1"):
        pass


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", f"{HERE.parent}:{os.environ.get('PYTHONPATH', '')}")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        yield made


@pytest.mark.conformance
@pytest.mark.filterwarnings("default")
def test_a_cluster_writes_what_one_process_does_also_when_a_worker_is_killed(tmp_path: Path, cluster: object) -> None:
    holders = lines(2_000)
    holders[3] = (*holders[3][:2], "a|b|c|d", holders[3][3])
    matter = write_matter(tmp_path / "matter", holders)
    run(matter, tmp_path / "one", ("pdf",), batch=50)
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    run(matter, tmp_path / "cluster", ("pdf",), batch=50, scheduler=address)
    assert tree(tmp_path / "one") == tree(tmp_path / "cluster")

    killed: list[int] = []

    def kill_one() -> None:
        while len([*(tmp_path / "killed").rglob(BATCH)]) < 5:
            time.sleep(0.01)
        killed.append(next(iter(cluster.workers.values())).pid)  # type: ignore[attr-defined]
        os.kill(killed[0], signal.SIGKILL)

    killing = threading.Thread(target=kill_one)
    killing.start()
    run(matter, tmp_path / "killed", ("pdf",), batch=50, scheduler=address)
    killing.join(60)
    assert killed, "no worker was killed while the run went on"
    assert tree(tmp_path / "one") == tree(tmp_path / "killed")


@pytest.mark.conformance
def test_killed_at_random_moments_and_resumed_a_run_is_as_one_undisturbed(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """A run begun again after each of 200 kills; one that comes to its end between two of them begins anew."""
    seed = int(os.environ.get("TENOR_SEED", random.randrange(10**6)))
    chance = random.Random(seed)
    matter = write_matter(tmp_path / "matter", lines(2_000))
    whole = run(matter, tmp_path / "undisturbed", ("pdf",), batch=20)
    files = tree(tmp_path / "undisturbed").items()
    undisturbed = {Path(path).name: sha256 for path, sha256 in files if path.endswith(".pdf")}
    assert len(undisturbed) == 2_000
    out, rounds, kills = tmp_path / "out-1", 1, 0
    while kills < KILLS:
        process = begin(matter, out, chance.choice((1, 1, 2)), 20, tmp_path / "generate.py")
        assert process.stdout and process.stdout.readline() == "ready\n"
        try:
            process.wait(chance.uniform(0, whole.seconds * chance.choice((0.4, 0.4, 0.4, 1.2))))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
        process.stdout.close()
        if process.returncode == 0:
            assert tree(out) == tree(tmp_path / "undisturbed"), f"seed {seed}, round {rounds}"
            rounds, out = rounds + 1, tmp_path / f"out-{rounds}"
            continue
        standing = {Path(path).name: sha256 for path, sha256 in tree(out).items() if path.endswith(".pdf")}
        assert standing.items() <= undisturbed.items(), f"seed {seed}"
    run(matter, out, ("pdf",), batch=20)
    assert tree(out) == tree(tmp_path / "undisturbed"), f"seed {seed}"
    record_property("figure", f"{kills} kills in {rounds} runs of 2,000 Holders, seed {seed}")
