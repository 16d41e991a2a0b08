"""What the user wants of the article and its highlights: signals that the session connects once. Panes wish; they never write.

One `Wishes` is shared by the article pane and the list of highlights. Ids are tuples of HighlightId; offsets are code points.
"""

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """Each signal is one wish."""

    mark = Signal(int, int, str)
    """Start, end, color key."""
    recolor = Signal(object, str)
    """Ids, color key."""
    note = Signal(str, str)
    """Id, Markdown: as it is typed, with a short delay."""
    add_tag = Signal(object, str)
    """Ids, path."""
    remove_tag = Signal(object, str)
    delete = Signal(object)
    move = Signal(str, int, int)
    """Id, new start, new end."""
    to_brief = Signal(object)

    open_link = Signal(str)
    """An http, https or mailto address in the text."""
    open_original = Signal()
    show_capture = Signal()
    edit_details = Signal()
    trim = Signal()
    settle_doubts = Signal()
    """The user has looked: it is right as it is."""
    star = Signal(bool)
    status = Signal(str)
    """The Status wanted."""
    edit_tags = Signal()
    show_tag = Signal(str)
    """A tag of the article was pressed."""
    show_related = Signal(object)
    """Where on the screen (a QPoint) the menu of what was clipped together shall open."""
    article_note = Signal(str)
    begin = Signal(str)
    """The action that brings the first clipping in, by its id."""

    told = Signal(str)
    """A sentence for the status line: what was done, or what is missing."""
    reading_style = Signal(object)
    """A ReadingStyle, to be remembered."""
    caret = Signal(bool)
    last_color = Signal(str)
    chosen = Signal(str)
    """The id of the highlight that is chosen now, or nothing."""
