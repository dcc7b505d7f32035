"""The command `python -m verify`: derive all, check all, write output/, and say what is true."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from derive.terminal import Parser, progress, run

EXAMPLES = """examples:
  python -m verify                       judge every statement and write output/
  python -m verify check 9c p.omega      judge two of them, write nothing
  python -m verify explain 9c            printed, derived, evidence and consequences
  python -m verify --json | jq .summary  the record, nothing written
  python -m verify --mutants             plant wrong versions of every statement; all must be refused
  python -m verify validity --width 2e-9 --fermi-velocity 3e5 --gap 1.0 --xi 0.02

exit code: 0 if the checks bear out every record, 1 if not, 2 for bad usage, 130 when interrupted"""


def parser() -> Parser:
    """The command line."""
    import argparse

    p = Parser(
        prog="python -m verify",
        description="Judge every printed statement of the paper and write what was found to output/.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("--out", type=Path, default=Path("output"), metavar="DIR", help="folder to write (default: output)")
    p.add_argument("--json", action="store_true", help="print claims.json and write nothing")
    p.add_argument("--mutants", action="store_true", help="plant wrong versions of every claim; write nothing")
    p.add_argument("--deep", action="store_true", help="add the slow checks; what they add goes to output/local/")
    p.add_argument("--no-report", action="store_true", help="leave out report.html and the figures")
    commands = p.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    check = commands.add_parser(
        "check", help="judge some labels, write nothing", epilog="example: python -m verify check 9a 9b"
    )
    check.add_argument("labels", nargs="+", metavar="LABEL")
    explain = commands.add_parser(
        "explain", help="all about one label", epilog="example: python -m verify explain p.omega"
    )
    explain.add_argument("label", metavar="LABEL")
    commands.add_parser("validity", help="does Eq. 16 hold for a wall of this width?", add_help=False)
    return p


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    if arguments[:1] == ["validity"]:
        from verify.validity import main as validity

        return validity(arguments[1:])
    options = parser().parse_args(arguments)
    if options.command == "check":
        return _check(options.labels)
    if options.command == "explain":
        return _explain(options.label)
    if options.mutants:
        from verify.mutants import report_mutants

        return report_mutants()
    return _judge(options)


def _known(labels: list[str]) -> None:
    import difflib

    from verify.claims import CLAIMS

    for label in labels:
        if label not in CLAIMS:
            near = difflib.get_close_matches(label, CLAIMS, n=3)
            hint = f"did you mean {', '.join(near)}?" if near else "see 'python -m verify' for all labels"
            raise ValueError(f"unknown label {label!r}; {hint}")


def _check(labels: list[str]) -> int:
    from derive import derivation
    from verify.claims import CLAIMS
    from verify.judge import judge_all
    from verify.table import print_rows

    _known(labels)
    wanted = list(dict.fromkeys(labels))
    with progress("checking", len(wanted)) as step:
        judged = judge_all([CLAIMS[label] for label in wanted], derivation(), step)
    print_rows(list(judged.values()), {})
    return 0 if all(j.holds for j in judged.values()) else 1


def _everything(export: bool = False) -> tuple[dict[str, Any], dict[str, Any], Any, Any]:
    from derive import derivation
    from verify.claims import CLAIMS
    from verify.record import record
    from verify.workers import judge_and_export

    chain = derivation()
    with progress("checking", len(CLAIMS)) as step:
        judged, exported = judge_and_export(CLAIMS, chain, step, export)
    return judged, record(judged), chain, exported


def _explain(label: str) -> int:
    from verify.claims import CLAIMS
    from verify.table import print_explanation

    _known([label])
    judged, data, chain, _ = _everything()
    entry = next(c for c in data["claims"] if c["label"] == label)
    print_explanation(entry, chain, CLAIMS[label].node)
    return 0 if judged[label].holds else 1


def _judge(options: Any) -> int:
    from verify.output import write_output
    from verify.table import print_rows, print_summary

    judged, data, chain, exported = _everything(export=not options.json)
    failures = [label for label, j in judged.items() if not j.holds]
    if options.json:
        print(json.dumps(data, indent=1, ensure_ascii=False))
        return 1 if failures else 0
    notes = write_output(options.out, data, chain, exported, report=not options.no_report)
    print_rows(list(judged.values()), {c["label"]: c["standing"] for c in data["claims"]})
    print_summary(data["summary"], data["faults"], failures)
    deep_notes, agreed = _deep(options.out, chain) if options.deep else ([], True)
    for note in (*notes, *deep_notes):
        print(note)
    return 0 if agreed and not failures else 1


def _deep(out: Path, chain: Any) -> tuple[list[str], bool]:
    from verify.deep import run_deep

    with progress("comparing", 3) as step:
        return run_deep(out, chain, step)


if __name__ == "__main__":
    sys.exit(run(main, "python -m verify"))
