"""The user's own Markdown inside a brief: it stays Markdown, but it cannot reach beyond its place.

Raw HTML in it is shown as it was typed, a code fence left open is closed, and nothing in it can pass for a marker of a region.
"""

import re

from clipper.export.escape import Markdown
from clipper.text.canonical import clean_characters

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_TAG = re.compile(r"<(?!(?:https?|mailto):[^\s<>]*>)(?=[A-Za-z/!?])")
_HEADING = re.compile(r"^#{1,6}(?=\s)", re.MULTILINE)
NOTE_DEPTH, LOWEST = 3, 6
"""A note's headings begin under the title, the section and the clipping."""
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


def contained_note(text: str) -> Markdown:
    """A note: the same, and its headings stand below all of the brief's. Its first line may follow a label, so it is none."""
    return Markdown(note_words(text))


def note_words(text: str) -> str:
    """The same as a plain `str`, to be put together with other Markdown."""
    note = _contained(text)
    if "#" not in note:
        return note
    first = f"\\{note}" if _HEADING.match(note) else note
    return _HEADING.sub(_lowered, first)


def contained(text: str) -> Markdown:
    """Markdown of the user's, made safe to stand between other blocks; blank lines around it are dropped."""
    return Markdown(_contained(text))


def _contained(text: str) -> str:
    if text.isprintable() and "<" not in text and "`" not in text and "~" not in text and "clipper:" not in text:
        return text.rstrip()
    lines = clean_characters(_NEWLINES.sub("\n", text)).strip("\n").rstrip().split("\n")
    fence = ""
    contained_lines: list[str] = []
    for line in lines:
        match = _FENCE.match(line)
        if fence:
            if match and match.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
            contained_lines.append(line if "clipper:" not in line else line.replace("<!--", "<! --"))
        else:
            fence = match.group(1) if match else ""
            contained_lines.append(_without_tags(line) if not fence else line)
    if fence:
        contained_lines.append(fence)
    return "\n".join(contained_lines)


def _lowered(match: re.Match[str]) -> str:
    return "#" * min(LOWEST, len(match.group()) + NOTE_DEPTH)


def _without_tags(line: str) -> str:
    if "<" not in line:
        return line
    pieces: list[str] = []
    position = 0
    for match in _CODE_SPAN.finditer(line):
        pieces += (_TAG.sub("&lt;", line[position : match.start()]), match.group())
        position = match.end()
    pieces.append(_TAG.sub("&lt;", line[position:]))
    return "".join(pieces)
