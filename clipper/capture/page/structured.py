"""What a page says of itself for machines: JSON-LD, meta elements, microdata, `<link>` and `<title>`.

Only reading; which of several statements to believe is decided where they are used.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, TypeAlias, cast

from clipper.capture.page.tree import Element
from clipper.text.canonical import clean_line

JsonObject: TypeAlias = Mapping[str, Any]

MAX_JSON_LD = 2_000_000
"""Characters of one script; more is not a description of an article."""
MAX_OBJECTS = 2_000

_ARTICLE_TYPES = re.compile(
    r"(?:News|Opinion|Analysis|Background|Review|Reportage|Satirical|Tech|Scholarly|Medical\w*|Advertiser\w*)?Article$|"
    r"^(?:Live)?BlogPosting$|^Report$|"
    r"^SocialMediaPosting$|^DiscussionForumPosting$|^Recipe$|^Review$"
)
_COMMENT_MARKS = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$",
)
_TAGS = re.compile(r"<[^<>]{1,400}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All that the page says of itself."""

    articles: tuple[JsonObject, ...]
    """JSON-LD objects of an article's type, in order."""
    others: tuple[JsonObject, ...]
    """JSON-LD objects of other types (WebPage, Organization)."""
    meta: Mapping[str, tuple[str, ...]]
    """Meta elements by lower-case name or property."""
    microdata: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The values of itemprop attributes by lower-case name."""
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    """The first address of each rel."""
    title: str = ""
    language: str = ""

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first meta value that is not empty, with its name."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value, name
        return None


def plain(value: object) -> str:
    """A JSON-LD or meta value as one clean line: entities resolved (publishers escape twice), tags removed."""
    if not isinstance(value, str):
        return ""
    text = value
    for _ in range(2):
        if "&" not in text:
            break
        text = unescape(text)
    if "<" in text:
        text = _TAGS.sub("", text)
    return clean_line(text)


def types_of(thing: JsonObject) -> tuple[str, ...]:
    """The names of an object's types, without their namespace."""
    kind = thing.get("@type") or thing.get("type")
    names = cast("list[object]", kind) if isinstance(kind, list) else [kind]
    return tuple(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str))


def _objects(value: object) -> Iterator[JsonObject]:
    """Every object in a JSON value, outer ones first."""
    stack = [value]
    seen = 0
    while stack and seen < MAX_OBJECTS:
        seen += 1
        current = stack.pop()
        if isinstance(current, dict):
            thing = cast("dict[str, object]", current)
            yield thing
            stack.extend(reversed(list(thing.values())))
        elif isinstance(current, list):
            stack.extend(reversed(cast("list[object]", current)))


def _json_ld(root: Element) -> Iterator[JsonObject]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = _COMMENT_MARKS.sub("", script.text or "").strip().rstrip(";")
        if not text or len(text) > MAX_JSON_LD:
            continue
        try:
            value: object = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            value = _mended(text)
        yield from _objects(value)


_NEWLINES_IN_STRINGS = re.compile(r"[\r\n\t]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified|articleSection|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,1000})"', re.DOTALL)


def _mended(text: str) -> object:
    """Broken JSON-LD: once more without trailing commas, else the plain fields that can be read."""
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", _NEWLINES_IN_STRINGS.sub(" ", text)), strict=False)
    except (ValueError, RecursionError):
        pass
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting)"', text):
        return None
    found: dict[str, object] = {"@type": "Article"}
    for name, raw in _FIELD.findall(text):
        try:
            found.setdefault(name, json.loads(f'"{raw}"', strict=False))
        except ValueError:
            continue
    return found


def _meta(root: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        content = element.get("content") or element.get("value")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(plain(content))
    return {name: tuple(values) for name, values in found.items()}


_MICRODATA = frozenset({"headline", "datepublished", "datemodified", "datecreated", "author", "articlesection"})
_MAX_MICRODATA = 300
"""Characters: a longer value is a container, not a statement."""


def _microdata(root: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in root.xpath("//*[@itemprop]"):
        names = (element.get("itemprop") or "").lower().split()
        wanted = [name for name in names if name in _MICRODATA]
        if not wanted:
            continue
        named = element.xpath(".//*[@itemprop='name']") if "author" in wanted else []
        for each in named or [element]:
            value = each.get("content") or each.get("datetime") or plain(" ".join(each.itertext()))
            if value and len(value) <= _MAX_MICRODATA:
                for name in wanted:
                    found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _is_article(thing: JsonObject) -> bool:
    return any(_ARTICLE_TYPES.search(name) for name in types_of(thing)) and bool(
        thing.get("headline") or thing.get("name") or thing.get("datePublished") or thing.get("articleBody")
    )


def read_statements(root: Element) -> Statements:
    """All that the page says of itself."""
    things = list(_json_ld(root))
    links: dict[str, str] = {}
    for link in root.iter("link"):
        for rel in (link.get("rel") or "").lower().split():
            links.setdefault(rel, link.get("href") or "")
    title = next((plain("".join(element.itertext())) for element in root.iter("title") if not _in_picture(element)), "")
    return Statements(
        articles=tuple(thing for thing in things if _is_article(thing)),
        others=tuple(thing for thing in things if not _is_article(thing) and types_of(thing)),
        meta=_meta(root),
        microdata=_microdata(root),
        links=links,
        title=title,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
    )


def _in_picture(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("svg", "g", "symbol")
