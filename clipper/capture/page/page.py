"""A saved page, or the clipboard's HTML flavour -> drafts."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from clipper.capture.dateline import read_dateline
from clipper.capture.doubts import DOUBTFUL_TITLE
from clipper.capture.links import canonical_url
from clipper.capture.page.blocks import Block
from clipper.capture.page.body import build_body
from clipper.capture.page.captions import name_captions
from clipper.capture.page.choose import Choice, choose_body
from clipper.capture.page.entries import with_times
from clipper.capture.page.facts import page_facts
from clipper.capture.page.images import with_images
from clipper.capture.page.kinds import MOST_LINKS, headlines, is_consent_page, is_cut_by_paywall, is_front_page, states_article
from clipper.capture.page.leftovers import left_out
from clipper.capture.page.link_lists import bookmarks, listed_links
from clipper.capture.page.listing import PageListing, is_led, is_listing, links_of
from clipper.capture.page.metadata import read_metadata, read_story_metadata
from clipper.capture.page.parse import Page, parse_page
from clipper.capture.page.plain_text import text_of_tree
from clipper.capture.page.settle import settled
from clipper.capture.page.several import read_each, several_pages, shows_several
from clipper.capture.page.stories import PageStory, address_of, are_entries, find_sections, find_stories, is_of_mail, is_of_sender
from clipper.capture.page.structured import Statements, read_statements
from clipper.capture.page.titles import MAX_TITLE, Titled, similarity
from clipper.capture.page.walk import read_blocks
from clipper.capture.page.walls import wall_of
from clipper.capture.paste.structure import may_show_parts, split_by_structure, split_several
from clipper.capture.redirects import target_of
from clipper.errors import InputError
from clipper.model.capture import Part
from clipper.model.draft import CaptureKind, Draft, Extraction, PageLink
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import SpanKind

MAX_IMAGE = 20_000_000
"""Characters of an embedded image."""
SAME_TITLE = 0.95
"""Token F1 from which a block is the title again."""
LIST_OF_LINKS = "This looks like a list of links: it has no text of its own."
UNSURE = 0.6
"""The expected F1 below which the user is told to look at the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What the page gives to whoever makes a draft of it."""

    page: Page
    statements: Statements
    blocks: Sequence[Block]
    choice: Choice
    assets: Mapping[str, Part]
    captured_at: datetime
    url: str | None
    in_mail: bool


def read_page(
    html: str,
    *,
    captured_at: datetime,
    url: str | None = None,
    assets: Sequence[Part] = (),
    plain_text: str | None = None,
    in_mail: bool = False,
) -> Extraction:
    """The articles of a page.

    `html` is decoded text; `assets` are images that came with the capture, named as the page's `src` names them; `plain_text` is the
    clipboard's other flavour of the same thing; `in_mail` is whether a mail's sender made it, whose stories are drafts also where they are
    short, and led to by links that count. Raises InputError for what holds no readable HTML.
    """
    pages = several_pages(html)
    if pages:
        return read_each(pages, partial(read_page, captured_at=captured_at, assets=assets))
    page = parse_page(html)
    statements = read_statements(page.root)
    base = _base(page, statements, url)
    reading = read_blocks(page.root, base)
    lines = _lines_of(page, reading.blocks, plain_text)
    parted = split_by_structure(lines, captured_at=captured_at, url=url) if lines is not None else None
    if parted is None and shows_several(reading.blocks):
        parted = split_several(lines if lines is not None else text_of_tree(page.root), captured_at=captured_at)
    if parted is not None:
        return parted
    choice = choose_body(page.root, reading.blocks, page_facts(statements), depth=reading.depth, elements=reading.elements)
    name_captions(reading.blocks)
    reader = _Reader(
        page=page,
        statements=statements,
        blocks=reading.blocks,
        choice=choice,
        assets=MappingProxyType({part.name: part for part in (*assets, *_embedded(reading.blocks))}),
        captured_at=captured_at,
        url=url,
        in_mail=in_mail or is_of_mail(reading.blocks),
    )
    listing = PageListing(statements=statements, blocks=reading.blocks, choice=choice, url=url, root=page.root)
    if reader.in_mail:
        stories = find_stories(reading.blocks, choice.blocks) or find_sections(reading.blocks, choice.blocks)
        if stories:
            return _of_stories(reader, [replace(story, url=target_of(story.url) or "") for story in stories])
    found = _without_article(reader, listing)
    if found is not None:
        return found
    stories = () if states_article(statements) or listing.is_telling else find_stories(reading.blocks, choice.blocks)
    if stories and not are_entries(stories, base):
        return _of_stories(reader, stories)
    return _one_article(reader, plain_text)


def _of_stories(reader: _Reader, stories: Sequence[PageStory]) -> Extraction:
    drafts = tuple(_story_draft(reader, story) for story in stories)
    used = frozenset(block.number for story in stories for block in (story.headline, *story.blocks))
    return Extraction(kind=CaptureKind.PAGE, drafts=drafts, left_out=left_out(reader.blocks, used, reader.choice.likely))


def _without_article(reader: _Reader, listing: PageListing) -> Extraction | None:
    """What is found on a page that is no article and holds none; None where it may. Raises InputError for a wall."""
    statements, blocks, choice, url = reader.statements, reader.blocks, reader.choice, reader.url
    kept = bookmarks(reader.page)
    if kept:
        return _offer(kept, LIST_OF_LINKS)
    if is_consent_page(statements, blocks, choice):
        warning = "This looks like a consent page, not an article: accept or refuse there, and capture the article again."
        return Extraction(kind=CaptureKind.CONSENT, warnings=(warning,))
    wall = None if states_article(statements) else wall_of(statements.title, blocks, choice)
    if wall is not None:
        raise InputError(wall.reason, wall.advice)
    links = headlines(blocks)
    is_front = is_front_page(statements, blocks, choice, links, url, in_cards=lambda: listing.in_cards) and not listing.has_story
    if is_front or is_listing(listing) or is_led(listing):
        offered = max(links, links_of(listing), key=len)
        if reader.in_mail:
            offered = tuple(_led(link) for link in offered if not is_of_sender(link.title))
        return _offer(offered, "This looks like a front page: it has headlines and no article of its own.")
    listed = listed_links(statements, blocks, choice, url)
    return _offer(listed, LIST_OF_LINKS) if listed else None


def _led(link: PageLink) -> PageLink:
    """A link of a mail as one to where it leads, if it says so."""
    target = target_of(link.url) if link.url else None
    return replace(link, url=target) if target else link


def _offer(links: Sequence[PageLink], warning: str) -> Extraction:
    """The links of a page in the place of an article; of too many the first ones."""
    warnings = (warning,)
    if len(links) > MOST_LINKS:
        warnings = (warning, f"Only the first {MOST_LINKS:,} of its {len(links):,} links are listed.")
    return Extraction(kind=CaptureKind.FRONT_PAGE, links=tuple(links[:MOST_LINKS]), warnings=warnings)


def _lines_of(page: Page, blocks: Sequence[Block], plain_text: str | None) -> str | None:
    """What aggregators' pages and prints of databases are known by: the plain text, which is made of the page where it may be of one."""
    if plain_text is not None and plain_text.strip():
        return plain_text
    told = [line for block in blocks for raw in block.text.split("\n") if (line := " ".join(raw.split()))]
    return text_of_tree(page.root) if may_show_parts(told) else None


