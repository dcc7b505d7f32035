"""What differs between a printed and a corrected formula, marked in both.

The leaves of the two trees (letters with their dots, numbers, signs, each with its place: in a fraction, in an
exponent) are compared as sequences. Leaves that only one side has get a class; an element all of whose leaves have it
gets it instead.

Key result: `mark` (two elements -> the same, with the classes `gone` and `come`).
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element

from verify.report.mathml import SIGNS, operator

_PLACES = {
    "mfrac": ("above", "below"),
    "msup": ("", "raised"),
    "msub": ("", "lowered"),
    "msubsup": ("", "lowered", "raised"),
    "mover": ("", "over"),
}
Leaf = tuple[tuple[str, str, str], Element]


def mark(printed: Element, corrected: Element) -> None:
    """Set the class `gone` on what the print has alone and `come` on what the corrected form has alone."""
    left, right = list(_leaves(printed)), list(_leaves(corrected))
    matcher = SequenceMatcher(None, [key for key, _ in left], [key for key, _ in right], autojunk=False)
    gone, come = set[int](), set[int]()
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            gone |= {id(element) for _, element in left[i1:i2]}
            come |= {id(element) for _, element in right[j1:j2]}
    _spread(printed, gone, "gone")
    _spread(corrected, come, "come")


def _leaves(element: Element, place: str = "") -> Iterator[Leaf]:
    if (len(element) == 0 and element.tag != "mspace") or element.get("accent"):
        yield (element.tag, "".join(element.itertext()), place), element
        return
    places = _PLACES.get(element.tag, ())
    for i, child in enumerate(element):
        yield from _leaves(child, places[i] or place if i < len(places) else place)


def _spread(element: Element, marked: set[int], name: str) -> bool:
    """Mark below `element`; whether all of it is marked, and the mark left to the parent."""
    if len(element) == 0 or id(element) in marked:
        return id(element) in marked or element.tag == "mspace"
    whole = [_spread(child, marked, name) for child in element]
    seen = any(id(leaf) in marked for leaf in element.iter())
    if all(whole) and seen and element.tag != "math":
        return True
    runs: list[Element] = []
    grouped = element.tag in ("mrow", "math", "mtd", "msqrt")
    for child, all_of_it in zip(list(element), whole, strict=True):
        if all_of_it and any(id(leaf) in marked for leaf in child.iter()):
            if not grouped:
                child.set("class", name)
            elif runs and runs[-1].get("class") == name:
                runs[-1].append(child)
                continue
            else:
                child = _run(child, name, first=not runs)
        runs.append(child)
    element[:] = runs
    return False


def _run(child: Element, name: str, *, first: bool) -> Element:
    """A row that holds a marked child and the marked ones to follow; a sign in front stays the sign of a sum."""
    row = Element("mrow", {"class": name})
    if operator(child) in SIGNS and "form" not in child.attrib:
        child.set("form", "prefix" if first else "infix")
    row.append(child)
    return row
