"""Links to a passage of a web page: `URL#:~:text=prefix-,start,end,-suffix`, which browsers scroll to and mark.

A browser takes the first place that fits, whatever its case, and only at the boundaries of words; no part may reach over a line.
Source: https://wicg.github.io/scroll-to-text-fragment/
"""

import re
from typing import TypeAlias
from urllib.parse import quote

from clipper.text.words import UNSPACED

Range: TypeAlias = tuple[int, int]

DIRECTIVE = ":~:text="

LONGEST_WHOLE = 200
"""Code points of a passage that is written out; a longer one by its first and last words, for links that can be sent."""

EDGE = 6
"""Words of a long passage's beginning and end that are written."""

MOST_CONTEXT = 12
"""Words before and after that are added, one by one, until the place is the first that fits."""

_PIECE = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
_LETTER = re.compile(rf"[^\W{UNSPACED}]")


def fragment_link(url: str, text: str, start: int, end: int) -> str | None:
    """The link to a passage of the page at `url`, or None where the passage has no word."""
    directive = text_directive(text, start, end)
    if directive is None:
        return None
    base, _, fragment = url.partition("#")
    return f"{base}#{fragment.partition(':~:')[0]}{directive}"


def text_directive(text: str, start: int, end: int) -> str | None:
    """`:~:text=…` for `[start, end)` of a text, widened to whole words; None where no word stands there."""
    start, end = _whole_words(text, start, end)
    if not re.search(r"\w", text[start:end]):
        return None
    head, tail = _ends(text, start, end)
    seen = _seen(text)
    before, after = _words_before(text, start), _words_after(text, end)
    first, last = start, end
    for count in range(1, MOST_CONTEXT + 1):
        if _is_first(seen, (first, last), head, tail):
            break
        first = before[-min(count, len(before))][0] if before else start
        last = after[min(count, len(after)) - 1][1] if after else end
    prefix, suffix = text[first:start].strip(), text[end:last].strip()
    parts = [f"{_encoded(prefix)}-"] if prefix else []
    parts.append(_encoded(text[head[0] : head[1]]))
    if tail:
        parts.append(_encoded(text[tail[0] : tail[1]]))
    if suffix:
        parts.append(f"-{_encoded(suffix)}")
    return DIRECTIVE + ",".join(parts)


def _seen(text: str) -> str:
    """The text as a browser compares it: without case, lines and cells divided by blanks, each character in its place."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).replace("\n", " ").replace("\t", " ")


def _whole_words(text: str, start: int, end: int) -> Range:
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and _LETTER.match(text, start) and _LETTER.match(text, start - 1):
        start -= 1
    while start < end < len(text) and _LETTER.match(text, end) and _LETTER.match(text, end - 1):
        end += 1
    return start, end


def _ends(text: str, start: int, end: int) -> tuple[Range, Range | None]:
    """The whole passage, or its first and its last words."""
    passage = text[start:end]
    if "\n" not in passage and "\t" not in passage and len(passage) <= LONGEST_WHOLE:
        return (start, end), None
    first_line = re.split(r"[\n\t]", passage, maxsplit=1)[0]
    last_line = re.split(r"[\n\t]", passage)[-1]
    first = list(_PIECE.finditer(first_line))[:EDGE]
    last = list(_PIECE.finditer(last_line))[-EDGE:]
    head = (start, start + first[-1].end())
    tail = (end - len(last_line) + last[0].start(), end)
    return (head, tail) if head[1] <= tail[0] else ((start, end), None)


def _words_before(text: str, start: int) -> list[Range]:
    """The words before a passage in its own line; where it begins the line, those of the line before."""
    line_end = len(text[:start].rstrip())
    line_start = max(text.rfind("\n", 0, line_end), text.rfind("\t", 0, line_end)) + 1
    return [match.span() for match in _PIECE.finditer(text, line_start, line_end)][-MOST_CONTEXT:]


def _words_after(text: str, end: int) -> list[Range]:
    line_start = len(text) - len(text[end:].lstrip())
    stops = [at for at in (text.find("\n", line_start), text.find("\t", line_start)) if at >= 0]
    return [match.span() for match in _PIECE.finditer(text, line_start, min(stops, default=len(text)))][:MOST_CONTEXT]


def _is_first(seen: str, around: Range, head: Range, tail: Range | None) -> bool:
    """Whether a browser that looks for these parts comes upon the passage first."""
    if tail is None:
        return _first_fit(seen, seen[around[0] : around[1]], 0) == around[0]
    if _first_fit(seen, seen[around[0] : head[1]], 0) != around[0]:
        return False
    return _first_fit(seen, seen[tail[0] : around[1]], head[1]) == tail[0]


def _first_fit(seen: str, needle: str, start: int) -> int:
    """Where the needle stands first, at the boundaries of words; -1 where it does not."""
    at = seen.find(needle, start)
    while at >= 0 and not (_is_boundary(seen, at) and _is_boundary(seen, at + len(needle))):
        at = seen.find(needle, at + 1)
    return at


def _is_boundary(seen: str, at: int) -> bool:
    return not (0 < at < len(seen) and _LETTER.match(seen, at - 1) and _LETTER.match(seen, at))


def _encoded(part: str) -> str:
    """Percent-encoded; also the hyphen, which marks prefix and suffix."""
    return quote(part, safe="").replace("-", "%2D")
