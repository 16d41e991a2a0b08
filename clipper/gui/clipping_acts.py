"""The acts on chosen clippings: star, status, tags, trash. Each is one write with a name that undo shows."""

import contextlib
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.errors import ClipperError
from clipper.gui.chosen import AT_ONCE, Chosen
from clipper.gui.session import Session
from clipper.gui.turns import Turns
from clipper.model.changes import Changes, Inverse
from clipper.model.clipping import Clipping, Status
from clipper.model.ids import ClippingKey

if TYPE_CHECKING:
    from clipper.model.shared_details import FieldValue

PART = 40
"""Clippings a turn where there are more: a transaction of some milliseconds."""


def counted(number: int) -> str:
    """` to 12 Clippings` reads better without the number where it is one."""
    return "Clipping" if number == 1 else f"{number:,} Clippings"


def joined(parts: Sequence[Changes]) -> Changes:
    """Several writes as one step of undo."""
    return Changes(
        kinds=frozenset(kind for part in parts for kind in part.kinds),
        clippings=frozenset(key for part in parts for key in part.clippings),
        inverse=Inverse(rows=tuple(row for part in parts for row in part.inverse.rows)),
        refused=tuple(told for part in parts for told in part.refused),
    )


def in_parts(
    keys: Sequence[ClippingKey], verb: Callable[[Sequence[ClippingKey]], Changes], parts: list[Changes]
) -> Generator[tuple[int, int]]:
    """Some at a time; what was written is put into `parts`, also where it is stopped."""
    for first in range(0, len(keys), PART):
        parts.append(verb(keys[first : first + PART]))
        yield min(first + PART, len(keys)), len(keys)


def _told_of_tags(add: Sequence[str], remove: Sequence[str]) -> str:
    """What several clippings are when these tags were put on them and taken off."""
    if (add and remove) or len(remove) > 1:
        return "tagged anew"
    if remove:
        return f"no longer tagged “{remove[0]}”"
    return f"tagged “{add[0]}”" if len(add) == 1 else "tagged"


