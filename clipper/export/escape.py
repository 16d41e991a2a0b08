"""Page text as Markdown that renders as the very same text: nothing in it becomes a link, a heading, HTML or a comment.

Follows CommonMark 0.31 (spec.commonmark.org). python-markdown, which knows fewer backslash escapes, must read it too, so characters
that it cannot escape become numeric references.
"""

import re
from enum import StrEnum

from clipper.text.canonical import clean_characters


class Dialect(StrEnum):
    """The flavours of Markdown."""

    COMMONMARK = "commonmark"
    OBSIDIAN = "obsidian"
    PANDOC = "pandoc"


class Markdown(str):
    """A piece of Markdown, not to be escaped again. What is a plain `str` is text."""

    __slots__ = ()


_CORE = (
    r"[\\`*\[\]{}<]"  # code, emphasis, links, attributes, HTML
    r"|&(?=\#?\w{1,32};)"  # character references
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not inside a word
    r"|(?<!\S)\#|\#(?=\#*$)"  # headings and their closing marks, tags of Obsidian
    r"|~(?=~)|(?<=~)~"  # strikethrough, fences
    r"|^[-+>](?!$)|^[-+>]$"  # lists, rules, quotes
    r"|^=(?==*\s*$)|^:(?=\s)|^!(?=!)"  # underlined headings, definitions, admonitions
)
_INLINE = {
    Dialect.COMMONMARK: re.compile(_CORE),
    Dialect.OBSIDIAN: re.compile(_CORE + r"|%(?=%)|(?<=%)%|=(?==)|(?<==)=|[$^]"),
    Dialect.PANDOC: re.compile(_CORE + r"|[@^~$'\"|]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\."),
}
_LEADING_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_REFERENCES = {"<": "&lt;", "&": "&amp;", "~": "&#126;", "=": "&#61;", ":": "&#58;"}
"""Where python-markdown would show the backslash."""
_BLANKS = re.compile(r"[\s\x1c-\x1f]+")
_PLAIN = re.compile(r"[^\S ]|  |[\x00-\x1f\x7f-\x9f]|^ | $")


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    return _REFERENCES.get(found) or "\\" + found


def one_line(text: str) -> str:
    """The text on one line, blanks collapsed, without characters that may not stand in any text."""
    if _PLAIN.search(text):
        return _BLANKS.sub(" ", clean_characters(text)).strip(" ")
    return text


def escaped(text: str, dialect: Dialect = Dialect.COMMONMARK) -> Markdown:
    """The text as Markdown for any place within a line, also its beginning. Line breaks become blanks."""
    line = _INLINE[dialect].sub(_replacement, one_line(text))
    if line[:1].isdigit():
        line = _LEADING_NUMBER.sub(r"\1\\\2", line, count=1) if _LEADING_NUMBER.match(line) else line
    return Markdown(line)


def quoted(text: str, dialect: Dialect = Dialect.COMMONMARK, *, suffix: str = "") -> Markdown:
    """The text as a block quote: each of its lines a paragraph. `suffix` is Markdown put behind the last word."""
    if "\n" not in text:
        return Markdown(f"> {escaped(text, dialect)}{suffix}")
    lines = [escaped(line, dialect) for line in text.split("\n")]
    return Markdown("> " + "\n>\n> ".join(line for line in lines if line) + suffix)
