"""A paper as one value: what it is, its theory, its claims, and what its page shows besides them.

The judge, the record, the errata and the page are told of a paper by this record and by nothing else.

Key results: `Paper`, `Exhibits`, `paper_in` (the paper that a folder of somebody's own Python code defines).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from derive.core.equation import Derivation
from derive.core.theory import Theory
from verify.judge.claim import Claim


@dataclass(frozen=True)
class Chapter:
    """A part of the page of its own: its title, a paragraph, a table with its headings first, figures by name."""

    title: str
    text: str
    table: Sequence[Sequence[str]]
    figures: Sequence[str]


@dataclass(frozen=True)
class Exhibits:
    """What a page shows beside the statements: figures by name, how one is drawn, and an explorer's script and data.

    chapter  makes what stands together in a part of its own, with those of the figures that belong there
    """

    figures: Mapping[str, Any]
    drawn: Callable[[str, Derivation], tuple[str, bytes]]
    modules: Callable[[Derivation], str]
    tables: Callable[[Derivation], dict[str, Any]]
    chapter: Callable[[], Chapter] | None = None


@dataclass(frozen=True)
class Reading:
    """Another meaning of the paper's symbols: in words, and as what is done to the print or to what is derived.

    printed  what the symbols of the print stand for
    factor   what each member of the print is multiplied by
    names    names of the paper for symbols that only the derivation has
    """

    text: str
    printed: Mapping[Any, Any] = field(default_factory=dict)
    factor: int = 1
    names: Mapping[Any, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """A published paper, the theory that derives it and the claims that judge it.

    main_result  labels of the final form, whose fate the page states first
    readings     other meanings of the paper's symbols to try under a model of the theory
    exhibits     what the page shows besides, made when it is asked for; None: nothing
    numbers      for a label, how its words are read as numbers
    certificates the folder of what a proof kernel checks (verify.kernel.certificate); None: nothing
    reads        for each statement in words what its checks read of the derivation (`verify.judge.one.reads_of`)
    """

    title: str
    authors: tuple[str, ...]
    journal: str
    theory: Theory
    claims: Mapping[str, Claim]
    main_result: tuple[str, ...] = ()
    arxiv: str = ""
    exhibits: Callable[[], Exhibits] | None = None
    readings: Callable[[Any], tuple[Reading, ...]] = lambda model: ()
    numbers: Callable[[str], Sequence[Any]] = lambda label: ()
    certificates: Path | None = None
    reads: Callable[[], Mapping[str, Any]] = dict

    @property
    def about(self) -> dict[str, Any]:
        """Title, authors and place, as the record gives them."""
        found = {"title": self.title, "authors": list(self.authors), "journal": self.journal, "arxiv": self.arxiv}
        return {key: value for key, value in found.items() if value}

    def derivation(self, model: Any = None) -> Derivation:
        """All equations of the theory for a model (default: the theory's own)."""
        return self.theory.derivation(model)


def paper_in(folder: Path) -> Paper:
    """The `PAPER` of a folder with an __init__.py, which is imported: it is the user's own code and is run as such.

    ValueError, in one line, where there is none or where the code fails.
    """
    start = folder / "__init__.py"
    if not start.is_file():
        raise ValueError(f"{folder} has no __init__.py; a paper is a folder of Python code that defines PAPER")
    name = folder.resolve().name
    spec = spec_from_file_location(name, start, submodule_search_locations=[str(folder)])
    assert spec is not None and spec.loader is not None  # for the type checker: it is a .py file
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever somebody's own code raises is his mistake, told in one line
        raise ValueError(f"{start}: {type(error).__name__}: {error}") from error
    found = getattr(module, "PAPER", None)
    if not isinstance(found, Paper):
        raise ValueError(f"{start} defines no PAPER of type verify.judge.paper.Paper")
    return found
