"""In words, how a quotation differs from what it quotes."""

import re
from collections.abc import Mapping

from clipper.export.loose_shapes import FULL_WIDTH, INVISIBLE, loose
from clipper.text.diff import ChangeKind, diff
from clipper.text.typography import PLAIN, plain

SHAPES: Mapping[str, frozenset[str]] = {
    "quotation marks": frozenset("'\"" + "".join(shape for shape, meant in PLAIN.items() if meant in ("'", '"'))),
    "dashes": frozenset("-" + "".join(shape for shape, meant in PLAIN.items() if meant == "-")),
    "blanks": frozenset(" " + "".join(shape for shape, meant in PLAIN.items() if meant == " ")),
    "ellipsis": frozenset("…."),
    "ligatures": frozenset("ﬀﬁﬂﬃﬄ"),
    "full-width characters": frozenset(FULL_WIDTH) - frozenset(PLAIN),
    "invisible characters": frozenset(shape for shape, meant in PLAIN.items() if not meant) | frozenset(INVISIBLE),
}
MOST = 4
"""Changes that are told one by one."""
LONGEST = 80
"""Code points of a piece that is told."""
_BLANKS = re.compile(r"\s+")


def same_in_plain_shapes(one: str, other: str) -> bool:
    """Whether two passages differ in nothing but typography."""
    return plain(one).text.strip() == plain(other).text.strip()


def typographic(quotation: str, source: str) -> tuple[str, ...]:
    """The kinds of typographic difference, by name; none where both are the same."""
    if quotation == source:
        return ()
    names: list[str] = []
    for name, shapes in SHAPES.items():
        ours = [character for character in quotation if character in shapes]
        theirs = [character for character in source if character in shapes]
        if ours != theirs:
            names.append(name)
    return tuple(names) or ("letters written in another way",)


def changes(quotation: str, source: str) -> str:
    """ "“nine” became “ten”; “not” is left out": what was done to the source's words, at most four of them."""
    told: list[str] = []
    before, after = loose(plain(source).text).text, loose(plain(quotation).text).text
    for change in diff(before, after):
        old = _piece(before[change.old_start : change.old_end])
        new = _piece(after[change.new_start : change.new_end])
        if change.kind is ChangeKind.EQUAL:
            continue
        if old and new:
            told.append(f"“{old}” became “{new}”")
        elif change.old_end > change.old_start and not new:
            told.append(f"“{old}” is left out" if old else "a blank is left out")
        else:
            told.append(f"“{new}” is added" if new else "a blank is added")
    if len(told) > MOST:
        more = len(told) - MOST
        told = [*told[:MOST], f"{more} more change{'s' if more > 1 else ''}"]
    return "; ".join(told)


def _piece(text: str) -> str:
    words = _BLANKS.sub(" ", text).strip()
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
