"""A search in a few short texts that forgives a typo: for the filter above a list. The library's search is another thing."""

import re

from clipper.text.fold import fold

_WORD = re.compile(r"\w+")

_ONE_SLIP, _TWO_SLIPS = 4, 8
"""Letters from which a word may have one slip, and two: a shorter word would match half the language."""


def is_like(text: str, query: str) -> bool:
    """Whether each word of the query stands in the text, be it within a word or with a slip of the finger."""
    wanted = _WORD.findall(fold(query).text)
    if not wanted:
        return True
    folded = fold(text).text
    missing = [word for word in wanted if word not in folded]
    if not missing:
        return True
    words = _WORD.findall(folded)
    return all(_stands_nearly(word, words) for word in missing)


def _stands_nearly(word: str, words: list[str]) -> bool:
    from rapidfuzz.distance import OSA

    slips = (len(word) >= _ONE_SLIP) + (len(word) >= _TWO_SLIPS)
    if not slips:
        return False
    return any(OSA.distance(word, found[: len(word) + slips], score_cutoff=slips) <= slips for found in words) or any(
        OSA.distance(word, found[: len(word)], score_cutoff=slips) <= slips for found in words
    )
