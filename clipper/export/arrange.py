"""Clippings to an outline: grouped by what the user asks for, each clipping in full once and named where else it belongs."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from clipper.export.outline import ClippingNode, Entry, MentionNode, Node, Outline, QuotedPassage, SectionNode
from clipper.model.brief import GroupBy
from clipper.text.countries import region_of
from clipper.text.date_words import civil_value, civil_words


@dataclass(frozen=True, slots=True)
class Group:
    """What a section stands for. `order` sorts it among the others."""

    order: tuple[object, ...]
    title: str
    key: str
    """Names it for ever, in any order: part of the id of its region."""


DIGEST_LENGTH = 8
NOT_KNOWN = 1
"""Sorts the group of what is not known behind the others."""


def outline_of(entries: Sequence[Entry], *, title: str, group_by: GroupBy, zone: tzinfo, brief: str = "", query: str = "") -> Outline:
    """The outline of these clippings, in their order within each group. A clipping of several tags stands in full under the first."""
    if group_by is GroupBy.NONE:
        nodes: list[Node] = [_clipping(entry, 1, "") for entry in entries]
    elif group_by is GroupBy.COLOR:
        nodes = _by_color(entries)
    elif group_by is GroupBy.REGION:
        nodes = _by_region(entries, zone)
    else:
        ordered = sorted(entries, key=_moment) if group_by is GroupBy.DATE else entries
        nodes = _by_group(ordered, _KEYS[group_by], zone)
    return Outline(id=brief, title=title, query=query, nodes=tuple(nodes))


def _moment(entry: Entry) -> str:
    """What a day's reports are ordered by: as text, earlier ones come first."""
    published = entry.clipping.metadata.published
    return published.value if published else ""


def _clipping(entry: Entry, level: int, suffix: str, passages: tuple[QuotedPassage, ...] | None = None) -> ClippingNode:
    kept = entry.passages if passages is None else passages
    return ClippingNode(id=entry.clipping.id + suffix, level=level, entry=entry, passages=kept)


def _by_group(entries: Sequence[Entry], groups_of: Callable[[Entry, tzinfo], Iterable[Group]], zone: tzinfo) -> list[Node]:
    members: dict[Group, list[tuple[Entry, bool]]] = {}
    for entry in entries:
        first = True
        for group in groups_of(entry, zone):
            members.setdefault(group, []).append((entry, first))
            first = False
    nodes: list[Node] = []
    keys = _distinct_keys(members)
    for group in sorted(members, key=lambda group: group.order):
        key = keys[group]
        nodes.append(SectionNode(id=key, level=1, title=group.title))
        nodes += [_clipping(entry, 2, "") for entry, in_full in members[group] if in_full]
        nodes += [MentionNode(id=f"{entry.clipping.id}.{key}", level=2, entry=entry) for entry, in_full in members[group] if not in_full]
    return nodes


def _distinct_keys(groups: Iterable[Group]) -> dict[Group, str]:
    """The key of each group: one that others have, too (of `a/b` and `a b`), is kept by one of them, and tells the names of the rest apart.

    It is kept by what is not known, else by the name that is spelled like it, else by the first.
    """
    alike: dict[str, list[Group]] = {}
    for group in groups:
        alike.setdefault(group.key, []).append(group)
    keys: dict[Group, str] = {}
    for key, those in alike.items():
        first, *others = sorted(those, key=lambda group: (group.order[0] != NOT_KNOWN, slug(group.title) != group.title, group.order))
        keys[first] = key
        keys.update({group: f"{key}-{_digest(group.title)}" for group in others})
    return keys


def _digest(name: str) -> str:
    """A few letters that no other name has, and this one has every time."""
    import hashlib  # nearly every brief does without

    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:DIGEST_LENGTH]


def _by_region(entries: Sequence[Entry], zone: tzinfo) -> list[Node]:
    """A section for each region of the world, and in it one for each country; what has no region stands in its country alone."""
    members: dict[Group, list[Entry]] = {}
    for entry in entries:
        members.setdefault(_named("region", region_of(entry.country), "")[0], []).append(entry)
    nodes: list[Node] = []
    for group in sorted(members, key=lambda group: group.order):
        countries = _by_group(members[group], _by_country, zone)
        if group.title:
            nodes.append(SectionNode(id=group.key, level=1, title=group.title))
            countries = [replace(node, level=node.level + 1) for node in countries]
        nodes += countries
    return nodes


