"""The command `python -m derive`: regenerate the derivation and its exports, list it, show one equation."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from derive.terminal import Parser, columns, elsewhere, leave, plain, progress, run

FORM_NAMES = ("text", "latex", "json", "components", "unicode", "mathml", "typst", "sympy", "mathematica")
DOCUMENT_FORMS = ("latex", "pdf", "markdown", "notebook")

ELSEWHERE = {
    "convert": ("parameters for a micromagnetic solver", "derive.micromagnetics.cli:main"),
    "wall": ("velocity of a domain wall against current or field", "derive.micromagnetics.walls.command:main"),
    "doctor": ("what is installed, what is missing, how to get it", "derive.doctor:main"),
}
"""Commands in modules of their own, which nobody else waits for: what each is for, and where it is."""

EXAMPLES = """examples:
  python -m derive                     regenerate the derivation and its exports in output/
  python -m derive list                every label with its title and what it needs
  python -m derive show 9a --steps     how it follows, line by line from Eq. 1
  python -m derive show 16 --as latex  to paste: latex, mathml, typst, unicode, sympy, mathematica, json, components
  python -m derive code 11a --lang c   as source text
  python -m derive document --as pdf --to derivation.pdf   as a paper: latex, pdf, markdown, notebook; --model
  python -m derive convert --help      parameters for a micromagnetic solver
  python -m derive wall --help         velocity of a domain wall against current or field

exit code: 0, or 2 for bad usage, 130 when interrupted"""


def parser() -> Parser:
    """The command line."""
    import argparse

    p = Parser(
        prog="python -m derive",
        description="Derive the spin-transfer torque from the exchange Hamiltonian and export it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("--out", type=Path, default=Path("output"), metavar="DIR", help="folder to write (default: output)")
    commands = p.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    commands.add_parser("list", help="every label with its title", epilog="example: python -m derive list")
    _show_options(
        commands.add_parser("show", help="equations", epilog="example: python -m derive show 9a 9b --as latex")
    )
    code = commands.add_parser(
        "code", help="one equation as source text", epilog="example: python -m derive code 11a --lang c"
    )
    code.add_argument("label", metavar="LABEL")
    code.add_argument("--lang", required=True, metavar="LANG")
    written = commands.add_parser(
        "document",
        help="the derivation as a document",
        epilog="example: python -m derive document --as pdf --model relaxation=T1,T2 > derivation.pdf",
    )
    written.add_argument("--as", dest="form", choices=DOCUMENT_FORMS, default="latex")
    written.add_argument(
        "--model",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME=VALUE",
        help="other assumptions: relaxation=T1,T2 exchange=-1 band=minority gauge=chi",
    )
    written.add_argument("--notes", type=Path, metavar="FILE", help="JSON of notes for the margin, by label")
    written.add_argument("--to", type=Path, metavar="FILE", help="file to write (default: standard output)")
    for name, (said, _) in ELSEWHERE.items():
        commands.add_parser(name, help=said, add_help=False)
    return p


def _show_options(show: Any) -> None:
    show.add_argument("labels", metavar="LABEL", nargs="+")
    show.add_argument(
        "--as", dest="form", choices=FORM_NAMES, default="text", help="text (default), or a form to paste"
    )
    show.add_argument("--order", metavar="N", help="of a series (x.torque-series): how far it is written out, 1 to 8")
    show.add_argument(
        "--steps", action="store_true", help="show the working: all that it was derived from, line by line"
    )


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    if (code := elsewhere(ELSEWHERE, arguments)) is not None:
        return code
    options = parser().parse_args(arguments)
    {"list": _list, "show": _show, "code": _code, "document": _document, None: _regenerate}[options.command](options)
    return 0


def _list(options: Any) -> None:
    from rich.table import Table

    from derive.cheng_niu.kept import listed
    from derive.terminal import console

    table = Table(box=None, pad_edge=False)
    for head in ("label", "equation", "needs"):
        table.add_column(head, no_wrap=head == "label")
    for label, row in listed().items():
        table.add_row(label, *row)
    console(whole_rows=True).print(table)


def _chain(labels: list[str], order: str | None = None) -> Any:
    """The paper's derivation, or where it lacks a label, or an order is asked for, the one that goes on from it."""
    from derive import derivation
    from derive.core.labels import LabelError, understood

    with suppress(LabelError):
        for label in labels:
            understood(label, derivation())
        if order is None:
            return derivation()
    from derive.all_orders.chain_beyond import derivation_to

    return derivation_to(order)


