"""What the checks of each statement in words read of the derivation: `reads.json`, made from the judgements.

`explain` knows from it what rests on what without judging everything. It holds no verdict, and is never believed of a
statement that has just been judged. `python -m verify.cheng_niu.reads` makes it again.

Key results: `reads` (label -> labels of the derivation), `text`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from derive.cheng_niu.chain import THEORY
from derive.core.equation import Derivation
from derive.files import write_files
from verify.judge.judgement import Judgement

TABLE = Path(__file__).with_suffix(".json")


def reads() -> dict[str, list[str]]:
    """The table as it stands."""
    return dict(json.loads(TABLE.read_text(encoding="utf-8")))


def text(judged: Mapping[str, Judgement], derivation: Derivation) -> str:
    """The table as it must be, as text."""
    from verify.judge.one import reads_of

    rows = reads_of(judged, derivation).items()
    return "{\n" + ",\n".join(f" {json.dumps(label)}: {json.dumps(read)}" for label, read in rows) + "\n}\n"


if __name__ == "__main__":
    from verify.cheng_niu import CLAIMS
    from verify.judge.judgement import judge_all

    chain = THEORY.derivation()
    write_files(TABLE.parent, {TABLE.name: text(judge_all(CLAIMS.values(), chain), chain)})
