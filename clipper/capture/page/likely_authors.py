"""Who seems to have written a page whose markup does not say: its lines are asked as those of a pasted text are (`paste.bylines`)."""

from collections.abc import Sequence

from clipper.capture.page.blocks import Block
from clipper.capture.paste.bylines import article_byline
from clipper.capture.paste.kinds import is_dense, read_kinds
from clipper.capture.paste.lines import Paste, PastedText, widths_of
from clipper.model.span import SpanKind

FARTHEST = 200
"""Blocks above the title and below the text that are looked at."""
LEAST_WEIGHT = 0.0
"""The log odds from which names are believed: a page that says by its markup who wrote it is the rule."""


def likely_authors(blocks: Sequence[Block], title: int, body: Sequence[Block]) -> tuple[str, ...]:
    """Their names; empty where no line near the title or behind the text looks like a byline. `title` is the number of its block."""
    if not body:
        return ()
    first, last = min(title, body[0].number), max(title, body[-1].number)
    near = [block for block in blocks[max(0, first - FARTHEST) : last + FARTHEST] if block.kind is not SpanKind.IMAGE]
    places = {block.number: at for at, block in enumerate(near)}
    texts = [block.text.replace("\n", " ") for block in near]
    whole = "\n".join(texts)
    numbers = list(range(1, len(texts) + 1))
    paste = Paste(texts=texts, numbers=numbers, widths=widths_of(texts), source=PastedText(whole, has_all=True))
    own = [places[block.number] for block in body if block.number in places]
    found = article_byline(paste, read_kinds(paste, dense=is_dense(whole)), places.get(title), own, least=LEAST_WEIGHT) if own else None
    return found[1] if found else ()
