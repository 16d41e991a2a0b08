"""The fields of a page's article, each with where it came from."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from clipper.capture.bylines.chinese import source_in
from clipper.capture.bylines.names import persons, split_names, unique
from clipper.capture.language import guess_language, is_clearly_other, language_sample
from clipper.capture.links import canonical_url, host, is_front
from clipper.capture.outlets import article_outlet, is_outlet_of
from clipper.capture.page import authors as authorship
from clipper.capture.page import dates
from clipper.capture.page.account import account_of
from clipper.capture.page.blocks import Block
from clipper.capture.page.dates import Dated
from clipper.capture.page.head import Head, head_of
from clipper.capture.page.likely_authors import likely_authors
from clipper.capture.page.likely_title import likely_title
from clipper.capture.page.parse import Page
from clipper.capture.page.shown_authors import shown_authors
from clipper.capture.page.shown_dates import date_at_end, shown_dates
from clipper.capture.page.structured import JsonObject, Statements, plain
from clipper.capture.page.titles import Titled, choose_title, similarity
from clipper.capture.slugs import headline_words
from clipper.model.metadata import Metadata

MAX_KEYWORDS = 40
MAX_KEYWORD = 60


def main_article(statements: Statements) -> JsonObject | None:
    """The JSON-LD object of this page's article: of several, the one whose headline the page's title repeats."""
    if len(statements.articles) < 2:  # noqa: PLR2004 - with one there is no choice
        return next(iter(statements.articles), None)
    own = statements.first("og:title", "twitter:title")
    title = own[0] if own else statements.title

    def agreement(thing: JsonObject) -> float:
        return similarity(plain(thing.get("headline") or thing.get("name")), title)

    best = max(statements.articles, key=agreement)
    return best if agreement(best) > 0 else statements.articles[0]


def _publisher(article: JsonObject | None, statements: Statements) -> str:
    value: object = article.get("publisher") if article else None
    if isinstance(value, list) and value:
        value = cast("list[object]", value)[0]
    if isinstance(value, dict):
        thing = cast("dict[str, object]", value)
        if not thing.get("name") and "@id" in thing:
            named = (other for other in statements.others if other.get("@id") == thing["@id"] and other.get("name"))
            return plain(next(named, thing).get("name"))
        return plain(thing.get("name"))
    return plain(cast("object", value))


_SITE_META = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "dc.publisher",
    "twitter:site",
    "al:android:app_name",
)


def site_names(statements: Statements, article: JsonObject | None, url: str | None) -> list[str]:
    """Every name that the site goes by on this page: what titles end with and authors are not."""
    names = [value for name in _SITE_META for value in statements.meta.get(name, ())]
    names.append(_publisher(article, statements))
    name = host(url)
    if name:
        names += [name, name.rsplit(".", 1)[0], name.rsplit(".", 1)[0].split(".")[-1]]
    return [each.lstrip("@") for each in dict.fromkeys(names) if len(each) > 1]


LINKS_TO_TELL = 8
HOME_SHARE = 0.5
"""A page links to its own site more than to all others together."""


def _home(blocks: Sequence[Block]) -> str | None:
    """The host that most links of a page lead to, for a page that does not say where it is from."""
    marks = {mark for block in blocks for run in block.runs for mark in run.marks}
    hosts = Counter(name for mark in marks for _, value in mark.attributes if (name := host(str(value))))
    if not hosts or hosts.total() < LINKS_TO_TELL:
        return None
    name, count = hosts.most_common(1)[0]
    return name if count > HOME_SHARE * hosts.total() else None


def _source(
    page: Page, statements: Statements, article: JsonObject | None, *, url: str | None, blocks: Sequence[Block], head: Head
) -> tuple[str, str] | None:
    found = statements.first("og:site_name", "application-name")
    if found:
        account = account_of(found[0], page.html)
        return (account, "account") if account else (found[0], f"meta {found[1]}")
    publisher = _publisher(article, statements)
    if publisher:
        return publisher, "json-ld"
    shown = source_in([block.text for block in head.blocks], range(len(head.blocks)))
    if shown:
        return shown[1], "line"
    name, origin = host(url), "url"
    if not name:
        name, origin = _home(blocks), "links"
    told = article_outlet([block.text for block in blocks], range(head.body, head.last + 1))
    if told and (name is None or is_outlet_of(told.name, name)):
        return told.name, "line"
    return (name, origin) if name else None


def _url(statements: Statements, given: str | None) -> tuple[str, str] | None:
    """The address that the page itself calls its own, if it is of an article and not of the site."""
    candidates = [(statements.links.get("canonical"), "link canonical")]
    candidates += [(value, "meta og:url") for value in statements.meta.get("og:url", ())]
    candidates.append((given, "capture"))
    sound = [(address, origin) for raw, origin in candidates if (address := canonical_url(raw, given))]
    return next((each for each in sound if not is_front(each[0])), sound[0] if sound else None)


def _stated_language(statements: Statements, article: JsonObject | None) -> tuple[str, str] | None:
    stated = [
        (statements.language, "html lang"),
        (plain(article.get("inLanguage")) if article else "", "json-ld"),
        *((value, "meta") for name in ("og:locale", "content-language", "language") for value in statements.meta.get(name, ())),
    ]
    for value, origin in stated:
        primary = value.replace("_", "-").split("-")[0].strip().lower()
        if len(primary) in (2, 3) and primary.isascii() and primary.isalpha() and primary != "utf":  # some state an encoding there
            return primary, origin
    return None


def _language(statements: Statements, article: JsonObject | None, body: Sequence[Block]) -> tuple[str, str] | None:
    """What the page states, but where its text is plainly in another language; where it states none, what the text is in."""
    stated, sample = _stated_language(statements, article), language_sample([block.text for block in body])
    if stated and not is_clearly_other(stated[0], sample):
        return stated
    guessed = guess_language(sample)
    return (guessed, "text") if guessed else stated


def _strings(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for each in cast("list[object]", value) for text in _strings(each)]
    if isinstance(value, dict):
        return [plain(cast("dict[str, object]", value).get("name"))]
    return [part.strip() for part in plain(value).replace(";", ",").split(",")]


def _keywords(statements: Statements, article: JsonObject | None) -> tuple[tuple[str, ...], str] | None:
    in_meta = [value for name in ("news_keywords", "keywords") for value in statements.meta.get(name, ())[:1]]
    stated = [
        (_strings(article.get("keywords")) if article else [], "json-ld"),
        ([part for value in statements.meta.get("article:tag", ()) for part in _strings(value)], "meta article:tag"),
        ([part for value in in_meta for part in _strings(value)], "meta keywords"),
    ]
    for words, origin in stated:
        kept = tuple(dict.fromkeys(word for word in words if 1 < len(word) <= MAX_KEYWORD))[:MAX_KEYWORDS]
        if kept:
            return kept, origin
    return None


def _section(statements: Statements, article: JsonObject | None) -> tuple[str, str] | None:
    own = _strings(article.get("articleSection")) if article else []
    if own and own[0]:
        return own[0], "json-ld"
    found = statements.first("article:section", "og:section", "section", "cxenseparse:category", "parsely-section", "dc.subject")
    return (found[0], f"meta {found[1]}") if found else None


LABELED = "twitter:data1"
"""Names the user of the site who entered the article: what the page shows goes before it."""


def _authors(
    statements: Statements, article: JsonObject | None, names: Sequence[str], head: Head, likely: Callable[[], tuple[str, ...]]
) -> tuple[tuple[str, ...], str] | None:
    """Persons before the outlet: what machines are told first, then what the page shows, then who is `likely` by its lines alone."""
    own = authorship.of_article(article, statements)
    stated = authorship.of_meta(statements)
    in_meta, meta_name = stated if stated else ((), "")
    section = _section(statements, article)
    shown = [(each, origin) for each, origin in shown_authors(head) if not section or each != (section[0],)]
    seen = next(((people, origin) for each, origin in shown if (people := persons(each, names))), None)
    for found, origin in ((own, "json-ld"), (in_meta, f"meta {meta_name}")):
        people = persons(found, names)
        if people and not (seen and meta_name == LABELED and found is in_meta):
            return authorship.in_full(people, seen[0] if seen else ()), origin
    if seen:
        return seen
    if not (own or in_meta or shown) and (people := persons(likely(), names)):
        return people, "line"
    marked = unique(each for value in statements.microdata.get("author", ()) for each in split_names(value))
    for found, origin in ((own, "json-ld"), (in_meta, f"meta {meta_name}"), *shown, (marked, "microdata")):
        if found:
            return found, origin
    return None


def _dates(
    page: Page,
    statements: Statements,
    article: JsonObject | None,
    head: Head,
    after: Sequence[Block],
    *,
    captured_at: datetime,
    language: str | None,
    address: str | None,
) -> tuple[Dated | None, Dated | None]:
    """When it was published and modified: what machines are told, what the page shows, the address, what its scripts know."""
    published = dates.published(statements, article, captured_at)
    modified = dates.modified(statements, article, captured_at)
    shown, changed = shown_dates(head, captured_at, language, published.date if published else None)
    addressed = dates.in_address(address, captured_at)
    if published is not None:
        seen = dates.as_readers_saw(published, shown, addressed)
        is_told = seen is not published or (shown is not None and shown.sure)
        return seen if is_told else dates.in_zone_of_page(published, page.html, captured_at), modified or changed
    if shown is not None and shown.date.resolved_against is not None:  # "yesterday" is counted from a capture that may be years later
        told = dates.in_other_places(statements, page.html, captured_at)
        if told is not None:
            return told, modified or changed
    if shown is not None and shown.year_known:
        return (shown if shown.sure else dates.in_title(statements, captured_at) or shown), modified or changed
    found = addressed or dates.in_other_places(statements, page.html, captured_at)
    if found is None and shown is not None:
        found = dates.with_year_of_page(shown, page.html, captured_at)
    return found or date_at_end(after, captured_at, language), modified or changed


def read_metadata(
    page: Page, statements: Statements, blocks: Sequence[Block], body: Sequence[Block], *, captured_at: datetime, url: str | None
) -> tuple[Metadata, Titled | None]:
    """The article's fields, and its title with the heading that shows it."""
    article = main_article(statements)
    address = _url(statements, url)
    home = None if address else _home(blocks)
    names = site_names(statements, article, address[0] if address else f"https://{home}/" if home else None)
    first, last = (body[0].number, body[-1].number) if body else (0, 0)
    titled = choose_title(statements, article, blocks, first, names, address=address[0] if address else None)
    if titled is not None and not titled.is_stated:
        titled = likely_title(titled, blocks, body, names, headline_words(address[0] if address else None))
    head = head_of(blocks, titled.block.number if titled and titled.block else None, first, last)
    language = _language(statements, article, body)
    published, modified = _dates(
        page,
        statements,
        article,
        head,
        blocks[last + 1 :],
        captured_at=captured_at,
        language=language[0] if language else None,
        address=address[0] if address else None,
    )
    found: dict[str, tuple[object, str] | None] = {
        "title": (titled.title, titled.origin) if titled else None,
        "source": _source(page, statements, article, url=address[0] if address else url, blocks=blocks, head=head),
        "authors": _authors(statements, article, names, head, lambda: likely_authors(blocks, head.title, body)),
        "published": (published.date, published.origin) if published else None,
        "modified": (modified.date, modified.origin) if modified else None,
        "url": address,
        "language": language,
        "section": _section(statements, article),
        "keywords": _keywords(statements, article),
    }
    known = {name: value for name, value in found.items() if value is not None}
    values = {name: value for name, (value, _) in known.items()}
    return Metadata(**values, origins={name: origin for name, (_, origin) in known.items()}), titled  # pyright: ignore[reportArgumentType]  # by name


def read_story_metadata(statements: Statements, headline: Block, blocks: Sequence[Block], *, url: str, captured_at: datetime) -> Metadata:
    """The fields of one story among several: what the blocks of its container show, and the page's language."""
    language = _language(statements, None, blocks)
    head = Head(blocks=blocks, title=headline.number, body=headline.number, last=headline.number, hints=headline.box.near)
    shown, _ = shown_dates(head, captured_at, language[0] if language else None)
    authors = next(iter(shown_authors(head)), None)
    address = canonical_url(url)
    name = host(address)
    found: dict[str, tuple[object, str] | None] = {
        "title": (headline.text, "headline"),
        "source": (name, "url") if name else None,
        "authors": authors,
        "published": (shown.date, shown.origin) if shown else None,
        "url": (address, "headline's link") if address else None,
        "language": language,
    }
    known = {field: value for field, value in found.items() if value is not None}
    values = {field: value for field, (value, _) in known.items()}
    return Metadata(**values, origins={field: origin for field, (_, origin) in known.items()})  # pyright: ignore[reportArgumentType]  # by name
