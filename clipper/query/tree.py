"""What a query means, as a tree of values. Trees are made by `parse` or by `both`, `either` and `negated`, which keep them in one shape.

Nothing here is resolved against a clock or a library: `captured:<7d` stays "less than seven days ago", so that a saved search
means the same next week.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from clipper.model.listing import Sort


class Scope(StrEnum):
    """Where words are looked for; the value is the field's name in a query."""

    ANYWHERE = ""
    """Title, text, source and authors."""
    TITLE = "title"
    TEXT = "text"
    SOURCE = "source"
    AUTHOR = "author"
    NOTE = "note"
    """The notes of highlights and the article note."""
    QUOTE = "quote"
    """The quotations of highlights."""


class Label(StrEnum):
    """Fields whose value is a name and not words; the value is the field's name in a query."""

    TAG = "tag"
    URL = "url"
    LANGUAGE = "lang"
    ID = "id"
    STORY = "story"
    COLOR = "color"


class DateField(StrEnum):
    """The dates of a clipping."""

    PUBLISHED = "published"
    CAPTURED = "captured"
    ADDED = "added"
    MODIFIED = "modified"


class State(StrEnum):
    """What stands after `is:`."""

    UNREAD = "unread"
    READ = "read"
    ARCHIVED = "archived"
    STARRED = "starred"
    MAIN = "main"
    RELATED = "related"
    TRASHED = "trashed"
    UNSURE = "unsure"
    """The reading of its capture was in doubt, and the user has not looked yet."""


class Thing(StrEnum):
    """What stands after `has:` and `no:`."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    TAG = "tag"
    DATE = "date"
    VERSION = "version"
    """More than one version."""
    SOURCE = "source"
    AUTHOR = "author"
    URL = "url"
    STORY = "story"


class Relation(StrEnum):
    """How a value is compared; the value is how it is written."""

    IS = ""
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    BETWEEN = ".."


class Unit(StrEnum):
    """The units of "how long ago"; months and years are those of the calendar."""

    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Civil:
    """A year, month or day of the calendar."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """So long before now."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBack:
    """Today (0) or yesterday (1)."""

    days: int


Moment: TypeAlias = Civil | Ago | DayBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One word or a phrase; with `prefix`, the last word is only its beginning."""

    text: str
    scope: Scope = Scope.ANYWHERE
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Words or phrases with at most `distance` words between the first and the last."""

    phrases: tuple[str, ...]
    distance: int
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Labeled:
    """A clipping with this tag (or one below it), this part of its address, this language, id, story or highlight color."""

    label: Label
    value: str
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date of the clipping compared with a moment; between two, either end may be open (not both)."""

    field: DateField
    relation: Relation
    first: Moment | None
    last: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """The number of words compared; between two, either end may be open (not both)."""

    relation: Relation
    first: int | None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Is:
    """A clipping in this state."""

    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Has:
    """A clipping with at least one of these."""

    thing: Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Everything else. Never holds another Not."""

    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All of two or more; never holds another And."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """One of two or more; never holds another Or."""

    parts: tuple["Node", ...]


Leaf: TypeAlias = Words | Near | Labeled | Dated | Length | Is | Has
Node: TypeAlias = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A whole query; without a tree it finds everything outside the trash."""

    tree: Node | None = None
    sort: Sort | None = None


def both(parts: Iterable[Node]) -> Node:
    """All of these (at least one)."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(parts=flat)


def either(parts: Iterable[Node]) -> Node:
    """One of these (at least one)."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(parts=flat)


def negated(part: Node) -> Node:
    """All but this."""
    return part.part if isinstance(part, Not) else Not(part=part)


def conjuncts(tree: Node | None) -> tuple[Node, ...]:
    """The parts that must all hold."""
    if tree is None:
        return ()
    return tree.parts if isinstance(tree, And) else (tree,)


def leaves(tree: Node | None) -> Iterable[Leaf]:
    """Every leaf, also those under a Not."""
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from leaves(part)
    elif isinstance(tree, Not):
        yield from leaves(tree.part)
    elif tree is not None:
        yield tree


def wanted_words(tree: Node | None) -> Iterable[Words | Near]:
    """The words that a result may show, in order: those under a Not are left out."""
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from wanted_words(part)
    elif isinstance(tree, Words | Near):
        yield tree


def mentions(tree: Node | None, state: State) -> bool:
    """Whether a state is asked for (or excluded) anywhere."""
    return any(isinstance(leaf, Is) and leaf.state is state for leaf in leaves(tree))
