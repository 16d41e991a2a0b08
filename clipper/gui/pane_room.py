"""Room for a pane beside the article: the article gives it and gets it back, and the list stays as wide as the user made it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QSplitter, QWidget

READABLE = 400
"""Of an article in its usual size: some 45 letters a line."""


def sizes_beside(sizes: Sequence[int], *, pane: int, article: int, width: int, least: Mapping[int, int]) -> list[int]:
    """The widths with one more pane: the article gives it its room, and keeps what can be read as long as others can give.

    `pane` and `article` are places in `sizes`; `least` says which others give, in order, down to which width: the pane itself may be one.
    """
    shared = list(sizes)
    shared[pane] = width
    shared[article] -= width
    for giver, floor in least.items():
        given = min(max(0, READABLE - shared[article]), max(0, shared[giver] - floor))
        shared[giver] -= given
        shared[article] += given
    return shared


def share_room(splitter: QSplitter, pane: QWidget, article: QWidget, *, shown: bool, width: int) -> int:
    """Show or hide a pane; how wide it was, or is to be the next time."""
    if shown != pane.isHidden():
        return width
    sizes, beside, giving = splitter.sizes(), splitter.indexOf(pane), splitter.indexOf(article)
    if shown:
        sizes[beside] = width
        sizes[giving] = max(article.minimumWidth(), sizes[giving] - width)
    else:
        width = sizes[beside] or width
        sizes[giving] += sizes[beside]
        sizes[beside] = 0
    pane.setVisible(shown)
    splitter.setSizes(sizes)
    return width
