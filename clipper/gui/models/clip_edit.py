"""What is being clipped, as pieces that can be put in and taken out. Pure: no Qt.

A piece is a block of a draft's text, or a line that was left out with its reason. Putting them together again gives canonical text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clipper.model.draft import Draft, LeftOut
from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import clean_line

TAKEN_OUT = "taken out by you"


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
    merged: list[Piece] = []
    for block in blocks:
        while out and block.line is not None and out[0].line is not None and out[0].line < block.line:
            merged.append(out.pop(0))
        merged.append(block)
    return (*merged, *out)


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
