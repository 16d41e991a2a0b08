"""What is being clipped, as pieces that can be put in and taken out. Pure: no Qt.

A piece is a block of a draft's text, or a line that was left out with its reason. Putting them together again gives canonical text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from clipper.model.draft import Draft, LeftOut
from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import clean_line

TAKEN_OUT = "taken out by you"
MOST_COMPARED = 3_000
"""Blocks of a text that is laid beside what is extracted today: comparing more takes seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block. `spans` are relative to its own text, the block span first."""

    text: str
    spans: tuple[Span, ...]
    line: int | None
    kept: bool
    reason: str = ""
    """Why it was left out; stays when it is taken back in, so that it can go again."""


def pieces_of(draft: Draft, left_out: Sequence[LeftOut]) -> tuple[Piece, ...]:
    """The draft's blocks and what was left out, in the order of the capture where that is known, else what was left out last."""
    blocks = [_piece(draft.body, block, _line_at(draft, block.start)) for block in draft.body.blocks()]
    out = [_left(each) for each in left_out if clean_line(each.text)]
    if not draft.lines:
        return (*blocks, *out)
    return _merged(blocks, out)


def pieces_of_version(body: ArticleText, found: Draft | None, left_out: Sequence[LeftOut]) -> tuple[Piece, ...]:
    """The blocks of a stored text, with what was left out of its capture and what was taken out of it since, in the order of the capture.

    `found` is what is extracted from the capture today; None where that is not known, and what was left out stands last.
    """
    blocks = [_piece(body, block, None) for block in body.blocks()]
    if found is None or not found.lines or len(blocks) > MOST_COMPARED:
        return (*blocks, *(_left(each) for each in left_out if clean_line(each.text)))
    then = [_piece(found.body, block, _line_at(found, block.start)) for block in found.body.blocks()]
    own: list[Piece] = []
    line = 0
    matcher = SequenceMatcher(None, [piece.text for piece in then], [piece.text for piece in blocks], autojunk=False)
    for change, first, last, start, end in matcher.get_opcodes():
        lines = [piece.line or line for piece in then[first:last]]
        if change == "equal":
            own += [replace(piece, line=at) for piece, at in zip(blocks[start:end], lines, strict=True)]
        else:
            own += [replace(piece, kept=False, reason=TAKEN_OUT) for piece in then[first:last]]
            own += [replace(piece, line=line) for piece in blocks[start:end]]
        line = max([line, *lines])
    taken_in = {piece.text for piece in blocks} - {piece.text for piece in then}
    return _merged(own, [left for each in left_out if clean_line(each.text) and (left := _left(each)).text not in taken_in])


def _merged(pieces: Sequence[Piece], out: Sequence[Piece]) -> tuple[Piece, ...]:
    """What was left out among the pieces, in the order of the capture."""
    rest, merged = list(out), list[Piece]()
    for piece in pieces:
        while rest and piece.line is not None and rest[0].line is not None and rest[0].line < piece.line:
            merged.append(rest.pop(0))
        merged.append(piece)
    return (*merged, *rest)


def turned(pieces: Sequence[Piece], number: int) -> tuple[Piece, ...]:
    """The pieces with one put in or taken out."""
    return (*pieces[:number], _turned(pieces[number], kept=not pieces[number].kept), *pieces[number + 1 :])


def spread(pieces: Sequence[Piece], first: int, last: int) -> tuple[Piece, ...]:
    """The pieces with all from one to another put in or taken out as the first one is; `last` may stand before it."""
    low, high = sorted((first, last))
    alike = [_turned(piece, kept=pieces[first].kept) for piece in pieces[low : high + 1]]
    return (*pieces[:low], *alike, *pieces[high + 1 :])


def _turned(piece: Piece, *, kept: bool) -> Piece:
    return replace(piece, kept=kept, reason=piece.reason or TAKEN_OUT) if piece.kept != kept else piece


def body_of(pieces: Sequence[Piece]) -> ArticleText:
    """The text of what is kept."""
    texts: list[str] = []
    blocks: list[Span] = []
    at = 0
    for piece in pieces:
        if not piece.kept:
            continue
        texts.append(piece.text)
        blocks += [replace(span, start=span.start + at, end=span.end + at) for span in piece.spans]
        at += len(piece.text) + 1
    return ArticleText(text="\n".join(texts), spans=tuple(blocks))


def shares(drafts: Sequence[Draft], left_out: Sequence[LeftOut]) -> tuple[tuple[LeftOut, ...], ...]:
    """For each draft what was left out in it and after it, up to the next one; what stands before the first draft goes to that."""
    starts = [min((line.line for line in draft.lines), default=0) for draft in drafts]
    if not any(starts):
        return tuple(tuple(left_out) if number == 0 else () for number in range(len(drafts)))
    order = sorted(range(len(drafts)), key=lambda number: starts[number])
    given: dict[int, list[LeftOut]] = {number: [] for number in order}
    for left in sorted(left_out, key=lambda left: left.line):
        before = [number for number in order if starts[number] <= left.line]
        given[before[-1] if before else order[0]].append(left)
    return tuple(tuple(given[number]) for number in range(len(drafts)))


def _piece(body: ArticleText, block: Span, line: int | None) -> Piece:
    inner = [span for span in body.inline() if block.start <= span.start and span.end <= block.end]
    spans = tuple(replace(span, start=span.start - block.start, end=span.end - block.start) for span in (block, *inner))
    return Piece(text=body.slice(block), spans=spans, line=line, kept=True)


def _left(left: LeftOut) -> Piece:
    text = clean_line(left.text)
    span = Span(kind=SpanKind.PARAGRAPH, start=0, end=len(text))
    return Piece(text=text, spans=(span,), line=left.line, kept=False, reason=left.reason)


def _line_at(draft: Draft, position: int) -> int | None:
    return next((line.line for line in draft.lines if line.start <= position < line.end), None)
