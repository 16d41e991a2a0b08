"""Plain shapes compared loosely: what else a house or a keyboard may change in a quotation without another word being read."""

import re

from clipper.text.mapped import MappedText, exchanged, replaced

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Letters, digits and signs as wide as han (Unicode block FF00): the same ones as in ASCII."""
_SIGN = re.compile(' ?(?:-+|") ?| (?=[:;!?])')


def loose(plain_text: str) -> MappedText:
    """A text in plain shapes, but without the blanks around dashes and quotation marks and before high points, each dash one hyphen."""
    shaped = exchanged(plain_text, FULL_WIDTH)
    if not _SIGN.search(shaped):
        return MappedText(text=shaped, origins=None, original_length=len(plain_text))
    return replaced(shaped, _SIGN, lambda found: found.strip()[:1])
