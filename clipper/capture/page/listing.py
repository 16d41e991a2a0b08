"""Pages that list other pages and have no text of their own: fronts, sections, topics, results of a search, boards of a forum.

Known by their cards: what was chosen as the text stands in cards of one make, a paragraph in each, and nothing of it outside. What a list
of links is that has no words at all, `link_lists` knows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from statistics import median

from clipper.capture.furniture import Family, family_of
from clipper.capture.links import host, is_front, is_story
from clipper.capture.page.blocks import Block
from clipper.capture.page.cards import HEADINGS, Cards, Title, find_cards
from clipper.capture.page.choose import Choice
from clipper.capture.page.kinds import (
    HEADLINES,
    SAME_TITLE,
    addresses,
    is_headline,
    is_of_story,
    is_paragraph,
    names_story,
    states_article,
)
from clipper.capture.page.structured import Statements, types_of
from clipper.capture.page.titles import similarity, tokens
from clipper.capture.page.tree import Element
from clipper.model.draft import PageLink
from clipper.model.span import SpanKind

FEWEST_TOLD = 5
"""Cards with a paragraph that make a page one of cards."""
COVERED = 0.75
"""The share of the chosen paragraphs that stands in them."""
LONGEST_TEASER = 900
"""Characters of prose in half of the cards: longer ones are whole stories."""
CARD_WORDS, DENSE_WORDS = 4, 8
"""Words of half of the titles, or characters of a script without blanks; a list of products has names."""
MARKED = 0.5
"""The share of cards with a date, a cut sentence or "read more", by which teasers differ from the parts of a text."""
MOST_INTRO = 2
"""Paragraphs that a listing says of itself."""
SCATTERED_HOSTS = 0.5
"""Different sites for each card from which they are somebody's findings, of which the page tells, and not its own stories."""
BARE, BARE_EXPECTED = 10, 0.6
"""Cards of a page without any paragraph but theirs, and how little its choice promises."""
LINES_OUTSIDE = 0.2
"""Chosen lines outside of cards, for each card, that are no text."""
BLURBS, BLURB_CHARACTERS, BLURB_EXPECTED, BLURB_LINKED = 30, 1000, 0.75, 0.5
"""Cards, prose, promise and share of links of a page that has a blurb here and there."""
COVERED_EXPECTED = 0.85
"""The same where the blurbs stand in cards."""
HOPELESS = 0.5
"""Where the choice promises less, its share of links is not asked for."""
LONGEST_MORE, CARD_LEVELS = 30, 3
"""Characters of a link to the rest of a card, and containers around it in which its heading is looked for."""
_TO_THE_REST = frozenset({Family.MORE, Family.RELATED})
MOSTLY_LINKS = 0.5
"""A paragraph of which more is links is none."""
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W{0,4}$|(?:…|\.\.\.|\])\s.{1,30}\W{0,4}$")
_DAY = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./:月]\d{1,2}\b")
_STAMP_CHARACTERS = 60
_LISTING_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_LISTING_ADDRESS = re.compile(
    r"/(?:tags?|topics?|themen?|author|authors|autor|auteur|category|categories|search|suche|archive|archives)(?:/|\?|$)|[?&][sq]=",
    re.IGNORECASE,
)
_LISTING_CLASSES = frozenset({"home", "archive", "search", "search-results", "author", "category", "tag", "tax"})
"""What content systems write on the body of such pages."""


