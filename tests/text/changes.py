"""What a word diff leads to."""

from collections.abc import Iterable

from clipper.text.diff import Change, ChangeKind


def applied(changes: Iterable[Change], old: str, new: str) -> str:
    """The new text put together from the equal runs of the old one and the other runs of the new one."""
    return "".join(
        old[change.old_start : change.old_end] if change.kind is ChangeKind.EQUAL else new[change.new_start : change.new_end]
        for change in changes
    )
