"""Plain shapes compared loosely: what else a house or a keyboard may change in a quotation without another word being read."""

import re

from clipper.text.mapped import MappedText, exchanged, replaced

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Letters, digits and signs as wide as han (Unicode block FF00): the same ones as in ASCII."""
INVISIBLE = "\u061c\u0640\u200c\u200d\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What turns the direction of words, joins or parts letters, or draws an Arabic word out: a program or a house puts it in."""
_SIGN = re.compile(f'[{INVISIBLE}]+| ?(?:-+|") ?| (?=[:;!?])')


def loose(plain_text: str) -> MappedText:
    """A text in plain shapes without the blanks around dashes and quotation marks and before high points.

    Each dash is one hyphen, and what is invisible is gone.
    """
    shaped = exchanged(plain_text, FULL_WIDTH)
    if not _SIGN.search(shaped):
        return MappedText(text=shaped, origins=None, original_length=len(plain_text))
    return replaced(shaped, _SIGN, lambda found: found.strip(INVISIBLE + " ")[:1])
