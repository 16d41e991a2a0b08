"""Who wrote it, as the page shows it, for pages whose statements for machines leave that out or name the outlet alone."""

import re
from collections.abc import Sequence
from itertools import pairwise

from clipper.capture.bylines import chinese
from clipper.capture.bylines import lines as byline
from clipper.capture.bylines.lines import LONGEST_LINE
from clipper.capture.bylines.names import is_full_name, is_name, split_names, unique
from clipper.capture.page.blocks import Block
from clipper.capture.page.head import CLOSE, Head, is_elsewhere, is_under_title
from clipper.capture.page.vocabulary import Hint
from clipper.capture.page.votes import is_prose
from clipper.model.span import SpanKind

_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|autor(?:e[ns]?|in|es)?|auteurs?|(?P<anyone>people|person|persona)|staff|profiles?|contributors?|by|journalists?|journaliste|"
    r"writers?|team|redaktion|users?|reporters?|"
    r"columnists?|bio|firmas?|redaktor|autori|experts?|member|creator|skribent|journalisten)(?:/|\?|=|-)[^/]",
    re.IGNORECASE,
)


def _linked_names(block: Block) -> list[str]:
    names = list[str]()
    for run in block.runs:
        for mark in run.marks:
            href = dict(mark.attributes).get("href")
            address = _AUTHOR_ADDRESS.search(href) if mark.kind is SpanKind.LINK and isinstance(href, str) else None
            if address and (not address["anyone"] or block.box.near & Hint.AUTHOR):
                names += [name for name in split_names(run.text) if is_name(name)]
    return names


def _may_be_name(block: Block) -> bool:
    """Whether a line may be the name of an author by its make: a paragraph, or an item without a link in a list of who and when."""
    if block.kind is SpanKind.LIST_ITEM:
        return bool(block.box.near & Hint.STAMP) and not block.link_characters
    return block.kind is SpanKind.PARAGRAPH


def _signed(near: Sequence[Block], head: Head) -> list[str]:
    """The names in lines that are only told by where they stand: a name beside the date, or alone under the title."""
    under = [block for block in near if head.title - 1 <= block.number <= max(head.body, head.title + CLOSE)]
    for block in under:
        names = byline.beside_date(_unglued(block))
        if names:
            return names
    for above, block, below in zip((None, *under), under, under[1:], strict=False):
        if block.number > head.title and _may_be_name(block) and is_full_name(block.text):
            in_list = block.kind is SpanKind.LIST_ITEM
            if byline.follows_name(below.text) or (in_list and above is not None and byline.follows_name(above.text)):
                return [block.text]
    for block, after in pairwise(head.blocks):
        if byline.ABOUT_AUTHOR.match(block.text) and is_full_name(after.text):
            return [after.text]
    return []


SIGNED_BEGIN, SIGNED_END = 4, 3
"""Blocks of a body, from its first on and up to its last, of which one may be nothing but the names of its authors, in bold; the block
behind the last may be it, too."""
_GLUED = re.compile(r"[^\W\d_][A-ZÀ-ÖØ-Þ]")
_BOLD = 0.9
BESIDE = 4
"""Blocks from an author's place within which further ones are of the same byline."""


def _signature(head: Head) -> list[str]:
    """The names in the one line of bold type with which the text begins, above a paragraph, or ends, below one."""
    begin = [block for block in head.blocks if head.body <= block.number < head.body + SIGNED_BEGIN]
    end = [block for block in reversed(head.blocks) if -1 <= head.last - block.number < SIGNED_END]
    for blocks in (begin, end):
        # where there are more, they are headings
        bold = [at for at, block in enumerate(blocks) if block.strong_characters >= _BOLD * len(block.text)]
        if len(bold) != 1 or not any(map(is_prose, blocks[bold[0] + 1 : bold[0] + 2])):
            continue
        line = blocks[bold[0]]
        if line.kind is SpanKind.PARAGRAPH and not line.link_characters:
            return byline.names_signed(line.text)
    return []


def shown_authors(head: Head) -> list[tuple[tuple[str, ...], str]]:
    """Who the page says wrote it, and how it says so: where the page tells who (a line with "By", a link to an author's page, an author's
    place in the markup, a name by the date), then who signed the text."""
    near = [block for block in head.blocks if not is_elsewhere(block, head) or block.box.near & Hint.AUTHOR]
    told = _told_by(near)
    linked = [] if told else _linked([block for block in head.blocks if block in near or is_under_title(block, head)])
    lead = [block.text for block in head.blocks if head.body <= block.number < head.body + SIGNED_BEGIN]
    reporters = [name for text in lead for name in chinese.names_in_lead(text)]
    found = (
        (told or linked or _placed(near) or _signed(near, head), "author link" if linked else "byline"),
        (_signature(head) or reporters, "signature"),
    )
    return [(unique(names), origin) for names, origin in found if names]


def _unglued(block: Block) -> str:
    """Its text, with a stroke where a style alone parts two inline elements: "Ann LeeEditor" as "Ann Lee | Editor"."""
    runs = block.runs
    if len(runs) < 2 or len(block.text) > LONGEST_LINE:  # noqa: PLR2004 - between two
        return block.text
    seams = [_GLUED.search(f"{run.text[-1:]}{after.text[:1]}") is not None for run, after in pairwise(runs)]
    if not any(seams):
        return block.text
    return " ".join("".join(run.text + (" | " if seam else "") for run, seam in zip(runs, (*seams, False), strict=True)).split())


def _told_by(near: Sequence[Block]) -> list[str]:
    for at, block in enumerate(near):
        names = byline.names_of(_unglued(block)) or chinese.names_of(block.text)
        if not names and at + 1 < len(near) and byline.ONLY_BY.match(block.text):
            names = byline.names_of(f"By: {near[at + 1].text}")
        if names:
            return names
    return []


def _linked(near: Sequence[Block]) -> list[str]:
    for at, block in enumerate(near):
        names = _linked_names(block) if len(block.text) <= LONGEST_LINE else []
        if names:
            return [*names, *(name for other in near[at + 1 : at + 5] if len(other.text) <= LONGEST_LINE for name in _linked_names(other))]
    return []


def _placed(near: Sequence[Block]) -> list[str]:
    """The names where the markup says that authors stand, and those of the places beside the first."""
    placed = [block.box.near & Hint.AUTHOR and block.kind is not SpanKind.HEADING for block in near]
    for at, block in enumerate(near):
        names = byline.names_in_place(_unglued(block)) if placed[at] else []
        if names:
            beside = [other for other in near[at + 1 : at + BESIDE] if other.box.signature == block.box.signature]
            return [*names, *(other.text for other in beside if is_full_name(other.text))]
    return []
