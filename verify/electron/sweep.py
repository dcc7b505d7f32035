"""Many transits at once: the wall of `verify.electron.transit` over a grid of (kappa, xi), on all cores or a cluster.

A block of transits is one picklable call, `transits(kappa, xi, tail)`: heyoka's batch integrator takes as
many electrons per instruction as the processor has lanes. Blocks run on the caller's
`concurrent.futures.Executor` (threads of this process by default: heyoka works outside the interpreter's
lock; `distributed.Client.get_executor()` makes it a Dask cluster), a bounded number at a time.

Memory: with `out` every block goes to the NetCDF file as it comes and nothing is kept, so memory does not
grow with the sweep (but for its two axes), and the result is opened lazily. Without `out` the result itself,
5 numbers per transit, is what is held. A file appears under its name only when it is whole.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from math import log, tanh
from pathlib import Path
from typing import Any

import numpy as np

from verify.electron.sweep_data import Axes, File, Memory, Tile, demand_extra, opened
from verify.electron.transit import MAX_STEPS, TAIL, Array, check_wall, heyoka, wall_system

LANES = 8
"""Transits per batch: what one AVX-512 instruction holds; narrower processors take several in turn."""

BLOCK = 4096
"""Transits per call of the executor."""

Progress = Callable[[int, int], None]


class SweepError(RuntimeError):
    """A sweep that could not be finished; nothing of it is left behind."""


def sweep(
    kappa: Any,
    xi: Any,
    *,
    tail: float = TAIL,
    executor: Executor | None = None,
    block: int = BLOCK,
    in_flight: int | None = None,
    progress: bool | Progress = False,
    out: str | os.PathLike[str] | None = None,
) -> Any:
    """All transits of kappa x xi as an xarray.Dataset with dimensions (kappa, xi), units and descriptions.

    kappa, xi: one-dimensional, kappa > 0, xi >= 0. Variables: s1, s2, s3 behind the wall, the two
    coefficients, and what the local formula (Eq. 13) gives for them. `progress`: True for a bar, or a
    function of (done, total). `out`: NetCDF file to write block by block (replaced if it exists).
    `in_flight`: blocks handed out at a time, twice the executor's workers unless given. ValueError for
    numbers outside the domain, RuntimeError where an extra (`fast`, `sweep`) is missing, SweepError when the
    executor fails.
    """
    axes = _axis(kappa, "kappa"), _axis(xi, "xi")
    for extreme in (np.min, np.max):
        check_wall(float(extreme(axes[0])), float(extreme(axes[1])), tail)
    if block < 1:
        raise ValueError(f"block = {block}; a block holds at least one transit")
    heyoka()
    demand_extra()
    with ExitStack() as stack:
        store = Memory(axes) if out is None else stack.enter_context(File(Path(out), axes, tail))
        pool = executor or stack.enter_context(ThreadPoolExecutor(_cores()))
        report = stack.enter_context(_bar()) if progress is True else (progress or _silence)
        _run(pool, axes, tail, block, in_flight or 2 * _workers(pool), store, report)
    return store.dataset(tail) if isinstance(store, Memory) else opened(store.path)


def transits(kappa: Array, xi: Array, tail: float) -> Array:
    """(s1, s2, s3, adiabatic, nonadiabatic) of each pair, shape (5, n); kappa and xi of shape (n,)."""
    span = log(2 / tail)
    count = kappa.size
    result = np.empty((5, count))
    for start in range(0, count, LANES):
        lanes = np.minimum(np.arange(start, start + LANES), count - 1)
        states = _batch(kappa[lanes], xi[lanes], span)[:, : count - start]
        into = result[:, start : start + LANES]
        into[:2] = states[:2] * kappa[lanes][: into.shape[1]]
        into[2] = 1 + states[2]
        into[3:] = states[3:] / (2 * tanh(span))
    return result


_local = threading.local()


def _batch(kappa: Array, xi: Array, span: float) -> Array:
    """States behind the wall of `LANES` electrons at once; the integrator is compiled once per thread."""
    if not hasattr(_local, "integrator"):
        _local.integrator = heyoka().taylor_adaptive_batch(
            wall_system(), np.zeros((5, LANES)), pars=np.zeros((3, LANES))
        )
    integrator = _local.integrator
    integrator.set_time(-span)
    integrator.state[:] = 0
    integrator.pars[:] = kappa, 1 / kappa, xi
    integrator.propagate_until(span, max_steps=MAX_STEPS)
    if not (np.isfinite(integrator.state).all() and (np.asarray(integrator.time) == span).all()):
        raise ValueError(f"no transit for some of kappa = {kappa.tolist()}, xi = {xi.tolist()}")
    return np.asarray(integrator.state)


def _run(
    pool: Executor,
    axes: Axes,
    tail: float,
    block: int,
    in_flight: int,
    store: Memory | File,
    report: Progress,
) -> None:
    """Hand out the tiles, `in_flight` at a time, and store what comes back; SweepError if anything is lost."""
    total, done = axes[0].size * axes[1].size, 0
    tiles = _tiles(axes[0].size, axes[1].size, block)
    pending: dict[Future[Array], Tile] = {}
    try:
        while True:
            while len(pending) < in_flight and (tile := next(tiles, None)) is not None:
                pending[pool.submit(transits, *_pairs(axes, tile), tail)] = tile
            if not pending:
                return
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                tile = pending.pop(future)
                values = future.result().reshape(5, *(part.stop - part.start for part in tile))
                store.put(tile, values)
                done += values[0].size
                report(done, total)
    except Exception as failure:
        reason = f"{type(failure).__name__}: {failure}".splitlines()[0].rstrip(": ")
        story = f"the sweep stopped after {done} of {total} transits and nothing is kept"
        raise SweepError(f"{story}: {reason}") from failure
    finally:
        for future in pending:
            future.cancel()


def _tiles(rows: int, columns: int, block: int) -> Iterator[Tile]:
    """Rectangles of at most `block` points that cover the grid, whole rows where they fit."""
    height, width = max(1, block // columns), min(block, columns)
    for top in range(0, rows, height):
        for left in range(0, columns, width):
            yield slice(top, min(top + height, rows)), slice(left, min(left + width, columns))


def _pairs(axes: Axes, tile: Tile) -> tuple[Array, Array]:
    """kappa and xi of a tile, flat, xi fastest: neighbours share a speed and take equally many steps."""
    kappa, xi = np.meshgrid(axes[0][tile[0]], axes[1][tile[1]], indexing="ij")
    return kappa.ravel(), xi.ravel()


def _axis(values: Any, name: str) -> Array:
    """One axis of the sweep as doubles; ValueError unless it is one-dimensional and not empty."""
    axis = np.atleast_1d(np.asarray(values, dtype=np.float64))
    if axis.ndim != 1 or axis.size == 0:
        raise ValueError(f"{name} has the shape {axis.shape}; an axis is one-dimensional, not empty")
    return axis


def _cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _workers(pool: Executor) -> int:
    """Workers of an executor where it says, else the cores here."""
    return int(getattr(pool, "_max_workers", 0)) or _cores()


def _silence(done: int, total: int) -> None:
    """No progress report."""


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar on the terminal."""
    from rich.progress import Progress as Bar
    from rich.progress import TimeRemainingColumn

    with Bar(*Bar.get_default_columns()[:-1], TimeRemainingColumn()) as bar:
        task = bar.add_task("transits", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
