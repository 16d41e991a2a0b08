"""A small random library, and search as a plain scan of its values: what the real search must equal."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.clipping import Clipping, Status
from clipper.model.date import ArticleDate, Precision
from clipper.model.draft import Draft
from clipper.model.highlight import Highlight
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.version import VersionReason
from clipper.query.moments import period
from clipper.query.tree import (
    And,
    Dated,
    DateField,
    Has,
    Is,
    Label,
    Labeled,
    Length,
    Near,
    Node,
    Not,
    Or,
    Relation,
    Scope,
    State,
    Thing,
    Words,
    leaves,
)
from clipper.text.canonical import paragraphs
from clipper.text.searchable import folded, words
from tests.query.periods import in_period

NOW = datetime(2025, 6, 15, 12, 0, tzinfo=UTC)
VOCABULARY = [
    "trade",
    "Trade",
    "tráde",
    "war",
    "wars",
    "tariff",
    "Straße",
    "x-ray",
    "U.S.",
    "貿易",
    "易貿協定",
    "한국은행",
    "ภาษีนำเข้า",
    "ﬁne",
    "tra\u0301de",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8",
    "ガ貿",
    "カ\u3099貿",
    "42",
]
TAGS = ["trade", "trade/tariffs", "trade/tariffs/steel", "tradefair", "Économie", "war"]
SOURCES = ["Trade Times", "War Post", "日本新聞"]
AUTHORS = ["Ana Trade", "Bo War", "佐藤"]


@dataclass(slots=True)
class Scanned:
    """A clipping with what a search looks at."""

    clipping: Clipping
    text: str
    versions: int
    known_tags: tuple[str, ...]
    """All of the library: a name that none begins with is looked for further down."""
    highlights: list[Highlight] = field(default_factory=list[Highlight])


@dataclass(slots=True)
class SmallLibrary:
    """A library and its values."""

    library: Library
    scanned: dict[ClippingKey, Scanned]


def some_text(rng: random.Random, most: int) -> str:
    return "".join(rng.choice(VOCABULARY) + rng.choice([" ", " ", ", ", "-", "\n", ""]) for _ in range(rng.randint(0, most)))


def some_date(rng: random.Random) -> ArticleDate | None:
    day = datetime(2025, 5, 1, tzinfo=UTC) + timedelta(hours=rng.randint(0, 24 * 60))
    return rng.choice(
        [
            None,
            ArticleDate.instant(day, Precision.MINUTE),
            ArticleDate.civil(day.year, day.month, day.day),
            ArticleDate.civil(day.year, day.month),
            ArticleDate.civil(2024 + rng.randint(0, 1)),
        ]
    )


def small_library(seed: int, size: int = 25) -> SmallLibrary:
    rng = random.Random(seed)
    moment = [NOW]
    library = Library.in_memory(clock=lambda: moment[0])
    keys: list[ClippingKey] = []
    for number in range(size):
        moment[0] = NOW - timedelta(hours=size - number)
        drafts = [some_draft(rng, Role.MAIN, None)]
        if rng.random() < 0.2:
            drafts.append(some_draft(rng, Role.RELATED, 0))
        captured = NOW - timedelta(hours=rng.randint(0, 24 * 40))
        capture = Capture(parts=(Part(media_type="text/plain", content=str((seed, number)).encode()),), origin="hand", captured_at=captured)
        saved = library.saving.save(capture, drafts, tag_paths=rng.sample(TAGS, rng.choice([0, 0, 1, 2])), status=rng.choice(list(Status)))
        keys += [one.key for one in saved.saved]
    mark_some(rng, library, sorted(set(keys)))
    for _ in range(3):
        library.stories.put_together(rng.sample(sorted(set(keys)), 3))
    moment[0] = NOW
    return scan(library, sorted(set(keys)))


def some_draft(rng: random.Random, role: Role, related_to: int | None) -> Draft:
    metadata = Metadata(
        title=rng.choice([None, some_text(rng, 4) or None]),
        source=rng.choice([None, *SOURCES]),
        authors=tuple(rng.sample(AUTHORS, rng.choice([0, 1, 2]))),
        published=some_date(rng),
        modified=rng.choice([None, some_date(rng)]),
        url=rng.choice([None, f"https://example.org/{rng.choice(['trade', 'WAR', '100%'])}/{rng.randrange(12)}"]),
        language=rng.choice([None, "en", "ja", "pt-BR"]),
    )
    body, doubts = paragraphs(some_text(rng, 20).splitlines()), rng.choice([(), (), ("It may be another article.",)])
    return Draft(role=role, metadata=metadata, body=body, related_to=related_to, doubts=doubts)


def mark_some(rng: random.Random, library: Library, keys: list[ClippingKey]) -> None:
    colors = ["claim", "evidence"]
    for key in keys:
        text = library.versions.text(key).text
        if text.strip() and rng.random() < 0.5:
            start = rng.randrange(len(text))
            end = min(len(text), start + rng.randint(1, 15))
            if text[start:end].strip():
                library.highlights.mark(key, start, end, color=rng.choice(colors), note=rng.choice(["", some_text(rng, 3)]))
        if rng.random() < 0.3:
            library.clippings.set_note(key, some_text(rng, 4))
        if rng.random() < 0.3:
            library.clippings.set_starred([key], starred=True)
        if rng.random() < 0.2:
            library.clippings.edit([key], {"title": some_text(rng, 3), "source": rng.choice(SOURCES)})
        if rng.random() < 0.2:
            library.versions.add(key, paragraphs(some_text(rng, 12).splitlines()), reason=VersionReason.CAPTURED)
        if rng.random() < 0.2:
            library.trash.throw_away([key])


def scan(library: Library, keys: list[ClippingKey]) -> SmallLibrary:
    known_tags = tuple(tag.path for tag in library.tags.all())

    def scanned(row: Clipping) -> Scanned:
        return Scanned(row, library.versions.text(row.key).text, row.version, known_tags, library.highlights.of_clipping(row.key))

    return SmallLibrary(library, {row.key: scanned(row) for row in library.clippings.rows(keys)})


def naive_keys(small: SmallLibrary, tree: Node | None) -> set[ClippingKey]:
    """What a query finds, by looking at everything."""
    in_trash = any(isinstance(leaf, Is) and leaf.state is State.TRASHED for leaf in leaves(tree))
    found = (one for one in small.scanned.values() if in_trash or one.clipping.trashed_at is None)
    return {one.clipping.key for one in found if tree is None or holds(tree, one)}


def holds(node: Node, one: Scanned) -> bool:  # noqa: PLR0911 (one line for each kind of node)
    match node:
        case And():
            return all(holds(part, one) for part in node.parts)
        case Or():
            return any(holds(part, one) for part in node.parts)
        case Not():
            return not holds(node.part, one)
        case Words() | Near():
            return any(stands_in(node, text) for text in fields(node.scope, one))
        case Labeled():
            return is_labeled(node, one)
        case Dated():
            return is_dated(node, one.clipping)
        case Length():
            return has_length(node, one.clipping.words)
        case Is():
            return is_in_state(node.state, one.clipping)
        case Has():
            return has_thing(node.thing, one)


def fields(scope: Scope, one: Scanned) -> list[str]:
    metadata = one.clipping.metadata
    authors = " ; ".join(metadata.authors)
    every = {Scope.TITLE: metadata.title or "", Scope.TEXT: one.text, Scope.SOURCE: metadata.source or "", Scope.AUTHOR: authors}
    if scope is Scope.ANYWHERE:
        return list(every.values())
    if scope is Scope.NOTE:
        return [one.clipping.note, *(highlight.note for highlight in one.highlights)]
    if scope is Scope.QUOTE:
        return [highlight.anchor.exact for highlight in one.highlights]
    return [every[scope]]


def starts(stream: list[str], phrase: list[str], *, prefix: bool = False) -> list[int]:
    found: list[int] = []
    for at in range(len(stream) - len(phrase) + 1):
        row = stream[at : at + len(phrase)]
        last = row[-1].startswith(phrase[-1]) if prefix else row[-1] == phrase[-1]
        if row[:-1] == phrase[:-1] and last:
            found.append(at)
    return found


def stands_in(leaf: Words | Near, text: str) -> bool:
    stream = words(text)
    if isinstance(leaf, Words):
        return bool(starts(stream, words(leaf.text), prefix=leaf.prefix))
    phrases = [words(phrase) for phrase in leaf.phrases]
    places = [starts(stream, phrase) for phrase in phrases]
    return any(
        all(any(latest - len(phrase) - leaf.distance <= at <= latest for at in own) for phrase, own in zip(phrases, places, strict=True))
        for latest in {at for own in places for at in own}
    )


def is_labeled(leaf: Labeled, one: Scanned) -> bool:
    clipping, value = one.clipping, leaf.value
    match leaf.label:
        case Label.TAG:
            return any(is_tag(leaf, tag, one.known_tags) for tag in clipping.tags)
        case Label.URL:
            return clipping.metadata.url is not None and value.lower() in clipping.metadata.url.lower()
        case Label.LANGUAGE:
            language = (clipping.metadata.language or "").lower()
            return language == value or language.startswith(value + "-")
        case Label.ID:
            return clipping.id.startswith(value)
        case Label.STORY:
            return clipping.story is not None and clipping.story.startswith(value)
        case Label.COLOR:
            return any(highlight.color == value for highlight in one.highlights)


def is_tag(leaf: Labeled, tag: str, known: tuple[str, ...]) -> bool:
    wanted = folded(leaf.value).split("/")

    def begins(path: str, depth: int) -> bool:
        steps = folded(path).split("/")[depth : depth + len(wanted)]
        last = steps[-1:] and (steps[-1].startswith(wanted[-1]) if leaf.prefix else steps[-1] == wanted[-1])
        return len(steps) == len(wanted) and steps[:-1] == wanted[:-1] and bool(last)

    depths = range(1) if any(begins(path, 0) for path in known) else range(len(tag.split("/")))
    return any(begins(tag, depth) for depth in depths)


def is_dated(leaf: Dated, clipping: Clipping) -> bool:
    published, modified = clipping.metadata.published, clipping.metadata.modified
    values = {
        DateField.PUBLISHED: published.value if published else None,
        DateField.MODIFIED: modified.value if modified else None,
        DateField.CAPTURED: clipping.captured_at,
        DateField.ADDED: clipping.added_at,
    }
    value = values[leaf.field]
    return value is not None and in_period(value, period(leaf, NOW))


def has_length(leaf: Length, number: int) -> bool:
    if leaf.relation is Relation.BETWEEN:
        return (leaf.first is None or number >= leaf.first) and (leaf.last is None or number <= leaf.last)
    assert leaf.first is not None
    return {
        Relation.IS: number == leaf.first,
        Relation.LESS: number < leaf.first,
        Relation.AT_MOST: number <= leaf.first,
        Relation.MORE: number > leaf.first,
        Relation.AT_LEAST: number >= leaf.first,
    }[leaf.relation]


def is_in_state(state: State, clipping: Clipping) -> bool:
    if state in (State.MAIN, State.RELATED):
        return clipping.role.value == state.value
    if state is State.STARRED:
        return clipping.starred
    if state is State.TRASHED:
        return clipping.trashed_at is not None
    if state is State.UNSURE:
        return bool(clipping.doubts)
    return clipping.status.value == state.value


def has_thing(thing: Thing, one: Scanned) -> bool:
    metadata = one.clipping.metadata
    return {
        Thing.HIGHLIGHT: bool(one.highlights),
        Thing.NOTE: bool(one.clipping.note) or any(highlight.note for highlight in one.highlights),
        Thing.TAG: bool(one.clipping.tags),
        Thing.DATE: metadata.published is not None,
        Thing.VERSION: one.versions > 1,
        Thing.SOURCE: metadata.source is not None,
        Thing.AUTHOR: bool(metadata.authors),
        Thing.URL: metadata.url is not None,
        Thing.STORY: one.clipping.story is not None,
    }[thing]
