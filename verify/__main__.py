"""The command `python -m verify`: derive all, check all, write output/, and say what is true."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from contextlib import suppress
from pathlib import Path
from typing import Any

from derive.terminal import Parser, elsewhere, leave, plain, progress, run

ELSEWHERE = {
    "validity": ("does Eq. 16 hold for a wall of this width?", "verify.cheng_niu.validity_command:main"),
    "enclose": ("the spin to as many digits as are proven", "verify.electron.enclose:main"),
    "zero": ("is each statement of a file an identity?", "verify.zero.command:main"),
}
"""Commands in modules of their own, which nobody else waits for: what each is for, and where it is."""

EXAMPLES = """examples:
  python -m verify                       judge every statement and write output/
  python -m verify check 9c p.omega      judge two of them, write nothing
  python -m verify explain 9c            printed, derived, evidence and consequences
  python -m verify --json | jq .summary  the record, nothing written
  python -m verify --mutants             plant wrong versions of every statement; all must be refused
  python -m verify --kernel check 9a     judge it, and let Coq check its certificate
  python -m verify --paper my_paper --out judged   judge your own derivation (docs/your-own-paper.md)
  python -m verify --model relaxation=T1,T2   judge every statement under other assumptions, write nothing
  python -m verify validity --width 2e-9 --fermi-velocity 3e5 --gap 1.0 --xi 0.02
  python -m verify enclose --t 0:10:1000 --eps1 0.01 --eps2 0.02 --xi 0.05 --digits 40

exit code: 0 if the checks bear out every record, 1 if not, 2 for bad usage, 130 when interrupted;
with --model 0 once every statement is judged: one that fails under other assumptions is an answer"""


def parser() -> Parser:
    """The command line."""
    p = Parser(
        prog="python -m verify",
        description="Judge every printed statement of the paper and write what was found to output/.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    p.add_argument("--out", type=Path, metavar="DIR", help="folder to write (default: output)")
    own = "judge another paper: a folder of your own Python code, which is imported and run; writes only with --out"
    p.add_argument("--paper", type=Path, metavar="PATH", help=own)
    other = (
        "judge under other assumptions: relaxation=T1,T2 exchange=-1 band=minority gauge=chi; writes only with --out; "
        "your own spinors from Python: verify.cheng_niu.assumptions.judged_under(Model(spinors=...))"
    )
    p.add_argument("--model", nargs="+", action="extend", metavar="NAME=VALUE", help=other)
    p.add_argument("--json", action="store_true", help="print claims.json and write nothing")
    p.add_argument("--mutants", action="store_true", help="plant wrong versions of every claim; write nothing")
    p.add_argument("--deep", action="store_true", help="add the slow checks; what they add goes to output/local/")
    certified = "let a proof kernel, Coq's, check the certificates of output/coq too (docs/trust.md)"
    p.add_argument("--kernel", action="store_true", help=certified)
    p.add_argument("--no-report", action="store_true", help="leave out report.html and the figures")
    commands = p.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, said, example, count in (
        ("check", "judge some labels, write nothing", "check 9a 9b", "+"),
        ("explain", "all about one label", "explain p.omega", None),
    ):
        command = commands.add_parser(name, help=said, epilog=f"example: python -m verify {example}")
        command.add_argument("labels" if count else "label", nargs=count, metavar="LABEL")
    commands.add_parser("ledger", help="what each claim rests on, as Markdown (docs/trust.md)")
    for name, (said, _) in ELSEWHERE.items():
        commands.add_parser(name, help=said, add_help=False)
    return p


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    if (code := elsewhere(ELSEWHERE, arguments)) is not None:
        return code
    options = parser().parse_args(arguments)
    paper = _paper(options.paper)
    if options.command == "check":
        return _check(_about(paper, options), options.labels, options.kernel)
    if options.command == "ledger":
        from verify.kernel.ledger import ledger

        print(ledger(paper), end="")
        return 0
    if options.command == "explain":
        return _explain(_about(paper, options), options.label)
    if options.model is not None:
        from verify.cheng_niu.assumptions import report_under

        return report_under(paper, options.model, options.json, options.out)
    if options.mutants and options.kernel:
        from verify.kernel.planted import report_planted

        return report_planted(paper, options.deep)
    if options.mutants:
        from verify.judge.mutants import report_mutants

        return max(report_mutants(judged) for judged in ((paper,) if options.paper else (paper, _beyond())))
    return _judge(paper, options)


def _paper(folder: Path | None) -> Any:
    """The paper in a folder of the user's own, or the one that this project is about."""
    if folder is None:
        from verify.cheng_niu import PAPER

        return PAPER
    from verify.judge.paper import paper_in

    return paper_in(folder)


