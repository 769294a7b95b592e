"""The same files whatever the number and kind of workers, and whatever becomes of them."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bulk_runs import lines, run, tree, write_matter

from tenor.bulk import pool
from tenor.bulk.records import BATCH
from tenor.bulk.write import SMALL

HERE = Path(__file__).parent


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
