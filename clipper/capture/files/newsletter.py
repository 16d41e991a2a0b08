"""A newsletter in plain text: its stories, where lines of dashes and addresses show where each begins and what it leads to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from clipper.capture.redirects import target_of
from clipper.model.draft import Draft, LeftOut, SourceLine
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import clean_line, paragraphs

FEWEST = 2
"""Stories that make a letter one of several."""
LEAST_TEXT = 100
"""Characters of a story; less is a headline with its address."""
COVERED = 0.6
"""The share of the letter that its stories hold."""
LONGEST_TITLE = 160
BESIDE_ADDRESS = 40
"""Characters beside an address in a line that only says where to read on."""
NARROWEST_COLUMN, WIDEST_COLUMN = 58, 80
"""Mail programs wrap at 72 to 78 columns; a line that is nearly so long goes on in the next one."""
NOT_OF_A_STORY = "not of a story"
_RULE = re.compile(r"^\s*[-=_*~–—─━#+•·]{4,}\s*$")
_OWN_LINE = re.compile(r"[>*•·\-–+|]|\d{1,3}[.)]\s|--\s*$")
_ADDRESS = re.compile(r"[<(\[]?\s*(https?://[^\s<>()\[\]]+)\s*[>)\]]?")
_MARKS = re.compile(r"^[#*\s]+|[#*\s]+$")


@dataclass(slots=True, kw_only=True)
class _Story:
    title: str
    line: int
    address: str | None = None
    lines: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


def unwrapped(text: str) -> str:
    """A letter's text with the lines joined that mail programs wrapped (RFC 3676, and those that do it without saying so)."""
    return "\n".join(line for _, line in _joined(enumerate(text.splitlines())))


def _joined(lines: Iterable[tuple[int, str]]) -> list[tuple[list[int], str]]:
    """Numbered lines as the lines that they were before they were wrapped, each with the numbers of its pieces."""
    joined: list[tuple[list[int], str]] = []
    goes_on = False
    for number, raw in lines:
        line = raw.strip()
        if goes_on and line and not _OWN_LINE.match(line):
            numbers, before = joined[-1]
            joined[-1] = ([*numbers, number], f"{before} {line}")
        else:
            joined.append(([number], line))
        goes_on = bool(line) and (NARROWEST_COLUMN <= len(raw.rstrip()) <= WIDEST_COLUMN or raw.endswith(" "))
    return joined


def stories_of(text: str) -> tuple[tuple[Draft, ...], tuple[LeftOut, ...]]:
    """The stories of such a letter, and the lines that are in none; nothing where it does not show any."""
    lines = text.splitlines()
    stories = [story for story in _parted(lines) if sum(len(line) for _, line in story.lines) >= LEAST_TEXT and story.address]
    held = sum(len(line) for story in stories for _, line in story.lines)
    if len(stories) < FEWEST or held < COVERED * sum(len(line.strip()) for line in lines if not _is_of_address(line)):
        return (), ()
    used = {number for story in stories for number in (story.line, *(number for number, _ in story.lines))}
    out = [
        LeftOut(line=at, text=line.strip(), reason=NOT_OF_A_STORY) for at, line in enumerate(lines, 1) if line.strip() and at not in used
    ]
    return tuple(map(_draft, stories)), tuple(out)


def _is_of_address(line: str) -> bool:
    """Whether a line is an address, with a few words beside it."""
    found = _ADDRESS.search(line)
    return found is not None and len(line.strip()) - len(found.group()) <= BESIDE_ADDRESS


def _parted(lines: Sequence[str]) -> Iterator[_Story]:
    """What stands below each title, as far as its address or the next title."""
    story: _Story | None = None
    for at, line in enumerate(lines):
        title = _title(lines, at)
        if title is not None:
            if story is not None:
                yield story
            story = _Story(title=title, line=at + 1)
            found = _ADDRESS.search(line)
            story.address = found[1] if found else None
        elif story is not None and _RULE.match(line) is None and line.strip():
            if not _is_of_address(line):
                story.lines.append((at + 1, line))
            elif story.lines:
                found = _ADDRESS.search(line)
                story.address = story.address or (found[1] if found else None)
                yield story
                story = None
        elif story is not None and story.lines:
            story.lines.append((at + 1, ""))
    if story is not None:
        yield story


def _title(lines: Sequence[str], at: int) -> str | None:
    """The title that a line is: one with a rule below it, or with marks around it."""
    line = _MARKS.sub("", _ADDRESS.sub("", lines[at]).strip())
    if not line or len(line) > LONGEST_TITLE or _RULE.match(lines[at]) or (at and lines[at - 1].strip() and not _RULE.match(lines[at - 1])):
        return None
    is_underlined = at + 1 < len(lines) and _RULE.match(lines[at + 1]) is not None
    return " ".join(line.split()) if is_underlined or lines[at].lstrip().startswith(("** ", "## ", "# ")) else None


def _draft(story: _Story) -> Draft:
    url = target_of(story.address) if story.address else None
    known = {"title": f"line {story.line}"} | ({"url": "address below it"} if url else {})
    joined = [(numbers, clean_line(line)) for numbers, line in _joined(story.lines)]
    told = [(numbers, line) for numbers, line in joined if line]
    places, start = list[SourceLine](), 0
    for numbers, line in told:
        places += [SourceLine(line=number, start=start, end=start + len(line)) for number in numbers]
        start += len(line) + 1
    return Draft(
        role=Role.MAIN,
        metadata=Metadata(title=clean_line(story.title), url=url, origins=MappingProxyType(known)),
        body=paragraphs([line for _, line in told]),
        lines=tuple(places),
    )
