"""What is in the library, for a person to read."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from clipper.export.body import body_markdown
from clipper.export.escape import escaped, quoted
from clipper.export.links import safe_url
from clipper.model.clipping import Clipping, Status
from clipper.model.highlight import Highlight, PlacementState
from clipper.model.role import Role
from clipper.model.span import ArticleText
from clipper.text.date_words import date_words

NO_TITLE = "(no title)"


def clipping_lines(clipping: Clipping, zone: tzinfo, snippet: str | None = None) -> Iterator[str]:
    """A clipping of a list: id and title, then its facts, then the place where the words stand."""
    metadata = clipping.metadata
    yield f"{clipping.id}  {metadata.title or NO_TITLE}"
    facts = [
        metadata.source or "",
        date_words(metadata.published, zone) if metadata.published else "",
        _counted(clipping.words, "word") or "0 words",
        _counted(clipping.highlights, "highlight"),
        "related" if clipping.role is Role.RELATED else "",
        clipping.status.value if clipping.status is not Status.UNREAD else "",
        "starred" if clipping.starred else "",
        " ".join(f"#{tag}" for tag in clipping.tags),
    ]
    indent = " " * (len(clipping.id) + 2)
    yield indent + " · ".join(fact for fact in facts if fact)
    if snippet:
        yield indent + snippet


def article_markdown(clipping: Clipping, article: ArticleText, highlights: Sequence[Highlight], zone: tzinfo) -> str:
    """A clipping as Markdown: title, reference, tags, note, text, highlights."""
    blocks = [f"# {escaped(clipping.metadata.title or NO_TITLE)}", _reference(clipping, zone)]
    if clipping.tags:
        blocks.append("Tags: " + ", ".join(escaped(tag) for tag in clipping.tags))
    if clipping.note:
        blocks.append(f"## Note\n\n{clipping.note}")
    if clipping.note or highlights:
        blocks.append("## Text")
    blocks.append(body_markdown(article))
    if highlights:
        blocks += ["## Highlights", *(_highlight(highlight, article.text) for highlight in highlights)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _reference(clipping: Clipping, zone: tzinfo) -> str:
    metadata = clipping.metadata
    published = date_words(metadata.published, zone) if metadata.published else ""
    page = f"p. {metadata.page}" if metadata.page else ""
    known = (", ".join(metadata.authors), metadata.source, metadata.section, page, metadata.agency, published)
    parts: list[str] = [escaped(part) for part in known if part]
    url = safe_url(metadata.url)
    if url:
        parts.append(f"<{url}>")
    return " · ".join(parts)


def _highlight(highlight: Highlight, text: str) -> str:
    """The words as they stand now; an orphan's as they were marked."""
    placement = highlight.placement
    words = highlight.words_in(text)
    told = [highlight.color]
    if placement.state is not PlacementState.EXACT:
        told.append("no longer in the text" if placement.state is PlacementState.ORPHAN else "the words have changed")
    told.extend(f"#{tag}" for tag in highlight.tags)
    note = f"\n\n{highlight.note}" if highlight.note else ""
    return f"{quoted(words)}\n\n*{escaped(' · '.join(told))}*{note}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""
