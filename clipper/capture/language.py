"""Which language a text is in: from its script, then from small words. None where neither tells."""

import re
from collections.abc import Sequence
from struct import Struct

from clipper.text.small_words import SMALL_WORDS

SAMPLE = 1500
"""Characters that are looked at."""
LEAST_HITS = 3
"""Fewer function words do not tell a language, unless the text is short."""
LEAST_SHARE = 0.08
"""Of the words of a text in a known language, at least so many are in its table."""
SCRIPT_SHARE = 0.25
"""From this share of its letters on, a script tells the language."""

_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e01-\u0e4e]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile("[\u0904-\u097f]")),
    ("bn", re.compile("[\u0985-\u09ff]")),
    ("ta", re.compile("[\u0b82-\u0bff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0531-\u058a]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
)
_KANA_SHARE = 0.05
"""Japanese is written mostly in han characters too: little kana suffices."""


_LANGUAGES = tuple(SMALL_WORDS)
_TALLIES = Struct(f"<{len(_LANGUAGES)}H")
"""The hits of each language: two bytes count more words than a sample has."""
_TALLY_BITS = 16


def _votes() -> dict[str, int]:
    """For each small word one number, in which each language that has the word counts one at its own place.

    The sum of these numbers over the words of a text holds the hits of all languages.
    """
    found: dict[str, int] = {}
    for place, words in enumerate(SMALL_WORDS.values()):
        for word in words.split():
            found[word] = found.get(word, 0) + (1 << _TALLY_BITS * place)
    return found


_VOTES = _votes()
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS = "".join(sign if _LETTER_RUN.match(sign) else " " for sign in map(chr, range(256))).encode("latin-1")
"""Each character of Latin-1 as itself if it is a letter, else as a blank."""
_PUNCTUATION = "’“”‘–—…„"
"""What keeps most western texts from being Latin-1."""


def _western_words(form: str) -> list[str] | None:
    """The letters that stand together in a casefolded text of Latin-1 and what western texts have besides; None for another.

    They are parted in a third of the time that a pattern takes.
    """
    if not form.isascii():
        for sign in _PUNCTUATION:
            form = form.replace(sign, " ")
    try:
        return form.encode("latin-1").translate(_ONLY_LETTERS).decode("latin-1").split()
    except UnicodeEncodeError:
        return None


def _hits(words: Sequence[str]) -> tuple[int, ...]:
    """How many of these are small words of each language."""
    total = sum(filter(None, map(_VOTES.get, words)))
    return _TALLIES.unpack(total.to_bytes(_TALLIES.size, "little"))


_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0531-\u058a\u05d0-\u05ea\u0900-\u1fff\u3040-\ud7af]")


def _by_script(sample: str) -> str | None:
    if not _OTHER_SCRIPT.search(sample):
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (_KANA_SHARE if language == "ja" else SCRIPT_SHARE):
            return language
    return None


def guess_language(text: str) -> str | None:
    """A BCP 47 primary tag, or None."""
    sample = text[:SAMPLE]
    form = sample.casefold()
    words = _western_words(form)
    if words is None:
        found = _by_script(sample)
        if found:
            return found
        words = _LETTER_RUN.findall(form)
    hits = _hits(words)
    most = max(hits)
    if not most or most < min(LEAST_HITS, len(words)) or most < LEAST_SHARE * len(words):
        return None
    return _LANGUAGES[hits.index(most)] if hits.count(most) == 1 else None
