"""What stands around a block, in numbers: its company in the template, the section it is of, and how it shares the article's words.

The votes say which blocks another extractor took; here they are carried to blocks of the same place in the template and of the same
subject, so that a body in several containers is whole and a box inside it is told apart.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.wording import FAMILIES, is_about_comments
from clipper.model.span import SpanKind

NAMES: tuple[str, ...] = (
    "last_distance", "run_share", "section_says", "section_distance", "section_level", "after_comments", "comment_window",
    "stamp_window", "short_window", "signature_voted", "tag_voted", "parent_voted", "around_voted",
    "same_before", "same_after", "place_in_parent", "parent_blocks",
    "shared_words", "shared_with_title", "word_length", "capitals", "trails_off", "exclaims", "quotes", "separators",
)  # fmt: skip
UNKNOWN = -1.0
"""Where there is nothing else to compare with."""
WINDOW = 5
FAR = 40
"""Blocks after a heading beyond which it says nothing of them."""
GAP = 2
"""Blocks that were not voted inside what still is one run of votes."""
TELLING = 5
"""Characters of a word that says what a text is about."""
HEADING_CHARACTERS = 80
SHORT = 40
STAMP = next(number for number, (name, _) in enumerate(FAMILIES) if name == "stamp")


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else UNKNOWN


class _Tally:
    """Characters, and those that were voted, of all blocks with the same key."""

    __slots__ = ("all", "voted")

    def __init__(self) -> None:
        self.all: Counter[object] = Counter()
        self.voted: Counter[object] = Counter()

    def add(self, key: object, length: int, *, voted: bool) -> None:
        self.all[key] += length
        if voted:
            self.voted[key] += length

    def others(self, key: object, length: int, *, voted: bool) -> float:
        """The voted share of all others with this key."""
        return _share(self.voted[key] - (length if voted else 0), self.all[key] - length)


def _places_of(block: Block) -> tuple[object, object, object, object]:
    """The places that a block shares with others: its spot in the template, its kind in its container, its container, the next one."""
    parent = block.box.parent or block.box
    return (block.box.signature, parent.signature), (block.kind, parent.signature), parent, parent.parent or parent


def _runs(blocks: Sequence[Block], voted: Sequence[bool]) -> list[float]:
    """For each block the share that the nearest run of votes before or around it has of all voted characters."""
    runs = list[tuple[int, int, int]]()
    for at, flag in enumerate(voted):
        if not flag:
            continue
        if runs and at - runs[-1][1] <= GAP + 1:
            first, _, length = runs[-1]
            runs[-1] = (first, at, length + len(blocks[at].text))
        else:
            runs.append((at, at, len(blocks[at].text)))
    total = sum(length for _, _, length in runs)
    shares = [0.0] * len(blocks)
    for number, (first, last, length) in enumerate(runs):
        low = (runs[number - 1][1] + first) // 2 + 1 if number else 0
        high = (last + runs[number + 1][0]) // 2 + 1 if number + 1 < len(runs) else len(blocks)
        shares[low:high] = [length / total] * (high - low)
    return shares


_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w")
_QUOTES = re.compile('["“”„«»「」『』]')
_SEPARATORS = re.compile(r"[|•·›»/]")


def _wording(block: Block, words: Sequence[str]) -> list[float]:
    text = block.text[:1500]
    count = len(words) or 1
    return [
        sum(map(len, words)) / count,
        len(_CAPITAL.findall(text)) / count,
        float(text.endswith(("...", "…"))),
        text.count("!") / count,
        min(len(_QUOTES.findall(text)), 6),
        len(_SEPARATORS.findall(text)) / count,
    ]


def _sections(blocks: Sequence[Block], speech: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each block the heading it stands under: what family of words that says, how far above it is, and its level."""
    rows = list[list[float]]()
    says, since, level = 0.0, FAR, 7.0
    for block, families in zip(blocks, speech, strict=True):
        since += 1
        if block.kind is SpanKind.HEADING:
            since, level = 0, float(block.attributes.get("level", 6))
            says = next((float(number + 1) for number, is_said in enumerate(families) if is_said), 0.0)
            if is_about_comments(block.text):
                says = float(len(families) + 1)
        rows.append([says if since <= FAR else 0.0, min(since, FAR), level])
    return rows


