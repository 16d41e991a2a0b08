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
LEAST_BLOCK = 2
"""So many full lines and a shorter one make a wrapped paragraph."""
BULLETS = "•*○□☆◎●■▪+"
INDENT = 3
"""Blanks at which a line begins a new paragraph in texts without blank lines between them."""


def _column(paste: Paste) -> int | None:
    """The column at which the text was wrapped, or None."""
    lengths = list(map(len, paste.texts))
    most = len(lengths) // OUTLIERS
    if max(lengths) > WIDEST * 2 or sum([length > WIDEST for length in lengths]) > most:  # no line is longer here than it stood
        return None
    source = paste.source.lines
    widths = [len(source[number - 1].rstrip()) for number in paste.numbers]
    widest = max(widths)
    if not NARROWEST <= widest <= WIDEST * 2:
        return None
    ordered = sorted(width for width in widths if width <= WIDEST)
    if not ordered or sum(width > WIDEST for width in widths) > most:
        return None
    column = ordered[-1]
    return column if _full_lines(paste, widths, column) >= LEAST_FULL else None


def _full_lines(paste: Paste, widths: list[int], column: int) -> int:
    """Lines of blocks in which all but the last reach the column."""
    found, block = 0, 0
    for at, width in enumerate(widths):
        if paste.blank_before(at) or paste.texts[at][0] in BULLETS:
            block = 0
        if width >= column * FULL_SHARE:
            block += 1
        else:
            found += block if block >= LEAST_BLOCK else 0
            block = 0
    return found


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _joins(paste: Paste, at: int, column: int) -> bool:
    """Whether the line goes on from the one before."""
    if paste.blank_before(at):
        return False
    before, raw = paste.raw(at - 1), paste.raw(at)
    if _indent(raw) >= _indent(before) + INDENT or (raw.lstrip()[0] in BULLETS and _indent(raw) != _indent(before)):
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
        may_be_dense=paste.may_be_dense,
    )
