"""A brief written again onto a file that the user has edited since: a three-way merge by regions.

`base` is what was written last, `mine` the file as it is now, `theirs` what would be written today. A region that the user left alone is
updated; what the user alone changed is kept; where both changed the same place, the user's words stay and the new ones are put under them;
what the user deleted stays deleted; what was moved is updated where it stands now. `docs/notes/0007-brief-merge.md` has the reasons.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clipper.export import regions
from clipper.export.chunks import HEAD, BriefText, Chunk, divide
from clipper.export.front_matter import FENCE, keys
from clipper.export.merge_units import merged_units
from clipper.export.regions import Region

_ANY_NEWLINE = re.compile(r"\r\n|\r|\n")
COUNTED = (regions.CLIPPING, regions.PASSAGE)
STILL_THERE = 0.5
"""A region whose marker is gone, but of whose lines this share stands in the file, was not deleted: its marker was damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeNotice:
    """Something that the user should know, in a sentence; `line` is that of the file as it was, 0 for none."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merged text and what became of the regions, by their number."""

    text: str
    added: int
    updated: int
    removed: int
    kept: int
    """Regions in which the user's own words were kept."""
    conflicts: tuple[MergeNotice, ...]
    damaged: tuple[MergeNotice, ...]
    left_out: tuple[MergeNotice, ...]
    """What is new, but belongs to something that the user deleted."""


@dataclass(slots=True)
class _Tally:
    added: int = 0
    updated: int = 0
    removed: int = 0
    kept: int = 0
    conflicts: list[MergeNotice] = field(default_factory=list[MergeNotice])
    damaged: list[MergeNotice] = field(default_factory=list[MergeNotice])
    left_out: list[MergeNotice] = field(default_factory=list[MergeNotice])


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Merge; the result has the line ends of `mine`, and a byte order mark if that has one.

    Where nothing new is said, it has all blanks of `mine`, too.
    """
    mark = "\ufeff" if mine.startswith("\ufeff") else ""
    newline = _newline_of(mine)
    unix = _unix(mine.removeprefix("\ufeff"))
    ours = divide(unix)
    before, after = divide(_unix(base)), divide(_unix(theirs))
    tally = _Tally()
    body = _merged_body(before, ours, after, tally)
    text = mark + _merged_front(before, ours, after) + body
    if not tally.updated and _says_the_same(text, mark + unix):
        text = mark + unix
    return Merge(
        text=text if newline == "\n" else text.replace("\n", newline),
        added=tally.added,
        updated=tally.updated,
        removed=tally.removed,
        kept=tally.kept,
        conflicts=tuple(tally.conflicts),
        damaged=tuple(tally.damaged),
        left_out=tuple(tally.left_out),
    )


def _says_the_same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but blanks at the ends of lines and blank lines."""
    return [line.rstrip() for line in one.split("\n") if line.strip()] == [line.rstrip() for line in other.split("\n") if line.strip()]


def _newline_of(text: str) -> str:
    """The line end that most lines have."""
    found = Counter(_ANY_NEWLINE.findall(text))
    return found.most_common(1)[0][0] if found else "\n"


def _unix(text: str) -> str:
    return _ANY_NEWLINE.sub("\n", text)


def _merged_front(base: BriefText, mine: BriefText, theirs: BriefText) -> str:
    """The user's keys stay, ours are updated where they were left alone, deleted ones stay deleted."""
    before, ours, after = keys(base.front), keys(mine.front), keys(theirs.front)
    lines: list[str] = []
    for key, raw in ours.items():
        untouched = key and before.get(key, "").rstrip() == raw.rstrip()
        lines.append(after.get(key, "") if untouched else raw)
    lines += [raw for key, raw in after.items() if key not in ours and key not in before]
    block = "".join(lines)
    if not block and not mine.has_front:
        return ""
    closed = block if block.endswith("\n") or not block else block + "\n"
    closing = mine.closing.removesuffix("\n") or FENCE
    return f"{FENCE}\n{closed}{closing}\n" + ("" if mine.has_front else "\n")