def _counts(flags: Sequence[float]) -> list[float]:
    """How many of the flags around each place are set."""
    sums = [0.0]
    for flag in flags:
        sums.append(sums[-1] + flag)
    count = len(flags)
    return [sums[min(count, at + WINDOW + 1)] - sums[max(0, at - WINDOW)] for at in range(count)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of the blocks before: for each whether it was voted, its words, and what families of wording it is of."""

    voted: Sequence[bool]
    words: Sequence[Sequence[str]]
    speech: Sequence[Sequence[float]]
    """Empty for blocks that are far from any candidate or long."""
    title: frozenset[str]


class _Company:
    """Sums over the page of what was voted in each place of the template, and of the words that votes share."""

    def __init__(self, blocks: Sequence[Block], told: Told) -> None:
        self.tallies = (_Tally(), _Tally(), _Tally(), _Tally())
        self.known = Counter[str]()
        self.inside = Counter[Box]()
        self.ordinal = list[int]()
        self.long = [frozenset(word for word in own if len(word) >= TELLING) for own in told.words]
        for at, block in enumerate(blocks):
            for tally, key in zip(self.tallies, _places_of(block), strict=True):
                tally.add(key, len(block.text), voted=told.voted[at])
            parent = block.box.parent or block.box
            self.ordinal.append(self.inside[parent])
            self.inside[parent] += 1
            if told.voted[at]:
                self.known.update(self.long[at])


def _row(blocks: Sequence[Block], at: int, told: Told, company: _Company) -> list[float]:
    """What a block has in common with others of its place, and with the votes."""
    block, flag, own = blocks[at], told.voted[at], company.long[at]
    parent = block.box.parent or block.box
    voted = [tally.others(key, len(block.text), voted=flag) for tally, key in zip(company.tallies, _places_of(block), strict=True)]
    return [
        *voted,
        float(at > 0 and (blocks[at - 1].box.parent or blocks[at - 1].box) is parent),
        float(at + 1 < len(blocks) and (blocks[at + 1].box.parent or blocks[at + 1].box) is parent),
        min(company.ordinal[at], 30),
        min(company.inside[parent], 60),
        _share(sum(company.known[word] > flag for word in own), len(own)),
        len(own & told.title),
        *_wording(block, told.words[at]),
    ]


def surroundings(blocks: Sequence[Block], told: Told, places: Sequence[int]) -> list[list[float]]:
    """For each place a row of numbers in the order of `NAMES`."""
    company = _Company(blocks, told)
    short = [row if len(block.text) <= HEADING_CHARACTERS else () for block, row in zip(blocks, told.speech, strict=True)]
    sections = _sections(blocks, short)
    comment = [
        float((bool(row) or block.kind is SpanKind.HEADING) and len(block.text) <= HEADING_CHARACTERS and is_about_comments(block.text))
        for block, row in zip(blocks, short, strict=True)
    ]
    stamps = _counts([row[STAMP] if row else 0.0 for row in short])
    comments = _counts(comment)
    shorts = _counts([float(len(block.text) < SHORT) for block in blocks])
    runs = _runs(blocks, told.voted)
    last = max((at for at, flag in enumerate(told.voted) if flag), default=-1)
    first_comment = next((at for at, flag in enumerate(comment) if flag and blocks[at].kind is SpanKind.HEADING), len(blocks))
    return [
        [
            max(-20.0, min(20.0, last - at)),
            runs[at],
            *sections[at],
            max(-1.0, min(50.0, at - first_comment)),
            comments[at],
            stamps[at],
            shorts[at],
            *_row(blocks, at, told, company),
        ]
        for at in places
    ]
