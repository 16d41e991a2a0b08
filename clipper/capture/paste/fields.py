"""The fourth stage: title, date and authors of an article from the lines around it."""

import re
from collections.abc import Sequence
from datetime import datetime

from clipper.capture.bylines import chinese
from clipper.capture.doubts import DOUBTFUL_TITLE
from clipper.capture.language import guess_language, language_sample
from clipper.capture.outlets import article_outlet
from clipper.capture.paste.bylines import article_byline
from clipper.capture.paste.dating import DatedLine, article_date
from clipper.capture.paste.kinds import LONG_CLASS
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Segment
from clipper.capture.paste.title import TitleContext
from clipper.capture.paste.title_sight import STRAYED
from clipper.model.role import Role

_BULLET = re.compile(r"^[•*·▪►■]\s+")
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|件名|主题|主旨)\s*[:：]\s*"
    r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|antw)\s*:\s*)*(?=\S)",
    re.IGNORECASE,
)
_WIRE_TIME = re.compile(r"\d{1,2}[-/. ](?:[A-Za-z]{3}|\d{1,2})[-/. ]\d{4},? \d{1,2}:\d{2}(?::\d{2})?\s*[-–|]\s+(?=\S)")
BYLINE_ABOVE, BYLINE_BELOW = 3, 12
"""Lines above and below the title in which the byline is looked for."""
SIGNED_BELOW = 4
"""Lines from the body's last one on in which a Chinese text is signed."""
SURE_TITLE = 0.7
"""A title that is less likely is taken, and doubted: of unseen pages one in five, on which 57 % are right."""


def language_of(paste: Paste, body: Sequence[int]) -> str | None:
    """The language of a body, from its longest lines."""
    return guess_language(language_sample([paste.texts[at] for at in body]))


def _around(paste: Paste, title: int | None, body: Sequence[int]) -> tuple[int, ...]:
    """The lines near the title, first those below it."""
    start = title if title is not None else max(0, body[0] - BYLINE_BELOW)
    return (*range(start + 1, min(len(paste), start + BYLINE_BELOW)), *range(max(0, start - BYLINE_ABOVE), start))


def _chinese_authors(paste: Paste, title: int | None, body: Sequence[int]) -> tuple[list[int], tuple[str, ...]] | None:
    """The first names behind a Chinese label, near the title or the body's end, or in brackets where the body begins."""
    end = range(body[-1], min(len(paste), body[-1] + SIGNED_BELOW))
    for at in (*_around(paste, title, body), *end):
        names = chinese.names_of(paste.texts[at])
        if names:
            return [at], tuple(names)
    names = chinese.names_in_lead(paste.texts[body[0]])
    return ([body[0]], tuple(names)) if names else None


def _source(paste: Paste, title: int | None, body: Sequence[int], *, dense: bool) -> tuple[tuple[int, str] | None, bool]:
    """The line that names the outlet, its name, and whether it is sure."""
    labeled = chinese.source_in(paste.texts, _around(paste, title, body)) if dense else None
    if labeled:
        return labeled, True
    told = article_outlet(paste.texts, range(body[0], body[-1] + 1))
    return ((told.at, told.name), told.sure) if told else (None, True)


def _dated(line: DatedLine, paste: Paste) -> str:
    return f"line {paste.numbers[line.at]}: '{line.found.text}'"


def _without_label(title: str) -> str:
    """A mail's subject without what says that it is one, answered or forwarded; a wire's headline without its time."""
    match = _SUBJECT.match(title) or _WIRE_TIME.match(title)
    return title[match.end() :] if match else title


def headline(title: int, paste: Paste, body: Sequence[int]) -> int:
    """The line of a title. Where it was found as the last step of the way to the page, with a bullet, the headline below is meant."""
    text = _BULLET.sub("", paste.texts[title])
    if text == paste.texts[title]:
        return title
    return next((at for at in range(title + 1, body[:STRAYED][-1]) if paste.texts[at] == text), title)


def fields_of(context: TitleContext, best: tuple[int, float] | None, *, captured_at: datetime) -> Segment:
    """The article with this body, and its fields; lines that became fields leave the body.

    `best` is the line that is the title, if any, and how likely it is.
    """
    paste, kinds, body = context.paste, context.kinds, tuple(context.body)
    title = headline(best[0], paste, body) if best else None
    if title is not None and title > body[0]:  # what stands above its title strayed into the body
        body = tuple(at for at in body if at > title) or body
    used: dict[int, str] = {}
    origins: dict[str, str] = {}
    if title is not None:
        origins["title"] = f"line {paste.numbers[title]}"
        alike = [at for at, text in enumerate(paste.texts) if text == paste.texts[title]] if kinds.repeated[title] else [title]
        used |= dict.fromkeys(alike, "title")
    language = language_of(paste, body)
    published, modified = article_date(paste, kinds, title, body, captured_at=captured_at, language=language)
    for name, line in (("published", published), ("modified", modified)):
        if line:
            origins[name] = _dated(line, paste)
            if kinds.endings[line.at] != 1:
                used.setdefault(line.at, name)
    authors = (_chinese_authors(paste, title, body) if context.dense else None) or article_byline(paste, kinds, title, body)
    if authors:
        origins["authors"] = f"line {paste.numbers[authors[0][0]]}"
        for at in authors[0]:
            if kinds.lengths[at] < LONG_CLASS:  # a paragraph that names its reporter stays in the text
                used.setdefault(at, "authors")
    source, is_sure = _source(paste, title, body, dense=context.dense)
    if source:
        origins["source"] = f"line {paste.numbers[source[0]]}"
    doubts = [DOUBTFUL_TITLE] if best and best[1] < SURE_TITLE else []
    if not is_sure:
        doubts.append("The source may be another one that the page names.")
    kept = tuple(at for at in body if at not in used)
    return Segment(
        role=Role.MAIN,
        body=kept or body,
        title=_without_label(_BULLET.sub("", paste.texts[title])) if title is not None else None,
        source=source[1] if source else None,
        published=published.found.date if published else None,
        modified=modified.found.date if modified else None,
        authors=authors[1] if authors else (),
        language=language,
        used=used if kept else {},
        origins=origins,
        doubts=tuple(doubts),
    )
