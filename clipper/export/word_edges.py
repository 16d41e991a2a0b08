"""Whether a place in a text lies within a word or a number: who quotes from there on, or up to there, quotes another one.

Where "unlikely" is quoted as "likely", "non-binding" as "binding", "can't" as "can" or "31,200" as "200", each letter stands in the source.
Only scripts with two cases are looked at: in others a word may lawfully begin behind the letters for "and" or "the" (Arabic, Hebrew), end
before a particle (Korean), or not be told from the next one at all. At a hyphen a word may end or begin, but for one that turns around
what stands beside it.
"""

import re

from clipper.export.loose_shapes import INVISIBLE
from clipper.text.typography import PLAIN

_REACH = 16
"""Code points on each side that are looked at: a word that turns another one around, and the hyphen between them."""
_TURNS_WHAT_FOLLOWS = re.compile(
    r"(?:^|\W)(?:non?|not|never|anti|contra|counter|kontra|pseudo|ex|former|would-be|nicht|nie|icke|ikke|pas|sans|sin|sem|не|анти|псевдо|экс)[-‐‑]$",
    re.IGNORECASE,
)
_TURNS_WHAT_STANDS_BEFORE = re.compile(r"[-‐‑](?:free|less|proof|frei|los)\b", re.IGNORECASE)
_MINUS = "-‐‑−"
_BEFORE_NUMBERS = "([“\"'’$€£¥"
"""What a minus may stand behind; behind anything else it is a hyphen."""
_APOSTROPHES = "'’"
_IN_WORDS = "-‐‑'’.,"
_IN_NUMBERS = ".,:\u00a0\u2009\u202f'’"
"""What groups the digits of a number, or stands before its fraction or its minutes."""


def cuts(text: str, at: int) -> bool:
    """Whether a word or number of the text goes on over this place."""
    before, after = _shown(text[max(0, at - _REACH) : at]), _shown(text[at : at + _REACH])
    if not before or not after:
        return False
    left, right = before[-1], after[0]
    if _is_cased(left) and _is_cased(right):
        return True
    if left.isdigit() or right.isdigit():
        return _cuts_number(before, after)
    if _is_cased(right):
        return _TURNS_WHAT_FOLLOWS.search(before) is not None
    is_shortened_not = left in "nN" and right in _APOSTROPHES and after[1:2] in ("t", "T") and not _is_cased(after[2:3])
    return is_shortened_not or (_is_cased(left) and _TURNS_WHAT_STANDS_BEFORE.match(after) is not None)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the words and numbers whole that it cuts."""
    if cuts(text, start):
        while start and (text[start - 1].isalnum() or text[start - 1] in _IN_WORDS):
            start -= 1
    if cuts(text, end):
        while end < len(text) and (text[end].isalnum() or text[end] in _IN_WORDS):
            end += 1
    return start, end


def _cuts_number(before: str, after: str) -> bool:
    left, right, behind, beyond = before[-1], after[0], before[-2:-1], after[1:2]
    if right.isdigit():
        is_negative = left in _MINUS and (not behind or behind.isspace() or behind in _BEFORE_NUMBERS)
        return is_negative or (behind.isdigit() and left in _IN_NUMBERS)
    return beyond.isdigit() and right in _IN_NUMBERS


def _is_cased(character: str) -> bool:
    """Whether it is a digit, or a letter of a script with capitals."""
    return character.isdigit() or character.lower() != character.upper()


def _shown(text: str) -> str:
    return "".join(character for character in text if PLAIN.get(character) != "" and character not in INVISIBLE)