def _merged_body(base: BriefText, mine: BriefText, theirs: BriefText, tally: _Tally) -> str:
    before = {chunk.region: chunk for chunk in base.chunks}
    after = {chunk.region: chunk for chunk in theirs.chunks}
    copied = frozenset(region for region, count in Counter(chunk.region for chunk in mine.chunks).items() if count > 1)
    hurt = copied | _hurt(before, mine, copied, tally)
    ours = {chunk.region: chunk for chunk in mine.chunks}
    fresh = _fresh(theirs.chunks, before, ours, tally)
    pieces: dict[int, str] = {}
    order = _order(base.chunks, mine.chunks, theirs.chunks, fresh, copied)
    for chunk in order:
        region = chunk.region
        if region in fresh and region not in ours:
            tally.added += region.kind in COUNTED
            pieces[id(chunk)] = _marked(region, chunk.raw)
        elif region in hurt:
            pieces[id(chunk)] = _marked(region, chunk.raw)
        else:
            pieces[id(chunk)] = _merged_chunk(before.get(region), chunk, after.get(region), tally)
    return _joined(pieces[id(chunk)] for chunk in order)


def _hurt(before: dict[Region, Chunk], mine: BriefText, copied: frozenset[Region], tally: _Tally) -> frozenset[Region]:
    """The regions that hold a damaged marker, or the text of a region whose marker is gone: nothing is changed there."""
    hurt = {chunk.region for chunk in mine.chunks for line in mine.damaged if chunk.line <= line <= chunk.line + chunk.raw.count("\n")}
    for line in mine.damaged:
        tally.damaged.append(MergeNotice(line=line, sentence="This marker is damaged; what stands around it is left as it is."))
    for chunk in mine.chunks:
        if chunk.region in copied:
            tally.damaged.append(
                MergeNotice(line=chunk.line, sentence=f"{_name(chunk.region)} stands here twice; both are left as they are.")
            )
    present = {chunk.region for chunk in mine.chunks}
    missing = [chunk for region, chunk in before.items() if region not in present and region != HEAD and chunk.keys]
    holders = _holders(mine, before) if missing else {}
    for chunk in missing:
        found = [holders[key] for key in chunk.keys if key in holders]
        if len(found) >= STILL_THERE * len(chunk.keys):
            holder, _ = Counter(found).most_common(1)[0]
            hurt.add(holder)
            sentence = f"The marker of {_name(chunk.region, start=False)} is gone; its text is left as it is."
            tally.damaged.append(MergeNotice(line=0, sentence=sentence))
    return frozenset(hurt)


def _holders(text: BriefText, before: dict[Region, Chunk]) -> dict[str, Region]:
    """For each unit that stands under another marker than last time, that marker's region."""
    holders: dict[str, Region] = {}
    for chunk in text.chunks:
        own = frozenset(before[chunk.region].keys) if chunk.region in before else frozenset[str]()
        holders.update((key, chunk.region) for key in chunk.keys if key not in own)
    return holders


def _fresh(theirs: Sequence[Chunk], before: dict[Region, Chunk], ours: dict[Region, Chunk], tally: _Tally) -> frozenset[Region]:
    """The regions that are new since the last time; a passage of a clipping that the user deleted is left out."""
    fresh: set[Region] = set()
    parent: Region | None = None
    for chunk in theirs:
        region = chunk.region
        if region.kind != regions.PASSAGE:
            parent = region if region.kind == regions.CLIPPING else None
        if region in before or region in ours:
            continue
        if region.kind == regions.PASSAGE and parent and parent not in ours and parent not in fresh:
            sentence = f"{_name(region)} is new, but its clipping {parent.target} was deleted from the file; it is left out."
            tally.left_out.append(MergeNotice(line=0, sentence=sentence))
        else:
            fresh.add(region)
    return frozenset(fresh)


