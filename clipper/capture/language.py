"""Which language a text is in: from its script, then from small words. None where neither tells."""

import re
from collections import Counter
from itertools import chain

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


def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in SMALL_WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


_BY_WORD = _by_word()
_LETTER_RUN = re.compile(r"[^\W\d_]+")


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
    if not sample.isascii():
        found = _by_script(sample)
        if found:
            return found
    words = _LETTER_RUN.findall(sample.casefold())
    votes = Counter(chain.from_iterable([_BY_WORD[word] for word in words if word in _BY_WORD]))
    most = max(votes.values(), default=0)
    if not most or most < min(LEAST_HITS, len(words)) or most < LEAST_SHARE * len(words):
        return None
    first, *others = [language for language, hits in votes.items() if hits == most]
    return None if others else first
