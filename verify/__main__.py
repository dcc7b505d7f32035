"""The command `python -m verify`: derive all, check all, write output/, and say what is true."""

from __future__ import annotations

import sys
from argparse import RawDescriptionHelpFormatter
from contextlib import suppress
from pathlib import Path
from typing import Any

from derive.terminal import Parser, elsewhere, plain, progress, run

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
    if options.paper is None:
        from derive.core.labels import LabelError, understood

        with suppress(LabelError):
            for label in options.labels if options.command == "check" else (options.label,):
                understood(label, _beyond().claims)
            return _beyond()
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


def _everything(paper: Any, notes: dict[str, str] | None = None) -> tuple[dict[str, Any], dict[str, Any], Any, Any]:
    from verify.judge.record import record
    from verify.judge.workers import judge_and_export

    chain = paper.derivation()
    with progress("checking", len(paper.claims)) as step:
        judged, exported = judge_and_export(paper.claims, chain, step, notes)
    return judged, record(judged, chain, paper), chain, exported


def _explain(paper: Any, label: str) -> int:
    from derive.core.labels import understood
    from verify.report.place import places
    from verify.report.table import print_explanation

    label = understood(label, paper.claims)
    judged, data, chain, _ = _everything(paper)
    entry = next(c for c in data["claims"] if c["label"] == label)
    print_explanation(entry, chain, paper.claims[label].node, places(data["claims"])[label], paper.numbers(label))
    return 0 if judged[label].holds else 1


def _judge(paper: Any, options: Any) -> int:
    from verify.judge.record import as_text
    from verify.kernel.kernel import judged_by_kernel, with_kernel
    from verify.output import write_output
    from verify.report.notes import margin_notes
    from verify.report.table import print_rows, print_summary

    out = options.out or (Path("output") if options.paper is None else None)
    certified, wrong = judged_by_kernel(paper, None, out and out / "local" / "coq") if options.kernel else ({}, [])
    judged, data, chain, exported = _everything(paper, None if options.json else margin_notes(paper))
    failures = [label for label, j in judged.items() if not j.holds]
    with_all = with_kernel(data, certified) if options.kernel else data
    if options.json:
        print(as_text(with_all), end="")
        return 1 if failures or wrong else 0
    further, beyond = ({}, None) if options.paper else _judge_beyond(chain)
    local, deep_notes, agreed = _deep(chain) if options.deep else ({}, [], True)
    notes = ["wrote nothing; --out DIR writes the record, the errata, the exports and the page"]
    if out is not None:
        local |= {"local/certified.json": as_text(with_all)} if options.kernel else {}
        report = not options.no_report
        notes = write_output(
            out, data, paper, chain, exported, certified=certified, further=further, report=report, local=local
        )
    print_rows(list(judged.values()), {c["label"]: c["standing"] for c in data["claims"]})
    print_summary(data["summary"], data["faults"], failures)
    failures += beyond() if beyond else []
    if options.kernel:
        accepted = sum(found.accepted for found in certified.values())
        notes = [*notes, f"Coq accepts {accepted} of {len(certified)} certificates in output/coq/", *wrong]
    _tell(*notes, *deep_notes)
    return 0 if agreed and not failures and not wrong else 1


def _judge_beyond(chain: Any) -> tuple[dict[str, str], Any]:
    """What the theory that goes on from the paper adds to output/, and what prints its table and gives its failures."""
    from verify.all_orders import judged_beyond
    from verify.report.table import print_rows, print_summary

    with progress("checking beyond the paper", len(_beyond().claims)) as step:
        judged, data, written = judged_beyond(chain, step)
    failures = [label for label, j in judged.items() if not j.holds]

    def told() -> list[str]:
        _tell("", "Beyond the paper:")
        print_rows(list(judged.values()), {c["label"]: c["standing"] for c in data["claims"]})
        print_summary(data["summary_beyond"], data["faults"], failures)
        return failures

    return written, told


def _deep(chain: Any) -> tuple[dict[str, str], list[str], bool]:
    from verify.cheng_niu.deep import run_deep

    with progress("comparing", 3) as step:
        return run_deep(chain, step)


if __name__ == "__main__":
    sys.exit(run(main, "python -m verify"))
