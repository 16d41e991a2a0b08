"""Which language a text is in: from its script, then from small words. None where neither tells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from struct import Struct

from clipper.model.draft import Draft, Extraction
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
_LEAST_SHARES = {"ja": 0.05, "zh": 0.12}
"""Japanese is written mostly in han characters too: little kana suffices. A han character says as much as some letters beside it."""
SAMPLE_LINES, SAMPLE_OF_LINES = 3, 750
"""The language of lines is guessed from the longest ones: from so many characters in all, also where there is one line only."""
CLEAR_HITS, CLEAR_TIMES = 8, 3
"""So many small words, and so many times those of the language that is stated, say that it is stated wrongly."""


_LANGUAGES = tuple(SMALL_WORDS)
_TALLIES = Struct(f"<{len(_LANGUAGES)}H")
"""The hits of each language: two bytes count more words than a sample has."""
_TALLY_BITS = 16
_KNOWN = frozenset((*_LANGUAGES, *(language for language, _ in _SCRIPTS)))


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
        if share > _LEAST_SHARES.get(language, SCRIPT_SHARE):
            return language
    return None


def _words_and_script(sample: str) -> tuple[list[str], str | None]:
    """The words of a text, and the language that its script tells."""
    form = sample.casefold()
    words = _western_words(form)
    if words is not None:
        return words, None
    return _LETTER_RUN.findall(form), _by_script(sample)


def guess_language(text: str) -> str | None:
    """A BCP 47 primary tag, or None."""
    words, by_script = _words_and_script(text[:SAMPLE])
    if by_script:
        return by_script
    hits = _hits(words)
    most = max(hits)
    if not most or most < min(LEAST_HITS, len(words)) or most < LEAST_SHARE * len(words):
        return None
    return _LANGUAGES[hits.index(most)] if hits.count(most) == 1 else None


def language_sample(lines: Sequence[str]) -> str:
    """What the language of these lines is guessed from."""
    longest = sorted(lines, key=len)[-SAMPLE_LINES:]
    width = SAMPLE_OF_LINES // max(1, len(longest))
    return "\n".join([line[:width] for line in longest])


def is_clearly_other(stated: str, text: str) -> bool:
    """Whether a text is plainly not in the language that is stated of it: templates state their own, whatever is written in them.

    A language that is not known here is believed; so is Serbian, which has two scripts.
    """
    words, by_script = _words_and_script(text[:SAMPLE])
    if stated == "sr" or stated not in _KNOWN:
        return False
    if by_script:
        return by_script != stated
    hits = dict(zip(_LANGUAGES, _hits(words), strict=True))
    most = max(hits.values())
    return most >= CLEAR_HITS and most >= CLEAR_TIMES * hits.get(stated, 0)


def with_language(found: Extraction) -> Extraction:
    """The same, with the language that the text of each draft is in where nothing states it."""
    return replace(found, drafts=tuple(map(_with_language, found.drafts)))


def _with_language(draft: Draft) -> Draft:
    if draft.metadata.language is not None:
        return draft
    guessed = guess_language(language_sample(draft.body.text.splitlines()))
    return replace(draft, metadata=replace(draft.metadata, language=guessed)) if guessed else draft
