"""What a block is like, in numbers: the questions that the block model asks.

Each number is about the block itself, its containers, its neighbors or its place among what the voter chose. None is about a
particular site.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.titles import tokens
from clipper.capture.page.vocabulary import Hint
from clipper.capture.page.votes import Votes, is_prose, squeezed
from clipper.capture.page.wording import FAMILIES, said
from clipper.model.span import SpanKind

_TERMINAL = re.compile(r"[.!?。！？…।۔][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"[.!?。！？।۔][\"'”’»)\]]*(?:\s|$)|[。！？]")
LEVELS = 5
"""Containers outwards from a block whose share of the page is looked at."""
WINDOW = 5
"""Blocks to each side in which votes are counted."""
HINTS = tuple(Hint)
NEAR_VOTE, NEAR_PROSE = 15, 3
"""Blocks from a vote or a paragraph within which a block is asked about."""
SHORT_WORDS = 60
"""Words of a block that may be a title."""
SAME = 0.6
SPOKEN_CHARACTERS = 400
"""A longer block is prose whatever its wording."""
JSON_CHARACTERS = 12
"""A shorter block stands in any long text by chance."""
MAIN_SHARE = 0.8
"""The voted container is the deepest that holds this share of the voted text."""

NAMES: tuple[str, ...] = (
    "length", "words", "link_density", "links", "strong", "terminal", "commas", "upper", "digits", "sentences", "lower_start", "colon",
    "question", "url", "heading", "list_item", "quote", "caption", "row", "code", "after_break", "hidden",
    "title_like", "summary_like", "title_distance", "voted", "voted_before", "voted_after", "voted_window", "within_votes",
    "vote_distance", "vote_place", "up_to_main", "voted_slow", "slow_window", "in_json", "json_known", "json_window", "repeats", "place",
    "count", "mean_vote",
    "signature_prose", "signature_links", "signature_count", "parent_prose", "parent_links", "level",
    "previous_length", "next_length", "previous_links", "next_links", "previous_heading", "next_heading", "previous_prose", "next_prose",
    *(f"share_{level}" for level in range(LEVELS)),
    *(f"links_{level}" for level in range(LEVELS)),
    *(f"says_{name}" for name, _ in FAMILIES),
    *(f"near_{hint.name}" for hint in HINTS),
    *(f"in_{hint.name}" for hint in HINTS),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page says that blocks are compared with."""

    titles: Sequence[str]
    summary: str
    article_body: str
    """The JSON-LD articleBody, squeezed; empty where there is none."""


def _overlap(words: Sequence[str], other: frozenset[str]) -> float:
    """Dice coefficient over distinct words."""
    own = set(words)
    return 2 * len(own & other) / (len(own) + len(other)) if own and other else 0.0


def main_box(blocks: Sequence[Block], voted: Sequence[bool]) -> Box | None:
    """The deepest container of most of the voted text."""
    weight = Counter[Box]()
    total = 0
    for block, is_voted in zip(blocks, voted, strict=True):
        if is_voted:
            total += len(block.text)
            for box in block.box.ancestors():
                weight[box] += len(block.text)
    inside = [box for box, characters in weight.items() if characters >= MAIN_SHARE * total]
    return max(inside, key=lambda box: box.level, default=None)


def _nearest(flags: Sequence[bool]) -> list[int]:
    """For each place the distance to the nearest true one; a large number where there is none."""
    far = 10_000
    distances = [far] * len(flags)
    last = -far
    for at, flag in enumerate(flags):
        last = at if flag else last
        distances[at] = at - last
    last = 2 * far
    for at in range(len(flags) - 1, -1, -1):
        last = at if flags[at] else last
        distances[at] = min(distances[at], last - at)
    return [min(distance, far) for distance in distances]


@dataclass(slots=True)
class _Context:
    """Sums over the page that single blocks are set against."""

    blocks: Sequence[Block]
    votes: Votes
    facts: PageFacts
    keys: list[str]
    in_json: list[bool]


def _signature(block: Block) -> tuple[str, str]:
    parent = block.box.parent
    return block.box.signature, parent.signature if parent is not None else ""


