"""OVF files of vector fields on a rectangular mesh: versions 1.0 and 2.0, text, binary 4 and binary 8.

The values are read as they are told to lie (x fastest), and memory is taken for what the file holds, never for what its
header claims. What the header says of time and units is kept for the files that are made of it.

Key results: `Field`, `read_ovf`, `ovf_bytes`.
Source: OOMMF User's Guide, "Vector Field File Format (OVF)", NIST: OVF 1.0 is big-endian, OVF 2.0 little-endian, both
open a binary block with 1234567.0 or 123456789012345.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

import numpy as np

from derive.micromagnetics.textures.frames import Array

_LONGEST_HEADER = 64 * 1024
_VERSION = re.compile(rb"#\s*OOMMF[:\s]\s*(?:rectangular\s+mesh\s+v(1)\.\d|OVF\s+([12])\.0)", re.IGNORECASE)
_DATA = re.compile(rb"^#\s*Begin:\s*Data\s+(Text|Binary\s+4|Binary\s+8)[ \t]*\r?\n", re.IGNORECASE | re.MULTILINE)
_CHECK = {4: 1234567.0, 8: 123456789012345.0}
"""What a block of so many bytes a number opens with."""


@dataclass(frozen=True)
class Field:
    """Vectors on a mesh.

    values  shape (nz, ny, nx, 3)
    step    distance of neighbours along x, y, z, in m
    base    the first cell's centre along x, y, z, in m
    unit    of the values, as the file has it
    said    lines of the header that others may need, such as the time
    """

    values: Array
    step: tuple[float, float, float]
    base: tuple[float, float, float] = (0.0, 0.0, 0.0)
    unit: str = "1"
    said: tuple[str, ...] = ()


def read_ovf(path: Path) -> Field:
    """The field of a file; ValueError, one line, for what is no OVF, is cut short, or says what cannot be."""
    with path.open("rb") as file:
        head = file.read(_LONGEST_HEADER)
    version, data = _VERSION.match(head), _DATA.search(head)
    if version is None:
        raise ValueError(f"{path}: no OVF file; its first line must be '# OOMMF OVF 2.0' or that of version 1.0")
    if data is None:
        raise ValueError(f"{path}: no 'Begin: Data Text', 'Binary 4' or 'Binary 8' in its first 64 kB")
    old = (version[1] or version[2]) == b"1"
    table, said = _header(head[: data.start()])
    if table.get("meshtype", "rectangular") != "rectangular":
        raise ValueError(
            f"{path}: a mesh of type {table['meshtype'][:30]!r}; only rectangular ones have lines to follow"
        )
    if not old and table.get("valuedim") != "3":
        raise ValueError(f"{path}: valuedim is {table.get('valuedim', 'missing')[:20]!r}; a magnetization has 3")
    shape = tuple(_whole(path, table, f"{axis}nodes") for axis in "zyx")
    kind = data[1].decode().lower()
    numbers = _numbers(path, data.end(), kind, 3 * shape[0] * shape[1] * shape[2], ">" if old else "<")
    scale = _real(path, table, "valuemultiplier", "1") if old else 1.0
    meter = 1e-9 if table.get("meshunit") == "nm" else 1.0
    step = tuple(meter * _real(path, table, f"{axis}stepsize") for axis in "xyz")
    base = tuple(meter * _real(path, table, f"{axis}base", "0") for axis in "xyz")
    if min(step) <= 0:
        raise ValueError(f"{path}: the steps of its mesh are {step}; they must be positive")
    unit = table.get("valueunit") or (table.get("valueunits", "1").split() or ["1"])[0]
    return Field(scale * numbers.reshape(*shape, 3), step, base, unit, said)  # type: ignore[arg-type]


def _header(head: bytes) -> tuple[dict[str, str], tuple[str, ...]]:
    """The entries of a header by lower-case name, and its titles and descriptions as they are."""
    table, said = {}, []
    for line in head.decode("utf-8", "replace").splitlines():
        name, found, value = line.lstrip("#").split("##")[0].partition(":")
        if found and name.strip().lower() in ("title", "desc"):
            said.append(f"{name.strip()}: {value.strip()}")
        elif found:
            table[name.strip().lower()] = value.strip()
    return table, tuple(said)


def _real(path: Path, table: dict[str, str], name: str, default: str = "") -> float:
    try:
        value = float(table.get(name, default))
    except ValueError:
        raise ValueError(f"{path}: its header gives no number as {name}") from None
    if not isfinite(value):
        raise ValueError(f"{path}: {name} is {value}; it must be finite")
    return value


def _whole(path: Path, table: dict[str, str], name: str) -> int:
    text = table.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text)):
        raise ValueError(f"{path}: its header gives {text[:30]!r} as {name}; a whole number from 1 on")
    return int(text)


def _numbers(path: Path, start: int, kind: str, count: int, order: str) -> Array:
    """`count` numbers that begin at byte `start`; ValueError where the file is too short for them."""
    width = 2 if kind == "text" else int(kind[-1])
    held = (path.stat().st_size - start) // width
    if held < count:
        raise ValueError(f"{path}: its header claims {count} numbers, and there is room for {held} in the file")
    if kind == "text":
        with path.open("rb") as file:
            file.seek(start)
            words = [word for line in file if not line.lstrip().startswith(b"#") for word in line.split()]
        if len(words) != count:
            raise ValueError(f"{path}: its header claims {count} numbers, and {len(words)} follow")
        try:
            return np.array(words, dtype=np.float64)
        except ValueError:
            raise ValueError(f"{path}: what follows its header are no numbers") from None
    if held < count + 1:
        raise ValueError(f"{path}: its data are cut short by one number")
    for endian in (order, "<" if order == ">" else ">"):
        read = np.fromfile(path, f"{endian}f{width}", count + 1, offset=start)
        if read[0] == _CHECK[width]:
            return np.asarray(read[1:], dtype=np.float64)
    raise ValueError(f"{path}: its {kind} block does not open with {_CHECK[width]}: damaged, or no binary data")


def ovf_bytes(given: Field, title: str) -> bytes:
    """The field as an OVF 2.0 file, binary 8; `title` takes the place of the one it has, the rest of `said` is kept."""
    nz, ny, nx, _ = given.values.shape
    size = dict(zip("xyz", (nx, ny, nz), strict=True))
    kept = [line for line in given.said if not line.lower().startswith("title")]
    lines = ["OOMMF OVF 2.0", "Segment count: 1", "Begin: Segment", "Begin: Header", f"Title: {title}", *kept]
    lines += ["meshtype: rectangular", "meshunit: m", "valuedim: 3"]
    lines += ["valuelabels: torque_x torque_y torque_z", f"valueunits: {' '.join([given.unit] * 3)}"]
    for axis, step, base in zip("xyz", map(float, given.step), map(float, given.base), strict=True):
        low = base - step / 2
        lines += [f"{axis}min: {low!r}", f"{axis}max: {low + size[axis] * step!r}", f"{axis}base: {base!r}"]
        lines += [f"{axis}nodes: {size[axis]}", f"{axis}stepsize: {step!r}"]
    lines += ["End: Header", "Begin: Data Binary 8"]
    head = "".join(f"# {line}\n" for line in lines).encode()
    data = np.array([_CHECK[8]], "<f8").tobytes() + given.values.astype("<f8").tobytes()
    return head + data + b"\n# End: Data Binary 8\n# End: Segment\n"
