"""Stories: clippings that report one event, found by their words and names, put together and taken apart by the user."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from clipper.errors import InputError, NotFoundError
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey, StoryId, new_public_id
from clipper.model.story import Kinship, Likeness, Story
from clipper.store import clippings, search, stories
from clipper.store.near import NearTexts
from clipper.store.rows import Rows
from clipper.store.store import Store
from clipper.text.likeness import names
from clipper.text.searchable import words

DAYS = 7
"""How far apart a report and its follow-up may be."""
SHARED_NAMES = 3
"""Rare names in common that make a follow-up."""
SHARED_OF_NAMES = 0.2
"""And their share of all rare names of the article."""
ONE_IN = 10
"""In a small library, a word in more than one of so many clippings is one of those that are in everything."""


class StoryShelf:
    """Finds, makes and changes stories."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._near = NearTexts(store.connection)

    def all(self, limit: int = 1000) -> list[Story]:
        """The newest first."""
        return stories.all_stories(self._store.connection, limit)

    def members(self, story: StoryId) -> list[ClippingKey]:
        """The clippings of a story outside the trash, in the order of saving."""
        return stories.members(self._store.connection, self._key(story))

    def copies(self, clipping: ClippingKey) -> list[Likeness]:
        """Clippings that are nearly the same as this one, most alike first."""
        text = self._text(clipping)
        return [_copy(key, share) for key, share in self._near.copies(text, without=frozenset({clipping}))]

    def follow_ups(self, clipping: ClippingKey) -> list[Likeness]:
        """Clippings of the days around this one that share its rare names, most first."""
        (own,) = clippings.rows(self._store.connection, [clipping])
        wanted = [name for name in self._names(own) if not self._near.is_common(name)]
        found: list[Likeness] = []
        candidates = self._near.candidates(wanted, without=frozenset({clipping}), column="{title text} : ", one_in=ONE_IN)
        others = {other.key: other for other in clippings.rows(self._store.connection, [candidate.key for candidate in candidates])}
        for candidate in candidates:
            other, share = others[candidate.key], len(candidate.terms) / max(len(wanted), 1)
            if len(candidate.terms) >= SHARED_NAMES and share >= SHARED_OF_NAMES and _is_near_in_time(own, other):
                found.append(Likeness(clipping=other.key, kinship=Kinship.FOLLOW_UP, share=share, because=candidate.terms))
        return found

    def suggested(self, clipping: ClippingKey) -> list[Likeness]:
        """What may belong to the story of this clipping and does not yet: copies, then follow-ups."""
        own_story = stories.story_of(self._store.connection, clipping)
        alike = {one.clipping: one for one in (*self.follow_ups(clipping), *self.copies(clipping))}
        known = set(stories.every_member(self._store.connection, own_story)) if own_story is not None else set[ClippingKey]()
        left = [one for key, one in alike.items() if key not in known]
        return sorted(left, key=lambda one: (one.kinship is not Kinship.COPY, -one.share))

    def put_together(self, chosen: Sequence[ClippingKey], title: str | None = None) -> tuple[StoryId, Changes]:
        """Make one story of these clippings and of the stories that they belong to. The oldest story stays."""
        connection = self._store.connection
        rows_now = clippings.rows(connection, chosen)
        if not rows_now:
            raise InputError("There is nothing to make a story of.", "Select some clippings first.")
        known = sorted({key for one in rows_now if (key := stories.story_of(connection, one.key)) is not None})
        with self._store.write() as writing:
            rows = writing.rows
            if known:
                target, public_id = known[0], StoryId(str(_cell(rows, known[0], 1)))
            else:
                public_id = StoryId(new_public_id())
                values = {"public_id": public_id, "title": title or rows_now[0].metadata.title or "", "created_at": utc_iso(self._clock())}
                target = rows.insert("stories", values)
            if known and title:
                rows.update("stories", (target,), {"title": title})
            for gone in known[1:]:
                for member in stories.every_member(connection, gone):
                    rows.update("clippings", (member,), {"story_id": target})
                rows.delete("stories", (gone,))
            for one in rows_now:
                rows.update("clippings", (one.key,), {"story_id": target})
        return public_id, writing.changes_so_far

    def take_out(self, chosen: Sequence[ClippingKey]) -> Changes:
        """Take clippings out of their stories; a story that is left with one clipping or none is dissolved."""
        with self._store.write() as writing:
            left = self._take_out(writing.rows, chosen)
            for story in left:
                if len(stories.every_member(writing.rows.connection, story)) <= 1:
                    writing.rows.delete("stories", (story,))
        return writing.changes_so_far

    def split(self, chosen: Sequence[ClippingKey], title: str | None = None) -> tuple[StoryId, Changes]:
        """Make a story of its own of some clippings of another one."""
        with self._store.write() as writing:
            self.take_out(chosen)
            story, _ = self.put_together(chosen, title)
        return story, writing.changes_so_far

    def rename(self, story: StoryId, title: str) -> Changes:
        """Raises InputError for an empty title, NotFoundError where the story is gone."""
        cleaned = " ".join(title.split())
        if not cleaned:
            raise InputError("A story needs a title.", "Write one.")
        with self._store.write() as writing:
            writing.rows.update("stories", (self._key(story),), {"title": cleaned})
        return writing.changes_so_far

    def _take_out(self, rows: Rows, chosen: Sequence[ClippingKey]) -> set[int]:
        found = {key: stories.story_of(rows.connection, key) for key in chosen}
        for key, story in found.items():
            if story is not None:
                rows.update("clippings", (key,), {"story_id": None})
        return {story for story in found.values() if story is not None}

    def _names(self, clipping: Clipping) -> list[str]:
        title = clipping.metadata.title or ""
        of_title = [word for word in words(title) if len(word) >= SHARED_NAMES]
        return list(dict.fromkeys([*of_title, *names(self._text(clipping.key))]))

    def _text(self, clipping: ClippingKey) -> str:
        return search.texts(self._store.connection, [clipping]).get(clipping, "")

    def _key(self, story: StoryId) -> int:
        key = stories.key_of(self._store.connection, story)
        if key is None:
            raise NotFoundError("This story is no longer there.")
        return key


def _copy(key: ClippingKey, share: float) -> Likeness:
    return Likeness(clipping=key, kinship=Kinship.COPY, share=share)


def _cell(rows: Rows, story: int, column: int) -> object:
    row = rows.read("stories", (story,))
    return row[column] if row else None


def _day(clipping: Clipping) -> datetime:
    """When it was published, else captured: to compare days, a month or year counts from its beginning."""
    date = clipping.metadata.published
    value = date.value if date else clipping.captured_at
    return datetime.fromisoformat((value + "-01-01")[:10])


def _is_near_in_time(one: Clipping, other: Clipping) -> bool:
    return abs(_day(one) - _day(other)) <= timedelta(days=DAYS)
