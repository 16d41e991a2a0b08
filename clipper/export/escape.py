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


_ALWAYS = "\\`*[]{}<"
"""Code, emphasis, links, attributes, HTML."""
_SPECIAL = {
    Dialect.COMMONMARK: re.compile(r"[\\`*\[\]{}<&_#~=]"),
    Dialect.OBSIDIAN: re.compile(r"[\\`*\[\]{}<&_#~%=$^]"),
    Dialect.PANDOC: re.compile(r"[\\`*\[\]{}<&_#~@^$'\"|.-]"),
}
"""What may have to be escaped within a line: a plain set of characters, which is searched fast."""
_COMMONMARK = _SPECIAL[Dialect.COMMONMARK]
_LEADING_SIGNS = frozenset("-+>=:!")
_REFERENCE = re.compile(r"&#?\w{1,32};")
_LEADING = re.compile(
    r"[-+>]"  # lists, rules, quotes
    r"|=(?==*\s*$)|:(?=\s)|!(?=!)"  # underlined headings, definitions, admonitions
)
_LEADING_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_REFERENCES = {"<": "&lt;", "&": "&amp;", "~": "&#126;", "=": "&#61;", ":": "&#58;"}
"""Where python-markdown would show the backslash."""
_BLANKS = re.compile(r"[\s\x1c-\x1f]+")


def one_line(text: str) -> str:
    """The text on one line, blanks collapsed, without characters that may not stand in any text."""
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    return _BLANKS.sub(" ", clean_characters(text)).strip(" ")


def escaped(text: str, dialect: Dialect = Dialect.COMMONMARK) -> Markdown:
    """The text as Markdown for any place within a line, also its beginning. Line breaks become blanks."""
    return Markdown(text if text.isalnum() else _marked(text, dialect))


def _marked(text: str, dialect: Dialect) -> str:
    line = one_line(text)
    if dialect is Dialect.COMMONMARK:
        marked = _COMMONMARK.sub(_replacement, line) if _COMMONMARK.search(line) else line
    else:
        marked = _SPECIAL[dialect].sub(_replacement_in_dialect, line)
    first = line[:1]
    if not first.isalpha() and (first in _LEADING_SIGNS or first.isdigit()):
        return _with_leading_sign(line, marked)
    return marked


def _with_leading_sign(line: str, marked: str) -> str:
    """The marked line with its first sign or number kept from beginning a block."""
    if marked[0] == line[0] and _LEADING.match(line):
        return (_REFERENCES.get(line[0]) or "\\" + line[0]) + marked[1:]
    return _LEADING_NUMBER.sub(r"\1\\\2", marked, count=1) if _LEADING_NUMBER.match(marked) else marked


def _replacement(match: re.Match[str]) -> str:
    """What stands for a character, by what stands around it."""
    found = match[0]
    if found in _ALWAYS:
        return "&lt;" if found == "<" else "\\" + found
    line, at = match.string, match.start()
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    match found:
        case "_":  # emphasis, but not inside a word
            escape = not (_in_word(before) and _in_word(after))
        case "&":
            escape = _REFERENCE.match(line, at) is not None
        case "#":  # headings and their closing marks, tags of Obsidian
            escape = not before or before.isspace() or not line[at:].strip("#")
        case _:  # strikethrough and fences, marked text, comments of Obsidian, dashes and points of Pandoc
            escape = found in (before, after)
    return (_REFERENCES.get(found) or "\\" + found) if escape else found


def _replacement_in_dialect(match: re.Match[str]) -> str:
    """The same where every sign has a backslash."""
    found = match[0]
    return "\\" + found if found in _ALWAYS_IN_DIALECT else _replacement(match)


_ALWAYS_IN_DIALECT = "$^@'\"|~"
"""Mathematics, superscripts, citations, typographic quotes, tables, subscripts."""


def _in_word(character: str) -> bool:
    return character.isalnum()


def quoted(text: str, dialect: Dialect = Dialect.COMMONMARK, *, suffix: str = "") -> Markdown:
    """The text as a block quote: each of its lines a paragraph. `suffix` is Markdown put behind the last word."""
    if "\n" not in text:
        return Markdown(f"> {_marked(text, dialect)}{suffix}")
    lines = [_marked(line, dialect) for line in text.split("\n")]
    return Markdown("> " + "\n>\n> ".join(line for line in lines if line) + suffix)
