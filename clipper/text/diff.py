"""What changed between two texts, by words: for comparing versions and the outlets of one story.

Lines that are equal are matched first, then the words between them, each by the longest common subsequence (Hyyrö's bit-parallel
algorithm, in rapidfuzz), long runs divided at words that stand once in both. Scripts without blanks are compared by characters. An
equal run of mere blanks or signs between two changes is taken into the change: a rewritten clause reads as one change, not as ten.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from clipper.text.tokens import WORD, tokens

MOST_CELLS = 25_000_000
"""Of the table that the comparison of two runs of words fills, a bit each (3 MB): beyond, they are first divided at landmarks."""

_Block: TypeAlias = tuple[int, int, int]
"""What is common: where it begins in the old run, in the new one, and its length."""


class ChangeKind(StrEnum):
    """How a run of the old text became a run of the new one."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run: half-open code points of the old text and of the new one. Runs tile both texts."""

    kind: ChangeKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A piece of both texts."""

    equal: bool
    old: str
    new: str


def diff(old: str, new: str) -> tuple[Change, ...]:
    """The runs that lead from the old text to the new one, in order; empty for two empty texts."""
    return tuple(_changes(_gathered(_by_lines(old, new))))


def _by_lines(old: str, new: str) -> Iterator[_Run]:
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for equal, one, other in _opcodes(old_lines, new_lines):
        if equal:
            yield _Run(equal=True, old="".join(old_lines[one]), new="".join(new_lines[other]))
        else:
            yield from _by_words("".join(old_lines[one]), "".join(new_lines[other]))


def _by_words(old: str, new: str) -> Iterator[_Run]:
    old_words, new_words = tokens(old), tokens(new)
    for equal, one, other in _opcodes(old_words, new_words):
        yield _Run(equal=equal, old="".join(old_words[one]), new="".join(new_words[other]))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, slice, slice]]:
    """What is common to both in order, as runs that are equal and runs that are not, in turn."""
    if len(old) * len(new) <= MOST_CELLS:
        return _runs(_subsequence(old, new), len(old), len(new))
    common: list[_Block] = []
    at_old = at_new = 0
    for mark_old, mark_new in [*_landmarks(old, new), (len(old), len(new))]:
        part_old, part_new = old[at_old:mark_old], new[at_new:mark_new]
        if len(part_old) * len(part_new) <= MOST_CELLS:
            common.extend((one + at_old, other + at_new, length) for one, other, length in _subsequence(part_old, part_new))
        if mark_old < len(old):
            common.append((mark_old, mark_new, 1))
        at_old, at_new = mark_old + 1, mark_new + 1
    return _runs(common, len(old), len(new))


def _subsequence(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """The longest common subsequence."""
    if not old or not new:
        return []
    from rapidfuzz.distance import LCSseq

    return [(code.src_start, code.dest_start, code.src_end - code.src_start) for code in LCSseq.opcodes(old, new) if code.tag == "equal"]


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once in either, as many of them as are in the same order in both (the patience method)."""
    once_old, once_new = _standing_once(old), _standing_once(new)
    pairs = sorted((place, once_new[word]) for word, place in once_old.items() if word in once_new)
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(top_pairs[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        top_pairs[pile : pile + 1] = [number]
    chosen: list[tuple[int, int]] = []
    number = top_pairs[-1] if top_pairs else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _standing_once(words: Sequence[str]) -> dict[str, int]:
    counts = Counter(words)
    return {word: place for place, word in enumerate(words) if counts[word] == 1}


def _runs(common: Iterable[_Block], old_length: int, new_length: int) -> list[tuple[bool, slice, slice]]:
    runs: list[tuple[bool, slice, slice]] = []
    at_old = at_new = 0
    for one, other, length in common:
        runs.append((False, slice(at_old, one), slice(at_new, other)))
        runs.append((True, slice(one, one + length), slice(other, other + length)))
        at_old, at_new = one + length, other + length
    runs.append((False, slice(at_old, old_length), slice(at_new, new_length)))
    return runs


def _gathered(runs: Iterable[_Run]) -> list[_Run]:
    """Neighbors of the same kind as one, and equal runs without a word taken into the changes on both sides of them."""
    gathered: list[_Run] = []
    for run in runs:
        if not run.old and not run.new:
            continue
        grown = run
        if len(gathered) > 1 and not run.equal and gathered[-1].equal and _is_mere_filling(gathered[-1].old):
            filling, before = gathered.pop(), gathered.pop()
            grown = _joined((before, filling, run), equal=False)
        elif gathered and gathered[-1].equal == run.equal:
            grown = _joined((gathered.pop(), run), equal=run.equal)
        gathered.append(grown)
    return gathered


def _joined(runs: Sequence[_Run], *, equal: bool) -> _Run:
    return _Run(equal=equal, old="".join(run.old for run in runs), new="".join(run.new for run in runs))


def _is_mere_filling(text: str) -> bool:
    """Blanks and signs within a line: nothing that a reader would see as kept."""
    return "\n" not in text and WORD.search(text) is None


def _changes(runs: Iterable[_Run]) -> Iterator[Change]:
    at_old, at_new = 0, 0
    for run in runs:
        kind = _KINDS[run.equal, bool(run.old), bool(run.new)]
        old_end, new_end = at_old + len(run.old), at_new + len(run.new)
        yield Change(kind=kind, old_start=at_old, old_end=old_end, new_start=at_new, new_end=new_end)
        at_old, at_new = old_end, new_end


_KINDS = {
    (True, True, True): ChangeKind.EQUAL,
    (False, True, True): ChangeKind.REPLACE,
    (False, True, False): ChangeKind.DELETE,
    (False, False, True): ChangeKind.INSERT,
}
