"""What commands that answer at once need of the derivation, kept as text, so that they need no SymPy.

`kept.json` holds the list of equations and the formulas of a conversion as the derivation gives them. It is believed
only as it was made, and only of the very source that it was made from; else everything is derived afresh.
`python -m derive.cheng_niu.kept` makes it again.

Key results: `listed` (label -> title and needs), `formulas` (name -> text in the names of the symbols).
"""

from __future__ import annotations

import json
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from derive.files import write_files

TABLE = Path(__file__).with_suffix(".json")
ROOMS = ("core", "cheng_niu", "export")
"""What derives, and what puts a title into words."""


def digest(table: dict[str, Any]) -> str:
    """Of what a table holds, and of all that derives as it stands on disk."""
    sources = sorted(path for room in ROOMS for path in (TABLE.parents[1] / room).rglob("*.py"))
    held = json.dumps([table.get("listed"), table.get("formulas")])
    parts = [held.encode(), *(path.read_bytes().replace(b"\r\n", b"\n") for path in sources)]
    return sha256(b"\0".join(parts)).hexdigest()


@cache
def _table() -> dict[str, Any]:
    try:
        table = json.loads(TABLE.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return fresh()
    return table if isinstance(table, dict) and table.get("of") == digest(table) else fresh()


def listed() -> dict[str, tuple[str, str]]:
    """The title of each equation of the paper's derivation, in words, and what it needs, by label."""
    return dict(_table()["listed"])


def formulas() -> dict[str, str]:
    """The right-hand sides that a conversion evaluates, by name, as arithmetic in the names of the symbols."""
    return dict(_table()["formulas"])


def fresh() -> dict[str, Any]:
    """The table as it must be."""
    from derive.cheng_niu.chain import derivation
    from derive.export.unicode import prose

    chain = derivation()
    rows = {n.label: (prose(n.title, chain.symbols), ", ".join(chain.needs(n.label))) for n in chain.nodes.values()}
    table: dict[str, Any] = {"listed": rows, "formulas": {name: str(f) for name, f in _derived(chain).items()}}
    return {"of": digest(table), **table}


def _derived(d: Any) -> dict[str, Any]:
    """The expressions: of Eq. 16's coefficients, the bare ones from them, a transverse wall, and dm/dt at its centre.

    At the centre m lies along y and dm/dx along z, without a field.
    """
    import sympy as sp

    from derive.cheng_niu import symbols as q
    from derive.cheng_niu.steps import torque, wall

    precession, damping = d[torque.PARAMETERS].rhs
    places = dict.fromkeys((*q.H, *q.u[1:], *q.M, *q.M_grad[0], *q.M_grad[1], *q.M_grad[2]), sp.S.Zero)
    right = d[torque.DYNAMICS].rhs.xreplace({**places, q.M[1]: q.M_s, q.M_grad[0][2]: q.M_s / q.width_wall})
    slope = sp.Matrix(3, 3, lambda i, j: right[i].diff(q.M_t[j]))
    constant = sp.Matrix(right.xreplace(dict.fromkeys(q.M_t, sp.S.Zero)))
    rate = ((sp.eye(3) - slope).LUsolve(constant) / q.M_s).applyfunc(sp.factor)
    bare = [
        sp.factor((stated - derived.xreplace({own: sp.S.Zero})) / derived.diff(own))
        for own, stated, derived in ((q.gamma, q.gamma_t, precession), (q.alpha, q.alpha_t, damping))
    ]
    names = {"velocity": wall.VELOCITY, "breakdown": wall.BREAKDOWN, "width": wall.WIDTH, "motion": wall.MOTION}
    return {
        q.eta_n.name: d[torque.FACTOR].rhs,
        q.u[0].name: d[torque.DRIFT].rhs[0],
        q.gamma_t.name: precession,
        q.alpha_t.name: sp.cancel(damping),
        **dict(zip(("bare_gamma", "bare_alpha"), bare, strict=True)),
        **{name: d[label].rhs for name, label in (*names.items(), ("turning", wall.TURNING))},
        **{f"rate_{axis}": value for axis, value in zip("xyz", rate, strict=True)},
    }


def text() -> str:
    """The table as text, one row a line."""
    said = partial(json.dumps, ensure_ascii=False)
    made = fresh()
    blocks = [f'"of": {said(made.pop("of"))}']
    for name, rows in made.items():
        blocks.append(f"{said(name)}: {{\n" + ",\n".join(f" {said(k)}: {said(v)}" for k, v in rows.items()) + "\n}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    write_files(TABLE.parent, {TABLE.name: text()})