@dataclass(frozen=True, kw_only=True)
class PageListing:
    """A page as what may be one of cards. (No slots: what is asked twice is kept.)"""

    statements: Statements
    blocks: Sequence[Block]
    choice: Choice
    url: str | None
    root: Element

    @cached_property
    def cards(self) -> Cards:
        """Its cards."""
        return find_cards(self.blocks, labels_of(self.root))

    @cached_property
    def paragraphs(self) -> int:
        """How many of the chosen blocks read like paragraphs."""
        return sum(map(_reads_like_one, self.choice.blocks))

    @cached_property
    def prose(self) -> list[Block]:
        """The chosen paragraphs that are no titles of cards."""
        titles = {title.block.number for title in self.cards.titles if not title.leads}
        return [block for block in self.choice.blocks if block.number not in titles and _reads_like_one(block)]

    @cached_property
    def told(self) -> dict[int, list[Block]]:
        """By the numbers of their titles, the chosen paragraphs of cards."""
        found: dict[int, list[Block]] = {}
        for block in self.prose:
            number = self.cards.by_block.get(block.number)
            if number is not None and number <= block.number:
                found.setdefault(number, []).append(block)
        return found

    @cached_property
    def in_cards(self) -> float:
        """The share of the text of the chosen paragraphs that stands in cards."""
        inside = sum(len(block.text) for blocks in self.told.values() for block in blocks)
        return inside / max(1, sum(len(block.text) for block in self.prose))

    @cached_property
    def own_prose(self) -> list[Block]:
        """The chosen paragraphs outside of cards, or above their titles."""
        inside = {block.number for blocks in self.told.values() for block in blocks}
        return [block for block in self.prose if block.number not in inside]

    @cached_property
    def has_story(self) -> bool:
        """Whether paragraphs stand side by side under a headline that leads nowhere."""
        sided = any(below.number == above.number + 1 for above, below in pairwise(self.own_prose))
        return sided and self.has_headline

    @cached_property
    def has_headline(self) -> bool:
        """Whether a headline that leads nowhere stands above the paragraphs, or the cards where there are none: the page's own."""
        first = self.prose[0].number if self.prose else min(self.cards.by_block, default=len(self.blocks))
        return any(
            block.kind is SpanKind.HEADING and not block.link_characters and block.number < first and is_headline(block.text)
            for block in self.blocks
            if block.number not in self.cards.by_block
        )

    @cached_property
    def is_telling(self) -> bool:
        """Whether the page goes by a headline of its own and has a text of its own beside its cards: a list of the best of something."""
        return names_story(self.statements, self.blocks) and bool(self.own_prose)

    @cached_property
    def titles(self) -> list[Title]:
        """The titles of the cards that have a paragraph."""
        return [title for title in self.cards.titles if title.block.number in self.told]


def _reads_like_one(block: Block) -> bool:
    """Whether a block reads like a paragraph."""
    return block.kind is not SpanKind.HEADING and is_paragraph(block) and block.link_characters < MOSTLY_LINKS * len(block.text)


def _is_dense(text: str) -> bool:
    """Whether nearly each of its characters is a word."""
    return len(tokens(text)) > len(text) / 2


def labels_of(root: Element) -> Mapping[str, str]:
    """The titles that lead nowhere themselves, of cards in which a link without words or one to the rest does, with its address.

    A link without words is laid over a card or its picture: its title is its label, else the only heading beside it. The title of one to
    the rest is the only heading of the card.
    """
    found: dict[str, str] = {}
    for link in root.iter("a"):
        address = link.get("href")
        words = "".join(link.itertext()).strip() if address else ""
        if not address or len(words) > LONGEST_MORE:
            continue
        if not words:
            label = link.get("aria-label") or _heading_near(link, levels=1)
        else:
            label = _heading_near(link, levels=CARD_LEVELS) if family_of(words) in _TO_THE_REST else ""
        if label:
            found.setdefault(" ".join(label.split()), address)
    return found


def _heading_near(link: Element, *, levels: int) -> str:
    """The only heading of the first of so many containers around a link that has any."""
    around = link.getparent()
    while around is not None and levels:
        headings = list(islice(around.iter(*HEADINGS), 2))
        if headings:
            return "".join(headings[0].itertext()) if len(headings) == 1 else ""
        around, levels = around.getparent(), levels - 1
    return ""


def is_listing(page: PageListing) -> bool:
    """Whether the page lists others and has no text of its own."""
    if states_article(page.statements) or _is_named_after_card(page):
        return False
    if says_listing(page):
        return len(page.cards.titles) >= FEWEST_TOLD and len(page.own_prose) <= MOST_INTRO
    if is_of_story(page.statements, page.blocks, page.url) and (page.own_prose or not page.told):
        return False
    if page.has_headline and page.own_prose:
        return False
    return _is_of_cards(page) or _is_bare(page) or _has_blurbs(page)


def says_listing(page: PageListing) -> bool:
    """Whether the page says of itself that it lists others: for machines, by its address, or in the class of its body."""
    if any(value.lower() == "profile" for value in page.statements.meta.get("og:type", ())):
        return True
    if any(kind in _LISTING_TYPES for thing in page.statements.others for kind in types_of(thing)):
        return True
    if any(_LISTING_ADDRESS.search(address) and not is_story(address) for address in addresses(page.statements, page.url)):
        return True
    body = next((box for block in page.blocks[:1] for box in block.box.ancestors() if box.tag == "body"), None)
    return body is not None and not _LISTING_CLASSES.isdisjoint(body.signature.partition(".")[2].split())


