"""The document as a Jupyter notebook, whose cells derive each equation again.

Key result: `notebook`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from derive.export.document.as_markdown import block_text
from derive.export.document.content import Block, Step


def notebook(title: str, blocks: Sequence[Block], notes: Mapping[str, str], home: str, settings: Sequence[str]) -> str:
    """The notebook as JSON, without outputs; `home` is where the theory is found, `settings` make its model."""
    module, _, name = home.partition(":")
    model = f"model_of({list(settings)!r}, {name})" if settings else ""
    start = [f"from {module} import {name}", *(["from derive.core.settings import model_of"] if settings else [])]
    cells = [_cell("markdown", f"# {title}"), _cell("code", "\n".join([*start, "", f"d = {name}.derivation({model})"]))]
    for block in blocks:
        cells.append(_cell("markdown", block_text(block, notes, lambda place: f'<a id="{place}"></a>')))
        if isinstance(block, Step) and not block.failed:
            cells.append(_cell("code", f'd["{block.label}"]'))
    named = [{**cell, "id": f"cell-{i}"} for i, cell in enumerate(cells)]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": named, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"


def _cell(kind: str, text: str) -> dict[str, Any]:
    ran: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": text, **ran}
