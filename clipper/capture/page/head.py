"""What a page shows around its title: the byline and the date, for pages whose machine-readable statements leave them out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from clipper.capture.dates.found import DateRole, FoundDate
from clipper.capture.dates.order import page_order
from clipper.capture.dates.read import find_dates
from clipper.capture.furniture import family_of
from clipper.capture.page import authors as authorship
from clipper.capture.page.blocks import Block
from clipper.capture.page.dates import Dated, read_machine_date
from clipper.capture.page.vocabulary import Hint
from clipper.model.date import ArticleDate
from clipper.model.span import SpanKind

BEFORE_TITLE, AFTER_TITLE = 8, 14
"""Blocks around the title in which a page tells who and when."""
AFTER_BODY = 6
INTO_BODY = 3
LONGEST_LINE = 140
"""Characters of a line that tells a date or an author; a longer one is prose, which names many."""
LONGEST_NAME = 50
ENOUGH = 1.0
"""The score from which a shown date is believed."""
SURE = 2.5
"""The score from which a shown date stands where pages tell theirs: a short line near the title."""

_ELSEWHERE = Hint.RELATED | Hint.SIDEBAR | Hint.COMMENT | Hint.FOOT | Hint.WIDGET | Hint.CONSENT | Hint.ADVERT
"""Places that tell of other stories, unless the title stands in the same."""
CLOSE = 5
"""Blocks after the title within which a date or name is the article's own."""
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|autor(?:e[ns]?|in|es)?|auteurs?|people|person|staff|profiles?|contributors?|by|journalists?|journaliste|"
    r"writers?|team|redaktion|users?|reporters?|"
    r"columnists?|bio|firmas?|redaktor|autori|experts?|member|persona|creator|skribent|journalisten)(?:/|\?|=|-)[^/]",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words|text|article|reviewed)\s+)?(?:by|von|par|por|di|av|af|door|przez|oleh|"
    r"автор|text|texto|author|autor|autore|auteur|文|著者|記者)"
    r"(?:\s*[:：]\s*|\s+)(?=[^\W\d_])",
    re.IGNORECASE,
)
_ONLY_BY = re.compile(
    r"^(?:(?:article|written|posted|published|story|words|text)\s+)?(?:by|von|par|por|autor(?:in|e)?|author|auteur|text|di|av|af)\s*[:：]?$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s+(?=(?:updated|published|posted|modified|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado)\s*:)|"
    r"\s+in\s+(?=[A-Z])|\s+(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)|\s+(?:[|•·–—]|-)\s+|\s*[|•·]\s*|"
    r"\s+(?:on|at|am|le|el|updated|published|posted|veröffentlicht)\s+(?=\w*\W*\d|[A-Z]\w+ \d)|,\s*(?=\d)|\s+(?=\d{1,2}[./ ])",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:[^\W\d_][\w.'’\-]*|[A-Z]\.)(?:\s+(?:(?:de|da|di|van|von|der|den|del|la|le|el|al|bin|ibn|of|dos|das|du|ten|ter|"
    r"zu)\s+)*[^\W\d_][\w.'’\-]*){0,4}(?:,\s[A-Z][\w.]{1,6})?$"
)
_PARTICLES = frozenset(
    ["de", "da", "di", "van", "von", "der", "den", "del", "la", "le", "el", "al", "bin", "ibn", "of", "dos", "das", "du", "ter", "zu"]
)
_UNSPACED_NAME = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・\s]{2,12}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The blocks around the title and after the body, and where the body begins."""

    blocks: Sequence[Block]
    title: int
    body: int
    hints: int
    """Those of the title itself: what stands in the same place is not elsewhere."""


def head_of(blocks: Sequence[Block], title: int | None, first_body: int, last_body: int) -> Head:
    """Blocks are addressed by their numbers, which are their places."""
    anchor = title if title is not None else max(0, first_body - BEFORE_TITLE)
    start = max(0, anchor - BEFORE_TITLE)
    stop = max(min(first_body + INTO_BODY, anchor + 4 * AFTER_TITLE), anchor + AFTER_TITLE)
    zone = [*blocks[start:stop], *blocks[max(stop, last_body - 1) : last_body + 1 + AFTER_BODY]]
    hints = blocks[title].box.near if title is not None else 0
    return Head(blocks=[block for block in zone if block.kind is not SpanKind.IMAGE], title=anchor, body=first_body, hints=hints)


def _is_elsewhere(block: Block, head: Head) -> bool:
    return bool(block.box.near & _ELSEWHERE & ~head.hints)


def _place_score(block: Block, head: Head) -> float:
    score = 0.0
    if _is_elsewhere(block, head):
        score -= 1.5
    if block.box.hidden:
        score -= 0.5
    if block.box.near & Hint.STAMP or block.box.near & Hint.AUTHOR:
        score += 1.0
    if head.title <= block.number <= max(head.body, head.title + CLOSE):
        score += 1.5 if block.number <= head.title + CLOSE else 1.0
    elif head.title - CLOSE // 2 <= block.number < head.title:
        score += 1.0
    elif block.number > head.body + INTO_BODY:
        score -= 0.5
    if block.link_characters > 0.7 * len(block.text):
        score -= 1.0
    return score


def _found_score(found: FoundDate, block: Block) -> float:
    score = 1.0 if len(block.text) < len(found.text) + 25 else 0.3
    score += {DateRole.PUBLISHED: 2.0, DateRole.MODIFIED: -1.5, DateRole.PLAIN: 0.0}[found.role]
    if not found.year_known:
        score -= 1.0
    return score - (1.0 if found.relative else 0.0)


def _same_day(machine: ArticleDate, shown: ArticleDate) -> bool:
    """Within a day: zones differ. What the reader sees goes before an attribute that says another thing."""
    left, right = (date.value[:10].ljust(10, "0") for date in (machine, shown))
    if shown.value[:7] == left[:7] and len(shown.value) < len(left):
        return True
    try:
        return abs((datetime.fromisoformat(left) - datetime.fromisoformat(right)).days) <= 1
    except ValueError:
        return False


def _shown(head: Head, captured_at: datetime, language: str | None) -> Iterator[tuple[float, Dated, DateRole]]:
    day_first = page_order(block.text for block in head.blocks)
    for block in head.blocks:
        if len(block.text) > LONGEST_LINE and not block.stamp:
            continue
        place = _place_score(block, head)
        found = (
            find_dates(block.text, captured_at=captured_at, language=language, day_first=day_first)
            if len(block.text) <= LONGEST_LINE
            else ()
        )
        told = next((each for each in found if each.date is not None), None)
        role = told.role if told is not None else DateRole.PLAIN
        machine = read_machine_date(block.stamp, captured_at) if block.stamp else None
        if machine is not None and told is not None and told.date is not None and told.year_known and not told.relative:
            machine = machine if _same_day(machine, told.date) else None
        if machine is not None:
            score = 2.0 - (1.5 if role is DateRole.MODIFIED else 0.0)
            yield score + place, Dated(date=machine, origin="time element"), role
        for each in found:
            if each.date is not None:
                dated = Dated(date=each.date, origin=f"line: '{each.text}'", year_known=each.year_known)
                yield _found_score(each, block) + place, dated, each.role


def shown_dates(head: Head, captured_at: datetime, language: str | None) -> tuple[Dated | None, Dated | None]:
    """The dates of publication and of the last change that the page shows."""
    best: dict[bool, tuple[float, Dated]] = {}
    for score, dated, role in _shown(head, captured_at, language):
        is_change = role is DateRole.MODIFIED
        if score >= (ENOUGH - 1.5 if is_change else ENOUGH) and (is_change not in best or score > best[is_change][0]):
            best[is_change] = (score, dated)
    published, modified = best.get(False), best.get(True)
    if published is None and modified is not None and modified[0] >= 0:
        return replace(modified[1], sure=False), modified[1]
    return (replace(published[1], sure=published[0] >= SURE) if published else None), (modified[1] if modified else None)


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person."""
    if _UNSPACED_NAME.match(text):
        return True
    if len(text) > LONGEST_NAME or not _NAME.match(text) or any(map(str.isdigit, text)) or family_of(text) is not None:
        return False
    words = text.split()
    return words[0][0].isupper() and words[-1][0].isupper() and all(not word[0].islower() or word in _PARTICLES for word in words)


