"""Saved pages whose article stands in the place of another page's: a model shall not learn which furniture goes with which article."""

# pyright: basic

import copy
from collections import defaultdict
from typing import Any

import lxml.html

from clipper.capture.page.votes import squeezed

SHORTEST_LINE = 20
"""Characters of a line of the body by which its container is looked for."""
LEAST_FOUND = 0.3
"""The share of the body that must be found on the page."""
MOST_OF_IT = 0.9
"""The container of an article holds so much of what was found."""
_READABLE = frozenset({"p", "li", "h2", "h3", "h4", "blockquote", "div", "span", "td", "font", "section"})
_WHOLE = frozenset({"html", "body"})


def container(root: Any, body: str) -> Any | None:
    """The smallest element that holds the article with this body; None where that is the whole page, or too little is found."""
    lines = {squeezed(line) for line in body.split("\n") if len(line.strip()) > SHORTEST_LINE}
    held, total = defaultdict[Any, int](int), 0
    for element in root.iter(*_READABLE):
        text = squeezed("".join(element.itertext()))
        if text in lines:
            total += len(text)
            for around in element.iterancestors():
                held[around] += len(text)
    holding = [element for element, length in held.items() if length >= MOST_OF_IT * total]
    smallest = max(holding, key=lambda element: len(list(element.iterancestors())), default=None)
    if smallest is None or smallest.tag in _WHOLE or smallest.getparent() is None or total < LEAST_FOUND * len(squeezed(body)):
        return None
    return smallest


def in_place_of(page: Any, place: Any, page_title: str | None, article: Any, title: str | None) -> str:
    """The page as text, with the container of another's article in the `place` of its own, and the head and title of the other page."""
    path = page.getroottree().getpath(place)
    whole = copy.deepcopy(page)
    (old,) = whole.xpath(path)
    new = copy.deepcopy(article)
    new.tail = old.tail
    old.getparent().replace(old, new)
    for heading in whole.iter("h1", "h2") if title else ():
        if page_title and squeezed("".join(heading.itertext())) == squeezed(page_title):
            for child in list(heading):
                heading.remove(child)
            heading.text = title
    head, other = whole.find("head"), article.getroottree().getroot().find("head")
    if head is not None and other is not None:
        whole.replace(head, copy.deepcopy(other))
    return str(lxml.html.tostring(whole, encoding="unicode"))
