"""Which of a page's titles is the article's: the heading that agrees with what the page says of itself.

The title is on the page nearly always; the choice is the work. A heading that says the same as the JSON-LD headline, og:title or
`<title>` wins, the JSON-LD headline is next, then og:title and `<title>` without the site's name.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from clipper.capture.furniture import family_of
from clipper.capture.page.blocks import Block
from clipper.capture.page.structured import JsonObject, Statements, plain
from clipper.capture.page.vocabulary import Hint
from clipper.capture.slugs import headline_words, slug_words, told_by
from clipper.model.span import SpanKind

MAX_TITLE = 300
SAME = 0.6
"""Token F1 from which a heading says what the page's own title says."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_SEPARATOR = re.compile(
    r"\s+[|｜ㅣ¦»«›‹•·:\-–—―~/]{1,2}\s+|\s*[|｜ㅣ¦»]\s*|\s+[–—]\s*|[：:]\s+(?=\S+$)|"
    r"\s*[-－]\s*(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}[^-]*$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A title and where it was read; `block` is the heading that shows it, if one does."""

    title: str
    origin: str
    block: Block | None = None
    is_stated: bool = True
    """Whether the page says what its title is; where it does not, another line may be likelier (`likely_title`)."""
    is_sure: bool = True
    """Whether no other line is likely."""


def tokens(text: str) -> list[str]:
    """The words of a title, in small letters."""
    return _WORD.findall(text.casefold())


def similarity(left: str, right: str) -> float:
    """Token F1."""
    first, second = Counter(tokens(left)), Counter(tokens(right))
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 0.0


def without_site(title: str, names: Iterable[str]) -> str:
    """The title without the site's name at its end or beginning."""
    known = [name for name in names if name]
    title = _ARCHIVE.sub("", title)
    for _ in range(3):
        shorter = _cut_once(title, known)
        if shorter == title:
            break
        title = shorter
    return title


TELLING = 4
"""Characters of a name from which a part of it is told apart."""
ADDED = 21
"""Characters that a site adds to its name in titles: "Example - Sport", "Example News Online"."""
ADDED_BEFORE = 8
"""Those before the headline, where the name may also stand in a headline: "How Example plans its week – a diary"."""


def _is_site(part: str, names: list[str], *, added: int = ADDED) -> bool:
    """Whether a text is one of the site's names, with so many characters added at most, or a part of one."""
    key = "".join(tokens(part))
    if not key:
        return True
    for name in names:
        own = "".join(tokens(name))
        holds = len(own) >= TELLING and own in key and len(key) <= len(own) + added
        if own and (key == own or holds or (len(key) >= TELLING and key in own)):
            return True
    return False


LONGEST_SITE = 5
"""Words of a site's name; pages that give a headline as their site's name mean the headline."""


def _is_site_itself(text: str, names: list[str]) -> bool:
    """Whether a text is the site's name and nothing else."""
    words = tokens(text)
    return len(words) <= LONGEST_SITE and any(words == tokens(name) for name in names)


_ARCHIVE = re.compile(r"^.{1,80}»\s*Blog Archive\s*»\s*(?=\S)")
"""The site and the place before the title, as one maker of blogs named its pages."""
_BAR = re.compile(r"\s*[|｜ㅣ¦]\s*")
MIN_TITLE_WORDS = 2
HEADLINE = 30
"""Characters from which what stands behind a bar may be the headline itself; a han character, kana or hangul says as much as two."""
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_TAIL = re.compile(r"(?<=[\u3400-\u9fff\W])\s*(?:_{1,2}|--)\s*(?=[^_-]*[\u3400-\u9fff])[^_-]{2,14}$")
"""A rubric or the site behind the title of a Chinese page."""
HAN_TITLE = 8


def width_of(text: str) -> int:
    """Characters, of which dense ones say as much as two."""
    return len(text) + len(_DENSE.findall(text))


def _ends_title(head: str, tail: str, names: list[str]) -> bool:
    """Whether what stands behind a bar is no part of the title: mostly; not where a short rubric stands before a whole headline."""
    if len(tokens(head)) < MIN_TITLE_WORDS:
        return False
    before, behind = width_of(head), width_of(tail)
    return before >= behind or behind < HEADLINE or _is_site(tail, names)


