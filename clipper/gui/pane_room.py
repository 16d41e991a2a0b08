"""Room for a pane beside the article: the article gives it and gets it back, and the list stays as wide as the user made it."""

from PySide6.QtWidgets import QSplitter, QWidget


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