def _show(options: Any) -> None:
    from derive.core.labels import understood
    from derive.export.forms import FORMS

    chain = _chain(options.labels, options.order)
    labels = list(dict.fromkeys(understood(label, chain) for label in options.labels))
    wanted = [e for label in labels for e in (chain.leading_to(label) if options.steps else [chain[label]])]
    shown = list({e.label: e for e in wanted}.values())
    if options.form == "json":
        described = [_described(e) for e in shown]
        single = len(labels) == 1 and not options.steps
        print(json.dumps(described[0] if single else described, indent=1, ensure_ascii=False))
    else:
        for e in shown:
            if options.form == "text":
                print("\n".join(_text(e, options.steps)))
            else:
                whole = options.steps and options.form not in ("sympy", "mathematica")  # which assign to a name
                print("\n".join(FORMS[options.form](e.at(line)) for line in e.working[0 if whole else -1 :]))


def _text(equation: Any, steps: bool) -> list[str]:
    """An equation with its title and its arguments, within the width of the terminal; with `steps` how it follows."""
    from textwrap import wrap

    from derive.export.forms import argument_list, shown, working_lines
    from derive.export.prose import typeset
    from derive.export.unicode import prose

    room = columns() - 4
    head = f"({equation.label}) {prose(equation.title, equation.symbols)}"
    head += f", from {', '.join(equation.needs)}" if equation.needs else ""
    if steps:
        said = wrap(typeset(equation.node.prose, equation.symbols, "unicode"), room)
        body = [*(line.replace("\u00a0", " ") for line in said), *working_lines(equation, room)]
    else:
        body = shown(equation.latex(), room, f"python -m derive show {equation.label} --as unicode")
    if equation.args:
        body += [line.replace("\u00a0", " ") for line in wrap(f"with {argument_list(equation)}", room)]
    return [*wrap(head, columns(), subsequent_indent="    "), *(f"    {line}" for line in body)]


def _described(equation: Any) -> dict[str, Any]:
    from derive.export.prose import typeset

    return {
        "label": equation.label,
        "title": equation.title,
        "needs": list(equation.needs),
        "order": equation.order,
        "args": [{"name": name, "unit": unit} for name, unit in equation.units.items()],
        "lhs": str(equation.lhs),
        "rhs": str(equation.rhs),
        "latex": equation.latex(),
        "says": typeset(equation.node.prose, equation.symbols, "unicode"),
        "working": [
            {
                "says": typeset(line.says, equation.symbols, "unicode"),
                "rule": line.rule,
                "latex": equation.at(line).latex(),
            }
            for line in equation.working
        ],
    }


def _code(options: Any) -> None:
    from derive.export.code import code_for

    print(code_for(options.label, options.lang, _chain([options.label])), end="")


def _document(options: Any) -> None:
    from derive.cheng_niu.chain import THEORY
    from derive.core.settings import model_of
    from derive.export.document import document
    from derive.files import write_files

    chain = THEORY.derivation(model_of(options.model, THEORY))
    made = document(chain, options.form, tuple(options.model), _notes(options.notes))
    if options.to is None:
        if options.form == "pdf" and sys.stdout.isatty():
            raise ValueError("a PDF is nothing for a terminal; give --to FILE")
        sys.stdout.buffer.write(made)
    else:
        write_files(options.to.parent, {options.to.name: made})


def _notes(path: Path | None) -> dict[str, str]:
    """What stands in the margin, by label; none where no file is named."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path} cannot be read as notes: {error}; give an object of texts by label") from None
    if not isinstance(found, dict) or not all(isinstance(said, str) for said in found.values()):
        raise ValueError(f"{path} holds no notes; an object of texts by label is needed")
    return found


def _regenerate(options: Any) -> None:
    from os.path import isfile  # unlike Path's, it takes a name of any length

    from derive import derivation
    from derive.all_orders.chain_beyond import OWN, THEORY
    from derive.export import KEPT, NOTES, OWNED, files, files_of
    from derive.files import require_place, write_files

    require_place(options.out)
    with progress("deriving", len(chain := derivation())) as step:
        for label in chain:
            chain[label]
            step(label)
        notes = _notes(options.out / NOTES if isfile(options.out / NOTES) else None)
        found = files(chain, notes) | files_of(chain.continued(THEORY), OWN)
    write_files(options.out, found, OWNED, KEPT)
    print(plain(f"wrote {len(found)} files to {options.out}/ ({', '.join(f'{folder}/' for folder in OWNED)})"))


if __name__ == "__main__":
    leave(run(main, "python -m derive"))
