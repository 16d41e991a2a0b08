"""The page's statements as facts that blocks are compared with."""

from clipper.capture.page.features import PageFacts
from clipper.capture.page.metadata import main_article
from clipper.capture.page.structured import Statements, plain
from clipper.capture.page.votes import squeezed

MAX_ARTICLE_BODY = 400_000
"""Characters of an articleBody that are compared."""


def page_facts(statements: Statements) -> PageFacts:
    """What the page says of its title, its summary and its body."""
    article = main_article(statements)
    titles = [statements.title]
    titles += [value for name in ("og:title", "twitter:title") for value in statements.meta.get(name, ())[:1]]
    body = ""
    if article is not None:
        titles.append(plain(article.get("headline")))
        stated = article.get("articleBody")
        body = plain(stated[:MAX_ARTICLE_BODY]) if isinstance(stated, str) else ""
    summary = statements.first("og:description", "description", "twitter:description")
    return PageFacts(titles=[title for title in titles if title], summary=summary[0] if summary else "", article_body=squeezed(body))
