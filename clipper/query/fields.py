"""The fields of the search language: their names, what may stand after them, and what they are completed with."""

from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from clipper.model.listing import SortKey
from clipper.query.tree import DateField, Label, Scope, State, Thing

NO = "no"
HAS = "has"
IS = "is"
SORT = "sort"
WORDS = "words"
BEFORE = "before"
AFTER = "after"

SCOPES = MappingProxyType({scope.value: scope for scope in Scope if scope.value} | {"authors": Scope.AUTHOR, "body": Scope.TEXT})
LABELS = MappingProxyType({label.value: label for label in Label} | {"language": Label.LANGUAGE, "colour": Label.COLOR, "tags": Label.TAG})
DATES = MappingProxyType({field.value: field for field in DateField})
CHOICES = MappingProxyType(
    {
        IS: tuple(state.value for state in State),
        HAS: tuple(thing.value for thing in Thing),
        NO: tuple(thing.value for thing in Thing),
        SORT: tuple(key.value for key in SortKey),
    }
)
PLURALS = MappingProxyType({thing.value + "s": thing.value for thing in Thing})
"""`has:highlights` is what a hand writes."""

FROM_A = frozenset({SortKey.TITLE, SortKey.SOURCE})
"""Sort keys that go up unless a minus stands before them; the others go down: newest, best, longest first."""

NAMES = (*SCOPES, *LABELS, *DATES, BEFORE, AFTER, IS, HAS, NO, WORDS, SORT)
"""Every name that is understood."""


class Completion(StrEnum):
    """What the values of a field are completed with."""

    FIELDS = "fields"
    TAGS = "tags"
    SOURCES = "sources"
    AUTHORS = "authors"
    LANGUAGES = "languages"
    COLORS = "colors"
    CHOICES = "choices"
    DATES = "dates"
    NOTHING = "nothing"


COMPLETED_WITH = MappingProxyType(
    {
        "tag": Completion.TAGS,
        "tags": Completion.TAGS,
        "source": Completion.SOURCES,
        "author": Completion.AUTHORS,
        "authors": Completion.AUTHORS,
        "lang": Completion.LANGUAGES,
        "language": Completion.LANGUAGES,
        "color": Completion.COLORS,
        "colour": Completion.COLORS,
    }
    | dict.fromkeys(CHOICES, Completion.CHOICES)
    | dict.fromkeys((*DATES, BEFORE, AFTER), Completion.DATES)
)

MEANINGS = MappingProxyType(
    {
        "title": "words in the title",
        "text": "words in the article's text",
        "source": "words in the outlet's name",
        "author": "words in the authors' names",
        "note": "words in your notes",
        "quote": "words that you highlighted",
        "tag": "a tag, or one below it",
        "url": "a part of the address",
        "lang": "a language: en, ja",
        "id": "the beginning of a clipping's id",
        "story": "the clippings of a story",
        "color": "a highlight color",
        "published": "when it was published: 2025-06, 2025-05-01..2025-06-15, <7d",
        "captured": "when it was captured",
        "added": "when it came into the library",
        "modified": "when it was modified",
        "before": "published before a date",
        "after": "published after a date",
        "is": "its state: unread, starred",
        "has": "it has a highlight, a note, a tag",
        "no": "it has no highlight, no tag, no date",
        "words": "its length: >800, 300..600",
        "sort": "the order: published, relevance, -title",
    }
)
"""One line about each field, for the completion and the help; the other names are spellings of these."""


def nearest(name: str, choices: tuple[str, ...]) -> str | None:
    """What was probably meant."""
    found = get_close_matches(name.casefold(), choices, n=1, cutoff=0.6)
    return found[0] if found else None