def _base(page: Page, statements: Statements, url: str | None) -> str | None:
    """What relative addresses are relative to."""
    element = page.root.find(".//base[@href]")
    stated = element.get("href") if element is not None else None
    given = url or canonical_url(statements.links.get("canonical"))
    return canonical_url(stated, given) or given


def _embedded(blocks: Sequence[Block]) -> list[Part]:
    """The images that stand in the page itself as `data:` addresses."""
    found = list[Part]()
    for block in blocks:
        if not block.source.startswith("data:image/") or len(block.source) > MAX_IMAGE:
            continue
        head, _, body = block.source.partition(",")
        try:
            content = base64.b64decode(unquote_to_bytes(body)) if head.endswith(";base64") else unquote_to_bytes(body)
        except (binascii.Error, ValueError):
            continue
        found.append(Part(media_type=head[5:].split(";")[0], content=content, name=block.source))
    return found


def _used_assets(draft: Draft, reader: _Reader) -> Draft:
    """The draft with the images that its body shows."""
    wanted = {span.attributes["asset"] for span in draft.body.blocks() if "asset" in span.attributes}
    parts = {part.sha256: part for part in reader.assets.values()} if wanted else {}
    return replace(draft, assets=tuple(replace(parts[str(sha)], name=str(sha)) for sha in sorted(map(str, wanted)) if sha in parts))


