"""Several stories on one page: an aggregator's list, a newsletter, a blog's index with whole posts.

A page is cut into stories only where its markup says so beyond doubt: containers of the same make, side by side, each of which begins
with a headline that links to a page of its own and holds that story's paragraphs. An article with subheadings never looks so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from clipper.capture.furniture import Family, family_of
from clipper.capture.links import is_front, is_story
from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.titles import tokens
from clipper.capture.page.votes import PROSE_CHARACTERS, PROSE_LINKS
from clipper.capture.redirects import target_of
from clipper.model.span import SpanKind

FEWEST = 2
"""Stories that make a page one of several."""
STORY_CHARACTERS = 250
"""Characters of a story's prose; less is a teaser."""
DENSE = 3
"""Characters of other scripts for which one of a script without blanks stands."""
HEADLINE_WORDS = 2
"""A list of products has names for headings, a list of stories has headlines."""
COVERED = 0.75
"""The share of the page's chosen prose that the stories together must hold."""
LATEST_HEADLINE = 4
"""Text blocks of a container before which its headline stands."""


BUTTON_WORDS, BUTTON_LINKED = 8, 0.8
"""A link below a story that leads to all of it has no more words (in scripts without blanks, characters), and nothing beside it."""
MOST_OF = 0.6
"""The share of the sections with prose that lead somewhere, in a mail of several stories."""
_AROUND = frozenset(
    {Family.MORE, Family.RELATED, Family.COMMENTS, Family.SHARE, Family.BYLINE, Family.STAMP, Family.TAGS, Family.READING_TIME}
)


_UNSUBSCRIBE = re.compile(
    r"unsubscrib|opt[- ]out|abbestellen|abmelden|désabonn|désinscri|darse? de baja|cancelar (?:la |a )?suscripción|descadastr|"
    r"disiscri|cancella(?:re)? (?:la tua )?iscrizione|uitschrijven|afmelden|avprenumerera|avregistrera|avmeld|frameld|peruuta tilaus|"
    r"wypisz|rezygn|odhlásit|leiratkoz|dezabon|отписаться|відписатися|配信停止|配信を停止|退订|取消订阅|取消訂閱|수신거부|إلغاء الاشتراك",
    re.IGNORECASE,
)
_IN_BROWSER = re.compile(
    r"\bbrowser|\bonline\b|navegador|navigateur|przeglądar|webbläsare|nettleser|браузер|ブラウザ|浏览器|瀏覽器|브라우저", re.IGNORECASE
)
MAIL_FOOT = 40
"""Blocks at the end of a mail in which it offers to send no more."""
COUNTED = 0.5
"""The share of a mail's addresses that count who follows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStory:
    """One story of several: its headline, where that leads, and its body."""

    headline: Block
    url: str
    blocks: tuple[Block, ...]
    around: tuple[Block, ...]
    """All blocks of its container: who and when stand there."""


def address_of(block: Block) -> str | None:
    """Where a headline leads, if the whole of it is one link."""
    if block.link_characters < 0.8 * len(block.text):
        return None
    hrefs = {href for run in block.runs for mark in run.marks if isinstance(href := dict(mark.attributes).get("href"), str)}
    return next(iter(hrefs)) if len(hrefs) == 1 else None


def _length(block: Block) -> int:
    """The characters of a block, as many as it would have in a script with blanks."""
    length = len(block.text)
    return length * DENSE if len(tokens(block.text)) > length / 2 else length


def _is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph."""
    return _length(block) >= PROSE_CHARACTERS and block.link_characters < PROSE_LINKS * len(block.text)


def _body(inside: Sequence[Block], headline: Block, chosen: frozenset[int]) -> tuple[Block, ...]:
    """What a story says below its headline: no button, and not who wrote it and when."""
    below = (block for block in inside if block.number > headline.number)
    return tuple(block for block in below if _is_prose(block) or (block.number in chosen and family_of(block.text) not in _AROUND))


def _story(inside: Sequence[Block], chosen: frozenset[int]) -> PageStory | None:
    readable = [block for block in inside if block.kind is not SpanKind.IMAGE]
    headline = next((block for block in readable[:LATEST_HEADLINE] if block.kind is SpanKind.HEADING), None)
    if headline is None or (address := address_of(headline)) is None or not address.startswith("http"):
        return None
    level = headline.attributes.get("level")
    headings = [block for block in readable if block.kind is SpanKind.HEADING and block is not headline]
    others = [block for block in headings if block.attributes.get("level") == level]
    body = _body(readable, headline, chosen)
    prose = sum(_length(block) for block in body if _length(block) >= PROSE_CHARACTERS)
    if others or prose < STORY_CHARACTERS or len(tokens(headline.text)) < HEADLINE_WORDS:
        return None
    return PageStory(headline=headline, url=address, blocks=body, around=tuple(readable))


