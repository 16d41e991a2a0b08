"""The errors that a user may read: one sentence that says what is wrong, and a hint that says what to do.

Everything else that is raised is a bug of ours and goes to the report dialog (window) or the log (command line).
Foreign exceptions are translated into one of these at the border where they arise.
"""


class ClipperError(Exception):
    """A sentence for the user, and a hint what to do about it (may be empty)."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return self.sentence


class InputError(ClipperError):
    """What was given cannot be used: an empty paste, binary bytes, too large, not readable, not an article."""


class QueryError(ClipperError):
    """A query with a mistake in it; `position` is the code point where it stands, `length` how far it goes."""

    def __init__(self, sentence: str, hint: str = "", *, position: int, length: int = 1) -> None:
        super().__init__(sentence, hint)
        self.position = position
        self.length = length


class LibraryError(ClipperError):
    """The library file cannot be used: not SQLite, damaged, from a newer version, locked, read-only."""


class DiskError(LibraryError):
    """The disk that holds the library is full or answers with errors: nothing can be written, but perhaps read."""


class NotFoundError(ClipperError):
    """Nothing has this id or name, or several have."""


class QuotationError(ClipperError):
    """A quotation that is not in the text, or stands there more than once."""


class OutputError(ClipperError):
    """A file cannot be written, or must not be overwritten."""


class TemplateError(ClipperError):
    """A brief template has a mistake; the sentence names its line."""


class FetchError(ClipperError):
    """A page could not be fetched: offline, refused, too large, too slow."""


class MissingToolError(ClipperError):
    """An optional program or library is not installed; the hint says how to get it."""


class CancelledError(ClipperError):
    """The user stopped a long operation."""
