"""Pages of headlines without an article: what the choice of their lines, and how many headlines there are, tell by themselves."""

from collections.abc import Sequence
from itertools import pairwise

from clipper.capture.paste.choose import Choice
from clipper.capture.paste.kinds import HEADLINE_CLASSES, Kinds

FRONT_HEADLINES = 40
"""A page with so many headlines may be a front page; where no long line is chosen, it is one."""
SINGLE_EXPECTED = 0.9
"""A single line of it that promises less is a teaser."""
FRONT_EXPECTED = 0.45
"""Such a page is one where the best choice of lines promises no better F1."""
SCATTERED_EXPECTED, SCATTERED_TOUCHING, SCATTERED_SHARE = 0.7, 0.3, 0.22
"""So is one where it promises little more, and the lines chosen are scattered teasers: less than these shares of them touch another one,
and fill the stretch that they stand in."""
LEAST_TELEGRAMS, TELEGRAM_EXPECTED, TELEGRAM_SENTENCES, TELEGRAM_LONG = 20, 0.8, 0.2, 0.1
"""So is one where so many lines are chosen that promise less, and no more than these shares of them end as sentences and are long."""
STORY = 6
"""So many sentences side by side are a story, whatever stands around it."""


def is_front(kinds: Kinds, choice: Choice) -> bool:
    """Whether the page is one of headlines without an article."""
    if not _is_doubtful(kinds, choice):  # which is quicker to see than how many headlines there are
        return False
    headlines = sum(length in HEADLINE_CLASSES and not ending for length, ending in zip(kinds.lengths, kinds.endings, strict=True))
    return headlines >= FRONT_HEADLINES


def free_headlines(kinds: Kinds) -> int:
    """The lines that may be headlines and are no furniture."""
    lines = zip(kinds.families, kinds.lengths, kinds.endings, strict=True)
    return sum(family is None and not ending and length in HEADLINE_CLASSES for family, length, ending in lines)


def _has_story(kinds: Kinds, lines: Sequence[int]) -> bool:
    """Whether enough sentences stand side by side."""
    run = 0
    for above, at in pairwise((-1, *lines)):
        run = (run if at == above + 1 else 0) + 1 if kinds.is_sentence(at) else 0
        if run >= STORY:
            return True
    return False


def _is_doubtful(kinds: Kinds, choice: Choice) -> bool:
    """Whether the lines chosen may be teasers."""
    lines = choice.lines
    if not any(map(kinds.is_long, lines)) or (len(lines) == 1 and choice.expected < SINGLE_EXPECTED):
        return True
    sentences = sum(map(kinds.is_sentence, lines))
    is_telegrams = sentences <= TELEGRAM_SENTENCES * len(lines) and sum(map(kinds.is_long, lines)) <= TELEGRAM_LONG * len(lines)
    if is_telegrams and len(lines) >= LEAST_TELEGRAMS and choice.expected < TELEGRAM_EXPECTED:
        return True
    if choice.expected >= SCATTERED_EXPECTED or (sentences >= STORY and _has_story(kinds, lines)):
        return False
    touching = sum(below == above + 1 for above, below in pairwise(lines)) / len(lines)
    share = len(lines) / (lines[-1] - lines[0] + 1)
    return choice.expected < FRONT_EXPECTED or (touching < SCATTERED_TOUCHING and share < SCATTERED_SHARE)
