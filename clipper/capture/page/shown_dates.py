"""The date that a page shows, for pages whose statements for machines leave it out or need to be checked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from types import MappingProxyType

from clipper.capture.bylines.lines import LONGEST_LINE
from clipper.capture.dates.found import DateRole, FoundDate
from clipper.capture.dates.marks import role_before
from clipper.capture.dates.order import page_order
from clipper.capture.dates.read import find_dates
from clipper.capture.page.blocks import Block
from clipper.capture.page.dates import DAY_CHARACTERS, Dated, read_machine_date
from clipper.capture.page.head import CLOSE, INTO_BODY, Head, is_elsewhere
from clipper.capture.page.vocabulary import Hint
from clipper.model.date import ArticleDate
from clipper.model.span import SpanKind

ENOUGH = 0.75
"""The score from which a shown date is believed."""
OTHER_LABEL = 0.75
"""What a date loses under a label that tells of another thing than publication: "Joined:", "Born:"."""
AGREES = 1.0
"""What a shown date gains that is of the day that the page states for machines."""
SURE = 2.5
"""The score from which a shown date stands where pages tell theirs: a short line near the title."""
_OTHERS = Hint.RELATED | Hint.COMMENT | Hint.ADVERT | Hint.CONSENT
_LOWER_WORD = re.compile(r"(?<!\S)[a-zà-ÿа-я][^\W\d_]*")
PROSE_WORDS = 4
"""Small words before a date in its line from which it is told in a sentence, of something that the story tells."""
TOLD_IN_PROSE = 1.5
_LABEL = re.compile(r"[^\W\d_]{3,}\s*[:：]\s*$")
STAMPED = MappingProxyType({DateRole.PUBLISHED: 4.0, DateRole.PLAIN: 2.0, DateRole.MODIFIED: 0.5})
"""What a `<time>` is worth, by what it is the time of."""
LONGEST_LABEL = 30
"""Characters of a line that is the label of the next one."""


def _place_score(block: Block, head: Head) -> float:
    score = 0.0
    if is_elsewhere(block, head):
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
    if found.date is not None and not found.relative and len(found.date.value) < DAY_CHARACTERS:
        score -= 1.0
    if role is DateRole.PLAIN and len(_LOWER_WORD.findall(block.text[: found.start])) >= PROSE_WORDS:
        score -= TOLD_IN_PROSE
    if found.relative and not any(map(str.isdigit, found.text)):
        score -= 0.5  # menus name editions so: "Today"
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


def _machine_date(block: Block, found: Sequence[FoundDate], captured_at: datetime) -> ArticleDate | None:
    """What a `<time>` in the block tells, unless the reader sees other days beside it; in UTC it may be of the day after."""
    machine = read_machine_date(block.stamp, captured_at) if block.stamp else None
    seen = [each.date for each in found if each.date is not None and each.year_known and not each.relative]
    if machine is None or not seen:
        return machine
    if machine.precision.is_instant and not machine.offset_minutes:
        return machine if any(machine.source_iso()[:10] == date.source_iso()[:10] for date in seen) else None
    return machine if any(_same_day(machine, date) for date in seen) else None


def _dates_in(block: Block, head: Head, captured_at: datetime, language: str | None, *, day_first: bool | None) -> list[FoundDate]:
    """The dates in a line, also where its parts stand without a blank between them; in the title only days."""
    if len(block.text) > LONGEST_LINE:
        return []
    found = find_dates(block.text, captured_at=captured_at, language=language, day_first=day_first)
    if not found and len(block.runs) > 1 and any(map(str.isdigit, block.text)):
        parted = " ".join(run.text for run in block.runs)
        found = find_dates(parted, captured_at=captured_at, language=language, day_first=day_first)
    is_title = block.number == head.title
    return [each for each in found if each.date is not None and not (is_title and len(each.date.value) < DAY_CHARACTERS)]


def _shown(head: Head, captured_at: datetime, language: str | None) -> Iterator[tuple[float, Dated, DateRole]]:
    day_first = page_order(block.text for block in head.blocks)
    for above, block in pairwise((None, *head.blocks)):
        if block is None or (len(block.text) > LONGEST_LINE and not block.stamp):
            continue
        place = _place_score(block, head)
        found = _dates_in(block, head, captured_at, language, day_first=day_first)
        role = found[0].role if found else DateRole.PLAIN
        machine = _machine_date(block, found, captured_at)
        if machine is not None:
            told = DateRole.PUBLISHED if block.stamp_of_publication and role is DateRole.PLAIN else role
            yield STAMPED[told] + place, Dated(date=machine, origin="time element"), told
        for each in found:
            if each.date is not None:
                dated = Dated(date=each.date, origin=f"line: '{each.text}'", year_known=each.year_known)
                role, lost = _role(each, _label(each, block, above))
                yield _found_score(each, role, block) + lost + place, dated, role


def _agree(shown: ArticleDate, stated: ArticleDate) -> bool:
    """Whether two dates are the same minute or of the same day."""
    return shown.value[:16] == stated.value[:16] or shown.source_iso()[:10] == stated.source_iso()[:10]


def _is_age(dated: Dated) -> bool:
    return dated.date.resolved_against is not None and dated.year_known


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
    if modified is not None and modified[0] >= 0 and (published is None or _is_age(published[1]) > _is_age(modified[1])):
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
