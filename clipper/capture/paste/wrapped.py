"""Text that was wrapped at a column: its lines joined to paragraphs again."""

from clipper.capture.paste.lines import Paste

NARROWEST, WIDEST = 56, 100
"""Columns at which programs wrap text."""
FULL_SHARE = 0.75
"""A line is full from this share of the column on."""
OUTLIERS = 50
"""One line of so many may be longer than any column: a table, an address."""
LEAST_FULL = 8
"""So many full lines make a wrapped text."""
RUN_SHARE = 0.6
"""Of the lines that are followed by another without a blank, so many are full in a wrapped text."""
INDENT = 3
"""Blanks at which a line begins a new paragraph in texts without blank lines between them."""


def _column(paste: Paste) -> int | None:
    """The column at which the text was wrapped, or None."""
    if max(map(len, paste.texts)) > WIDEST * 2:
        return None
    widths = [len(paste.raw(at).rstrip()) for at in range(len(paste))]
    widest = max(widths)
    if not NARROWEST <= widest <= WIDEST * 2:
        return None
    ordered = sorted(width for width in widths if width <= WIDEST)
    if not ordered or sum(width > WIDEST for width in widths) > len(widths) // OUTLIERS:
        return None
    column = ordered[-1]
    running = [widths[at] for at in range(len(paste) - 1) if not paste.blank_before(at + 1) and widths[at] > NARROWEST // 2]
    full = sum(width >= column * FULL_SHARE for width in running)
    if full < LEAST_FULL or full < RUN_SHARE * len(running):
        return None
    return column


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _joins(paste: Paste, at: int, column: int) -> bool:
    """Whether the line goes on from the one before."""
    if paste.blank_before(at):
        return False
    before, raw = paste.raw(at - 1), paste.raw(at)
    if _indent(raw) >= _indent(before) + INDENT or (raw.lstrip()[0] in "•*○□☆◎●■▪" and _indent(raw) != _indent(before)):
        return False
    first_word = raw.split(None, 1)[0]
    return len(before.rstrip()) + 1 + len(first_word) > column * FULL_SHARE


def _join(pieces: list[str]) -> str:
    """Lines as one; a word that was divided by a soft break is not put together: the hyphen may be its own."""
    return " ".join(pieces)


def unwrapped(paste: Paste) -> Paste:
    """The paste with wrapped lines joined; the same paste where it was not wrapped."""
    column = _column(paste)
    if column is None:
        return paste
    groups: list[list[int]] = []
    for at in range(len(paste)):
        if groups and at and _joins(paste, at, column):
            groups[-1].append(at)
        else:
            groups.append([at])
    return Paste(
        texts=[_join([paste.texts[at] for at in group]) for group in groups],
        numbers=[paste.numbers[group[0]] for group in groups],
        source=paste.source,
        parts=[[paste.numbers[at] for at in group] for group in groups],
    )
