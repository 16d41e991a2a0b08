"""Google Alerts: a mail with a list of findings, each of which is a draft with its title, source, address and first words.

Their markup names the pieces of each finding with schema.org's microdata (https://schema.org/Article); the plain text is not needed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

from clipper.capture.files.mime import MimeFile
from clipper.capture.page.plain_text import text_of_tree
from clipper.errors import InputError
from clipper.model.draft import Draft
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import clean_line, paragraphs

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_SENDER = re.compile(r"^googlealerts-noreply@google\.[a-z.]{2,8}$")
_REDIRECT = re.compile(r"^https?://(?:www\.)?google\.[a-z.]{2,8}/url\?", re.IGNORECASE)
_ARTICLE = ".//*[@itemscope][contains(@itemtype, 'schema.org/Article')]"
ORIGIN = "alert"
LONGEST_SOURCE = 80
"""Characters of an outlet's name."""


def read_alerts(mail: MimeFile) -> tuple[Draft, ...]:
    """A draft for each finding; empty for a mail that is no alert."""
    if not _SENDER.match(mail.sender_address):
        return ()
    html, text = mail.first("text/html"), mail.first("text/plain")
    if html is None:
        return tuple(_written(text.text)) if text is not None else ()
    from clipper.capture.page.parse import parse_page

    try:
        parsed: Any = parse_page(html.text)
    except InputError:
        return ()
    page: Element = parsed.root
    articles: Iterable[Element] = page.xpath(_ARTICLE)
    drafts = tuple(_drafts(articles))
    return drafts or tuple(_drafts(_rows_with_links(page)))


def target(address: str) -> str | None:
    """Where an alert's link leads: Google's redirect holds the address as a parameter."""
    if _REDIRECT.match(address):
        try:
            query = parse_qs(urlsplit(address).query)
        except ValueError:
            return None
        address = (query.get("url") or query.get("q") or [""])[0]
    return address if address.lower().startswith(("http://", "https://")) else None


def _drafts(articles: Iterable[Element]) -> Iterator[Draft]:
    seen: set[str] = set()
    for article in articles:
        draft = _draft(article)
        if draft and draft.metadata.url and draft.metadata.url not in seen:
            seen.add(draft.metadata.url)
            yield draft


def _draft(article: Element) -> Draft | None:
    link = next((a for a in article.iterfind(".//a[@href]") if target(a.get("href", "")) and _words(a)), None)
    if link is None:
        return None
    title = _words(_property(article, "name", outside="publisher")) or _words(link)
    source, words = _words(_property(article, "publisher")), _words(_property(article, "description"))
    if not source and not words:
        source, words = _shown(article, title)
    return _of_finding(title, source, target(link.get("href", "")) or "", words)


def _of_finding(title: str, source: str, url: str, words: str) -> Draft:
    known = {"title": title, "source": source, "url": url}
    return Draft(
        role=Role.MAIN,
        metadata=Metadata(
            title=title,
            source=source or None,
            url=url,
            origins=MappingProxyType(dict.fromkeys((name for name, value in known.items() if value), ORIGIN)),
        ),
        body=paragraphs([words]),
        doubts=("The alert holds only the first words of the article.",),
    )


def _shown(article: Element, title: str) -> tuple[str, str]:
    """The outlet and the first words of a finding whose markup names neither: the lines below its title that lead nowhere."""
    linked = sorted((_words(link) for link in article.iterfind(".//a")), key=len, reverse=True)
    lines = [line for line in map(clean_line, text_of_tree(article).split("\n")) if line != title and _without(line, linked)]
    return _outlet_and_words(lines)


def _without(line: str, words: Iterable[str]) -> str:
    """What a line says beside these words."""
    for said in words:
        line = line.replace(said, " ")
    return line.strip()


def _outlet_and_words(lines: Sequence[str]) -> tuple[str, str]:
    if len(lines) > 1 and len(lines[0]) <= LONGEST_SOURCE:
        return lines[0], " ".join(lines[1:])
    return "", " ".join(lines)


def _written(text: str) -> Iterator[Draft]:
    """The findings of an alert in plain text: title, outlet, first words, and the address between angle brackets."""
    seen = set[str]()
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = [line for line in map(clean_line, part.split("\n")) if line]
        url = target(lines[-1].strip("<>")) if len(lines) > 1 and _REDIRECT.match(lines[-1].strip("<>")) else None
        if url and url not in seen:
            seen.add(url)
            source, words = _outlet_and_words(lines[1:-1])
            yield _of_finding(lines[0], source, url, words)


def _property(article: Element, name: str, *, outside: str = "") -> Element | None:
    """The element that carries a property of the article, and not of something inside it."""
    for element in article.iterfind(f".//*[@itemprop='{name}']"):
        if not outside or not any(parent.get("itemprop") == outside for parent in element.iterancestors()):
            return element
    return None


def _rows_with_links(page: Element) -> Iterator[Element]:
    """The innermost blocks around each redirected link, where the microdata is missing."""
    for link in page.iterfind(".//a[@href]"):
        if _REDIRECT.match(link.get("href", "")) and _words(link):
            parent = next((up for up in link.iterancestors("td", "li", "div", "p")), None)
            if parent is not None:
                yield parent


def _words(element: Element | None) -> str:
    return clean_line(element.text_content()) if element is not None else ""
