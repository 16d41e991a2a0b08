"""The marks inside a line of Markdown to runs of text: strong, emphasis, links. Linear in the length of the line.

Made for reading what people kept, not for rendering: a mark that is not closed stays as it is written.
"""

import html
import re

from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run

DEEPEST = 4
"""Marks inside marks; what is nested deeper stays as it is written."""

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]{1,1000})`"
    r"|!\[(?P<alternative>[^\[\]\n]{0,500})\]\((?P<image>[^()\s]{1,2000})(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\)"
    r"|\[(?P<label>[^\[\]\n]{1,500})\]"
    r"\(<?(?P<href>[^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,200})?)>?(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\)"
    r"|<(?P<bare>https?://[^\s<>]{1,2000})>"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]{0,1000}[^\s*])?)\*\*"
    r"|(?<!\w)__(?P<strong_low>[^\s_](?:[^_\n]{0,1000}[^\s_])?)__(?!\w)"
    r"|\*(?P<emphasis>[^\s*](?:[^*\n]{0,1000}[^\s*])?)\*"
    r"|(?<!\w)_(?P<emphasis_low>[^\s_](?:[^_\n]{0,1000}[^\s_])?)_(?!\w)"
    r"|\[\[(?P<wiki>[^\[\]|\n]{1,300})(?:\|(?P<wiki_label>[^\[\]\n]{1,300}))?\]\]"
    r"|\[\^[\w\-]{1,40}\]"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,500}>)"
)
_OPENERS = re.compile(r"[\\`!\[<*_]")
_MARKED = (
    ("strong", SpanKind.STRONG),
    ("strong_low", SpanKind.STRONG),
    ("emphasis", SpanKind.EMPHASIS),
    ("emphasis_low", SpanKind.EMPHASIS),
)
_LITERAL = ("escaped", "code", "alternative", "wiki_label", "wiki")
_SAFE = ("http://", "https://", "mailto:")


def inline_runs(line: str, marks: tuple[Mark, ...] = (), depth: int = 0) -> list[Run]:
    """The text of a line with its marks; tags of HTML are dropped, their text stays."""
    if depth >= DEEPEST or not _OPENERS.search(line):
        return [Run(html.unescape(line), marks)]
    runs: list[Run] = []
    position = 0
    for match in _TOKEN.finditer(line):
        if match.start() > position:
            runs.append(Run(html.unescape(line[position : match.start()]), marks))
        runs.extend(_token_runs(match, marks, depth))
        position = match.end()
    if position < len(line):
        runs.append(Run(html.unescape(line[position:]), marks))
    return runs


def _token_runs(match: re.Match[str], marks: tuple[Mark, ...], depth: int) -> list[Run]:
    for group, kind in _MARKED:
        if match.group(group):
            return inline_runs(match.group(group), (*marks, Mark(kind)), depth + 1)
    address = match.group("href") or match.group("bare")
    if address:
        label = match.group("label") or address
        link = (Mark(SpanKind.LINK, (("href", address),)),) if address.lower().startswith(_SAFE) else ()
        return inline_runs(label, (*marks, *link), depth + 1) if match.group("label") else [Run(label, (*marks, *link))]
    literal = next((match.group(group) for group in _LITERAL if match.group(group)), "")
    return [Run(literal, marks)] if literal else []
