"""What a template sees: the clippings and passages of a brief as plain, read-only words.

A `Markdown` value is ready to stand in the page; a plain `str` is text, which the template's environment escapes where it is printed.
Everything is made when it is asked for, so a template pays only for what it shows.
"""

from clipper.export import citations, regions
from clipper.export.citations import Cite
from clipper.export.escape import Markdown, escaped, marked, quoted
from clipper.export.links import safe_url
from clipper.export.notes import contained_note, note_words
from clipper.export.outline import Entry, QuotedPassage
from clipper.export.pen import NO_MARKDOWN, Pen
from clipper.export.templates import TemplateValue
from clipper.model.highlight import PlacementState
from clipper.model.links import clip_link
from clipper.model.metadata import UNTITLED
from clipper.text.date_words import civil_value

QUOTE_MARKS = ("“”", "«»", "「」")
"""The first pair that does not stand in a passage itself is put around it, so that its end is plain."""
GONE = " (no longer in the current version)"
_ORPHAN = PlacementState.ORPHAN
"""Looked up once: a member of an enum is slow to look up in Python 3.11."""


class PassageView(TemplateValue):
    """A quotation. `quote` is the finished block quote; `text` the bare words."""

    __slots__ = ("_entry", "_passage", "_pen", "region")

    def __init__(self, passage: QuotedPassage, entry: "ClippingView", pen: Pen, region: str) -> None:
        self._passage, self._entry, self._pen, self.region = passage, entry, pen, region

    @property
    def mark(self) -> Markdown:
        """The comment that begins its region; a line of its own."""
        return self._pen.marker(regions.PASSAGE, self.region)

    @property
    def id(self) -> str:
        return self._passage.highlight.id

    @property
    def text(self) -> str:
        return self._passage.text

    @property
    def quote(self) -> Markdown:
        """A block quote with its citation: a callout in Obsidian."""
        pen = self._pen
        if pen.press_lines:
            block = Markdown(f"{quoted(self._passage.text, pen.dialect)}\n>\n> — {pen.words(self._entry.press or self._entry.title)}")
        else:
            block = quoted(self._passage.text, pen.dialect, suffix=self._entry.cite)
        if pen.callouts:
            return Markdown(f"> [!quote] {pen.words(self.color)}\n{block}\n\n^{self.id}")
        return block

    @property
    def inline(self) -> Markdown:
        """The words in quotation marks, with their citation, for use within a line."""
        words = " ".join(self._passage.text.split("\n"))
        left, right = next((pair for pair in QUOTE_MARKS if not any(mark in words for mark in pair)), QUOTE_MARKS[0])
        return Markdown(f"{left}{marked(words, self._pen.dialect)}{right}{self._entry.cite}")

    @property
    def note(self) -> Markdown:
        """The user's note, Markdown."""
        note = self._passage.highlight.note
        return contained_note(note) if note else NO_MARKDOWN

    @property
    def label(self) -> Markdown:
        """The name of its color in bold, then the note, and a word where it is no longer in the current version."""
        name = self._pen.words(self._passage.color.name)
        highlight = self._passage.highlight
        gone = GONE if highlight.placement.state is _ORPHAN else ""
        return Markdown(f"**{name}**: {note_words(highlight.note)}{gone}" if highlight.note else f"**{name}**{gone}")

    @property
    def color(self) -> str:
        """The name that the user gave to its color."""
        return self._passage.color.name

    @property
    def color_key(self) -> str:
        return self._passage.color.key

    @property
    def meaning(self) -> str:
        return self._passage.color.meaning

    @property
    def tags(self) -> tuple[str, ...]:
        return self._passage.highlight.tags

    @property
    def orphan(self) -> bool:
        """Whether the passage is no longer in the current version."""
        return self._passage.highlight.placement.state is _ORPHAN

    @property
    def link(self) -> str:
        """The link that opens the window on it."""
        return clip_link(self._passage.highlight.clipping, self.id)

    @property
    def clipping(self) -> "ClippingView":
        return self._entry


