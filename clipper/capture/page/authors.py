"""Who wrote it, by what a page states for machines: JSON-LD and meta elements."""

import re
from collections.abc import Iterator
from typing import Any, cast

from clipper.capture.bylines.names import DEGREE, MOST_AUTHORS, clean_name, split_names, unique
from clipper.capture.page.structured import JsonObject, Statements, plain

AUTHOR_META = (
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "byline",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "citation_author",
    "article:author_name",
    "cxenseparse:author",
    "authors",
    "article.author",
    "rbauthors",
    "twitter:data1",
)

_AUTHOR_LABEL = re.compile(r"author|written|verfasst|geschrieben|escrito|écrit|scritto|autor", re.IGNORECASE)


def _of_json(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from split_names(plain(value))
    elif isinstance(value, list):
        for each in cast("list[object]", value)[:MOST_AUTHORS]:
            yield from _of_json(each)
    elif isinstance(value, dict):
        thing = cast("dict[str, Any]", value)
        name = thing.get("name") or " ".join(str(thing.get(key) or "") for key in ("givenName", "familyName")).strip()
        yield from _of_json(name) if name else ()


def _resolved(value: object, statements: Statements) -> object:
    """An author who is only referred to by `@id`, from where the page describes them."""
    if isinstance(value, list):
        return [_resolved(each, statements) for each in cast("list[object]", value)]
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        reference = cast("dict[str, object]", value)["@id"]
        return next((thing for thing in statements.others if thing.get("@id") == reference and thing.get("name")), cast("object", value))
    return cast("object", value)


def of_article(article: JsonObject | None, statements: Statements) -> tuple[str, ...]:
    """The authors that the article's JSON-LD names."""
    if article is None:
        return ()
    return unique(_of_json(_resolved(article.get("author") or article.get("creator"), statements)))


_SURNAME_FIRST = frozenset({"citation_author", "dc.creator", "dc:creator", "dcterms.creator"})
"""Elements of catalogs, which hold one author each, often as "Lee, Ann"."""


def _turned(value: str) -> str:
    """ "Ann Lee" from "Lee, Ann"; empty for other forms."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) != 2 or not all(parts) or DEGREE.match(parts[1]) or len(parts[0].split()) > 2:  # noqa: PLR2004 - two parts
        return ""
    return clean_name(f"{parts[1]} {parts[0]}")


def of_meta(statements: Statements) -> tuple[tuple[str, ...], str] | None:
    """The authors that meta elements name, with the element's name."""
    for name in AUTHOR_META:
        if name == "twitter:data1" and not _AUTHOR_LABEL.search(" ".join(statements.meta.get("twitter:label1", ()))):
            continue
        values = statements.meta.get(name, ())
        turned = [_turned(value) for value in values] if name in _SURNAME_FIRST else []
        found = unique(turned if turned and all(turned) else (each for value in values for each in split_names(value)))
        if found:
            return found, name
    return None


def in_full(stated: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Stated names of one word, as the page shows them in full: "Ann" or "annlee" as "Ann Lee"."""

    def longer(name: str) -> str:
        key = name.casefold()
        fits = (each for each in shown if " " in each and key in (each.casefold().split()[0], "".join(each.casefold().split())))
        return name if " " in name else next(fits, name)

    return unique(map(longer, stated))
