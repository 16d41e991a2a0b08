"""Several captures read at once: one that holds no article is told with its name, and costs the others nothing. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from clipper.errors import CancelledError, ClipperError, InputError
from clipper.model.capture import Capture
from clipper.model.draft import CaptureKind, Extraction
from clipper.model.value import value

MOST_TOLD = 4
"""Of what could not be read: a folder may hold hundreds."""


@value
class Reading:
    """How captures are read: `extract` reads one; `tell` is told how many are read; once `is_stopped`, nothing more is read."""

    extract: Callable[[Capture], Extraction]
    tell: Callable[[int], object]
    is_stopped: Callable[[], bool]


def read_each(captures: Sequence[Capture], reading: Reading) -> list[Extraction]:
    """What each holds, in their order. Raises the ClipperError of the only one there is, and CancelledError."""
    if len(captures) == 1:
        return [reading.extract(captures[0])]
    found = list[Extraction]()
    for capture in captures:
        if reading.is_stopped():
            raise CancelledError("Stopped.")
        found.append(_named(capture, reading))
        reading.tell(len(found))
    return found


def _named(capture: Capture, reading: Reading) -> Extraction:
    """With the capture's name before each warning: which of the files is meant is not seen otherwise."""
    name = capture.origin.removeprefix("file:")
    try:
        found = reading.extract(capture)
    except ClipperError as error:
        return Extraction(kind=CaptureKind.PAGE, warnings=(f"{name}: {error.sentence}",))
    warnings = found.warnings or (() if found.drafts or found.links else ("There is no article in it.",))
    return replace(found, warnings=tuple(f"{name}: {warning}" for warning in warnings))


def no_article(extractions: Sequence[Extraction], unread: Sequence[str] = ()) -> InputError:
    """What is said where nothing was found; `unread` tells of files that were not even captured."""
    told = [*(warning for extraction in extractions for warning in extraction.warnings), *unread]
    number = len(extractions) + len(unread)
    if number > 1:
        return InputError(f"None of these {number:,} files holds an article.", "\n".join(some(told)))
    return InputError(" ".join(told) or "There is no article in it.", "Copy the whole article with its headline, and paste that.")


def some(sentences: Sequence[str]) -> list[str]:
    """The first ones, and how many there are more."""
    more = len(sentences) - MOST_TOLD
    return [*sentences] if more <= 1 else [*sentences[:MOST_TOLD], f"… and {more:,} more."]
