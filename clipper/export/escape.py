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
    Dialect.PANDOC: re.compile(r"[\\`*\[\]{}<&_#~@=^$'\"|.-]"),
}
"""What may have to be escaped within a line: a plain set of characters, which is searched fast."""
_PLAIN_DIALECT = Dialect.COMMONMARK
"""A member of an enum is slow to look up in Python 3.11, and this one is asked for with every line."""
_COMMONMARK_SIGNS = ("[", "]", "&", "#", "_", "*", "`", "<", "~", "=", "\\", "{", "}")
_NEEDS_A_LOOK = "".join(_COMMONMARK_SIGNS).encode() + bytes([*range(0x20), 0x7F])
"""With the controls. Deleting them from the bytes of an English line tells six times faster than a pattern that it has none of them."""
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
    """The text on one line, without characters that may not stand in any text.

    Where nothing else is wrong, two blanks in a row stay two: to every renderer they are one.
    """
    if text.isprintable() and text[:1] != " " and text[-1:] != " ":
        return text
    return _BLANKS.sub(" ", clean_characters(text)).strip(" ")


def escaped(text: str, dialect: Dialect = Dialect.COMMONMARK) -> Markdown:
    """The text as Markdown for any place within a line, also its beginning. Line breaks become blanks."""
    return Markdown(marked(text, dialect))


def marked(text: str, dialect: Dialect = Dialect.COMMONMARK) -> str:
    """The same as a plain `str`, to be put together with other Markdown."""
    first = text[:1]
    if dialect is _PLAIN_DIALECT and first.isalpha() and _is_plain(text):
        return text
    line = one_line(text)
    first = line[:1]
    found = _SPECIAL[dialect].sub(_replacement if dialect is _PLAIN_DIALECT else _replacement_in_dialect, line)
    if not first.isalpha() and (first in _LEADING_SIGNS or first.isdigit()):
        return _with_leading_sign(line, found)
    return found


def _is_plain(text: str) -> bool:
    """Whether a text that begins with a letter has nothing in it that Markdown could take for a mark: most have not."""
    if text[-1] == " ":
        return False
    if text.isascii():
        raw = text.encode()
        return len(raw.translate(None, _NEEDS_A_LOOK)) == len(raw)
    for sign in _COMMONMARK_SIGNS:  # a loop: a generator takes three times as long
        if sign in text:
            return False
    return text.isprintable()


def _with_leading_sign(line: str, found: str) -> str:
    """The marked line with its first sign or number kept from beginning a block."""
    if found[0] == line[0] and _LEADING.match(line):
        return (_REFERENCES.get(line[0]) or "\\" + line[0]) + found[1:]
    return _LEADING_NUMBER.sub(r"\1\\\2", found, count=1) if _LEADING_NUMBER.match(found) else found


def _replacement(match: re.Match[str]) -> str:
    """What stands for a character, by what stands around it."""
    found = match[0]
    line, at = match.string, match.start()
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if found in _ALWAYS:
        if found == "]" and after == ":":  # at the end of a link's words, python-markdown would read a definition
            return "&#93;"
        return "&lt;" if found == "<" else "\\" + found
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
        return Markdown(f"> {marked(text, dialect)}{suffix}")
    lines = [marked(line, dialect) for line in text.split("\n")]
    return Markdown("> " + "\n>\n> ".join(line for line in lines if line) + suffix)