def _by_line(text: str) -> list[str]:
    match = _BY.match(text)
    if not match or len(text) > LONGEST_LINE:
        return []
    rest = _STOP.split(text[match.end() :])[0]
    names = authorship.split_names(rest)
    return [name for name in names if is_name(name)] if names and is_name(names[0]) else []


def _linked_names(block: Block) -> list[str]:
    names = list[str]()
    for run in block.runs:
        for mark in run.marks:
            href = dict(mark.attributes).get("href")
            if mark.kind is SpanKind.LINK and isinstance(href, str) and _AUTHOR_ADDRESS.search(href):
                names += [name for name in authorship.split_names(run.text) if is_name(name)]
    return names


def shown_authors(head: Head) -> tuple[tuple[str, ...], str] | None:
    """Who the page says wrote it, and how it says so: a line with "By", a link to an author's page, or an author's place in the markup."""
    near = [block for block in head.blocks if not _is_elsewhere(block, head) or block.box.near & Hint.AUTHOR]
    for at, block in enumerate(near):
        names = _by_line(block.text)
        if not names and at + 1 < len(near) and _ONLY_BY.match(block.text):
            names = _by_line(f"By: {near[at + 1].text}")
        if names:
            return authorship.unique(names), "byline"
    for at, block in enumerate(near):
        names = _linked_names(block) if len(block.text) <= LONGEST_LINE else []
        if names:
            more = [name for other in near[at + 1 : at + 5] if len(other.text) <= LONGEST_LINE for name in _linked_names(other)]
            return authorship.unique([*names, *more]), "author link"
    for block in near:
        if block.box.near & Hint.AUTHOR and block.kind is not SpanKind.HEADING and len(block.text) <= LONGEST_LINE // 2:
            names = [name for name in authorship.split_names(_STOP.split(block.text)[0]) if is_name(name) and len(name.split()) > 1]
            if names:
                return authorship.unique(names), "byline"
    return None
