"""What typesetting changes and meaning does not: the shapes of quotation marks, dashes, blanks, the ellipsis and ligatures."""

import re

from clipper.text.mapped import MappedText, exchanged, replaced

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

_SINGLE = {shape: plain for shape, plain in PLAIN.items() if len(plain) == 1}
_OTHERS = re.compile("[" + "".join(shape for shape, plain in PLAIN.items() if len(plain) != 1) + "]| {2,}")


def plain(text: str) -> MappedText:
    """The text in plain shapes: straight quotes, hyphens, single blanks, three full stops."""
    shaped = exchanged(text, _SINGLE)
    if not _OTHERS.search(shaped):
        return MappedText(text=shaped, origins=None, original_length=len(text))
    return replaced(shaped, _OTHERS, lambda found: PLAIN.get(found, " "))
