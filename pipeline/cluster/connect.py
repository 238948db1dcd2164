"""The Dask cluster of a run: the one whose scheduler is named, or one on this machine for as long as the run lasts.

`Cluster.in_order` is how work is done on it: tasks end in any order and a bounded number of them is under way, while
results, which are small, come in the order of the tasks. A task whose worker is lost is done by another; one that
takes several workers with it (`distributed.scheduler.allowed-failures`) has failed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias, TypeVar

from models.errors import ClusterNotReached, PlanverkError, UsageProblem
from models.version import VERSION
from pipeline.cluster.tasks import end_processes, installed_version
from pipeline.settings import Settings, workers_for

#: Seconds in which a scheduler must answer, and have a worker.
CONNECT_S = 30
#: Seconds between two looks at how large the cluster is.
COUNT_S = 2.0
#: Tasks under way per thread of the cluster: enough that none waits for its next one.
AHEAD_PER_THREAD = 4

#: States of a task whose result is still to come.
_UNDER_WAY = ("pending", "lost")

Item = TypeVar("Item")
#: A function and its arguments.
Call: TypeAlias = "tuple[Any, ...]"


class TaskFailed(Exception):
    """A task raised an error that it should not, or took several workers with it (`killed`)."""

    def __init__(self, killed: bool, cause: BaseException) -> None:
        super().__init__(str(cause))
        self.killed, self.cause = killed, cause


class Cluster:
    """A connection to a Dask cluster."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._futures: set[Any] = set()
        self._threads, self._counted = 0, -COUNT_S

    @property
    def ahead(self) -> int:
        """How many tasks may be under way; the cluster may grow and shrink."""
        if time.monotonic() - self._counted > COUNT_S:
            self._threads, self._counted = sum(map(int, self._client.nthreads().values())), time.monotonic()
        return AHEAD_PER_THREAD * max(1, self._threads)

    def in_order(
        self, items: Iterable[Item], call: Callable[[Item], Call | None], priority: int = 0
    ) -> Iterator[tuple[Item, Any]]:
        """Each item with the result of its call, None where it has none, or TaskFailed; in the order of `items`.

        Raises the PlanverkError of a task, and ClusterNotReached where the scheduler went away.
        """
        from distributed import as_completed

        completed: Any = as_completed()
        upcoming = enumerate(items)
        running: dict[Any, tuple[int, Item]] = {}
        finished: dict[int, tuple[Item, Any]] = {}
        following, more = 0, True
        while more or running or finished:
            ahead = self.ahead
            while more and len(running) < ahead and following not in finished:
                place, item = next(upcoming, (-1, None))
                if item is None:
                    more = False
                    break
                wanted = call(item)
                if wanted is None:
                    finished[place] = (item, None)
                    continue
                future = self._client.submit(*wanted, pure=False, priority=priority)
                self._futures.add(future)
                running[future] = (place, item)
                completed.add(future)
            while following in finished:
                yield finished.pop(following)
                following += 1
            if running and (not more or len(running) >= ahead):
                future = next(completed)
                if future.status in _UNDER_WAY:  # its result was lost with its worker: it is made again
                    completed.add(future)
                    continue
                place, item = running.pop(future)
                finished[place] = (item, _result(future))
                self._futures.discard(future)
                future.release()

    def end(self) -> None:
        """Give up what is under way, and end the processes that read below the workers."""
        self._client.cancel(list(self._futures), force=True)
        self._client.run(end_processes, on_error="ignore")

    def check(self) -> None:
        """Has every worker this Planverk? Raises UsageProblem where one has not."""
        for worker, found in self._client.run(installed_version, on_error="return").items():
            if found != VERSION:
                has = f"Planverk {found}" if isinstance(found, str) else f"no Planverk that can be used ({found!r})"
                raise UsageProblem(f"The Dask worker {worker} has {has}; install {VERSION} with planverk[dask] there.")


def _result(future: Any) -> Any:
    if future.status == "finished":
        return future.result()
    if future.status != "error":
        raise ClusterNotReached(
            "The Dask scheduler went away. What was read is kept; the same command goes on when it is back."
        )
    from distributed.scheduler import KilledWorker

    error = future.exception()
    if isinstance(error, PlanverkError):
        raise error
    return TaskFailed(isinstance(error, KilledWorker), error)


@contextmanager
def connect(address: str | None, settings: Settings, documents: int) -> Iterator[Cluster]:
    """The cluster at `address`, or one on this machine. Raises ClusterNotReached and UsageProblem."""
    try:
        import distributed
    except ImportError:
        raise UsageProblem("--executor dask needs Dask; install it with: pip install 'planverk[dask]'") from None
    with _client(distributed, address, settings, documents) as client:
        cluster = Cluster(client)
        try:
            client.wait_for_workers(1, timeout=CONNECT_S)
        except TimeoutError:
            raise ClusterNotReached(
                f"The Dask scheduler at {address} has no workers; start some with: dask worker {address}"
            ) from None
        cluster.check()
        yield cluster
        cluster.end()


@contextmanager
def _client(distributed: Any, address: str | None, settings: Settings, documents: int) -> Iterator[Any]:
    if address is None:
        workers = max(1, workers_for(settings, documents))
        options = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "silence_logs": "CRITICAL"}
        with distributed.LocalCluster(n_workers=workers, **options) as local, distributed.Client(local) as client:
            yield client
        return
    try:
        client = distributed.Client(address, timeout=CONNECT_S)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterNotReached(
            f"No Dask scheduler answers at {address} ({type(error).__name__}); start one with: dask scheduler"
        ) from error
    with client:
        yield client
