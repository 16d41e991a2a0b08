"""Tag rules: whatever a query finds gets a tag. Previewed, run by hand, undone as one step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clipper.errors import NotFoundError
from clipper.library.listings import ListingShelf
from clipper.library.tags import TagShelf
from clipper.model.changes import Changes
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey
from clipper.model.tag import clean_tag
from clipper.model.tag_rule import TagRule
from clipper.query.parse import parse
from clipper.store import tagged, tags
from clipper.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePreview:
    """What a rule would do: the clippings that would get the tag, and how many carry it already."""

    tag: str
    to_tag: tuple[ClippingKey, ...]
    carrying: int


class TagRuleShelf:
    """Keeps, previews and runs rules."""

    def __init__(self, store: Store, clock: Callable[[], datetime], listing: ListingShelf, tagging: TagShelf) -> None:
        self._store = store
        self._clock = clock
        self._listing = listing
        self._tagging = tagging

    def all(self) -> list[TagRule]:
        """In the order in which they were made."""
        return tagged.rules(self._store.connection)

    def add(self, query: str, tag: str) -> tuple[TagRule, Changes]:
        """Keep a rule; it does not run by itself. Raises QueryError or InputError for what is no query or no tag."""
        parse(query)
        path, now = clean_tag(tag), utc_iso(self._clock())
        with self._store.write() as writing:
            key = writing.rows.insert("tag_rules", {"query": query.strip(), "tag_id": tags.ensure(writing.rows, path, now)})
        return TagRule(key=key, query=query.strip(), tag=path), writing.changes_so_far

    def delete(self, rule: TagRule) -> Changes:
        """Forget a rule; what it has tagged stays tagged."""
        with self._store.write() as writing:
            if not writing.rows.delete("tag_rules", (rule.key,)):
                raise NotFoundError("This rule is no longer there.")
        return writing.changes_so_far

    def preview(self, query: str, tag: str) -> RulePreview:
        """What a rule would do now."""
        path = clean_tag(tag)
        carrying = tagged.carriers(self._store.connection, path)
        found = self._listing.open(query).all_keys()
        return RulePreview(
            tag=path,
            to_tag=tuple(ClippingKey(key) for key in found if key not in carrying),
            carrying=sum(key in carrying for key in found),
        )

    def run(self, preview: RulePreview) -> Changes:
        """Tag what the preview showed."""
        return self._tagging.change(preview.to_tag, add=[preview.tag])
