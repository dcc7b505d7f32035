"""Many lines of a texture: blocks of them in processes or on a cluster, kept on disk as they come, and taken up again.

A block is what one call of the transport takes; it is the same whoever computes it and in whatever order, so that the
bytes of the result do not depend on the workers, nor on whether a run was broken off.

Key result: `nonlocal_torque`. Source: `verify.electron.sweep` for the blocks.
"""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np

from derive.micromagnetics.textures.fermi_surface import AT_ONCE, beams, require_uniform_ends, torque_of_lines, work_of
from derive.micromagnetics.textures.fields import stretches
from derive.micromagnetics.textures.frames import Array, rotations
from derive.micromagnetics.textures.propagators import Medium
from verify.electron.sweep import in_blocks


def nonlocal_torque(
    lines: Array,
    dx: float,
    medium: Medium,
    directions: int,
    folder: Path,
    *,
    edges: str = "uniform",
    workers: int = 1,
    cluster: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Array:
    """The torque over u (1/m) of lines (L, N, 3), zero where there is nothing; `folder` keeps what is done until then.

    ValueError for a texture that cannot be followed, and without `distributed` where a cluster is named.
    """
    beams(directions)  # what refuses does so before anything is written
    for line in lines:
        for part in stretches(line):
            rotations(line[None, part])
            if edges == "uniform":
                require_uniform_ends(line[None, part])
    count, places = lines.shape[:2]
    size = min(count, max(1, AT_ONCE // work_of(1, places, dx, medium, directions)))
    blocks = ceil(count / size)
    source = folder / f".lines.{sha256(lines.tobytes()).hexdigest()[:16]}.npy"
    out = folder / ".torque.npy"
    folder.mkdir(parents=True, exist_ok=True)
    np.save(source, lines)
    work = partial(_block, str(source.resolve()), size, dx, medium, directions)
    with _executor(workers if blocks > 1 else 1, cluster) as (executor, hands):
        columns = [np.arange(blocks, dtype=np.float64)]
        how: dict[str, Any] = {"executor": executor, "block": 1, "in_flight": 2 * hands, "progress": progress}
        found = in_blocks(work, columns, size * places * 3, out=out, **how)
        whole = np.array(found.T).reshape(blocks * size, places, 3)[:count]
    del found
    for path in (source, out):
        path.unlink()
    return whole


@contextmanager
def _executor(workers: int, cluster: str | None) -> Iterator[tuple[Executor, int]]:
    """Processes here, or those of a cluster at an address, and how many blocks they compute at once."""
    if cluster is None:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            yield pool, workers
        return
    try:
        from distributed import Client
    except ImportError:
        raise ValueError("--cluster needs dask (pip install 'spin-torque-derivation[cluster]')") from None
    try:
        client: Any = Client(cluster, timeout=10)
    except (OSError, ValueError) as error:
        raise ValueError(f"no cluster answers at {cluster}: {error}") from None
    with client:
        hands = sum(client.nthreads().values())
        if not hands:
            raise ValueError(f"the cluster at {cluster} has no workers; start some there")
        yield client.get_executor(pure=False), hands


def _block(source: str, size: int, dx: float, medium: Medium, directions: int, numbers: Array) -> Array:
    """The torque of the blocks `numbers`, one column each: `size` lines, those beyond the last zero."""
    held = np.load(source, mmap_mode="r")
    found = np.zeros((len(numbers), size, *held.shape[1:]))
    for column, number in zip(found, numbers.astype(int), strict=True):
        lines, alike = np.array(held[number * size : (number + 1) * size]), defaultdict(list)
        for i, line in enumerate(lines):
            for part in stretches(line):
                alike[part.start, part.stop].append(i)
        for (start, stop), which in alike.items():
            column[which, start:stop] = torque_of_lines(lines[which, start:stop], dx, medium, directions)
    return found.reshape(len(numbers), -1).T
