"""Completion in the search box: what the word at the cursor could become."""

from collections.abc import Iterable
from dataclasses import dataclass

from clipper.errors import QueryError
from clipper.query import fields
from clipper.query.fields import Completion
from clipper.query.tokens import TokenKind, tokens

_DATE_EXAMPLES = ("today", "yesterday", "<7d", "<30d", "<1y")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlace:
    """What is being typed: the range of the query that a choice replaces, what to choose from, and how it begins."""

    start: int
    end: int
    kind: Completion
    typed: str
    field: str = ""
    choices: tuple[str, ...] = ()
    """Those that the language itself knows; tags, sources, authors and colors are the library's."""


def place_at(text: str, cursor: int) -> TypedPlace:
    """What is being typed before the cursor (a code point of the query)."""
    before = text[:cursor]
    start = _word_start(before)
    word = before[start:]
    signs = len(word) - len(word.lstrip("-("))
    start, word = start + signs, word[signs:]
    name, colon, value = word.partition(":")
    name = name.casefold()
    if not colon:
        choices = tuple(f"{known}:" for known in fields.MEANINGS if known.startswith(name)) if name else ()
        return TypedPlace(start=start, end=cursor, kind=Completion.FIELDS, typed=word, choices=choices)
    kind = fields.COMPLETED_WITH.get(name, Completion.NOTHING)
    typed = value.removeprefix('"')
    bare = typed.removeprefix("-") if name == fields.SORT else typed
    known = fields.CHOICES.get(name, _DATE_EXAMPLES if kind is Completion.DATES else ())
    choices = tuple(choice for choice in known if choice.startswith(bare.casefold()))
    return TypedPlace(start=start + len(name) + 1, end=cursor, kind=kind, typed=typed, field=name, choices=choices)


def _word_start(before: str) -> int:
    """Where the word that ends the text begins; a phrase that is still open is part of its word."""
    try:
        found = tokens(before)
    except QueryError as error:
        opened = error.position
        head = before[:opened]
        start = opened
        while start and not head[start - 1].isspace() and head[start - 1] != "(":
            start -= 1
        return start
    last = found[-2] if len(found) > 1 else None
    if last is None or last.end != len(before) or last.kind in (TokenKind.OPEN, TokenKind.CLOSE):
        return len(before)
    follows_field = len(found) > 2 and found[-3].kind is TokenKind.FIELD and found[-3].end == last.start  # noqa: PLR2004 (the token before the last)
    return found[-3].start if follows_field else last.start


def matching(names: Iterable[str], typed: str) -> list[str]:
    """Those that begin so, then those with a word or a step that does, whatever the case and diacritics."""
    from clipper.text.searchable import folded

    wanted = folded(typed)
    first: list[str] = []
    second: list[str] = []
    for name in names:
        form = folded(name)
        if form.startswith(wanted):
            first.append(name)
        elif any(step.startswith(wanted) for step in form.replace("/", " ").split()):
            second.append(name)
    return first + second


def completed(text: str, place: TypedPlace, choice: str) -> tuple[str, int]:
    """The query with a choice put in, and where the cursor stands then. A value with blanks is put in quotes."""
    written = choice if place.kind is Completion.FIELDS else _as_value(choice)
    sign = "-" if place.field == fields.SORT and place.typed.startswith("-") else ""
    gap = "" if written.endswith(":") or text[place.end : place.end + 1].isspace() else " "
    head = text[: place.start] + sign + written + gap
    return head + text[place.end :], len(head)


def _as_value(choice: str) -> str:
    if all(character.isalnum() or character in "/-_.<>" for character in choice):
        return choice
    doubled = choice.replace('"', '""')
    return f'"{doubled}"'