def _by_color(entries: Sequence[Entry]) -> list[Node]:
    """A section for each color in use, in the user's order; each with the passages of that color alone."""
    colors = {passage.color.key: passage.color for entry in entries for passage in entry.passages}
    nodes: list[Node] = []
    for color in sorted(colors.values(), key=lambda color: color.position):
        nodes.append(SectionNode(id=f"color-{color.key}", level=1, title=color.name))
        for entry in entries:
            chosen = tuple(passage for passage in entry.passages if passage.color.key == color.key)
            if chosen:
                nodes.append(_clipping(entry, 2, f".color-{color.key}", chosen))
    without = [entry for entry in entries if not entry.passages]
    if without:
        nodes.append(SectionNode(id="color-none", level=1, title="Without highlights"))
        nodes += [_clipping(entry, 2, "") for entry in without]
    return nodes


def _named(kind: str, name: str | None, missing: str) -> tuple[Group]:
    if not name:
        return (Group((NOT_KNOWN,), missing, f"{kind}-none"),)
    return (Group((0, name.casefold(), name), name, f"{kind}-{slug(name)}"),)


def _by_tag(entry: Entry, _: tzinfo) -> Iterable[Group]:
    tags = entry.clipping.tags
    return [_named("tag", tag, "")[0] for tag in tags] if tags else _named("tag", None, "Untagged")


def _by_source(entry: Entry, _: tzinfo) -> Iterable[Group]:
    return _named("source", entry.clipping.metadata.source, "Source unknown")


def _by_section(entry: Entry, _: tzinfo) -> Iterable[Group]:
    return _named("section", entry.clipping.metadata.section, "Other news")


def _by_country(entry: Entry, _: tzinfo) -> Iterable[Group]:
    return _named("country", entry.country, "Country unknown")


def _by_story(entry: Entry, _: tzinfo) -> Iterable[Group]:
    return _named("story", entry.story, "Single reports")


def _by_language(entry: Entry, _: tzinfo) -> Iterable[Group]:
    language = entry.clipping.metadata.language
    return _named("language", LANGUAGES.get(language or "", language), "Language unknown")


def _by_date(entry: Entry, zone: tzinfo) -> Iterable[Group]:
    published = entry.clipping.metadata.published
    if published is None:
        return _named("date", None, "Date unknown")
    day = civil_value(published, zone)
    return (Group((0, day), civil_words(day), f"date-{day}"),)


_KEYS: dict[GroupBy, Callable[[Entry, tzinfo], Iterable[Group]]] = {
    GroupBy.TAG: _by_tag,
    GroupBy.SOURCE: _by_source,
    GroupBy.SECTION: _by_section,
    GroupBy.COUNTRY: _by_country,
    GroupBy.STORY: _by_story,
    GroupBy.LANGUAGE: _by_language,
    GroupBy.DATE: _by_date,
}

LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""The primary language tags of most of the world's press, in words; another stands as its tag."""

_NOT_IN_SLUG = re.compile(r"(?:[^\w-]|_)+")
_NOT_IN_ASCII_SLUG = re.compile("[^a-z0-9-]+")
"""The same where all is ASCII in lower case: three times as quick."""
SLUG_LENGTH = 60
"""Code points: long enough to tell sections apart, short enough for a line."""


def slug(text: str) -> str:
    """A name for an anchor or a region: lower case, words joined by hyphens, any script."""
    if text.isascii():
        words = _NOT_IN_ASCII_SLUG.sub("-", text.lower())
    else:
        words = _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", text.casefold()))
    return words.strip("-")[:SLUG_LENGTH] or "x"


class Anchors:
    """The names of headings in their order: one that comes again is counted up, as renderers do, to a name that is free."""

    def __init__(self, *taken: str) -> None:
        self._seen: dict[str, int] = dict.fromkeys(taken, 0)

    def next(self, title: str) -> str:
        """The name of the next heading."""
        base = name = slug(title)
        while name in self._seen:
            self._seen[base] += 1
            name = f"{base}-{self._seen[base]}"
        self._seen[name] = 0
        return name
