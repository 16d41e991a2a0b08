"""The door to the paste splitter: a pasted text to the articles in it.

Shapes are tried from the most to the least distinctive: aggregator pages, prints of press databases, then pages of one or more articles.
The first that recognizes the paste divides it.
"""

from dataclasses import replace
from datetime import datetime

from clipper.capture.paste.assemble import assemble
from clipper.capture.paste.dumped import undumped, without_asterisks
from clipper.capture.paste.lines import Paste, read_lines
from clipper.capture.paste.page import divide_page, front_page
from clipper.capture.paste.page_heads import Margins, headlines, read_margins, with_margins, without_margins
from clipper.capture.paste.quoted import unquoted
from clipper.capture.paste.structure import by_structure
from clipper.capture.paste.targets import without_targets
from clipper.capture.paste.wrapped import unwrapped
from clipper.errors import InputError
from clipper.model.draft import Extraction, LeftOut

MOST_CHARACTERS = 20_000_000
MOST_LINES = 300_000
"""A larger paste is no page: a whole book has a million characters and twenty thousand lines."""


def _refuse_giants(text: str) -> None:
    if len(text) <= MOST_LINES:  # nor has it more lines
        return
    lines = text.count("\n")
    if len(text) <= MOST_CHARACTERS and lines <= MOST_LINES:
        return
    told = f"{lines:,} lines" if lines > MOST_LINES else f"{len(text) // 1_000_000} million characters"
    raise InputError(f"This paste is too large to be split ({told}).", "Copy the article alone, or paste it in parts.")


def split_paste(text: str, *, captured_at: datetime, url: str | None = None) -> Extraction:
    """The articles of a pasted text, the lines that were left out and why.

    `captured_at` is aware: relative dates resolve against it. `url` is where the paste came from, if the user said so; a paste of several
    articles does not pass it on. Raises InputError for a paste without any text, and for a giant.
    """
    _refuse_giants(text)
    paste = read_lines(unquoted(text))
    if not paste.texts:
        raise InputError("There is no text in this paste.", "Select the article's text on its page, copy it, and paste it again.")
    paste, targets = without_targets(paste)
    paste, apart = undumped(paste)
    apart = (*targets, *apart)
    division = by_structure(paste, captured_at)
    if division is None and (margins := read_margins(paste)) is not None:
        found, out = _printed(paste, margins, captured_at=captured_at, url=url)
        apart = (*apart, *out)
    else:
        if division is None:
            paste = without_asterisks(unwrapped(paste, is_dump=bool(apart)))
            division = divide_page(paste, captured_at=captured_at)
        found = assemble(paste, division, url=url) if division.segments else front_page(paste, division)
    return replace(found, left_out=tuple(sorted((*found.left_out, *apart), key=lambda left: left.line))) if apart else found


def _printed(paste: Paste, margins: Margins, *, captured_at: datetime, url: str | None) -> tuple[Extraction, tuple[LeftOut, ...]]:
    """The article of a page that was printed, with what its margins tell, and the lines of these."""
    numbers = frozenset(paste.numbers[at] for at in margins.lines)
    stated = next(iter(headlines(paste, margins)), range(0))
    headline = " ".join(paste.texts[at] for at in stated)
    paste, out = without_margins(without_asterisks(unwrapped(paste, margins=margins)), numbers)
    division = divide_page(paste, captured_at=captured_at, is_one=True)
    if not division.segments:
        return front_page(paste, division), out
    found = assemble(paste, division, url=url or margins.address or None)
    return replace(found, drafts=tuple(with_margins(draft, headline, is_addressed=url is None) for draft in found.drafts)), out