def are_entries(stories: Sequence[PageStory], page: str | None) -> bool:
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


def is_of_mail(blocks: Sequence[Block]) -> bool:
    """Whether what was copied is a mail's: one of its links ends that more are sent, and most of them count who follows them."""
    if not any(block.links and _UNSUBSCRIBE.search(block.text) for block in blocks[-MAIL_FOOT:]):
        return False  # nearly always found at once
    linked = [(run.text, dict(mark.attributes).get("href")) for block in blocks if block.links for run in block.runs for mark in run.marks]
    if not any(address is not None and _UNSUBSCRIBE.search(text) for text, address in linked):
        return False
    addresses = {address for _, address in linked if isinstance(address, str) and address.startswith("http")}
    return sum(target_of(address) != address for address in addresses) >= COUNTED * len(addresses)


def may_be_ended(html: str) -> bool:
    """Whether a mail offers to send no more: one that was sent to many, also where its head does not say so or somebody forwarded it."""
    return _UNSUBSCRIBE.search(html) is not None


def is_of_sender(text: str) -> bool:
    """Whether a link of a mail only shows it elsewhere, or ends that more are sent."""
    return _IN_BROWSER.search(text) is not None or _UNSUBSCRIBE.search(text) is not None


def find_stories(blocks: Sequence[Block], chosen: Sequence[Block]) -> tuple[PageStory, ...]:
    """The stories of a page of several; none where the page is one article."""
    families: dict[tuple[Box, str], dict[Box, list[Block]]] = {}
    for block in blocks:
        for box in block.box.ancestors():
            if box.parent is not None and box.tag in ("article", "li", "section", "div", "tr", "td", "table"):
                families.setdefault((box.parent, box.signature), {}).setdefault(box, []).append(block)
    numbers = frozenset(block.number for block in chosen)
    wanted = COVERED * sum(len(block.text) for block in chosen if _is_prose(block))
    best: tuple[PageStory, ...] = ()
    for members in families.values():
        if len(members) < FEWEST:
            continue
        found = [_story(inside, numbers) for inside in members.values()]
        stories = tuple(story for story in found if story is not None)
        held = sum(len(block.text) for story in stories for block in story.blocks if block.number in numbers and _is_prose(block))
        if len(stories) >= FEWEST and len({story.url for story in stories}) == len(stories) and held >= wanted and len(stories) > len(best):
            best = stories
    return best


def find_sections(blocks: Sequence[Block], chosen: Sequence[Block]) -> tuple[PageStory, ...]:
    """The stories of a mail whose headlines lead nowhere: each ends with a button that leads to all of it. None where it is one text."""
    numbers = frozenset(block.number for block in chosen)
    readable = [block for block in blocks if block.kind is not SpanKind.IMAGE and block.text]
    best: tuple[PageStory, ...] = ()
    for level in sorted({block.attributes.get("level", 0) for block in readable if block.kind is SpanKind.HEADING}, key=str):
        heads = [at for at, block in enumerate(readable) if block.kind is SpanKind.HEADING and block.attributes.get("level", 0) == level]
        sections = [readable[first:last] for first, last in pairwise([*heads, len(readable)])]
        told = [section for section in sections if any(map(_is_prose, section[1:]))]
        stories = tuple(story for section in told if (story := _section(section, numbers)) is not None)
        if len(stories) >= max(FEWEST, MOST_OF * len(told)) and len(stories) > len(best):
            best = stories
    return best if len({story.url for story in best}) == len(best) else ()


def _section(section: Sequence[Block], chosen: frozenset[int]) -> PageStory | None:
    """The story of a headline and what follows it, as far as the button that leads to all of it."""
    headline = section[0]
    prose = [at for at, block in enumerate(section) if at and _is_prose(block)]
    button = next((at for at in range(prose[0] + 1, len(section)) if _is_button(section[at])), None)
    address = address_of(headline) or (address_of(section[button]) if button is not None else None)
    if address is None or not address.startswith("http") or len(tokens(headline.text)) < HEADLINE_WORDS:
        return None
    around = section[: button if button is not None else prose[-1] + 1]
    body = _body(around, headline, chosen)
    return PageStory(headline=headline, url=address, blocks=body, around=tuple(around)) if any(map(_is_prose, body)) else None


def _is_button(block: Block) -> bool:
    return block.links == 1 and block.link_characters >= BUTTON_LINKED * len(block.text) and len(tokens(block.text)) <= BUTTON_WORDS
