"""The record's plain sentences as HTML: escaped, Greek letters and indices set as such, labels turned into links.

Key result: `typeset` (sentence and known labels -> safe HTML).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import escape
from html.entities import html5

_NAMES = "alpha beta gamma delta epsilon eta theta kappa lambda mu xi pi sigma tau phi chi omega Delta Omega Phi Theta"
_GREEK = {name: html5[f"{name};"] for name in _NAMES.split()} | {
    "eps": "ε",
    "hbar": "ħ",
    "infinity": "∞",
    "delta-m": "δm",
}
_GREEK |= {"thetadot": "θ̇", "phidot": "φ̇", "phi-dot": "φ̇", "theta-dot": "θ̇"}
_GREEK_NAMES = "|".join(sorted(_GREEK, key=len, reverse=True))
_INDEX = {"up": "↑", "down": "↓"}
_SIGNS = {"-&gt;": "→", "&gt;&gt;": "≫", "&lt;&lt;": "≪", "&gt;=": "≥", "&lt;=": "≤"}
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\b(eps|chi)([123])\b"), lambda m: f"<var>{_GREEK[m[1]]}</var><sub>{m[2]}</sub>"),
    (
        re.compile(rf"\b([A-Za-z]|{_GREEK_NAMES})_([A-Za-z0-9]{{1,5}})\b(?!\.\w)"),
        lambda m: f"<var>{_letter(m[1])}</var><sub>{_INDEX.get(m[2], _letter(m[2]))}</sub>",
    ),
    (re.compile(r"\^\{([^{}]{1,20})\}"), lambda m: f"<sup>{m[1]}</sup>"),
    (re.compile(r"\bsqrt\("), lambda m: "√("),
    (
        re.compile(r"\^(?:\((-?\w+)\)|(dagger|-?\d+|[A-Za-z])\b)"),
        lambda m: f"<sup>{_letter(m[1] or m[2]).replace('-', '−')}</sup>",
    ),
    (re.compile(rf"(?<![\w.])({_GREEK_NAMES})(?!\w)"), lambda m: f"<var>{_GREEK[m[1]]}</var>"),
    (re.compile(r"\b(\d(?:\.\d+)?)e(-?\d+)\b"), lambda m: f"{m[1]} × 10<sup>{m[2].replace('-', '−')}</sup>"),
    (re.compile(r"-&gt;|&gt;&gt;|&lt;&lt;|&gt;=|&lt;="), lambda m: _SIGNS[m[0]]),
    (re.compile(r"(?<=\s)-(?=[\w(<Ͱ-Ͽ])"), lambda m: "−"),
    (re.compile(r" - "), lambda m: " − "),
    (re.compile(r" x (?=[a-zA-Z(\d<])"), lambda m: " × "),
    # a letter alone is a symbol, unless it is a word, a unit behind a number, or the name of an appendix
    (
        re.compile(r"(?<![\w.'\-])(?<!\d )(?<!</sup> )(?<!Appendix )([B-HJ-Zb-hj-z])(?![\w'’>]|[-.][a-z])"),
        lambda m: f"<var>{m[1]}</var>",
    ),
)
_LABEL = re.compile(
    r"\b([px]\.[a-z][a-z0-9-]*|B\.s\d|[AB]\d|\d{1,2}[abc](?:\.(?:bound|max))?)\b|\b(Eqs?\. )(\d{1,2}[abc]?)\b"
)


def typeset(sentence: str, labels: Collection[str] = ()) -> str:
    """The sentence as HTML that holds no markup of its own; known labels link to their statements."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        label = match[1] or match[3]
        if label not in labels:
            return match[0]
        kept.append(f'{match[2] or ""}<a href="#{escape(label)}">{escape(label)}</a>')
        return f"\x00{len(kept) - 1}\x00"

    text = _LABEL.sub(keep, escape(sentence.replace("\x00", ""), quote=False))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return re.sub("\x00(\\d+)\x00", lambda m: kept[int(m[1])], text)


def _letter(word: str) -> str:
    return _GREEK.get(word, "†" if word == "dagger" else word)
