"""A Dask cluster in processes of its own, ended as one group: one that was hurt can stop nothing of the tests.

Distributed's own `LocalCluster`, closed in the process that runs the tests after one of its workers was killed, now
and then waits for ever on a lock of its own.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import IO, NamedTuple

import dask
from distributed import LocalCluster

TOLD = "--cluster"


class DaskCluster(NamedTuple):
    """Where its scheduler listens, its workers' processes, and the pipe that takes orders."""

    address: str
    workers: Sequence[int]
    orders: IO[str]

    def dismiss(self) -> None:
        """Let every worker go."""
        self.orders.write("dismiss\n")
        self.orders.flush()


@contextmanager
def dask_cluster(workers: int, settings: Mapping[str, object] = MappingProxyType({})) -> Iterator[DaskCluster]:
    """A cluster of so many workers, with Dask settings by their names."""
    words = [sys.executable, __file__, TOLD, str(workers), json.dumps(dict(settings))]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            address, pids = json.loads(process.stdout.readline())
            yield DaskCluster(address, pids, process.stdin)
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _serve(workers: int, settings: dict[str, object]) -> None:
    dask.config.set(settings)
    with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:
        json.dump([cluster.scheduler_address, [each.pid for each in cluster.workers.values()]], sys.stdout)
        sys.stdout.write("\n")
        sys.stdout.flush()
        for order in sys.stdin:
            assert order == "dismiss\n"
            cluster.scale(0)


if __name__ == "__main__" and sys.argv[1] == TOLD:
    _serve(int(sys.argv[2]), json.loads(sys.argv[3]))
