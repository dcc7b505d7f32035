"""Make docs/tour.ipynb from docs/tour.py: its cells, executed; only pictures may differ between machines.

    python docs/build.py            write the notebook
    python docs/build.py --check    say whether the committed one is what the script gives (exit 1 if not)

Needs jupytext, nbclient and ipykernel.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT, NOTEBOOK = HERE / "tour.py", HERE / "tour.ipynb"


def cells() -> Any:
    """The script as a notebook that was not run, its cells named by their number."""
    import jupytext

    notebook = jupytext.read(SCRIPT, fmt="py:percent")
    for i, cell in enumerate(notebook.cells):
        cell.id = f"cell-{i}"
    return notebook


def executed() -> str:
    """The notebook's text, executed from the root of the repository."""
    import nbclient

    notebook = cells()
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
    committed, made = (re.sub(r'"image/png": "[^"]*"', "", t) for t in (NOTEBOOK.read_text(encoding="utf-8"), text))
    if committed == made:
        return 0
    print("docs/tour.ipynb is not what docs/tour.py gives: run python docs/build.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