def _own(block: Block, words: list[str]) -> list[float]:
    text = block.text
    length = len(text)
    kind = block.kind
    return [
        math.log1p(length),
        math.log1p(len(words)),
        min(1.0, block.link_characters / length),
        min(block.links, 20),
        min(1.0, block.strong_characters / length),
        1.0 if _TERMINAL.search(text[-6:]) else 0.0,
        (text.count(",") + text.count("、") + text.count("，")) / (len(words) + 1),
        sum(map(str.isupper, text[:300])) / min(length, 300),
        sum(map(str.isdigit, text[:300])) / min(length, 300),
        min(len(_SENTENCE.findall(text[:2000])), 20),
        1.0 if text[0].islower() else 0.0,
        1.0 if text[-1] in ":：" else 0.0,
        1.0 if text[-1] in "?？" else 0.0,
        1.0 if "http" in text or "www." in text else 0.0,
        float(block.attributes.get("level", 6)) if kind is SpanKind.HEADING else 0.0,
        1.0 if kind is SpanKind.LIST_ITEM else 0.0,
        1.0 if kind is SpanKind.QUOTE else 0.0,
        1.0 if kind is SpanKind.CAPTION else 0.0,
        1.0 if kind is SpanKind.TABLE_ROW else 0.0,
        1.0 if kind is SpanKind.CODE else 0.0,
        1.0 if block.after_break else 0.0,
        1.0 if block.box.hidden else 0.0,
    ]


def _vote_features(context: _Context) -> list[list[float]]:
    voted, slow, blocks = context.votes.fast, context.votes.slow, context.blocks
    count = len(blocks)
    places = [at for at, flag in enumerate(voted) if flag]
    first, last = (places[0], places[-1]) if places else (count, -1)
    main = main_box(blocks, voted)
    around = {box: up for up, box in enumerate(main.ancestors())} if main is not None else {}
    distances = _nearest(voted)
    sums, slow_sums, json_sums = (list(accumulate(flags, initial=0)) for flags in (voted, slow, context.in_json))
    rows = list[list[float]]()
    ups: dict[Box, int] = {}
    for at, block in enumerate(blocks):
        box: Box | None = block.box
        up = ups.get(block.box)
        if up is None:
            while box is not None and box not in around:
                box = box.parent
            up = around.get(box, 30) if box is not None else 30
            ups[block.box] = up
        low, high = max(0, at - WINDOW), min(count, at + WINDOW + 1)
        rows.append(
            [
                float(voted[at]),
                float(at > 0 and voted[at - 1]),
                float(at + 1 < count and voted[at + 1]),
                (sums[high] - sums[low]) / (high - low),
                float(first <= at <= last),
                min(distances[at], 50),
                max(-20.0, min(20.0, at - first)) if places else 0.0,
                min(up, 30),
                float(slow[at]),
                (slow_sums[high] - slow_sums[low]) / (high - low),
                float(context.in_json[at]),
                float(bool(context.facts.article_body)),
                (json_sums[high] - json_sums[low]) / (high - low),
            ]
        )
    return rows


def _neighbor_features(blocks: Sequence[Block]) -> list[list[float]]:
    lengths = [math.log1p(len(block.text)) for block in blocks]
    links = [min(1.0, block.link_characters / len(block.text)) for block in blocks]
    headings = [float(block.kind is SpanKind.HEADING) for block in blocks]
    prose = [is_prose(block) for block in blocks]
    count = len(blocks)
    before, after = [50] * count, [50] * count
    last = -50
    for at in range(count):
        before[at] = min(50, at - last)
        last = at if prose[at] else last
    last = count + 50
    for at in range(count - 1, -1, -1):
        after[at] = min(50, last - at)
        last = at if prose[at] else last
    return [
        [
            lengths[at - 1] if at else 0.0,
            lengths[at + 1] if at + 1 < count else 0.0,
            links[at - 1] if at else 1.0,
            links[at + 1] if at + 1 < count else 1.0,
            headings[at - 1] if at else 0.0,
            headings[at + 1] if at + 1 < count else 0.0,
            before[at],
            after[at],
        ]
        for at in range(count)
    ]


def _shares(block: Block, total: int) -> list[float]:
    shares, links = list[float](), list[float]()
    box: Box | None = block.box
    for _ in range(LEVELS):
        if box is None:
            shares.append(1.0)
            links.append(links[-1] if links else 0.0)
            continue
        shares.append(box.prose / total)
        links.append(box.link_characters / (box.characters + 1))
        box = box.parent
    return shares + links