class ClippingView(TemplateValue):
    """A clipping. Text fields are empty where the fact is unknown; `date` is as exact as it is known: "about 14:00, 1 June 2025"."""

    __slots__ = (
        "_address",
        "_after_title",
        "_authors",
        "_chosen",
        "_date",
        "_entry",
        "_metadata",
        "_pen",
        "_source",
        "_title",
        "cite",
        "date",
        "region",
    )

    def __init__(self, entry: Entry, passages: tuple[QuotedPassage, ...], pen: Pen, region: str) -> None:
        self._entry, self._pen, self.region, self._chosen = entry, pen, region, passages
        metadata = self._metadata = entry.clipping.metadata
        self.date = pen.date(metadata.published) if metadata.published else ""
        self._title = pen.words(metadata.shown_title)
        self._address = safe_url(metadata.url)
        self._source = pen.words(metadata.source or "")
        self._authors = pen.words(", ".join(metadata.authors))
        self._date = pen.words(self.date)
        self._after_title = "".join([f", {pen.words(part)}" for part in citations.reference_parts(metadata, self.date)])
        self.cite = self._citation()

    @property
    def passages(self) -> "tuple[PassageView, ...]":
        """Those that stand at this place, in the order of the text."""
        return tuple([PassageView(passage, self, self._pen, passage.highlight.id) for passage in self._chosen])

    @property
    def quotations(self) -> int:
        """How many of its passages stand at this place."""
        return len(self._chosen)

    def _citation(self) -> Markdown:
        """What is put behind a quotation: a footnote, a Pandoc key, the press style in parentheses."""
        pen, key = self._pen, self._entry.clipping.id
        if pen.footnotes:
            return Markdown(f"[^{key}]")
        if pen.press_lines:
            return Markdown(f" ({pen.words(self.press or self.title)})")
        return Markdown(f" [@{key}]") if pen.style.cite is Cite.PANDOC else NO_MARKDOWN

    @property
    def mark(self) -> Markdown:
        """The comment that begins its region; a line of its own."""
        return self._pen.marker(regions.CLIPPING, self.region)

    @property
    def mention_mark(self) -> Markdown:
        """The same for a place that only names it."""
        return self._pen.marker(regions.MENTION, self.region)

    @property
    def id(self) -> str:
        return self._entry.clipping.id

    @property
    def key(self) -> str:
        return citations.citation_key(self._entry.clipping)

    @property
    def title(self) -> str:
        return self._metadata.shown_title

    @property
    def source(self) -> str:
        return self._metadata.source or ""

    @property
    def country(self) -> str:
        return self._entry.country

    @property
    def story(self) -> str:
        return self._entry.story

    @property
    def authors(self) -> str:
        return ", ".join(self._metadata.authors)

    @property
    def day(self) -> str:
        """`2025-06-01`, or as much of it as is known."""
        published = self._metadata.published
        return civil_value(published, self._pen.style.zone) if published else ""

    @property
    def language(self) -> str:
        return self._metadata.language or ""

    @property
    def section(self) -> str:
        return self._metadata.section or ""

    @property
    def page(self) -> str:
        return self._metadata.page or ""

    @property
    def agency(self) -> str:
        return self._metadata.agency or ""

    @property
    def url(self) -> Markdown:
        """Its address on the web, safe to stand in a link; empty where there is none."""
        return Markdown(self._address)

    @property
    def link(self) -> Markdown:
        """The title, linked to the web where an address is known."""
        return Markdown(f"[{self._title}]({self._address})") if self._address else self._title

    @property
    def original(self) -> Markdown:
        """The word "original", linked to the web; empty where no address is known."""
        return Markdown(f"[original]({self._address})") if self._address else NO_MARKDOWN

    @property
    def byline(self) -> Markdown:
        """Outlet, authors, date and link on one line, as far as they are known."""
        known = [f"**{self._source}**"] if self._source else []
        known += [part for part in (self._authors, self._date, self.original) if part]
        return Markdown(" · ".join(known))

    @property
    def press(self) -> str:
        """ "Japan Times, 1 June 2025"; empty where neither is known."""
        return ", ".join(part for part in (self.source, self.date) if part)

    @property
    def reference(self) -> Markdown:
        """The full reference: authors, title, outlet, section, page, date, address, day of access."""
        pen, address = self._pen, self._address
        if styled := pen.style.references.get(self.id):
            return escaped(styled, pen.dialect)
        by = f"{self._authors}, " if self._authors else ""
        title = self._title_in_quotes()
        if not address:
            return Markdown(f"{by}“{title}”{self._after_title}")
        accessed = pen.day(self._entry.clipping.captured_at)
        access = f" (accessed {accessed})" if accessed else ""
        return Markdown(f"{by}“[{title}]({address})”{self._after_title}{access}")

    def _title_in_quotes(self) -> Markdown:
        plain = not any(mark in self.title for mark in '"“„')
        return self._title if plain else self._pen.words(citations.title_in_quotes(self.title))

    @property
    def footnote(self) -> Markdown:
        """The definition of its footnote; empty unless footnotes were asked for and something of it is quoted."""
        if not self._pen.footnotes or not self._entry.passages:
            return NO_MARKDOWN
        if styled := self._pen.style.references.get(self.id):
            return Markdown(f"[^{self.id}]: {marked(styled, self._pen.dialect)}")
        address = f", <{self._address}>" if self._address else ""
        return Markdown(f"[^{self.id}]: “{self._title_in_quotes()}”{self._after_title}{address}.")

    @property
    def note(self) -> Markdown:
        """The article note, Markdown."""
        note = self._entry.clipping.note
        return contained_note(note) if note else NO_MARKDOWN

    @property
    def tags(self) -> tuple[str, ...]:
        return self._entry.clipping.tags

    @property
    def starred(self) -> bool:
        return self._entry.clipping.starred

    @property
    def words(self) -> int:
        return self._entry.clipping.words

    @property
    def related(self) -> tuple[Markdown, ...]:
        """The clippings of the same capture, each as a link."""
        found: list[Markdown] = []
        for other in self._entry.related:
            title, url = self._pen.words(other.title or UNTITLED), safe_url(other.url)
            source = f" ({self._pen.words(other.source)})" if other.source else ""
            found.append(Markdown((f"[{title}]({url})" if url else title) + source))
        return tuple(found)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Key sentences that a rule found; nobody has chosen them."""
        return self._entry.suggestions

    @property
    def body(self) -> Markdown:
        """The whole text, where it was asked for."""
        from clipper.export.body import body_markdown

        return body_markdown(self._entry.body, self._pen.dialect) if self._entry.body else NO_MARKDOWN
