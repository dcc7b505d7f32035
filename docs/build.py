"""Make docs/tour.ipynb from docs/tour.py: its cells, executed, without anything that depends on the machine.

    python docs/build.py            write the notebook
    python docs/build.py --check    say whether the committed one is what the script gives (exit 1 if not)

Needs nbformat, nbclient and ipykernel.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT, NOTEBOOK = HERE / "tour.py", HERE / "tour.ipynb"


def cells(script: str) -> list[tuple[str, str]]:
    """("markdown" or "code", source) of every cell of a script in percent format."""
    found = []
    for block in script.split("# %%")[1:]:
        head, _, body = block.partition("\n")
        if "[markdown]" in head:
            lines = [line.removeprefix("#").removeprefix(" ") for line in body.strip().splitlines()]
            found.append(("markdown", "\n".join(lines)))
        else:
            found.append(("code", body.strip()))
    return found


def executed() -> str:
    """The notebook's text, executed from the root of the repository."""
    import nbclient
    import nbformat

    makers: dict[str, Any] = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    notebook = nbformat.v4.new_notebook(
        cells=[makers[kind](source, id=f"cell-{i}") for i, (kind, source) in enumerate(cells(SCRIPT.read_text()))]
    )
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(HERE.parent)}}).execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        cell.metadata = {}
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the notebook."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/build.py [--check]", file=sys.stderr)
        return 2
    text = executed()
    if not arguments:
        NOTEBOOK.write_text(text, encoding="utf-8")
        return 0
    if NOTEBOOK.read_text(encoding="utf-8") == text:
        return 0
    print("docs/tour.ipynb is not what docs/tour.py gives: run python docs/build.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
