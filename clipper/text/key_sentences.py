"""Key sentences of a text, by a rule that can be explained: a suggestion for a reader, never a summary.

A sentence counts for the words it shares with the rest of the text (each word by how many sentences hold it, as in Luhn 1958), for the
words it shares with the title, and for standing early, as news tells the most important first. Sentences too short to tell anything
or too long to quote are passed over, and so is one that says what a chosen one says already.
"""

import re
from collections import Counter

from clipper.model.span import NOT_BODY_KINDS, ArticleText, SpanKind
from clipper.text.sentences import sentences
from clipper.text.words import UNSPACED

_WORD = re.compile(rf"[{UNSPACED}]{{2}}|[^\W\d_{UNSPACED}]{{4,}}|\d[\d.,]*")
"""Short words carry grammar; in scripts without blanks, pairs of characters stand for words."""
_WIDE = re.compile(f"[{UNSPACED}]")
SHORTEST, LONGEST = 40, 400
"""Width of a sentence that can be quoted by itself: code points, those of scripts without blanks counted twice."""
TITLE_WEIGHT = 2.0
EARLY_WEIGHT = 1.0
OVERLAP = 0.6
"""A sentence of whose words this share stands in a chosen one says nothing new."""
MAX_SENTENCES = 400
_SKIPPED = NOT_BODY_KINDS | {SpanKind.HEADING, SpanKind.TABLE_ROW, SpanKind.CODE}


def key_sentences(article: ArticleText, *, title: str = "", count: int = 3) -> tuple[str, ...]:
    """At most `count` sentences, word for word, in the order of the text."""
    blocks = (article.slice(block) for block in article.blocks() if block.kind not in _SKIPPED)
    every = [block[start:end] for block in blocks for start, end in sentences(block)][:MAX_SENTENCES]
    words = [frozenset(_WORD.findall(sentence.casefold())) for sentence in every]
    spread = Counter(word for sentence in words for word in sentence)
    wanted = frozenset(_WORD.findall(title.casefold()))
    scores = [_score(own, spread, wanted, place / len(every)) for place, own in enumerate(words)]
    chosen: list[int] = []
    for place in sorted(range(len(every)), key=lambda place: (-scores[place], place)):
        if len(chosen) == count:
            break
        if (
            SHORTEST <= _width(every[place]) <= LONGEST
            and words[place]
            and not any(_says_the_same(words[place], words[other]) for other in chosen)
        ):
            chosen.append(place)
    return tuple(every[place] for place in sorted(chosen))


def _score(own: frozenset[str], spread: Counter[str], wanted: frozenset[str], depth: float) -> float:
    if not own:
        return 0.0
    shared = sum(spread[word] - 1 for word in own) / len(own)
    titled = len(own & wanted) / len(wanted) if wanted else 0.0
    return shared + TITLE_WEIGHT * titled + EARLY_WEIGHT * (1 - depth)


def _width(sentence: str) -> int:
    return len(sentence) + len(_WIDE.findall(sentence))


def _says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > OVERLAP * min(len(one), len(other))
