"""What was found in a capture, for a person to read."""

import textwrap
from collections.abc import Iterator

from clipper.model.draft import Draft, Extraction, LeftOut
from clipper.model.role import Role
from clipper.text.words import count_words

WIDTH = 88
FIRST_CHARACTERS = 240
"""As much of an article as tells whether it is the right one."""
LEFT_OUT_CHARACTERS = 60
MOST_LEFT_OUT = 40
MOST_LINKS = 40


def describe(path: str, extraction: Extraction) -> str:
    """Each article with its fields and first words, then what was left out and why. Ends with an empty line."""
    number = len(extraction.drafts)
    articles = "1 article" if number == 1 else f"{number} articles" if number else "no article"
    lines = [f"{path}: {extraction.kind.value}, {articles}"]
    lines.extend(f"  Note: {warning}" for warning in extraction.warnings)
    for position, draft in enumerate(extraction.drafts, start=1):
        lines.extend(("", *_article(position, draft)))
    lines.extend(_links(extraction))
    lines.extend(_left_out(extraction.left_out))
    return "\n".join(lines) + "\n"


def _article(position: int, draft: Draft) -> Iterator[str]:
    metadata = draft.metadata
    yield f"{position}. {metadata.title or '(no title)'}"
    words = count_words("\n".join(draft.body.body_blocks()))
    date = f"{metadata.published.source_iso()} ({metadata.published.precision.value})" if metadata.published else "no date"
    facts = [
        metadata.source or "no source",
        date,
        ", ".join(metadata.authors),
        metadata.language or "",
        f"{words:,} word{'' if words == 1 else 's'}",
    ]
    if draft.role is Role.RELATED:
        facts.append("related")
    yield "   " + " · ".join(fact for fact in facts if fact)
    if metadata.url:
        yield f"   {metadata.url}"
    first = " ".join(draft.body.body_blocks())
    if first:
        yield textwrap.fill(_cut(first, FIRST_CHARACTERS), width=WIDTH, initial_indent="   ", subsequent_indent="   ")
    for doubt in draft.doubts:
        yield f"   Unsure: {doubt}"


def _links(extraction: Extraction) -> Iterator[str]:
    if extraction.links:
        yield ""
        yield "Links:"
    for link in extraction.links[:MOST_LINKS]:
        yield f"   {_cut(link.title, LEFT_OUT_CHARACTERS)}" + (f"  {link.url}" if link.url else "")
    if len(extraction.links) > MOST_LINKS:
        yield f"   … and {len(extraction.links) - MOST_LINKS} more"


def _left_out(left_out: tuple[LeftOut, ...]) -> Iterator[str]:
    if left_out:
        yield ""
        yield f"Left out ({len(left_out)}):"
    for left in left_out[:MOST_LEFT_OUT]:
        yield f"   {left.line:>5}  {_cut(left.text, LEFT_OUT_CHARACTERS)}  [{left.reason}]"
    if len(left_out) > MOST_LEFT_OUT:
        yield f"          … and {len(left_out) - MOST_LEFT_OUT} more"


def _cut(text: str, length: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