def _cut_once(title: str, names: list[str]) -> str:
    tail = _HAN_TAIL.search(title)
    if tail and tail.start() >= HAN_TITLE:
        return title[: tail.start()].strip()
    bars = list(_BAR.finditer(title))
    if bars and _ends_title(title[: bars[-1].start()], title[bars[-1].end() :], names):
        return title[: bars[-1].start()].strip()
    matches = [match for match in _SEPARATOR.finditer(title) if match.start()]  # the first sign opens a quotation: »All that remains«
    if not matches:
        return title
    last, first = matches[-1], matches[0]
    behind, head = title[last.end() :], title[: first.start()]
    if behind and _is_site(behind, names) and title[: last.start()].strip():
        return title[: last.start()].strip()
    if _is_site(head, names, added=ADDED_BEFORE) and title[first.end() :].strip():
        return title[first.end() :].strip()
    return title


def _stated(statements: Statements, article: JsonObject | None, names: list[str], chief: Collection[str]) -> list[Titled]:
    """What the page says its title is, best first. `chief` are its headings of the first level."""
    found = list[Titled]()
    if article is not None:
        found.append(Titled(title=plain(article.get("headline") or article.get("name")), origin="json-ld"))
    for name in ("og:title", "twitter:title", "dc.title", "citation_title", "sailthru.title", "parsely-title", "title"):
        for value in statements.meta.get(name, ())[:1]:
            found.append(Titled(title=without_site(value, names), origin=f"meta {name}"))
    marked = statements.microdata.get("headline", ())  # the first may be the site's name, and others those of related stories
    found.extend(Titled(title=value, origin="microdata") for value in (*marked[:1], *(value for value in marked[1:] if value in chief)))
    if statements.title:
        found.append(Titled(title=without_site(statements.title, names), origin="title"))
    found = [each for each in found if 1 < len(each.title) <= MAX_TITLE]
    return [each for each in found if not _is_site_itself(each.title, names)]


_UNLIKELY = Hint.RELATED | Hint.COMMENT | Hint.NAVIGATION | Hint.FOOT | Hint.SIDEBAR | Hint.CONSENT | Hint.OFFER | Hint.HIDDEN | Hint.WIDGET


def _headings(blocks: Sequence[Block]) -> list[Block]:
    return [
        block
        for block in blocks
        if 1 < len(block.text) <= MAX_TITLE
        and (block.kind is SpanKind.HEADING or block.box.near & Hint.TITLE)
        and block.kind is not SpanKind.IMAGE
    ]


SAME_WORDS = 0.5
"""What a heading gains that has all words of what the page says, and no other."""
FAR = 60
"""Blocks before the body beyond which headings are as far as each other."""
STEP = 4
"""Lines marked as titles this close are one group: the title, then its subtitle."""
INTO_BODY = 2
"""Blocks after which a heading is of the text; a place or a kicker before it may be taken for the body's beginning."""


def _distance_score(block: Block, first_body: int, *, level: int, alone: bool) -> float:
    """What a heading loses by its place. `alone` where the page does not say what its title is."""
    distance = first_body - block.number
    if distance < 0:
        return -0.5 if alone and level == 1 and distance >= -INTO_BODY else -2.0
    distance = min(distance, FAR)
    if alone and block.kind is not SpanKind.HEADING:
        return -(distance - distance % STEP) / 40 - (0.3 if block.text.isupper() else 0.0)
    return -distance / 40


_NO_SLUG = frozenset[str]()
ADDRESSED = 2.0
"""What a heading gains that has the words of the page's address and no others, where the page does not say what its title is."""