def _order(
    base: Sequence[Chunk], mine: Sequence[Chunk], theirs: Sequence[Chunk], fresh: frozenset[Region], copied: frozenset[Region]
) -> list[Chunk]:
    """Today's order for all that the user has not moved; what was moved, or is not ours, after what it follows in the file."""
    moved = _moved([chunk.region for chunk in base], [chunk.region for chunk in mine if chunk.region not in copied])
    today = {chunk.region for chunk in theirs}
    known = {chunk.region for chunk in base}
    settled = {
        chunk.region: chunk
        for chunk in mine
        if chunk.region in today and chunk.region in known and chunk.region not in moved and chunk.region not in copied
    }
    order = [settled.get(chunk.region, chunk) for chunk in theirs if chunk.region in settled or chunk.region in fresh]
    in_order = {id(chunk) for chunk in order}
    first: list[Chunk] = []
    followers: dict[int, list[Chunk]] = {}
    place = first
    for chunk in mine:
        if id(chunk) in in_order:
            place = followers.setdefault(id(chunk), [])
        else:
            place.append(chunk)
    return [*first, *(each for chunk in order for each in (chunk, *followers.get(id(chunk), ())))]


def _moved(base: Sequence[Region], mine: Sequence[Region]) -> frozenset[Region]:
    """The fewest regions without which the rest stands in the order of `base`."""
    rank = {region: number for number, region in enumerate(base)}
    known = [region for region in mine if region in rank]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for position, region in enumerate(known):
        at = bisect_left(tails, rank[region])
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(rank[region])
            ends.append(position)
        else:
            tails[at], ends[at] = rank[region], position
    kept: set[Region] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(known[position])
        position = previous[position]
    return frozenset(known) - kept


def _merged_chunk(base: Chunk | None, mine: Chunk, theirs: Chunk | None, tally: _Tally) -> str:
    """One region that stands in the file."""
    region = mine.region
    before = base.keys if base else ()
    after = theirs.keys if theirs else ()
    if base is None and theirs is None:
        tally.kept += region != HEAD
        return _marked(region, mine.raw)
    if base is not None and theirs is not None and mine.raw.strip() == base.raw.strip() != theirs.raw.strip():
        tally.updated += 1
        return _marked(region, theirs.raw)
    if theirs is not None and after in (before, mine.keys):
        tally.kept += mine.keys != before
        return _marked(region, mine.raw)
    if mine.keys == before:
        tally.updated += theirs is not None
        tally.removed += theirs is None and region.kind in COUNTED
        return _marked(region, theirs.raw) if theirs else ""
    raw, conflicting = merged_units(base.units() if base else (), mine.units(), theirs.units() if theirs else ())
    tally.kept += 1
    tally.updated += theirs is not None
    if conflicting:
        what = "changed in the library too; the new text stands under yours" if theirs else "is no longer in the library; your text stays"
        tally.conflicts.append(MergeNotice(line=mine.line, sentence=f"{_name(region)} {what}."))
    return _marked(region, raw) if raw.strip() else ""


def _marked(region: Region, raw: str) -> str:
    return raw if region == HEAD else f"{regions.marker(region.kind, region.id)}\n{raw}"


def _joined(pieces: Iterable[str]) -> str:
    """The pieces, with a blank line before each marker; those that are empty are left out."""
    joined: list[str] = []
    last = ""
    for piece in pieces:
        if not piece:
            continue
        if last and not _ends_blank(last):
            joined.append("\n" if last.endswith("\n") else "\n\n")
        joined.append(piece)
        last = piece
    return "".join(joined)


def _ends_blank(text: str) -> bool:
    """Whether its last line is blank."""
    return text.endswith("\n") and not text[:-1].rpartition("\n")[2].strip()


def _name(region: Region, *, start: bool = True) -> str:
    words = f"{region.kind} {region.target}".strip()
    return f"The {words}" if start else f"the {words}"
