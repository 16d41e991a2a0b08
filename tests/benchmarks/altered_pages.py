"""Pages as they might have been: cut, thinned, small, with other votes, without statements. A model shall not learn pages by heart."""

# pyright: basic

import random
from dataclasses import dataclass, replace

from clipper.capture.page.blocks import Block
from clipper.capture.page.features import PageFacts
from clipper.capture.page.votes import Votes, is_prose

OURS = 0.5
"""The share of a block's shingles in the body from which the block is of it."""
CUT, THINNED, SMALL = 0.35, 0.38, 0.15
"""The shares of these alterations of the blocks; the other pages keep all of them."""
UNSURE_VOTER, TIRED_VOTER, NO_VOTER = 0.10, 0.06, 0.06
"""The shares of pages of which the voter took some blocks less, only the first or the last ones, or none."""
NO_BODY_STATED, NO_SUMMARY, ONE_TITLE = 0.5, 0.15, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A page's blocks, for each what share of it is of the body and how many words it has, and what else is known of the page."""

    blocks: list[Block]
    votes: Votes
    facts: PageFacts
    labels: list[float]
    words: list[float]


def altered(page: Known, chance: random.Random) -> Known:
    """A page made from this one. It shares the blocks: `weigh` tells their containers what they hold in it."""
    kept = _kept(page.labels, chance) or list(range(len(page.blocks)))
    return Known(
        blocks=[page.blocks[at] for at in kept],
        votes=_votes([page.votes.fast[at] for at in kept], [page.votes.slow[at] for at in kept], chance),
        facts=_facts(page.facts, chance),
        labels=[page.labels[at] for at in kept],
        words=[page.words[at] for at in kept],
    )


def weigh(blocks: list[Block]) -> None:
    """Count anew what the containers of these blocks hold, as on a page that has no others."""
    for box in {box for block in blocks for box in block.box.ancestors()}:
        box.characters = box.link_characters = box.prose = 0
    for block in blocks:
        length = len(block.text)
        for box in block.box.ancestors():
            box.characters += length
            box.link_characters += min(block.link_characters, length)
            box.prose += length if is_prose(block) else 0


def _kept(labels: list[float], chance: random.Random) -> list[int]:
    body = [at for at, label in enumerate(labels) if label > OURS]
    kind = chance.random()
    if body and kind < CUT:
        return _cut(len(labels), body, chance)
    if body and kind < CUT + THINNED:
        return _thinned(labels, chance)
    if body and kind < CUT + THINNED + SMALL:
        return _small(labels, body, chance)
    return list(range(len(labels)))


def _cut(count: int, body: list[int], chance: random.Random) -> list[int]:
    """From somewhere above the body to somewhere below it; rarely from inside it."""
    first, last = 0, count
    if chance.random() < 0.6:
        first = chance.randint(0, body[0])
    elif chance.random() < 0.25:
        first = chance.randint(0, body[len(body) // 3])
    if chance.random() < 0.6:
        last = chance.randint(body[-1] + 1, count)
    elif chance.random() < 0.25:
        last = chance.randint(body[2 * len(body) // 3] + 1, count)
    return list(range(first, last))


def _thinned(labels: list[float], chance: random.Random) -> list[int]:
    """Without some short runs of what is not the body, and without some blocks of it."""
    share = chance.random() * 0.12
    kept: list[int] = []
    skipped = 0
    for at, label in enumerate(labels):
        if skipped == 0 and chance.random() < share:
            skipped = chance.randint(1, 8)
        if skipped and label > OURS:
            skipped = 0
            if chance.random() < 0.3:
                continue
        if skipped:
            skipped -= 1
            continue
        kept.append(at)
    return kept


def _small(labels: list[float], body: list[int], chance: random.Random) -> list[int]:
    """A few blocks of the body, and what is not of it near them."""
    begin = chance.randrange(len(body))
    run = set(body[begin : begin + chance.randint(1, 8)])
    around = chance.randint(0, 12)
    return [at for at in range(max(0, min(run) - around), min(len(labels), max(run) + 1 + around)) if at in run or labels[at] <= OURS]


def _votes(fast: list[bool], slow: list[bool], chance: random.Random) -> Votes:
    kind = chance.random()
    if kind < UNSURE_VOTER:
        fast = slow = [vote and chance.random() < 0.8 for vote in fast]
    elif kind < UNSURE_VOTER + TIRED_VOTER:
        end, first_half = chance.randrange(len(fast)), chance.random() < 0.5
        fast = [vote and (at < end) == first_half for at, vote in enumerate(fast)]
        slow = fast if chance.random() < 0.5 else slow
    elif kind < UNSURE_VOTER + TIRED_VOTER + NO_VOTER:
        fast = slow = [False] * len(fast)
    return Votes(fast=fast, slow=slow)


def _facts(facts: PageFacts, chance: random.Random) -> PageFacts:
    if chance.random() < NO_BODY_STATED:
        facts = replace(facts, article_body="")
    if chance.random() < NO_SUMMARY:
        facts = replace(facts, summary="")
    return replace(facts, titles=facts.titles[:1]) if chance.random() < ONE_TITLE else facts
