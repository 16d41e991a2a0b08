"""Which line is the title of a page that does not say so, as what a browser copies: what small trees say of the lines around the text.

The rules of `titles` find a candidate; a heading of another story, a rubric or the site's name may be one as well. The trees see each line
beside the others, and beside the text that it would be the title of. They lie in `resources/page_titles.json` and hold nothing but numbers
(see the note on choosing the body of a page).
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from clipper import resources
from clipper.capture.page.blocks import Block
from clipper.capture.page.titles import MAX_TITLE, Titled, heading_score, tokens, width_of, without_site
from clipper.capture.page.vocabulary import Hint
from clipper.capture.slugs import slug_words, told_by
from clipper.capture.trees import Trees, read_trees, tree_odds
from clipper.model.span import SpanKind

MODEL = "page_titles.json"
NAMES = (
    "score", "below the best score", "level", "is of the best level", "level of the next",
    "width", "width of the one before", "width of the next", "words",
    "words in the text", "words often in the text", "words in the first paragraph", "stands again",
    "ends as a sentence", "sentences", "share of links", "blocks to the text",
    "such headings below", "such headings above", "near a date",
)  # fmt: skip
"""What is seen of a line, in the order of the numbers."""
ABOVE, INTO = 90, 4
"""Blocks above the text in which any line may be its title, and blocks of the text in which it may stand; headings of the first two levels
may stand anywhere above."""
NO_HEADING, CHIEF = 9, 2
LOWEST = -9.0
"""The score of a line that is no heading."""
TOLD = 0.6
"""From this likeness to the words of the address on, a title is sure."""
MARGIN = 0.75
"""So much likelier than what the rules found is another line that is taken."""
DOUBTFUL = 2.5
"""What is less likely is doubted: of pages that were not learned from one in ten, of whose titles half are wrong."""
MOST = 200
"""Lines that are looked at, the nearest ones."""
COMPARED = 60
"""Blocks of the text whose words are looked at."""
_ENDS = tuple(".!?…。！？")
_STOPS = frozenset(".!。！")


@cache
def _trees() -> Trees:
    """The trees of the program; read with the first page that needs them."""
    stored = json.loads(resources.text(MODEL))
    if tuple(stored["features"]) != NAMES:
        raise AssertionError("the trees of titles were trained on other features")
    return read_trees(stored["trees"])


def likely_title(ruled: Titled, blocks: Sequence[Block], body: Sequence[Block], site_names: Sequence[str], slug: frozenset[str]) -> Titled:
    """The likeliest title; `ruled` is what the rules found, and stays where no line is left to ask. `slug` are the words of the address."""
    if not body or told_by(slug, ruled.title) >= TOLD:
        return ruled
    lines = title_candidates(blocks, body[0].number)
    if not lines:
        return ruled
    spelled = slug if slug_words(ruled.title) else frozenset[str]()  # a title in another script has no word of any address
    odds = tree_odds(_trees(), np.array(title_features(lines, blocks, body, site_names, spelled)))
    best = lines[int(odds.argmax())]
    own = next((odd for line, odd in zip(lines, odds.tolist(), strict=True) if line is ruled.block), LOWEST)
    if odds.max() - own < MARGIN:
        return replace(ruled, is_sure=own >= DOUBTFUL)
    origin = f"h{best.attributes['level']}" if best.kind is SpanKind.HEADING else "line"
    title, is_sure = without_site(best.text, site_names), bool(odds.max() >= DOUBTFUL)
    return Titled(title=title, origin=origin, block=best, is_stated=False, is_sure=is_sure)


def title_candidates(blocks: Sequence[Block], first: int) -> list[Block]:
    """The lines that may be the title of a text that begins with the block of this number."""
    lines = [
        block
        for block in blocks[: first + INTO + 1]
        if block.kind is not SpanKind.IMAGE
        and 1 < len(block.text) <= MAX_TITLE
        and (block.number >= first - ABOVE or _level(block) <= CHIEF)
    ]
    return lines[-MOST:]


def _level(block: Block) -> int:
    return int(block.attributes.get("level", 4)) if block.kind is SpanKind.HEADING else NO_HEADING


def title_features(
    lines: Sequence[Block], blocks: Sequence[Block], body: Sequence[Block], site_names: Sequence[str], slug: frozenset[str]
) -> list[list[float]]:
    """What is seen of each line: the numbers of `NAMES`."""
    first, names = body[0].number, list(site_names)
    spoken = Counter(word for block in body[:COMPARED] for word in set(tokens(block.text)))
    opening = set(tokens(body[0].text))
    copies = Counter(block.text for block in blocks)
    levels, widths = [_level(block) for block in lines], [width_of(block.text) for block in lines]
    best_level = min(levels)
    is_heading = [level < NO_HEADING or bool(block.box.near & Hint.TITLE) for level, block in zip(levels, lines, strict=True)]
    scores = [heading_score(block, (), first, names, slug) if heading else LOWEST for block, heading in zip(lines, is_heading, strict=True)]
    best_score = max(scores)
    rows = list[list[float]]()
    for at, block in enumerate(lines):
        text, level = block.text, levels[at]
        words = tokens(text)
        own = set(words)
        parts = max(1, len(own))
        rows.append(
            [
                scores[at],
                scores[at] - best_score,
                level,
                level == best_level,
                levels[at + 1] if at + 1 < len(lines) else NO_HEADING + 1,
                widths[at],
                widths[at - 1] if at else 0,
                widths[at + 1] if at + 1 < len(lines) else 0,
                len(words),
                sum(word in spoken for word in own) / parts,
                sum(spoken[word] > 1 for word in own) / parts,
                len(own & opening) / parts,
                copies[text] > 1,
                text.endswith(_ENDS),
                sum(sign in _STOPS for sign in text),
                block.link_characters / len(text),
                first - block.number,
                sum(levels[other] <= level and lines[other].number < first for other in range(at + 1, len(lines))),
                sum(levels[other] <= level for other in range(at)),
                bool(block.box.near & Hint.STAMP),
            ]
        )
    return rows