def candidates(blocks: Sequence[Block], votes: Votes) -> list[int]:
    """The places of the blocks worth asking about: near a vote or a paragraph. Of the others, one in a thousand is of a body."""
    to_vote = _nearest([fast or slow for fast, slow in zip(votes.fast, votes.slow, strict=True)])
    to_prose = _nearest([is_prose(block) for block in blocks])
    return [at for at in range(len(blocks)) if to_vote[at] <= NEAR_VOTE or to_prose[at] <= NEAR_PROSE]


@dataclass(slots=True)
class _Sums:
    """What blocks of the same place in the template have together."""

    prose: Counter[tuple[str, str]]
    linked: Counter[tuple[str, str]]
    characters: Counter[tuple[str, str]]
    blocks: Counter[tuple[str, str]]


def _sums(blocks: Sequence[Block]) -> _Sums:
    sums = _Sums(Counter(), Counter(), Counter(), Counter())
    for block in blocks:
        key = _signature(block)
        sums.blocks[key] += 1
        sums.characters[key] += len(block.text)
        sums.linked[key] += block.link_characters
        sums.prose[key] += len(block.text) if is_prose(block) else 0
    return sums


def _hint_row(hints: int, known: dict[int, list[float]]) -> list[float]:
    row = known.get(hints)
    if row is None:
        row = known[hints] = [float(hints >> bit & 1) for bit in range(len(HINTS))]
    return row


def block_features(blocks: Sequence[Block], votes: Votes, facts: PageFacts) -> tuple[list[int], list[list[float]]]:
    """The places of the candidates, and a row of numbers for each, in the order of `NAMES`. No block may be an image or empty."""
    keys = [squeezed(block.text) for block in blocks]
    in_json = [len(key) >= JSON_CHARACTERS and key in facts.article_body for key in keys] if facts.article_body else [False] * len(blocks)
    repeats = Counter(keys)
    total = max(1, sum(len(block.text) for block in blocks if is_prose(block)))
    sums = _sums(blocks)
    titles = [frozenset(tokens(title)) for title in facts.titles if title]
    summary = frozenset(tokens(facts.summary))
    words = [tokens(block.text[:1500]) for block in blocks]
    likeness = [max((_overlap(own, title) for title in titles), default=0.0) if len(own) < SHORT_WORDS else 0.0 for own in words]
    top = max(range(len(blocks)), key=lambda at: (likeness[at] > SAME) * (8 - float(blocks[at].attributes.get("level", 7))), default=0)
    vote_rows, neighbor_rows = _vote_features(_Context(blocks, votes, facts, keys, in_json)), _neighbor_features(blocks)
    taken = sum(len(block.text) for block, flag in zip(blocks, votes.fast, strict=True) if flag)
    mean_vote = taken / max(1, sum(len(block.text) for block in blocks))
    hint_rows: dict[int, list[float]] = {}
    places, rows = candidates(blocks, votes), list[list[float]]()
    for at in places:
        block = blocks[at]
        key = _signature(block)
        parent = block.box.parent or block.box
        rows.append(
            [
                *_own(block, words[at]),
                likeness[at],
                _overlap(words[at], summary) if len(words[at]) < 2 * SHORT_WORDS else 0.0,
                max(-30.0, min(60.0, at - top)),
                *vote_rows[at],
                min(repeats[keys[at]], 5),
                at / len(blocks),
                math.log1p(len(blocks)),
                mean_vote,
                sums.prose[key] / total,
                sums.linked[key] / (sums.characters[key] + 1),
                min(sums.blocks[key], 50),
                parent.prose / (parent.characters + 1),
                parent.link_characters / (parent.characters + 1),
                min(block.box.level, 30),
                *neighbor_rows[at],
                *_shares(block, total),
                *(said(block.text) if len(block.text) < SPOKEN_CHARACTERS else _SILENT),
                *_hint_row(block.box.near, hint_rows),
                *_hint_row(block.box.hints, hint_rows),
            ]
        )
    return places, rows


_SILENT = [0.0] * len(FAMILIES)


def companions(blocks: Sequence[Block], places: Sequence[int]) -> list[NDArray[np.intp]]:
    """Two ways of grouping the blocks at these places, each with the number of every block's group: by their place in the template, and
    by the container around their element."""
    templates: dict[tuple[str, str], int] = {}
    containers: dict[Box, int] = {}
    chosen = [blocks[at] for at in places]
    return [
        np.array([templates.setdefault(_signature(block), len(templates)) for block in chosen], dtype=np.intp),
        np.array([containers.setdefault(block.box.parent or block.box, len(containers)) for block in chosen], dtype=np.intp),
    ]
