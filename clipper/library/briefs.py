"""Briefs: the composer's outlines, and what was last written to which file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from clipper.errors import InputError, NotFoundError
from clipper.model.brief import Brief, BriefNode, GroupBy
from clipper.model.changes import Cell, Changes, Kind
from clipper.model.date import utc_iso
from clipper.model.ids import BriefId, ClippingId, new_public_id
from clipper.store import briefs, clippings, highlights
from clipper.store.rows import Rows
from clipper.store.store import Store


class BriefShelf:
    """Reads and changes briefs. Each verb is one undo step."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> list[Brief]:
        """Those worked on last come first, archived ones at the end."""
        return briefs.all_briefs(self._store.connection)

    def get(self, brief: BriefId) -> Brief:
        """Raises NotFoundError where it is gone."""
        found = briefs.one(self._store.connection, brief)
        if found is None:
            raise NotFoundError("This brief is no longer there.")
        return found

    def resolve(self, prefix: str) -> BriefId:
        """The brief whose public id begins so; raises NotFoundError where none or several do."""
        ids = briefs.ids_with_prefix(self._store.connection, prefix.strip()) if prefix.strip() else []
        if not ids:
            raise NotFoundError(f"No brief has the id {prefix!r}.", "The window's list of briefs shows the ids.")
        if len(ids) > 1 and ids[0] != prefix.strip():
            raise NotFoundError(f"Several briefs have an id that begins with {prefix!r}.", "Give more of its letters.")
        return BriefId(ids[0])

    def create(
        self,
        title: str,
        *,
        template: str = "brief",
        group_by: GroupBy = GroupBy.NONE,
        cite: str = "footnotes",
        query: str = "",
        nodes: Sequence[BriefNode] = (),
    ) -> tuple[BriefId, Changes]:
        """A new brief with this outline."""
        public_id, now = BriefId(new_public_id()), utc_iso(self._clock())
        values: dict[str, Cell] = {
            "public_id": public_id,
            "title": _title(title),
            "template": template,
            "group_by": group_by.value,
            "cite": cite,
            "query": query.strip(),
            "created_at": now,
            "updated_at": now,
            "archived": 0,
        }
        with self._store.write() as writing:
            key = writing.rows.insert("briefs", values)
            self._write_nodes(writing.rows, key, nodes)
        return public_id, writing.changes_so_far

    def change(
        self,
        brief: BriefId,
        *,
        title: str | None = None,
        template: str | None = None,
        group_by: GroupBy | None = None,
        cite: str | None = None,
        query: str | None = None,
        archived: bool | None = None,
    ) -> Changes:
        """Set what is not None."""
        wanted: dict[str, Cell | None] = {
            "title": None if title is None else _title(title),
            "template": template,
            "group_by": group_by.value if group_by else None,
            "cite": cite,
            "query": None if query is None else query.strip(),
            "archived": None if archived is None else int(archived),
        }
        with self._store.write() as writing:
            self._update(writing.rows, self._key(brief), {name: cell for name, cell in wanted.items() if cell is not None})
        return writing.changes_so_far

    def set_nodes(self, brief: BriefId, nodes: Sequence[BriefNode]) -> Changes:
        """Make this the outline: places are known by their ids, so only what differs is written."""
        with self._store.write() as writing:
            key = self._key(brief)
            if self._write_nodes(writing.rows, key, nodes):
                self._update(writing.rows, key, {})
        return writing.changes_so_far

    def add_nodes(self, brief: BriefId, nodes: Sequence[BriefNode], at: int | None = None) -> Changes:
        """Put places into the outline, before position `at` (at the end by default)."""
        known = self.get(brief).nodes
        place = len(known) if at is None else max(0, min(at, len(known)))
        return self.set_nodes(brief, (*known[:place], *nodes, *known[place:]))

    def leave(self, brief: BriefId, chosen: Sequence[ClippingId]) -> Changes:
        """Do not suggest these clippings again."""
        with self._store.write() as writing:
            key = self._key(brief)
            for clipping in clippings.keys_of(writing.rows.connection, chosen):
                if writing.rows.read("brief_left", (key, clipping)) is None:
                    writing.rows.insert("brief_left", {"brief_id": key, "clipping_id": clipping})
                    writing.rows.touch(Kind.BRIEF)
        return writing.changes_so_far

    def duplicate(self, brief: BriefId, title: str = "") -> tuple[BriefId, Changes]:
        """A copy with places of its own."""
        known = self.get(brief)
        nodes = [replace(node, id=new_public_id()) for node in known.nodes]
        return self.create(
            title or f"{known.title} (copy)",
            template=known.template,
            group_by=known.group_by,
            cite=known.cite,
            query=known.query,
            nodes=nodes,
        )

    def delete(self, brief: BriefId) -> Changes:
        """Delete an outline; the files that it was written to stay. Raises NotFoundError where it is gone."""
        with self._store.write() as writing:
            writing.rows.delete("briefs", (self._key(brief),))
        return writing.changes_so_far

    def text_written(self, path: str) -> str | None:
        """What was last written to the file with this absolute path; None for one that this library never wrote."""
        return briefs.text_written(self._store.connection, path)

    def texts_written(self) -> Iterator[str]:
        """What was last written to each file, the newest first."""
        return briefs.texts_written(self._store.connection)

    def set_text_written(self, path: str, text: str) -> Changes:
        """Remember what was written. It is no act to undo: the file stays as it is, too."""
        values: dict[str, Cell] = {"text": text, "written_at": utc_iso(self._clock())}
        with self._store.write() as writing:
            key = briefs.written_key(self._store.connection, path)
            if key is None:
                writing.rows.insert("written_briefs", {"path": path, **values})
            else:
                writing.rows.update("written_briefs", (key,), values)
        return writing.changes_so_far

    def _write_nodes(self, rows: Rows, brief: int, nodes: Sequence[BriefNode]) -> bool:
        """Whether anything was written."""
        known = briefs.node_keys(rows.connection, brief)
        wanted = {node.id for node in nodes}
        if len(wanted) < len(nodes):
            raise InputError("A place stands in the outline twice.", "Give each one an id of its own.")
        gone = [key for public_id, key in known.items() if public_id not in wanted]
        changed = [rows.delete("brief_nodes", (key,)) for key in gone]
        for position, node in enumerate(nodes):
            cells = {"position": position, **self._cells(rows, node)}
            if node.id in known:
                changed.append(rows.update("brief_nodes", (known[node.id],), cells))
            else:
                rows.insert("brief_nodes", {"brief_id": brief, "public_id": node.id, **cells})
                changed.append(True)
        return any(changed)

    def _cells(self, rows: Rows, node: BriefNode) -> dict[str, Cell]:
        found = clippings.keys_of(rows.connection, [node.clipping]) if node.clipping else []
        marked = highlights.key_of(rows.connection, node.highlight) if node.highlight else None
        if (node.clipping and not found) or (node.highlight and marked is None):
            raise NotFoundError("What shall go into the brief is no longer in the library.")
        clipping = found[0] if found else (marked[1] if marked else None)
        return {
            "kind": node.kind.value,
            "depth": max(0, node.depth),
            "text": node.text,
            "clipping_id": clipping,
            "highlight_id": marked[0] if marked else None,
        }

    def _update(self, rows: Rows, key: int, values: dict[str, Cell]) -> None:
        if rows.update("briefs", (key,), values) or not values:
            rows.update("briefs", (key,), {"updated_at": utc_iso(self._clock())})

    def _key(self, brief: BriefId) -> int:
        key = briefs.key_of(self._store.connection, brief)
        if key is None:
            raise NotFoundError("This brief is no longer there.")
        return key


def _title(title: str) -> str:
    cleaned = " ".join(title.split())
    if not cleaned:
        raise InputError("A brief needs a title.", "Write one.")
    return cleaned
