"""Many transits at once: blocks of numbers on all cores or a cluster, and the wall over a grid of (kappa, xi).

`in_blocks` runs any picklable function of columns of numbers, a bounded number of blocks at a time, on the caller's
`concurrent.futures.Executor` (threads of this process by default: heyoka works outside the interpreter's lock;
`distributed.Client.get_executor()` makes it a Dask cluster). With `out` every block goes to a .npy file as it comes.
That file appears under its name only when it is whole; until then a hidden one beside it holds what is done, and the
same run started again goes on from there.

Key results: `in_blocks`, `transits` (walls in heyoka's batches), `sweep` (both together).
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import nullcontext
from functools import lru_cache, partial
from hashlib import sha256
from itertools import islice
from math import log, tanh
from pathlib import Path
from typing import Any

import numpy as np

from derive.export.evaluate import cores
from verify.electron.transit import MAX_STEPS, TAIL, Array, check_wall, heyoka, wall_system

LANES = 8
"""Transits per batch: what one AVX-512 instruction holds; narrower processors take several in turn."""
BLOCK = 4096
"""Numbers of each column per call of the executor."""
RESULTS = ("s1", "s2", "s3", "adiabatic", "nonadiabatic")
"""Of a wall: the spin behind it, and its two coefficients (`verify.electron.transit`)."""


class SweepError(RuntimeError):
    """A run that could not be finished."""


def in_blocks(
    work: Callable[..., Array],
    columns: Sequence[Array],
    rows: int,
    *,
    executor: Executor | None = None,
    block: int = BLOCK,
    in_flight: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    out: str | os.PathLike[str] | None = None,
) -> Array:
    """`work` of columns of n numbers each, block by block, shape (rows, n); with `out` that file, mapped.

    `work` makes finite numbers of shape (rows, m) of one array of m numbers a column. `in_flight`: blocks handed out at
    a time, twice the cores unless given. `progress` hears of (done, total). SweepError when work or executor fails.
    """
    if block < 1:
        raise ValueError(f"block = {block}; a block holds at least one number of each column")
    total = columns[0].size
    kept = None if out is None else _kept(Path(out), work, columns, (rows, total))
    found = np.full((rows, total), np.nan) if kept is None else np.load(kept, mmap_mode="r+")
    left = np.flatnonzero(~np.isfinite(found).all(axis=0))
    tiles = [left[start : start + block] for start in range(0, left.size, block)]
    done = total - left.size
    try:
        with nullcontext(executor) if executor else ThreadPoolExecutor(cores()) as pool:
            for tile, values in _answers(pool, work, columns, tiles, in_flight or 2 * cores()):
                found[:, tile] = values
                done += tile.size
                progress(done, total)
    except Exception as failure:
        reason = f"{type(failure).__name__}: {failure}".splitlines()[0].rstrip(": ")
        rest = "nothing is kept" if kept is None else f"the same run goes on from what {kept.name} holds"
        raise SweepError(f"the sweep stopped after {done} of {total} and {rest}: {reason}") from failure
    return found if out is None or kept is None else np.load(kept.replace(out), mmap_mode="r")


def _kept(out: Path, work: Any, columns: Sequence[Array], shape: tuple[int, int]) -> Path:
    """Where a run keeps what is done, NaN elsewhere; named after its work and numbers: no other run takes it up."""
    run = sha256(pickle.dumps(work) + b"".join(column.tobytes() for column in columns))
    kept = out.with_name(f".{out.name}.{run.hexdigest()[:16]}.npy")
    if not kept.exists():
        fresh = kept.with_suffix(".new")
        np.lib.format.open_memmap(fresh, "w+", np.float64, shape)[:] = np.nan
        fresh.replace(kept)
    return kept


def _answers(
    pool: Executor, work: Any, columns: Sequence[Array], tiles: Sequence[Any], in_flight: int
) -> Iterator[tuple[Any, Array]]:
    """The tiles with what `work` makes of them, as it comes; `in_flight` are handed out at a time."""
    waiting = iter(tiles)
    pending: dict[Future[Array], Any] = {}
    try:
        while True:
            for tile in islice(waiting, in_flight - len(pending)):
                pending[pool.submit(work, *(column[tile] for column in columns))] = tile
            if not pending:
                return
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                yield pending.pop(future), future.result()
    finally:
        for future in pending:
            future.cancel()


def sweep(kappa: Any, xi: Any, *, tail: float = TAIL, **how: Any) -> Array:
    """`RESULTS` of the walls kappa x xi, shape (5, kappa, xi); `how`: see `in_blocks`.

    ValueError for numbers outside the domain, RuntimeError without heyoka (extra `fast`).
    """
    grid = np.meshgrid(np.asarray(kappa, dtype=np.float64), np.asarray(xi, dtype=np.float64), indexing="ij")
    for extreme in (np.min, np.max):
        check_wall(float(extreme(grid[0])), float(extreme(grid[1])), tail)
    heyoka()
    found = in_blocks(partial(transits, tail=tail), [axis.ravel() for axis in grid], len(RESULTS), **how)
    return found.reshape(len(RESULTS), *grid[0].shape)


def transits(kappa: Array, xi: Array, tail: float) -> Array:
    """`RESULTS` of each pair, shape (5, n); kappa and xi of shape (n,)."""
    span, count = log(2 / tail), -(-kappa.size // LANES)
    filled = np.pad([kappa, xi], ((0, 0), (0, count * LANES - kappa.size)), mode="edge")
    batches = [_batch(lanes[0], lanes[1], span) for lanes in np.split(filled, count, axis=1)]
    states = np.concatenate(batches, axis=1)[:, : kappa.size]
    return np.concatenate([states[:2] * kappa, 1 + states[2:3], states[3:] / (2 * tanh(span))])


def _batch(kappa: Array, xi: Array, span: float) -> Array:
    """States behind the wall of `LANES` electrons at once."""
    integrator = _integrator(threading.get_ident())
    integrator.set_time(-span)
    integrator.state[:] = 0
    integrator.pars[:] = kappa, 1 / kappa, xi
    integrator.propagate_until(span, max_steps=MAX_STEPS)
    if not (np.isfinite(integrator.state).all() and (np.asarray(integrator.time) == span).all()):
        raise ValueError(f"no transit for some of kappa = {kappa.tolist()}, xi = {xi.tolist()}")
    return np.array(integrator.state)


@lru_cache(maxsize=64)
def _integrator(thread: int) -> Any:
    """Compiled once per thread, of which no two may share one."""
    return heyoka().taylor_adaptive_batch(wall_system(), np.zeros((5, LANES)), pars=np.zeros((3, LANES)))
