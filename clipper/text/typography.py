"""What typesetting changes and meaning does not: the shapes of quotation marks, dashes, blanks, the ellipsis and ligatures."""

import re
from typing import TypeAlias

from clipper.text.mapped import MappedText, mapped

Range: TypeAlias = tuple[int, int]

_SHAPES = {
    "'": "‘’‚‛′ʼ`´‹›",
    '"': "“”„‟″«»「」『』〝〞〟＂",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\n\t",
    "...": "…",
    "ff": "ﬀ",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "ffi": "ﬃ",
    "ffl": "ﬄ",
    "": "\u00ad\u200b\u200e\u200f\u2060\ufeff",
}
PLAIN = {shape: plain for plain, shapes in _SHAPES.items() for shape in shapes}
"""Each typographic shape and the plain characters that stand for it."""

_BLANKS = re.compile(" {2,}")


def plain(text: str) -> MappedText:
    """The text in plain shapes: straight quotes, hyphens, single blanks, three full stops."""
    shaped = mapped(text, PLAIN)
    if "  " not in shaped.text:
        return shaped
    kept = _without(shaped.text, [(match.start() + 1, match.end()) for match in _BLANKS.finditer(shaped.text)])
    origins = tuple(kept) if shaped.origins is None else tuple(shaped.origins[position] for position in kept)
    return MappedText(text="".join(shaped.text[position] for position in kept), origins=origins, original_length=len(text))


def _without(text: str, dropped: list[Range]) -> list[int]:
    """The positions of the text that lie in none of the ranges."""
    kept: list[int] = []
    position = 0
    for start, end in dropped:
        kept.extend(range(position, start))
        position = end
    kept.extend(range(position, len(text)))
    return kept


def same_but_for_typography(one: str, other: str) -> bool:
    """Whether two passages differ in nothing but the shapes of quotes, dashes, blanks and the ellipsis."""
    return plain(one).text.strip() == plain(other).text.strip()
