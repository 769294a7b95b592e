"""Who does the work, as ``concurrent.futures`` has it: this process, others of this machine, or a Dask cluster."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import connection, get_all_start_methods, get_context, parent_process, resource_tracker
from multiprocessing.context import BaseContext, ForkServerContext
from multiprocessing.forkserver import ensure_running
from typing import Any, NamedTuple


class NoScheduler(RuntimeError):
    """There is no cluster to be had: what is lacking."""


class Workers(NamedTuple):
    """An executor, and how many tasks it has use for at once."""

    executor: Executor
    at_once: int


@contextmanager
def workers(jobs: int, scheduler: str | None) -> Iterator[Workers]:
    """The workers of a run, which have ended, or left what they were not yet at, when it ends.

    ``NoScheduler`` where Dask is not installed, or its scheduler cannot be reached.
    """
    if scheduler:
        with _cluster(scheduler) as found:
            yield found
        return
    executor = ProcessPoolExecutor(jobs, _context(), _begin) if jobs > 1 else _InLine()
    try:
        with _not_hearing_ctrl_c():
            executor.submit(os.getpid)  # so that they begin now, while the first that they are asked is prepared
        yield Workers(executor, jobs)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _not_hearing_ctrl_c() -> Iterator[None]:
    """Processes that begin meanwhile, and those that they begin, leave it to this one, while they import as well."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        from distributed import Client  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise NoScheduler("--scheduler needs Dask: install tenor with its extra, pip install 'tenor[dask]'") from None
    try:
        client = Client(address)
    except (OSError, ValueError) as error:
        raise NoScheduler(f"no Dask scheduler answers at {address}: {error}") from None
    with client:
        executor = client.get_executor(pure=False)
        try:
            yield Workers(executor, max(1, sum(client.nthreads().values())))
        finally:
            executor.shutdown(wait=False)


class _InLine(Executor):
    """This process itself."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Does it at once."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def make_ready() -> None:
    """Lets the process begin of which workers are copies: it imports what they need while their tasks are prepared."""
    if isinstance(_context(), ForkServerContext):
        resource_tracker.ensure_running()  # which, where it begins, lets Ctrl-C through again
        with _not_hearing_ctrl_c():
            ensure_running()


def _context() -> BaseContext:
    """How processes begin: where it can be, as copies of one that has imported all that they need, and nothing else."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["tenor.bulk.work"])
    return context


def _begin() -> None:
    """A process of the pool."""
    end_with_parent()
    import_module("tenor.bulk.work")


def end_with_parent() -> None:
    """Leaves Ctrl-C to the parent of this process, and ends it when there is no parent any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
