"""What a tag and a style say of the words inside an element: links, strong and emphasized words, and figures that are set high."""

import re
from collections.abc import Sequence

from clipper.capture.links import safe_href
from clipper.capture.page.tree import Element
from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run

NONE: tuple[Mark, ...] = ()
LONGEST_RAISED = 8
"""Characters of an exponent or the number of a note; what is longer is only set small."""
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em", "cite", "dfn"})
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
"""Editors wrap a whole copy in a `<b>` that is not bold."""
_HEAVY_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UPRIGHT_STYLE = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)
_SLANTED_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−–=n,", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼ⁿ,")
_FRACTION = re.compile(r"\d+[/⁄]\d+")
_POWER = re.compile(r"[+\-−–]?\d[\w.,+\-−–]*")
"""An exponent that not every sign of can be raised."""


def marks_of(tag: str, element: Element, base: str | None) -> tuple[Mark, ...]:
    """The marks that an inline element puts on its words. `base` is what relative addresses are relative to."""
    style = element.get("style") or ""
    marks = style_marks(style) if style else NONE
    if tag == "a":
        href = element.get("href")
        safe = safe_href(href, base)
        if safe:
            return (Mark(SpanKind.LINK, (("href", safe),)), *marks)
        return (Mark(SpanKind.LINK), *marks) if href is not None else marks
    if tag in _STRONG and not (style and _LIGHT_STYLE.search(style)):
        return (Mark(SpanKind.STRONG), *marks)
    if tag in _EMPHASIS and not (style and _UPRIGHT_STYLE.search(style)):
        return (Mark(SpanKind.EMPHASIS), *marks)
    return marks


def style_marks(style: str) -> tuple[Mark, ...]:
    """What an inline style sets in bold or in italics."""
    if "font" not in style.lower():
        return NONE
    marks = (Mark(SpanKind.STRONG),) if _HEAVY_STYLE.search(style) else NONE
    return (*marks, Mark(SpanKind.EMPHASIS)) if _SLANTED_STYLE.search(style) else marks


def raised(before: Sequence[Run], runs: Sequence[Run]) -> list[Run] | None:
    """The runs of a `<sup>` so that they cannot be read as a part of what stands before: 10², 10^2.5 or 5 1/2, and not 102.

    None where it says the same as it stands, as the letters of an ordinal (19th) or a number in brackets ([2]) do.
    """
    text = "".join(run.text for run in runs).strip()
    if not text or len(text) > LONGEST_RAISED:
        return None
    if all(ord(character) in _RAISED for character in text) and (text == "n" or any(map(str.isdecimal, text))):
        return [Run(run.text.translate(_RAISED), run.marks) for run in runs]
    last = before[-1].text[-1:] if before else ""
    if last.isdecimal() and _FRACTION.fullmatch(text):
        return [Run(" ", runs[0].marks), *runs]
    if (last.isdecimal() or last == ")") and _POWER.fullmatch(text):
        return [Run("^", runs[0].marks), *runs]
    return None
