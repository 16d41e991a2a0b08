"""Two sets of changes to the same lines, joined: what only one side changed is taken, what both changed is kept twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from clipper.export.chunks import Unit

UPDATE = "**Update from the library:**"


@dataclass(frozen=True, slots=True)
class _Change:
    """Units `[start, end)` of the base were replaced by these."""

    start: int
    end: int
    units: tuple[Unit, ...]


def merged_units(base: Sequence[Unit], mine: Sequence[Unit], theirs: Sequence[Unit]) -> tuple[str, bool]:
    """The joined lines, and whether both sides changed the same place: the user's words then stand first, the new ones under them."""
    ours, others = _changes(base, mine), _changes(base, theirs)
    kept = _kept_raw(base, mine)
    pieces: list[str] = []
    conflicting = False
    position = 0
    while ours or others:
        start = min(change.start for change in (ours[:1] + others[:1]))
        pieces += [kept[number] for number in range(position, start)]
        position = start
        if _is_before(ours, others, start):
            pieces.append(_blank_ended("".join(unit.raw for unit in ours.pop(0).units)))
            continue
        group_ours, group_others, end = _group(ours, others, start)
        yours = _replayed(group_ours, start, end, kept)
        library = _replayed(group_others, start, end, [unit.raw for unit in base])
        if group_ours and group_others:
            text, clash = _joined_group(yours, library, inserted=start == end)
            conflicting |= clash
        else:
            text = yours if group_ours else library
        pieces.append(text)
        position = end
    pieces += [kept[number] for number in range(position, len(base))]
    return _with_line_ends(pieces), conflicting


def _changes(base: Sequence[Unit], other: Sequence[Unit]) -> list[_Change]:
    matcher = SequenceMatcher(None, [unit.key for unit in base], [unit.key for unit in other], autojunk=False)
    return [_Change(i, j, tuple(other[k:m])) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def _kept_raw(base: Sequence[Unit], mine: Sequence[Unit]) -> list[str]:
    """The base's units as the user's file has them, blanks and all."""
    kept = [unit.raw for unit in base]
    matcher = SequenceMatcher(None, [unit.key for unit in base], [unit.key for unit in mine], autojunk=False)
    for start, at, length in matcher.get_matching_blocks():
        for number in range(length):
            kept[start + number] = mine[at + number].raw
    return kept


def _is_before(ours: list[_Change], others: list[_Change], start: int) -> bool:
    """Whether the user put lines in right before lines that the library changes: they stand before those, and nothing clashes."""
    return bool(ours and others) and ours[0].start == ours[0].end == others[0].start == start < others[0].end


def _group(ours: list[_Change], others: list[_Change], start: int) -> tuple[list[_Change], list[_Change], int]:
    """Take off the changes that overlap one another, from `start` on; the end of what they cover."""
    end = start
    taken: tuple[list[_Change], list[_Change]] = ([], [])
    grown = True
    while grown:
        grown = False
        for side, chosen in ((ours, taken[0]), (others, taken[1])):
            while side and (side[0].start < end or (side[0].start == start and side[0].start <= end)):
                change = side.pop(0)
                chosen.append(change)
                end = max(end, change.end)
                grown = True
    return taken[0], taken[1], end


def _joined_group(mine: str, theirs: str, *, inserted: bool) -> tuple[str, bool]:
    """What both sides made of the same place; `inserted` if nothing of the base stood there."""
    if not theirs.strip() or mine.split() == theirs.split():
        return mine, bool(mine.strip()) and not theirs.strip()
    if inserted:
        return _with_line_ends([_blank_ended(theirs), mine]), False
    if not mine.strip():
        return "", False
    return _with_line_ends([_blank_ended(mine), _update(theirs)]), True


def _replayed(changes: list[_Change], start: int, end: int, kept: list[str]) -> str:
    pieces: list[str] = []
    position = start
    for change in changes:
        pieces += kept[position : change.start]
        pieces += [unit.raw for unit in change.units]
        position = change.end
    pieces += kept[position:end]
    return _with_line_ends(pieces)


def _update(text: str) -> str:
    """The new lines under a line that says whose they are."""
    return f"{UPDATE}\n\n{text.strip(chr(10))}\n\n"


def _blank_ended(text: str) -> str:
    return text.rstrip("\n") + "\n\n" if text.strip() else text


def _with_line_ends(pieces: list[str]) -> str:
    """The pieces as one text; one that does not end its line does so where another follows."""
    full = [piece for piece in pieces if piece]
    return "".join(piece if piece.endswith("\n") or number == len(full) - 1 else piece + "\n" for number, piece in enumerate(full))