def heading_score(block: Block, stated: Sequence[Titled], first_body: int, names: list[str], slug: frozenset[str]) -> float:
    """How much speaks for a heading as the title; `slug` are the words of the page's address."""
    level = int(block.attributes.get("level", 4)) if block.kind is SpanKind.HEADING else 5
    score = {1: 3.0, 2: 1.6, 3: 0.8}.get(level, 0.0)
    if stated:
        same = max(similarity(block.text, each.title) for each in stated)
        score += 4.0 * same + (SAME_WORDS if same == 1.0 else 0.0)
    else:
        score += (0.7 if block.box.near & Hint.TITLE else 0.0) + ADDRESSED * told_by(slug, block.text)
    if block.box.near & _UNLIKELY:
        score -= 1.2
    if block.box.hidden:
        score -= 1.0
    score += _distance_score(block, first_body, level=level, alone=not stated)
    if (block.link_characters and _is_site(block.text, names)) or _is_site_itself(block.text, names):
        score -= 2.0
    return score - (1.0 if len(tokens(block.text)) < FEW_WORDS else 0.0)


FEW_WORDS = 3
KICKER_SHARE = 0.5


def _without_kicker(heading: str, stated: Sequence[Titled]) -> str:
    """A heading that has the stated title at its end carries a kicker or a date before it."""
    line = heading.casefold()
    for each in stated:
        title = each.title.casefold()
        if len(title) < len(line) and line.endswith(title) and len(title) >= KICKER_SHARE * len(line):
            return each.title
    return heading


def choose_title(
    statements: Statements,
    article: JsonObject | None,
    blocks: Sequence[Block],
    first_body: int,
    site_names: Sequence[str],
    *,
    address: str | None = None,
) -> Titled | None:
    """The article's title. `first_body` is the number of the body's first block, `address` that of the page."""
    names = list(site_names)
    headings = _headings(blocks)
    stated = _stated(statements, article, names, {block.text for block in headings if block.attributes.get("level") == 1})
    slug = _NO_SLUG if stated else headline_words(address)
    best = max(headings, key=lambda block: heading_score(block, stated, first_body, names, _NO_SLUG), default=None)
    if slug and best is not None and slug_words(best.text):  # a title in another script has no word of any address
        best = max(headings, key=lambda block: heading_score(block, stated, first_body, names, slug))
    if best is not None and not (best.box.hidden and any(each.title.startswith(best.text) for each in stated)):
        same = max((similarity(best.text, each.title) for each in stated), default=0.0)
        if same >= SAME or (not stated and heading_score(best, stated, first_body, names, slug) > 0):
            origin = f"h{best.attributes['level']}" if best.kind is SpanKind.HEADING else "heading"
            title = without_site(_without_kicker(best.text, stated), names)
            return Titled(title=title, origin=origin, block=best, is_stated=bool(stated))
        if _is_name_only(stated) and _names_article(best, first_body):
            return Titled(title=best.text, origin=f"h{best.attributes['level']}", block=best)
    return stated[0] if stated else _bare_title(blocks, first_body)


def _is_name_only(stated: Sequence[Titled]) -> bool:
    """Whether all that a page says of its title is one or two words, as those do that give the site's name on every page."""
    return all(len(tokens(each.title)) < FEW_WORDS for each in stated)


def _names_article(heading: Block, first_body: int) -> bool:
    """Whether a heading of the first level, of some words, stands right above the text or begins it."""
    near = 0 <= first_body - heading.number <= STEP
    return near and heading.attributes.get("level") == 1 and len(tokens(heading.text)) > FEW_WORDS


BEFORE_BODY = 8
BARE_CHARACTERS = (10, 200)


def _bare_title(blocks: Sequence[Block], first_body: int) -> Titled | None:
    """The title of a page without headings: the nearest bold line before the body, else the nearest that could be a headline."""
    lines = [
        block
        for block in blocks[max(0, first_body - BEFORE_BODY) : first_body]
        if block.kind is not SpanKind.IMAGE
        and BARE_CHARACTERS[0] <= len(block.text) <= BARE_CHARACTERS[1]
        and block.link_characters < len(block.text) / 2
        and len(tokens(block.text)) >= FEW_WORDS
        and family_of(block.text) is None
    ]
    bold = [block for block in lines if block.strong_characters > len(block.text) / 2]
    best = next(reversed(bold or lines), None)
    return Titled(title=best.text, origin="line", block=best, is_stated=False) if best is not None else None
