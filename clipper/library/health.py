"""The library's health: checks, repairs, backups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clipper.errors import LibraryError
from clipper.model.changes import Changes
from clipper.store import fts, health, parts
from clipper.store.copying import copy_to
from clipper.store.course import Course, GoesOn, to_the_end
from clipper.store.file_errors import known_error
from clipper.store.health import Finding
from clipper.store.restore import put_back
from clipper.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What a repair did: whether the search indexes were built anew, and how many highlights were found again or are orphans now."""

    changes: Changes
    rebuilt: bool
    found: int
    lost: int

    @property
    def sentences(self) -> list[str]:
        """For the user, one for each thing done."""
        told = ["The search indexes were built anew."] if self.rebuilt else []
        if self.found:
            told.append(f"{_highlights(self.found)} found again.")
        if self.lost:
            told.append(f"{_highlights(self.lost)} not found: shown beside the article with the quotation, to be put right by hand.")
        return told


def _highlights(number: int) -> str:
    return "1 highlight was" if number == 1 else f"{number} highlights were"


class HealthShelf:
    """Checks and repairs one library file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def findings(self, goes_on: GoesOn = to_the_end) -> Iterator[Finding]:
        """All that is wrong, one by one: damage, broken references, indexes out of step, highlights on other words, changed texts.

        `goes_on` is told how far it is; where it says no, CancelledError is raised.
        """
        return health.findings(self._store.connection, Course(goes_on))

    def repair(self, findings: Sequence[Finding] | None = None, goes_on: GoesOn = to_the_end) -> "Repair":
        """Build search indexes that are out of step anew, and look again for highlights whose placement cannot be right.

        With the `findings` of a check that was made just before, the indexes are not compared again. Where `goes_on` says no,
        CancelledError is raised, and nothing is changed.
        """
        from clipper.library.placements import place_again

        course = Course(goes_on)
        with self._store.write(recorded=False) as writing:
            known = health.index_findings(writing.rows.connection) if findings is None else findings
            is_out_of_step = any(finding.of_index for finding in known)
            if is_out_of_step:
                fts.rebuild(writing.rows.connection, course.part(0, 0.95))
            found, lost = place_again(writing.rows)
            course.reach(1)
        return Repair(changes=writing.changes_so_far, rebuilt=is_out_of_step, found=found, lost=lost)

    def back_up(self, target: Path, *, named: Path | None = None, goes_on: GoesOn = to_the_end) -> None:
        """Copy the whole library, also while it is in use, and check the copy. Raises LibraryError.

        `named` is what the user calls the copy, where it gets that name when it is whole. Where `goes_on` says no, CancelledError is
        raised, and no copy is left.
        """
        copy_to(self._store.connection, target, named=named, course=Course(goes_on))


def file_error(error: BaseException) -> LibraryError | None:
    """What SQLite found wrong with the open library's file or its disk while it was used, as a sentence; None for a mistake of ours."""
    return known_error(error, "that is open")


def part_beside(target: Path, kin: str = "") -> Path:
    """Where a copy is made that gets the target's name when it is whole; old ones of processes that were killed are removed."""
    return parts.part_beside(target, kin)


def restore(backup: Path, target: Path, goes_on: GoesOn = to_the_end) -> Path | None:
    """Put a backup in the place of a library that is not open; where the old one went, if there was one.

    Where `goes_on` says no, CancelledError is raised, and nothing is changed.
    """
    return put_back(backup, target, Course(goes_on))