class ClippingActs(QObject):
    """Does what the user asked for to some clippings."""

    slow = Signal(object, str)
    """Turns to be started, and what they do."""
    progressed = Signal(int, int)
    """How many are done, of how many."""
    finished = Signal()

    def __init__(self, session: Session, chosen: Chosen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = chosen

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does to what is chosen."""
        chosen = self._chosen
        return {
            "star": lambda: self.toggle_star(chosen.keys()),
            "unread": lambda: self.toggle_unread(chosen.keys()),
            "archive": lambda: self.toggle_archived(chosen.keys()),
            "trash": lambda: self.throw_away(chosen.keys()),
            "restore": lambda: self.restore(chosen.keys()),
        }

    def _are_all(self, keys: Sequence[ClippingKey], what: str) -> bool:
        """Whether each of them is `unread`, `starred` or `archived`, also those whose rows have not been read."""
        counts = self._session.library.clippings.counts_among(keys)
        return 0 < counts["all"] == counts[what]

    def names(self) -> dict[str, str]:
        """What the acts that do one of two things would do to what is chosen."""
        keys = self._chosen.keys()
        if not keys:
            return {}
        counts = self._session.library.clippings.counts_among(keys)
        are_all = {what for what in ("starred", "unread", "archived") if 0 < counts["all"] == counts[what]}
        return {
            "star": "Remove &Star" if "starred" in are_all else "&Star",
            "unread": "Mar&k as Read" if "unread" in are_all else "Mar&k as Unread",
            "archive": "Take Back from &Archive" if "archived" in are_all else "&Archive",
            "edit_details": "&Edit Details…" if len(keys) == 1 else f"&Edit Details of {counted(len(keys))}…",
            "copy_link": "Copy A&ddress" if len(keys) == 1 else "Copy A&ddresses",
            "copy_references": "Copy Re&ference" if len(keys) == 1 else "Copy Re&ferences",
        }

    def toggle_star(self, keys: Sequence[ClippingKey]) -> None:
        """Star them all, or take the star from all if all have it."""
        starred = not self._are_all(keys, "starred")
        name = f"{'Star' if starred else 'Unstar'} {counted(len(keys))}"
        told = "starred" if starred else "no longer starred"
        self._perform(name, keys, lambda some: self._session.library.clippings.set_starred(some, starred=starred), told)

    def toggle_unread(self, keys: Sequence[ClippingKey]) -> None:
        to = Status.READ if self._are_all(keys, "unread") else Status.UNREAD
        self.set_status(keys, to, f"Mark {counted(len(keys))} as {to.value.capitalize()}")

    def toggle_archived(self, keys: Sequence[ClippingKey]) -> None:
        back = self._are_all(keys, "archived")
        to = Status.READ if back else Status.ARCHIVED
        self.set_status(keys, to, f"{'Take' if back else 'Archive'} {counted(len(keys))}{' Back' if back else ''}")

    def set_status(self, keys: Sequence[ClippingKey], status: Status, name: str) -> None:
        told = "archived" if status is Status.ARCHIVED else f"marked as {status.value}"
        self._perform(name, keys, lambda some: self._session.library.clippings.set_status(some, status), told)

    def mark_read(self, clipping: Clipping) -> None:
        """What happens by itself after some seconds in view: no act of the user, so that Undo takes back his own last one."""
        if clipping.status is Status.UNREAD:
            with contextlib.suppress(ClipperError):  # another process writes, or the disk is full: nobody asked for this
                changes = self._session.library.clippings.set_status([clipping.key], Status.READ)
                self._session.changed.emit(changes)

    def set_starred(self, keys: Sequence[ClippingKey]) -> None:
        name = f"Star {counted(len(keys))}"
        self._perform(name, keys, lambda some: self._session.library.clippings.set_starred(some, starred=True), "starred")

    def throw_away(self, keys: Sequence[ClippingKey]) -> None:
        name = f"Move {counted(len(keys))} to Trash"
        if self._perform(name, keys, self._session.library.trash.throw_away, "in the trash") and len(keys) == 1:
            self._session.done.emit("The clipping is in the trash.")

    def restore(self, keys: Sequence[ClippingKey]) -> None:
        self._perform(f"Restore {counted(len(keys))}", keys, self._session.library.trash.restore, "restored")

    def edit_details(self, keys: Sequence[ClippingKey], fields: "Mapping[str, FieldValue]") -> None:
        """Give them all these values of the metadata."""
        name = "Edit Details" if len(keys) == 1 else f"Edit Details of {counted(len(keys))}"
        self._perform(name, keys, lambda some: self._session.library.clippings.edit(some, fields), "changed")

    def change_tags(self, keys: Sequence[ClippingKey], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        if not add and not remove:
            return
        number = len(add) or len(remove)
        what = f"{'Add' if add else 'Remove'} {'Tag' if number == 1 else f'{number} Tags'}"
        where = f"{'to' if add else 'from'} {counted(len(keys))}"
        name = f"{what} {where}" if bool(add) != bool(remove) else f"Change Tags of {counted(len(keys))}"
        verb = self._session.library.tags.change
        self._perform(name, keys, lambda some: verb(some, add=add, remove=remove), _told_of_tags(add, remove))

    def _perform(self, name: str, keys: Sequence[ClippingKey], verb: Callable[[Sequence[ClippingKey]], Changes], told: str) -> bool:
        """A few at once, and whether that is done now; many in short turns, with progress and a way to stop. One undo step either way.

        `told` says of several clippings what they are now: what is chosen may reach beyond what is seen.
        """
        sentence = f"{len(keys):,} clippings are {told}."
        if len(keys) <= AT_ONCE:
            changes = self._session.perform(name, lambda: verb(keys))
            if changes is not None and changes.inverse:
                if len(keys) > 1:
                    self._session.done.emit(sentence)
                else:
                    self._session.spoken.emit(f"{told[0].upper()}{told[1:]}")
            return changes is not None
        parts: list[Changes] = []
        turns = Turns(in_parts(keys, verb, parts), self)

        def finish(*_: object) -> None:
            self._session.note(name, joined(parts))
            self.finished.emit()

        def tell(*_: object) -> None:
            if any(part.inverse for part in parts):
                self._session.done.emit(sentence)

        turns.progressed.connect(self.progressed)
        turns.done.connect(finish)
        turns.done.connect(tell)
        turns.failed.connect(finish)
        turns.failed.connect(self._session.failed)
        self.slow.emit(turns, name)
        return False

    def toggle_tag_key(self, digit: int, keys: Sequence[ClippingKey]) -> None:
        """Put the tag of a key on them, or take it off if all have it."""
        tags = self._session.library.tags
        tag = next((tag for tag in tags.all() if tag.shortcut == digit), None)
        if tag is None:
            self._session.told.emit(f"No tag has the key {digit}. Give it one in the tag manager (Ctrl+Shift+M).")
        elif keys and tags.carried_by(keys).get(tag.path) == len(keys):
            self.change_tags(keys, remove=[tag.path])
        else:
            self.change_tags(keys, add=[tag.path])
