"""Learning from the user's own tagging which words speak for a tag: naive Bayes over the words that tell most.

For each tag, the words whose presence in a tagged article is much likelier than elsewhere are kept with the logarithm of that ratio
(Laplace's rule keeps small counts humble, and a word that could be there by chance, by Dunning's likelihood ratio, tells nothing; nor do
small words and those of reporting itself). An article's score is the logarithm of the tag's own odds plus the ratios of those words that
stand in it; the words that weigh most are the explanation. Nothing leaves the computer, and nothing is downloaded.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clipper.text.small_words import SMALL_WORDS

LEAST_ARTICLES = 3
"""Articles of a tag below which nothing is learned of it."""
TELLING_WORDS = 40
"""Words kept for a tag."""
WORDS_AN_ARTICLE = 3
"""And for each of its articles: few articles have many words in common by chance."""
MOST_WEIGHT = 3.0
"""No word alone speaks louder: e³ is twenty to one."""
LEAST_WEIGHT = 0.7
"""Twice as likely: below, a word tells nothing."""
LEAST_PRESENCE = 0.25
"""Share of a tag's articles in which a word must stand: rarer ones are those articles' own, and not the tag's."""
TOO_COMMON = 0.6
"""Share of all articles from which on a word is a word of the language."""
LEAST_EVIDENCE = 3.84
"""Dunning's G² of one degree of freedom: less would be chance once in twenty words."""
REPORTING = (
    "said says say told tells according reported report reports news also would could been will were had who more when about new "
    "he she we you it's his her its our them one two than into over after before only some any all what there because if so up out"
)
TELLING_NOTHING = frozenset(word for words in (*SMALL_WORDS.values(), REPORTING) for word in words.split())
LEAST_SCORE = 0.7
"""Odds of two to one, below which a tag is not suggested."""
EXPLAINED_BY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedWords:
    """The distinct words of an article, and its tags."""

    words: frozenset[str]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A tag that may fit, the logarithm of its odds, and the words that speak for it most."""

    tag: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagWords:
    """What was learned of a tag."""

    tag: str
    odds: float
    weights: dict[str, float]


def learn(articles: Sequence[TaggedWords]) -> tuple[TagWords, ...]:
    """The telling words of each tag that enough articles carry."""
    everywhere = Counter(word for article in articles for word in article.words)
    common = max(2, TOO_COMMON * len(articles))
    known = {word for word, number in everywhere.items() if 1 < number <= common and word not in TELLING_NOTHING}
    carried = Counter(tag for article in articles for tag in set(article.tags))
    learned: list[TagWords] = []
    for tag, number in sorted(carried.items()):
        if number < LEAST_ARTICLES or number == len(articles):
            continue
        inside = Counter(word for article in articles if tag in article.tags for word in article.words & known)
        weights = _weights(inside, everywhere, number, len(articles) - number)
        if weights:
            learned.append(TagWords(tag=tag, odds=math.log(number / (len(articles) - number)), weights=weights))
    return tuple(learned)


def _weights(inside: Counter[str], everywhere: Counter[str], tagged: int, others: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, number in inside.items():
        if number < max(2, LEAST_PRESENCE * tagged):  # one article proves nothing
            continue
        ratio = math.log((number + 0.5) / (tagged + 1)) - math.log((everywhere[word] - number + 0.5) / (others + 1))
        if ratio >= LEAST_WEIGHT and _evidence(number, tagged, everywhere[word] - number, others) >= LEAST_EVIDENCE:
            found[word] = min(ratio, MOST_WEIGHT)
    most = sorted(found, key=lambda word: (-found[word] * inside[word], word))[: min(TELLING_WORDS, WORDS_AN_ARTICLE * tagged)]
    return {word: found[word] for word in most}


def _evidence(inside: int, tagged: int, outside: int, others: int) -> float:
    """G² of the word standing in so many of the tagged articles and so many of the others (Dunning 1993)."""
    whole = tagged + others
    share = (inside + outside) / whole
    cells = (
        (inside, tagged * share),
        (outside, others * share),
        (tagged - inside, tagged * (1 - share)),
        (others - outside, others * (1 - share)),
    )
    return 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen and expected)


def suggest(model: Iterable[TagWords], words: Sequence[str], *, without: frozenset[str] = frozenset()) -> list[Suggestion]:
    """The tags that may fit an article with these words, likeliest first."""
    present = frozenset(words)
    found: list[Suggestion] = []
    for tag in model:
        speaking = sorted(((word, weight) for word, weight in tag.weights.items() if word in present), key=lambda pair: (-pair[1], pair[0]))
        score = tag.odds + sum(weight for _, weight in speaking)
        if tag.tag not in without and len(speaking) > 1 and score >= LEAST_SCORE:
            found.append(Suggestion(tag=tag.tag, score=score, because=tuple(word for word, _ in speaking[:EXPLAINED_BY])))
    return sorted(found, key=lambda one: (-one.score, one.tag))
