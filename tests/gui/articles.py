"""Invented articles and highlights for the window's tests."""

from datetime import UTC, datetime

from clipper.model.clipping import Clipping, Status
from clipper.model.date import ArticleDate, Precision
from clipper.model.highlight import Anchor, Highlight, Placement, PlacementState
from clipper.model.ids import ClippingId, ClippingKey, HighlightId
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText, SpanKind
from clipper.text.anchoring import describe
from clipper.text.canonical import Mark, Run, TextBuilder

CLIPPING = ClippingId("abcdefghjkmn")


def harbor() -> ArticleText:
    """A short article with every kind of block, an emoji and a passage from right to left."""
    builder = TextBuilder()
    link = Mark(SpanKind.LINK, (("href", "https://example.org/gazette"),))
    unsafe = Mark(SpanKind.LINK, (("href", "ftp://example.org/file"),))
    builder.add(
        SpanKind.PARAGRAPH,
        [
            Run("Ministers from five states 🌊 agreed to pool money for a "),
            Run("shared wall", (Mark(SpanKind.STRONG),)),
            Run(". The text stands in "),
            Run("the gazette", (link,)),
            Run(" and in "),
            Run("a file", (unsafe,)),
            Run("."),
        ],
    )
    builder.add(SpanKind.HEADING, "What it costs", level=2)
    builder.add(SpanKind.PARAGRAPH, "“We confirmed the figures twice,” said Okafor. The fund begins with 412 million crowns. It grows.")
    builder.add(SpanKind.LIST_ITEM, "Each state pays by its coast.", depth=1)
    builder.add(SpanKind.LIST_ITEM, "Islands pay half.", depth=2)
    builder.add(SpanKind.QUOTE, "This is the least we could do.", depth=1)
    builder.add_image("", src="https://example.org/a.png")
    builder.add(SpanKind.CAPTION, "The harbor at low tide")
    builder.add_row(["State", "Coast"], header=True)
    builder.add_row(["Norland", "1,210 km"])
    builder.add(SpanKind.CODE, "share = coast / total\nprint(share)")
    builder.add(SpanKind.PARAGRAPH, "הסכום של 412 million ישולם עד סוף השנה.")
    for number in range(30):
        builder.add(SpanKind.PARAGRAPH, f"Paragraph {number} tells of crews in the north who had asked for more than the fund can pay.")
    return builder.build()


def clipping(**metadata: object) -> Clipping:
    """A clipping with a full head."""
    known: dict[str, object] = {
        "title": "States pool money for a wall",
        "source": "The Lind Post",
        "authors": ("Ines Park",),
        "published": ArticleDate.instant(datetime(2025, 6, 1, 14, tzinfo=UTC), Precision.HOUR),
        "url": "https://example.org/wall",
    }
    return Clipping(
        key=ClippingKey(1),
        id=CLIPPING,
        metadata=Metadata(**(known | metadata)),  # type: ignore[arg-type]  # the fields of Metadata by name
        note="",
        status=Status.UNREAD,
        starred=False,
        role=Role.MAIN,
        related=(),
        tags=("coast/walls",),
        highlights=0,
        words=120,
        captured_at="2025-06-01T15:00:00Z",
        added_at="2025-06-01T15:00:00Z",
        trashed_at=None,
        version=1,
    )


def marked(
    article: ArticleText, words: str, color: str = "claim", *, number: int = 1, note: str = "", tags: tuple[str, ...] = ()
) -> Highlight:
    """A highlight on the first place of these words."""
    start = article.text.index(words)
    return placed(article, start, start + len(words), color, number=number, note=note, tags=tags)


def placed(
    article: ArticleText, start: int, end: int, color: str = "claim", *, number: int = 1, note: str = "", tags: tuple[str, ...] = ()
) -> Highlight:
    """A highlight on a range."""
    return Highlight(
        id=HighlightId(f"h{number}"),
        clipping=CLIPPING,
        color=color,
        note=note,
        tags=tags,
        anchor=describe(article.text, start, end),
        version=1,
        placement=Placement(version=1, start=start, end=end, state=PlacementState.EXACT),
        created_at=f"2025-06-01T16:{number:02}:00Z",
        updated_at=f"2025-06-01T16:{number:02}:00Z",
    )


def orphan(words: str, *, number: int) -> Highlight:
    """A highlight whose words are gone."""
    return Highlight(
        id=HighlightId(f"h{number}"),
        clipping=CLIPPING,
        color="question",
        note="",
        tags=(),
        anchor=Anchor(start=3, end=3 + len(words), exact=words, prefix="", suffix=""),
        version=1,
        placement=Placement(version=2, start=None, end=None, state=PlacementState.ORPHAN),
        created_at="2025-06-01T15:00:00Z",
        updated_at="2025-06-01T15:00:00Z",
    )
