"""Highlights: the user's marks on a clipping. The original anchor never changes; where one stands in a version is its placement."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from clipper.errors import InputError, NotFoundError, QuotationError
from clipper.model.changes import Cell, Changes, Kind
from clipper.model.date import utc_iso
from clipper.model.highlight import Highlight, PlacementState
from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.tag import clean_tag
from clipper.store import briefs, colors, highlights, tags, versions
from clipper.store.highlights import NewHighlight
from clipper.store.rows import Rows
from clipper.store.store import Store

if TYPE_CHECKING:
    from clipper.model.imported import ImportedHighlight


class HighlightShelf:
    """Marks passages and changes the marks; every verb takes several highlights and is one undo step."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def of_clipping(self, clipping: ClippingKey, version: int | None = None) -> list[Highlight]:
        """By position in a version (the current one by default), orphans last."""
        connection = self._store.connection
        key = None if version is None else versions.key_of_number(connection, clipping, version)
        return highlights.of_clipping(connection, clipping, key)

    def get(self, highlight: HighlightId) -> Highlight:
        """A highlight as it stands in the current version. Raises NotFoundError."""
        found = highlights.one(self._store.connection, highlight)
        if found is None:
            raise NotFoundError(f"No highlight has the id {highlight!r}.")
        return found

    def mark(
        self,
        clipping: ClippingKey,
        start: int,
        end: int,
        *,
        color: str,
        note: str = "",
        tag_paths: Sequence[str] = (),
        words: str | None = None,
    ) -> tuple[HighlightId, Changes]:
        """Mark `[start, end)` code points of the current text. Raises InputError for an empty or impossible range.

        `words` are those that were seen there; where others stand there by now, nothing is marked.
        """
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            made = self._mark(writing.rows, clipping, (start, end), now, color=color, note=note, tag_paths=tag_paths, words=words)
        return made, writing.changes_so_far

    def mark_joined(
        self, clipping: ClippingKey, start: int, end: int, *, color: str, words: str | None = None
    ) -> tuple[HighlightId, Changes]:
        """Mark a range together with the highlights that it overlaps, as one: their notes are joined, their tags gathered.

        Briefs that quote one of them quote the joined one.
        """
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            _check(versions.text(self._store.connection, self._current(clipping)).text, start, end, words)
            placed = [(highlight, place) for highlight in self.of_clipping(clipping) if (place := highlight.placement.place) is not None]
            over = [(highlight, place) for highlight, place in placed if place[0] < end and start < place[1]]
            touched = [highlight for highlight, _ in over]
            whole = min([start, *(place[0] for _, place in over)]), max([end, *(place[1] for _, place in over)])
            note = "\n\n".join(dict.fromkeys(highlight.note for highlight in touched if highlight.note))
            paths = tuple(dict.fromkeys(path for highlight in touched for path in highlight.tags))
            made = self._mark(writing.rows, clipping, whole, now, color=color, note=note, tag_paths=paths)
            gone = [self._keys(highlight.id)[0] for highlight in touched]
            briefs.quote_instead(writing.rows, gone, self._keys(made)[0])
            self.delete([highlight.id for highlight in touched])
        return made, writing.changes_so_far

    def mark_quotation(
        self,
        clipping: ClippingKey,
        quotation: str,
        nth: int | None = None,
        *,
        color: str,
        note: str = "",
        tag_paths: Sequence[str] = (),
    ) -> tuple[HighlightId, Changes]:
        """Mark a quotation where `find_quotation` finds it: nobody can save another text in between."""
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            place = self.find_quotation(clipping, quotation, nth)
            made = self._mark(writing.rows, clipping, place, now, color=color, note=note, tag_paths=tag_paths)
        return made, writing.changes_so_far

    def take_over(
        self, clipping: ClippingKey, told: "Sequence[ImportedHighlight]"
    ) -> "tuple[dict[HighlightId, ImportedHighlight], Changes]":
        """Make the marks that came with an article and were looked for in the clipping's current text; those that were not there yet."""
        from clipper.library.imported_highlights import take_over

        with self._store.write() as writing:
            taken = take_over(writing.rows, clipping, told, self._clock())
        return taken, writing.changes_so_far

    def find_quotation(self, clipping: ClippingKey, quotation: str, nth: int | None = None) -> tuple[int, int]:
        """Where a quotation stands in the current text; raises QuotationError where it does not, or stands there several times.

        Where it does not stand there letter for letter, quotes, dashes and blanks may be typed in another shape.
        """
        if not quotation.strip():
            raise QuotationError("The quotation is empty.", "Give the words to mark.")
        text = versions.text(self._store.connection, self._current(clipping)).text
        places = _places(text, quotation)
        if not places:
            from clipper.text.typography import plain

            shaped, wanted = plain(text), plain(quotation).text
            places = [shaped.origin(start, end) for start, end in _places(shaped.text, wanted)] if wanted.strip() else []
        if not places:
            hint = "It must stand there word for word; `clipper show ID` prints the text."
            raise QuotationError("This quotation is not in the text.", hint)
        if nth is None and len(places) > 1:
            raise QuotationError(f"This quotation stands in the text {len(places)} times.", "Say which with --nth, or quote more words.")
        number = nth or 1
        if not 1 <= number <= len(places):
            times = "once" if len(places) == 1 else f"{len(places)} times"
            raise QuotationError(f"This quotation stands in the text only {times}.", f"--nth goes from 1 to {len(places)}.")
        return places[number - 1]

    def recolor(self, chosen: Sequence[HighlightId], color: str) -> Changes:
        """Give highlights another color, by its key. Raises NotFoundError for one that there is not."""
        return self._update(chosen, {"color_id": self._color_key(color)})

    def set_note(self, highlight: HighlightId, note: str) -> Changes:
        """Replace the note on a highlight; Markdown, empty for none."""
        return self._update([highlight], {"note": note})

    def move(self, highlight: HighlightId, start: int, end: int, *, words: str | None = None) -> Changes:
        """Give a highlight other ends in the current version, by hand; also how an orphan is put right. `words` as for `mark`."""
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            key, clipping = self._keys(highlight)
            version = self._current(clipping)
            _check(versions.text(self._store.connection, version).text, start, end, words)
            _put(writing.rows, key, version, start, end)
            writing.rows.update("highlights", (key,), {"updated_at": now})
        return writing.changes_so_far

    def delete(self, chosen: Sequence[HighlightId]) -> Changes:
        """Delete highlights with their notes; briefs lose their quotations."""
        with self._store.write() as writing:
            for highlight in chosen:
                key, clipping = self._keys(highlight)
                writing.rows.delete("highlights", (key,))
                writing.rows.touch(Kind.CLIPPING, (clipping,))
        return writing.changes_so_far

    def tag(self, chosen: Sequence[HighlightId], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Changes:
        """Add and remove tags of highlights."""
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            rows = writing.rows
            added = [tags.ensure(rows, clean_tag(path), now) for path in add]
            removed = [tags.key_of(rows.connection, clean_tag(path)) for path in remove]
            for highlight in chosen:
                key, _ = self._keys(highlight)
                for tag in removed:
                    if tag is not None:
                        rows.delete("highlight_tags", (key, tag))
                for tag in added:
                    if rows.read("highlight_tags", (key, tag)) is None:
                        rows.insert("highlight_tags", {"highlight_id": key, "tag_id": tag})
        return writing.changes_so_far

    def _mark(
        self,
        rows: Rows,
        clipping: ClippingKey,
        place: tuple[int, int],
        now: str,
        *,
        color: str,
        note: str,
        tag_paths: Sequence[str],
        words: str | None = None,
    ) -> HighlightId:
        """Within a write, so that the text is still the current one when it is marked."""
        from clipper.text.anchoring import describe

        start, end = place
        version = self._current(clipping)
        text = versions.text(rows.connection, version).text
        _check(text, start, end, words)
        self._color_key(color)  # raises for a color that there is not
        new = NewHighlight(
            clipping=clipping,
            version_key=version,
            color=color,
            note=note,
            anchor=describe(text, start, end),
            place=place,
            created_at=now,
            updated_at=now,
        )
        key, public_id = highlights.insert(rows, new)
        for tag in tags.ensure_all(rows, map(clean_tag, tag_paths), now):
            rows.insert("highlight_tags", {"highlight_id": key, "tag_id": tag})
        rows.touch(Kind.CLIPPING, (clipping,))
        return public_id

    def _update(self, chosen: Sequence[HighlightId], values: dict[str, Cell]) -> Changes:
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            for highlight in chosen:
                key, _ = self._keys(highlight)
                if writing.rows.update("highlights", (key,), values):
                    writing.rows.update("highlights", (key,), {"updated_at": now})
        return writing.changes_so_far

    def _keys(self, highlight: HighlightId) -> tuple[int, ClippingKey]:
        found = highlights.key_of(self._store.connection, highlight)
        if found is None:
            raise NotFoundError(f"No highlight has the id {highlight!r}.")
        return found

    def _current(self, clipping: ClippingKey) -> int:
        version = versions.current_key(self._store.connection, clipping)
        if version is None:
            raise NotFoundError("This clipping has no text to mark.")
        return version

    def _color_key(self, color: str) -> int:
        key = colors.key_of(self._store.connection, color)
        if key is None:
            known = ", ".join(one.key for one in colors.all_colors(self._store.connection))
            raise NotFoundError(f"There is no color {color!r}.", f"The colors are: {known}.")
        return key


def _places(text: str, quotation: str) -> list[tuple[int, int]]:
    """Every place where the quotation stands, letter for letter."""
    places: list[tuple[int, int]] = []
    at = text.find(quotation)
    while at >= 0:
        places.append((at, at + len(quotation)))
        at = text.find(quotation, at + 1)
    return places


def _check(text: str, start: int, end: int, words: str | None) -> None:
    """That there is something to mark, and that it is what was seen there."""
    if words is not None and text[start:end] != words:
        raise InputError(
            "The text of this clipping was changed meanwhile by another window or program.", "Mark the passage in the new text."
        )
    if not (0 <= start < end <= len(text) and text[start:end].strip()):
        raise InputError("There is nothing to mark there.", "Select some words first.")


def _put(rows: Rows, highlight: int, version: int, start: int, end: int) -> None:
    """Place a highlight by hand."""
    values: dict[str, Cell] = {"start_point": start, "end_point": end, "state": PlacementState.EXACT.value, "by_user": 1}
    if rows.read("placements", (highlight, version)) is None:
        rows.insert("placements", {"highlight_id": highlight, "version_id": version, **values})
    else:
        rows.update("placements", (highlight, version), values)
