"""What a page shows around its title: the byline and the date, for pages whose machine-readable statements leave them out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from clipper.capture.bylines import chinese
from clipper.capture.bylines import lines as byline
from clipper.capture.bylines.lines import LONGEST_LINE
from clipper.capture.bylines.names import is_full_name, is_name, split_names, unique
from clipper.capture.dates.found import DateRole, FoundDate
from clipper.capture.dates.marks import role_before
from clipper.capture.dates.order import page_order
from clipper.capture.dates.read import find_dates
from clipper.capture.page.blocks import Block
from clipper.capture.page.dates import Dated, read_machine_date
from clipper.capture.page.vocabulary import Hint
from clipper.capture.page.votes import is_prose
from clipper.model.date import ArticleDate
from clipper.model.span import SpanKind

BEFORE_TITLE, AFTER_TITLE = 8, 14
"""Blocks around the title in which a page tells who and when."""
AFTER_BODY = 6
INTO_BODY = 10
"""Blocks of a body within which the byline may stand: under a summary, a key-points box, a picture with its caption."""
ENOUGH = 0.75
"""The score from which a shown date is believed."""
OTHER_LABEL = 0.75
"""What a date loses under a label that tells of another thing than publication: "Joined:", "Born:"."""
AGREES = 1.0
"""What a shown date gains that is of the day that the page states for machines."""
SURE = 2.5
"""The score from which a shown date stands where pages tell theirs: a short line near the title."""

_ELSEWHERE = Hint.RELATED | Hint.SIDEBAR | Hint.COMMENT | Hint.FOOT | Hint.WIDGET | Hint.CONSENT | Hint.ADVERT
"""Places that tell of other stories, unless the title stands in the same."""
_OTHERS = Hint.RELATED | Hint.COMMENT | Hint.ADVERT | Hint.CONSENT
CLOSE = 5
"""Blocks after the title within which a date or name is the article's own."""
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|autor(?:e[ns]?|in|es)?|auteurs?|(?P<anyone>people|person|persona)|staff|profiles?|contributors?|by|journalists?|journaliste|"
    r"writers?|team|redaktion|users?|reporters?|"
    r"columnists?|bio|firmas?|redaktor|autori|experts?|member|creator|skribent|journalisten)(?:/|\?|=|-)[^/]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The blocks around the title and after the body, and where the body begins."""

    blocks: Sequence[Block]
    title: int
    body: int
    last: int
    """The last block of the body."""
    hints: int
    """Those of the title itself: what stands in the same place is not elsewhere."""


def head_of(blocks: Sequence[Block], title: int | None, first_body: int, last_body: int) -> Head:
    """Blocks are addressed by their numbers, which are their places."""
    anchor = title if title is not None else max(0, first_body - BEFORE_TITLE)
    start = max(0, anchor - BEFORE_TITLE)
    stop = max(min(first_body + INTO_BODY, anchor + 4 * AFTER_TITLE), anchor + AFTER_TITLE)
    zone = [*blocks[start:stop], *blocks[max(stop, last_body - 1) : last_body + 1 + AFTER_BODY]]
    hints = blocks[title].box.near if title is not None else 0
    shown = [block for block in zone if block.kind is not SpanKind.IMAGE]
    return Head(blocks=shown, title=anchor, body=first_body, last=last_body, hints=hints)


def _is_elsewhere(block: Block, head: Head) -> bool:
    return bool(block.box.near & _ELSEWHERE & ~head.hints)


def _is_under_title(block: Block, head: Head) -> bool:
    """Whether a block stands close under the title, whatever its containers say of themselves."""
    return head.title < block.number <= head.title + CLOSE


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
    elif head.title - CLOSE <= block.number < head.title:
        score += 1.0
    elif block.number > head.body + INTO_BODY:
        score -= 0.5
    if block.link_characters > 0.7 * len(block.text):
        score -= 1.0
    return score


_LOWER_WORD = re.compile(r"(?<!\S)[a-zà-ÿа-я][^\W\d_]*")
PROSE_WORDS = 4
"""Small words before a date in its line from which it is told in a sentence, of something that the story tells."""
TOLD_IN_PROSE = 1.5
_LABEL = re.compile(r"[^\W\d_]{3,}\s*[:：]\s*$")
LONGEST_LABEL = 30
"""Characters of a line that is the label of the next one."""


