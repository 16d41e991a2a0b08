"""Text as it is indexed: the characters of scripts without blanks stand apart, so that a phrase finds any substring."""

import re

from clipper.text.words import UNSPACED

_UNSPACED_CHARACTER = re.compile(f"([{UNSPACED}])")


def searchable(text: str) -> str:
    """The text with each such character between blanks."""
    return _UNSPACED_CHARACTER.sub(r" \1 ", text)
