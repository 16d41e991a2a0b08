"""Markdown of one paragraph as the text that a reader sees. Ours comes back exactly; others' nearly (CommonMark, GFM, Pandoc, Obsidian)."""

import html
import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~ ])"
    r"|(?P<fence>`+)(?P<code>[^`\n]{1,2000}?)(?<!`)(?P=fence)(?!`)"
    r"|!?\[(?P<label>(?:[^\[\]\\\n]|\\.){0,2000})\]\((?P<target>(?:[^()\s\\]|\\.|\([^()\s]{0,200}\)){0,2000})(?:\s+\"[^\"\n]{0,500}\")?\)"
    r"|\[\^(?P<note>[^\]\s]{1,80})\]"
    r"|\s?\[(?P<cite>-?@[\w:.#$%&+?<>~/-]{1,80}[^\]\n]{0,200})\]"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]{1,2000})>"
    r"|\[\[(?:[^\[\]|\n]{1,500}\|)?(?P<wiki>[^\[\]|\n]{1,500})\]\]"
    r"|<sup[^<>\n]{0,200}><a[^<>\n]{0,200}? href=\"\#fn-(?P<footnote>[^\"\s]{1,80})\"[^<>\n]{0,200}>[\d*†‡]{1,12}</a></sup>"
    r"|(?P<sup><sup>[\s\d*†‡,]{1,12}</sup>)"
    r"|(?P<tag><!--.{0,2000}?-->|</?[A-Za-z][^<>\n]{0,500}>)"
    r"|(?P<entity>&\#?\w{1,32};)"
    r"|(?P<mark>\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|~~|==)",
    re.DOTALL,
)
_BREAK = re.compile(r"(?:\\| {2,})?\n[ \t]*")
_BEGIN = re.compile(r"[ \t]*(?:>[ \t]*)*(?:\#{1,6}[ \t]+|(?P<item>[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|(?P<number>\d{1,9}[.)])[ \t]+))?")
"""What stands before the words of a line: signs of a quotation, a heading, a place in a list."""
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*|`{3,}.*|~{3,}.*)")
_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*\w)")


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader sees, and the footnotes and keys that are cited in it."""

    text: str
    cited: tuple[str, ...]


def read_inline(markdown: str) -> Read:
    """The paragraph as text on one line."""
    source = _BREAK.sub(" ", markdown)
    pieces: list[str] = []
    cited: list[str] = []
    position = 0
    for match in _TOKEN.finditer(source):
        pieces += (source[position : match.start()], _shown(match, source, cited))
        position = match.end()
    pieces.append(source[position:])
    return Read(text=" ".join("".join(pieces).split()), cited=tuple(cited))


def _shown(match: re.Match[str], source: str, cited: list[str]) -> str:
    kind = match.lastgroup or ""
    value = match[kind]
    shown = ""
    if kind in ("code", "escaped", "auto", "wiki"):
        shown = value
    elif kind == "target":
        shown = read_inline(match["label"]).text
    elif kind in ("note", "footnote"):
        cited.append(value)
    elif kind == "cite":
        cited += _KEY.findall(value)
    elif kind == "entity":
        shown = html.unescape(value)
    elif kind == "tag":
        shown = " " if value[1:3].lower() == "br" else ""
    elif _is_sign(match, source):
        shown = value
    return shown


def _is_sign(match: re.Match[str], source: str) -> bool:
    """Whether a star or the like stands alone: blanks on both sides, so it marks nothing."""
    before, after = source[match.start() - 1 : match.start()], source[match.end() : match.end() + 1]
    return not before.strip() and not after.strip()


def plain_words(markdown: str) -> str:
    """What a note in Markdown says, without its signs, paragraph by paragraph: for a row of a list. No footnotes are told."""
    return "\n".join(words for line in markdown.split("\n") if (words := _words_of(line)))


def _words_of(line: str) -> str:
    begin = _BEGIN.match(line)
    assert begin is not None  # noqa: S101 (everything in it may be missing)
    words = read_inline(line[begin.end() :]).text
    return "" if _RULE.fullmatch(line) else (f"{begin['number'] or '•'} {words}" if begin["item"] else words)