def _is_named_after_card(page: PageListing) -> bool:
    """Whether the page goes by the title of one of its cards: it is that story's, among others."""
    name = page.statements.title
    return bool(name) and any(is_headline(title.text) and similarity(title.text, name) >= SAME_TITLE for title in page.cards.titles)


def _is_of_cards(page: PageListing) -> bool:
    """Whether the chosen text is the teasers of cards."""
    if len(page.told) < FEWEST_TOLD or page.in_cards < COVERED or median(map(len, page.told.values())) > 1:
        return False
    if median(sum(len(block.text) for block in blocks) for blocks in page.told.values()) > LONGEST_TEASER:
        return False
    if _marked(page) >= MARKED:
        return len(page.own_prose) <= MOST_INTRO
    words = CARD_WORDS if not _is_dense(page.titles[0].text) else DENSE_WORDS
    if median(len(tokens(title.text)) for title in page.titles) < words:
        return False
    return not page.own_prose and not _is_of_findings(page)


def _is_of_findings(page: PageListing) -> bool:
    """Whether the cards lead to all kinds of sites."""
    hosts = [host(title.address) for title in page.titles if title.address]
    return len(set(hosts) - {""}) > SCATTERED_HOSTS * len(page.titles)


def _marked(page: PageListing) -> float:
    """The share of cards with a date or a cut sentence."""
    marked = {number for number, blocks in page.told.items() if any(_CUT.search(block.text) for block in blocks)}
    for block in page.blocks:
        number = page.cards.by_block.get(block.number)
        if number in page.told and _is_stamp(block):
            marked.add(number)
    return len(marked) / len(page.told)


def _is_stamp(block: Block) -> bool:
    """Whether a block tells when, and hardly more."""
    return bool(block.stamp) or (len(block.text) <= _STAMP_CHARACTERS and _DAY.search(block.text) is not None)


def _has_lines(page: PageListing) -> bool:
    """Whether lines without links were chosen outside the cards, so many that they may be a text: a poem, a short notice."""
    lines = [block for block in page.choice.blocks if block.kind is not SpanKind.HEADING and not block.links and not _is_stamp(block)]
    outside = sum(block.number not in page.cards.by_block and block not in page.prose for block in lines)
    return outside > (0 if page.has_headline and not page.told else LINES_OUTSIDE * len(page.cards.titles))


def _is_bare(page: PageListing) -> bool:
    """Whether hardly a paragraph or a line is not of a card."""
    if page.choice.expected >= BARE_EXPECTED or len(page.cards.titles) < BARE or (page.prose and page.in_cards < COVERED):
        return False
    return not _has_lines(page)


def _has_blurbs(page: PageListing) -> bool:
    """Whether the page is links, and a few words here and there."""
    doubtful = BLURB_EXPECTED if page.in_cards < COVERED else COVERED_EXPECTED
    if page.choice.expected >= doubtful or len(page.cards.titles) < BLURBS or _has_lines(page):
        return False
    if sum(len(block.text) for block in page.prose) >= BLURB_CHARACTERS:
        return False
    if any(below.number == above.number + 1 for above, below in pairwise(page.own_prose)):
        return False  # a text, however short
    readable = [block for block in page.blocks if block.kind is not SpanKind.IMAGE]
    linked = sum(min(block.link_characters, len(block.text)) for block in readable)
    return page.choice.expected < HOPELESS or linked > BLURB_LINKED * sum(len(block.text) for block in readable)


def is_led(page: PageListing) -> bool:
    """Whether all chosen paragraphs stand under headlines that lead elsewhere, over many others.

    On a site's first page any number of them; elsewhere a teaser, for a story may head itself with a link to itself.
    """
    is_first = any(is_front(address) for address in addresses(page.statements, page.url))
    if not is_first and (not 0 < page.paragraphs <= MOST_INTRO or is_of_story(page.statements, page.blocks, page.url)):
        return False
    if len(page.cards.titles) < HEADLINES:
        return False
    heads = [block for block in page.blocks if block.kind is SpanKind.HEADING]
    above = (next((head for head in reversed(heads) if head.number < block.number), None) for block in page.prose)
    return all(head is not None and head.link_characters > 0 for head in above)


def links_of(page: PageListing) -> tuple[PageLink, ...]:
    """What the cards lead to, in order and without repeats."""
    return tuple({(title.text, title.address): PageLink(title=title.text, url=title.address) for title in page.cards.titles}.values())
