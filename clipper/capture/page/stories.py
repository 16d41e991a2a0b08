"""Several stories on one page: an aggregator's list, a newsletter, a blog's index with whole posts.

A page is cut into stories only where its markup says so beyond doubt: containers of the same make, side by side, each of which begins
with a headline that links to a page of its own and holds that story's paragraphs. An article with subheadings never looks so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.links import is_front, is_story
from clipper.capture.page.titles import tokens
from clipper.capture.page.votes import PROSE_CHARACTERS, is_prose
from clipper.model.span import SpanKind

FEWEST = 2
"""Stories that make a page one of several."""
STORY_CHARACTERS = 250
"""Characters of a story's prose; less is a teaser."""
HEADLINE_WORDS = 2
"""A list of products has names for headings, a list of stories has headlines."""
COVERED = 0.75
"""The share of the page's chosen prose that the stories together must hold."""
LATEST_HEADLINE = 4
"""Text blocks of a container before which its headline stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story of several: its headline, where that leads, and its body."""

    headline: Block
    url: str
    blocks: tuple[Block, ...]
    around: tuple[Block, ...]
    """All blocks of its container: who and when stand there."""


def _address(block: Block) -> str | None:
    """Where a headline leads, if the whole of it is one link."""
    if block.link_characters < 0.8 * len(block.text):
        return None
    hrefs = {href for run in block.runs for mark in run.marks if isinstance(href := dict(mark.attributes).get("href"), str)}
    return next(iter(hrefs)) if len(hrefs) == 1 else None


def _story(inside: Sequence[Block], chosen: frozenset[int]) -> Story | None:
    readable = [block for block in inside if block.kind is not SpanKind.IMAGE]
    headline = next((block for block in readable[:LATEST_HEADLINE] if block.kind is SpanKind.HEADING), None)
    if headline is None or (address := _address(headline)) is None or not address.startswith("http"):
        return None
    level = headline.attributes.get("level")
    headings = [block for block in readable if block.kind is SpanKind.HEADING and block is not headline]
    others = [block for block in headings if block.attributes.get("level") == level]
    body = tuple(block for block in readable if block.number > headline.number and (block.number in chosen or is_prose(block)))
    prose = sum(len(block.text) for block in body if len(block.text) >= PROSE_CHARACTERS)
    if others or prose < STORY_CHARACTERS or len(tokens(headline.text)) < HEADLINE_WORDS:
        return None
    return Story(headline=headline, url=address, blocks=body, around=tuple(readable))


def are_entries(stories: Sequence[Story], page: str | None) -> bool:
    """Whether the headlines lead to places of the page itself, as the entries of a live page do, and not to stories of their own."""
    if not page or is_front(page):
        return False
    own = urlsplit(page)
    path = own.path.rstrip("/")
    for story in stories:
        there = urlsplit(story.url)
        is_below = is_story(page) and there.path.startswith(f"{path}/")
        if there.netloc != own.netloc or (there.path.rstrip("/") != path and not is_below):
            return False
    return True


def find_stories(blocks: Sequence[Block], chosen: Sequence[Block]) -> tuple[Story, ...]:
    """The stories of a page of several; none where the page is one article."""
    families: dict[tuple[Box, str], dict[Box, list[Block]]] = {}
    for block in blocks:
        for box in block.box.ancestors():
            if box.parent is not None and box.tag in ("article", "li", "section", "div", "tr", "td", "table"):
                families.setdefault((box.parent, box.signature), {}).setdefault(box, []).append(block)
    numbers = frozenset(block.number for block in chosen)
    wanted = COVERED * sum(len(block.text) for block in chosen if is_prose(block))
    best: tuple[Story, ...] = ()
    for members in families.values():
        if len(members) < FEWEST:
            continue
        found = [_story(inside, numbers) for inside in members.values()]
        stories = tuple(story for story in found if story is not None)
        held = sum(len(block.text) for story in stories for block in story.blocks if block.number in numbers and is_prose(block))
        if len(stories) >= FEWEST and len({story.url for story in stories}) == len(stories) and held >= wanted and len(stories) > len(best):
            best = stories
    return best
