"""The choice of Tcl and Julia, `a ? b : c`, in the words of Python, whose parser reads the rest."""

from __future__ import annotations

import re


def conditional(text: str) -> str:
    """`a ? b : c`, as Tcl and Julia write a choice, in Python's words; text with a `?` in a string as it is."""
    if "?" not in text or re.search(r"""(['"])[^'"]*\?[^'"]*\1""", text):
        return text
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0][0] + ",".join(map(_choice, match[0][1:-1].split(","))) + match[0][-1])
        return f"\0{len(kept) - 1}\0"

    inner = re.compile(r"\([^()]*\)")
    while (shorter := inner.sub(keep, text)) != text:
        text = shorter
    text = ",".join(map(_choice, text.split(",")))
    while "\0" in text:
        text = re.sub("\0(\\d+)\0", lambda match: kept[int(match[1])], text)
    return text


def _choice(text: str) -> str:
    """The same for one part without brackets; what stands before it is `return`, a name or the head of a lambda."""
    if "?" not in text:
        return text
    before, body = re.findall(r"\A(.*\blambda [^:]*:|\s*return\b|[^=<>!]*=(?!=)|)(.*)\Z", text, re.DOTALL)[0]
    test, _, rest = body.partition("?")
    yes, _, no = rest.partition(":")
    return f"{before}(({yes}) if ({test}) else ({_choice(no)}))"