def _story_draft(reader: _Reader, story: PageStory) -> Draft:
    metadata = read_story_metadata(reader.statements, story.headline, story.around, url=story.url, captured_at=reader.captured_at)
    body, lines = build_body(settled(story.blocks), reader.assets, reader.url)
    return _used_assets(Draft(role=Role.MAIN, metadata=_with_dateline(metadata, story.blocks), body=body, lines=lines), reader)


def _with_dateline(metadata: Metadata, blocks: Sequence[Block]) -> Metadata:
    """With the place and the agency that the body begins with."""
    found = read_dateline(block.text for block in blocks)
    if found is None:
        return metadata
    origins = dict(metadata.origins)
    if found.place:
        origins["dateline"] = found.origin
    if found.agency:
        origins["agency"] = found.origin
    return replace(metadata, dateline=found.place, agency=found.agency, origins=MappingProxyType(origins))


def _headline_address(blocks: Sequence[Block]) -> str | None:
    """Where the first of these headings that lead anywhere leads."""
    addresses = (address_of(block) for block in blocks if block.kind is SpanKind.HEADING)
    return canonical_url(next((told for address in addresses if address and (told := target_of(address))), None))


def _with_address(metadata: Metadata, url: str | None) -> Metadata:
    """With the address that the headline leads to, where there is one."""
    if url is None:
        return metadata
    return replace(metadata, url=url, origins=MappingProxyType({**metadata.origins, "url": "headline's link"}))


def _is_title(block: Block, titled: Titled | None) -> bool:
    """Whether a block only repeats the title, which is not of the text."""
    if titled is None:
        return False
    return block is titled.block or (len(block.text) <= MAX_TITLE and similarity(block.text, titled.title) > SAME_TITLE)


def _one_article(reader: _Reader, plain_text: str | None) -> Extraction:
    metadata, titled = read_metadata(
        reader.page, reader.statements, reader.blocks, reader.choice.blocks, captured_at=reader.captured_at, url=reader.url
    )
    kept = [block for block in with_times(reader.choice.blocks, reader.blocks, reader.captured_at) if not _is_title(block, titled)]
    if not kept and titled is None:
        if plain_text is not None and plain_text.strip():
            raise InputError("No article was found in the copied HTML.", "Paste it as plain text.")
        raise InputError("No article was found on this page.", "Open the article itself, or paste its text.")
    body, lines = build_body(with_images(settled(kept), reader.blocks, reader.assets), reader.assets, reader.url)
    doubts = list[str]()
    if not kept:
        doubts.append("No text was found on this page, only its title: the text may be loaded by a script.")
    elif is_cut_by_paywall(reader.statements, reader.blocks, reader.choice):
        doubts.append("Only the beginning of the article may be here: the page offers the rest to subscribers.")
    elif reader.choice.expected < UNSURE:
        doubts.append("The page is unusual: check that the text is the article's.")
    if titled is not None and not titled.is_sure:
        doubts.append(DOUBTFUL_TITLE)
    if reader.in_mail and metadata.url is None and kept:
        metadata = _with_address(metadata, _headline_address(reader.blocks[: kept[0].number + 1]))
    draft = Draft(role=Role.MAIN, metadata=_with_dateline(metadata, kept), body=body, lines=lines, doubts=tuple(doubts))
    used = frozenset([*(block.number for block in kept), *(line.line - 1 for line in lines)])  # pictures bring their captions
    used |= {titled.block.number} if titled and titled.block else frozenset[int]()
    return Extraction(
        kind=CaptureKind.PAGE, drafts=(_used_assets(draft, reader),), left_out=left_out(reader.blocks, used, reader.choice.likely)
    )