def _role(found: FoundDate, label: str) -> tuple[DateRole, float]:
    """What a date is the date of by the words before it, here or in a label above, and what it loses under a label of another thing."""
    if found.role is not DateRole.PLAIN:
        return found.role, 0.0
    role = role_before(label, len(label))
    return role, -OTHER_LABEL if role is DateRole.PLAIN and label else 0.0


def _label(found: FoundDate, block: Block, above: Block | None) -> str:
    """The label that a date stands under, such as "Joined:"; empty where it has none."""
    if found.start:
        before = block.text[: found.start]
        return before if _LABEL.search(before) else ""
    is_label = above is not None and above.number == block.number - 1 and len(above.text) <= LONGEST_LABEL and _LABEL.search(above.text)
    return above.text if above is not None and is_label else ""


def _found_score(found: FoundDate, role: DateRole, block: Block) -> float:
    score = 1.0 if len(block.text) < len(found.text) + 25 else 0.3
    score += {DateRole.PUBLISHED: 2.0, DateRole.MODIFIED: -1.5, DateRole.PLAIN: 0.0}[role]
    if not found.year_known:
        score -= 1.0
    if role is DateRole.PLAIN and len(_LOWER_WORD.findall(block.text[: found.start])) >= PROSE_WORDS:
        score -= TOLD_IN_PROSE
    return score - (1.25 if found.relative else 0.0)


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
    for above, block in pairwise((None, *head.blocks)):
        if block is None or (len(block.text) > LONGEST_LINE and not block.stamp):
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
                role, lost = _role(each, _label(each, block, above))
                yield _found_score(each, role, block) + lost + place, dated, role


def _agree(shown: ArticleDate, stated: ArticleDate) -> bool:
    """Whether two dates are the same minute or of the same day."""
    return shown.value[:16] == stated.value[:16] or shown.source_iso()[:10] == stated.source_iso()[:10]


def shown_dates(
    head: Head, captured_at: datetime, language: str | None, stated: ArticleDate | None = None
) -> tuple[Dated | None, Dated | None]:
    """The dates of publication and of the last change that the page shows; `stated` is what it says for machines."""
    best: dict[bool, tuple[float, Dated]] = {}
    for place_score, dated, role in _shown(head, captured_at, language):
        score = place_score + (AGREES if stated is not None and _agree(dated.date, stated) else 0.0)
        is_change = role is DateRole.MODIFIED
        if score >= (ENOUGH - 1.5 if is_change else ENOUGH) and (is_change not in best or score > best[is_change][0]):
            best[is_change] = (score, dated)
    published, modified = best.get(False), best.get(True)
    if published is None and modified is not None and modified[0] >= 0:
        return replace(modified[1], sure=False), modified[1]
    return (replace(published[1], sure=published[0] >= SURE) if published else None), (modified[1] if modified else None)


def date_at_end(blocks: Sequence[Block], captured_at: datetime, language: str | None) -> Dated | None:
    """The date in a line below everything that says what it is the date of, as authorities and wikis have it ("Last updated: …")."""
    for block in blocks:
        if block.kind is SpanKind.IMAGE or len(block.text) > LONGEST_LINE or block.box.near & _OTHERS:
            continue
        for found in find_dates(block.text, captured_at=captured_at, language=language):
            if found.date is not None and found.role is not DateRole.PLAIN and found.year_known and not found.relative:
                return Dated(date=found.date, origin=f"line: '{found.text}'", sure=False)
    return None


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
        names = byline.beside_date(block.text)
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
    near = [block for block in head.blocks if not _is_elsewhere(block, head) or block.box.near & Hint.AUTHOR]
    told = _told_by(near)
    linked = [] if told else _linked([block for block in head.blocks if block in near or _is_under_title(block, head)])
    lead = [block.text for block in head.blocks if head.body <= block.number < head.body + SIGNED_BEGIN]
    reporters = [name for text in lead for name in chinese.names_in_lead(text)]
    found = (
        (told or linked or _placed(near) or _signed(near, head), "author link" if linked else "byline"),
        (_signature(head) or reporters, "signature"),
    )
    return [(unique(names), origin) for names, origin in found if names]


def _told_by(near: Sequence[Block]) -> list[str]:
    for at, block in enumerate(near):
        names = byline.names_of(block.text) or chinese.names_of(block.text)
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
        names = byline.names_in_place(block.text) if placed[at] else []
        if names:
            beside = [other for other in near[at + 1 : at + BESIDE] if other.box.signature == block.box.signature]
            return [*names, *(other.text for other in beside if is_full_name(other.text))]
    return []