def _beyond() -> Any:
    """The theory that goes on from the paper."""
    from verify.all_orders import PAPER

    return PAPER


def _about(paper: Any, options: Any) -> Any:
    """What judges the labels asked for: the paper, or the theory that goes on from it where all are of that."""
    from derive.core.labels import LabelError, understood

    labels = options.labels if options.command == "check" else (options.label,)
    for judging in (paper, *(() if options.paper else (_beyond,))):  # which takes a while to import
        known = judging.claims if judging is paper else judging().claims
        with suppress(LabelError):
            for label in labels:
                understood(label, known)
            return judging if judging is paper else judging()
    return paper


def _check(paper: Any, labels: list[str], kernel: bool) -> int:
    from derive.core.labels import understood
    from verify.judge.judgement import judge_all
    from verify.kernel.kernel import judged_by_kernel
    from verify.report.table import print_rows

    wanted = list(dict.fromkeys(understood(label, paper.claims) for label in labels))
    with progress("checking", len(wanted)) as step:
        judged = judge_all([paper.claims[label] for label in wanted], paper.derivation(), step)
    found, wrong = judged_by_kernel(paper, wanted, None) if kernel else ({}, [])
    print_rows(list(judged.values()), {})
    _tell(*(finding.said for finding in found.values()), *wrong)
    return 0 if all(j.holds for j in judged.values()) and not wrong else 1


def _tell(*lines: str) -> None:
    for line in lines:
        print(plain(line))


def _explain(paper: Any, label: str) -> int:
    from derive.core.labels import understood
    from verify.judge.one import explained
    from verify.report.place import placed, places
    from verify.report.table import print_explanation

    label, chain = understood(label, paper.claims), paper.derivation()
    with progress("checking", len(paper.claims)) as step:
        judged, entry = explained(label, paper, chain, step)
    print_explanation(entry, chain, paper.claims[label].node, places(placed(paper.claims))[label], paper.numbers(label))
    return 0 if judged.holds else 1


def _judge(paper: Any, options: Any) -> int:
    from derive.files import require_place
    from verify.judge.record import as_text
    from verify.kernel.kernel import judged_by_kernel, with_kernel
    from verify.whole import everything

    out = options.out or (Path("output") if options.paper is None else None)
    writes, further = out is not None and not options.json, options.paper is None and not options.json
    if writes and out is not None:
        require_place(out)
    certified, wrong = judged_by_kernel(paper, None, out and out / "local" / "coq") if options.kernel else ({}, [])
    notes = None
    if writes:
        from verify.report.notes import margin_notes

        notes = margin_notes(paper)
    judged, data, chain, exported, made, beyond = everything(paper, notes, writes and not options.no_report, further)
    with_all = with_kernel(data, certified) if options.kernel else data
    if options.json:
        print(as_text(with_all), end="")
        return 0 if all(j.holds for j in judged.values()) and not wrong else 1
    local, deep_notes, agreed = _deep(chain) if options.deep else ({}, [], True)
    said = ["wrote nothing; --out DIR writes the record, the errata, the exports and the page"]
    if out is not None:
        from verify.output import write_output

        local |= {"local/certified.json": as_text(with_all)} if options.kernel else {}
        further_texts = beyond[2] if beyond else {}
        said = write_output(
            out, data, paper, chain, exported, certified=certified, further=further_texts, report=made, local=local
        )
    failures = _told(judged, data, "summary")
    if beyond:
        _tell("", "Beyond the paper:")
        failures += _told(beyond[0], beyond[1], "summary_beyond")
    if options.kernel:
        accepted = sum(found.accepted for found in certified.values())
        said = [*said, f"Coq accepts {accepted} of {len(certified)} certificates in output/coq/", *wrong]
    _tell(*said, *deep_notes)
    return 0 if agreed and not failures and not wrong else 1


def _told(judged: dict[str, Any], data: dict[str, Any], summary: str) -> list[str]:
    """Print the table of what was judged and its summary, and give what failed in it."""
    from verify.report.table import print_rows, print_summary

    failures = [label for label, j in judged.items() if not j.holds]
    print_rows(list(judged.values()), {c["label"]: c["standing"] for c in data["claims"]})
    print_summary(data[summary], data["faults"], failures)
    return failures


def _deep(chain: Any) -> tuple[dict[str, str], list[str], bool]:
    from verify.cheng_niu.deep import run_deep

    with progress("comparing", 3) as step:
        return run_deep(chain, step)


if __name__ == "__main__":
    leave(run(main, "python -m verify"))
