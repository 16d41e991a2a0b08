"""What a template sees: the clippings and passages of a brief as plain, read-only words.

A `Markdown` value is ready to stand in the page; a plain `str` is text, which the template's environment escapes where it is printed.
Everything is made when it is asked for, so a template pays only for what it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from clipper.export import citations, regions
from clipper.export.citations import Cite
from clipper.export.escape import Dialect, Markdown, escaped, quoted
from clipper.export.links import safe_url
from clipper.export.notes import contained_note
from clipper.export.outline import Entry, Passage
from clipper.export.templates import TemplateValue
from clipper.model.highlight import PlacementState
from clipper.model.links import clip_link
from clipper.text.date_words import civil_value, date_words

UNTITLED = "Untitled"
QUOTE_MARKS = ("“”", "«»", "「」")
"""The first pair that does not stand in a passage itself is put around it, so that its end is plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a brief is written, whatever the template."""

    dialect: Dialect = Dialect.COMMONMARK
    cite: Cite = Cite.FOOTNOTES
    zone: tzinfo
    csl: str = ""
    """A style of citationstyles.org for the references, by its name or file; empty for the program's own."""
    references: Mapping[str, str] = field(default_factory=dict[str, str])
    """The references in that style, by public id."""
    markers: bool = True
    """False for a text that nobody will merge with: mail, the preview, other formats."""


class PassageView(TemplateValue):
    """A quotation. `quote` is the finished block quote; `text` the bare words."""

    __slots__ = ("_entry", "_passage", "_style", "region")

    def __init__(self, passage: Passage, entry: "ClippingView", style: Style, region: str) -> None:
        self._passage, self._entry, self._style, self.region = passage, entry, style, region

    @property
    def mark(self) -> Markdown:
        """The comment that begins its region; a line of its own."""
        return regions.marker(regions.PASSAGE, self.region) if self._style.markers else Markdown()

    @property
    def id(self) -> str:
        return self._passage.highlight.id

    @property
    def text(self) -> str:
        return self._passage.text

    @property
    def quote(self) -> Markdown:
        """A block quote with its citation: a callout in Obsidian."""
        style = self._style
        block = quoted(self._passage.text, style.dialect, suffix=self._entry.cite if style.cite is not Cite.PRESS else "")
        if style.cite is Cite.PRESS:
            press = escaped(self._entry.press or self._entry.title, style.dialect)
            block = Markdown(f"{block}\n>\n> — {press}")
        if style.dialect is Dialect.OBSIDIAN:
            return Markdown(f"> [!quote] {escaped(self.color, style.dialect)}\n{block}\n\n^{self.id}")
        return block

    @property
    def inline(self) -> Markdown:
        """The words in quotation marks, with their citation, for use within a line."""
        words = " ".join(self._passage.text.split("\n"))
        left, right = next((pair for pair in QUOTE_MARKS if not any(mark in words for mark in pair)), QUOTE_MARKS[0])
        return Markdown(f"{left}{escaped(words, self._style.dialect)}{right}{self._entry.cite}")

    @property
    def note(self) -> Markdown:
        """The user's note, Markdown."""
        note = self._passage.highlight.note
        return contained_note(note) if note else Markdown()

    @property
    def label(self) -> Markdown:
        """The name of its color in bold, then the note, and a word where it is no longer in the current version."""
        name = f"**{escaped(self._passage.color.name, self._style.dialect)}**"
        note = self._passage.highlight.note
        gone = " (no longer in the current version)" if self.orphan else ""
        return Markdown(f"{name}: {contained_note(note)}{gone}" if note else name + gone)

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
        return self._passage.highlight.placement.state is PlacementState.ORPHAN

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
        "_source",
        "_style",
        "_title",
        "cite",
        "date",
        "region",
    )

    def __init__(self, entry: Entry, passages: tuple[Passage, ...], style: Style, region: str) -> None:
        self._entry, self._style, self.region = entry, style, region
        self._metadata = entry.clipping.metadata
        published = self._metadata.published
        self.date = date_words(published, style.zone) if published else ""
        self._title = escaped(self._metadata.title or UNTITLED, style.dialect)
        self._address = safe_url(self._metadata.url)
        self._source = escaped(self._metadata.source or "", style.dialect)
        self._authors = escaped(", ".join(self._metadata.authors), style.dialect)
        self._date = escaped(self.date, style.dialect)
        self._after_title = self._facts_after_title()
        self.cite = self._citation()
        self._chosen = passages

    @property
    def passages(self) -> "tuple[PassageView, ...]":
        """Those that stand at this place, in the order of the text."""
        return tuple([PassageView(passage, self, self._style, passage.highlight.id) for passage in self._chosen])

    @property
    def quotations(self) -> int:
        """How many of its passages stand at this place."""
        return len(self._chosen)

    def _facts_after_title(self) -> str:
        """Outlet, section, page, agency and date as they follow a title in a reference, each behind a comma."""
        parts = citations.reference_parts(self._metadata, self.date)
        ready = {self._metadata.source: self._source, self.date: self._date}
        return "".join([f", {ready.get(part) or escaped(part, self._style.dialect)}" for part in parts])

    def _citation(self) -> Markdown:
        """What is put behind a quotation: a footnote, a Pandoc key, the press style in parentheses."""
        key = self._entry.clipping.id
        match self._style.cite:
            case Cite.FOOTNOTES:
                return Markdown(f"[^{key}]")
            case Cite.PANDOC:
                return Markdown(f" [@{key}]")
            case Cite.PRESS:
                return Markdown(f" ({escaped(self.press or self.title, self._style.dialect)})")
            case Cite.NONE:
                return Markdown()

    @property
    def mark(self) -> Markdown:
        """The comment that begins its region; a line of its own."""
        return regions.marker(regions.CLIPPING, self.region) if self._style.markers else Markdown()

    @property
    def mention_mark(self) -> Markdown:
        """The same for a place that only names it."""
        return regions.marker(regions.MENTION, self.region) if self._style.markers else Markdown()

    @property
    def id(self) -> str:
        return self._entry.clipping.id

    @property
    def key(self) -> str:
        return citations.citation_key(self._entry.clipping)

    @property
    def title(self) -> str:
        return self._metadata.title or UNTITLED

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
        return civil_value(published, self._style.zone) if published else ""

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
        return Markdown(f"[original]({self._address})") if self._address else Markdown()

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
        if styled := self._style.references.get(self.id):
            return escaped(styled, self._style.dialect)
        words = f"“{self.link}”{self._after_title}"
        accessed = citations.accessed_words(self._entry.clipping, self._style.zone) if self._address else ""
        by = f"{self._authors}, " if self._authors else ""
        return Markdown(f"{by}{words} (accessed {accessed})" if accessed else by + words)

    @property
    def footnote(self) -> Markdown:
        """The definition of its footnote; empty unless footnotes were asked for and something of it is quoted."""
        if self._style.cite is not Cite.FOOTNOTES or not self._entry.passages:
            return Markdown()
        if styled := self._style.references.get(self.id):
            return Markdown(f"[^{self.id}]: {escaped(styled, self._style.dialect)}")
        address = f", <{self._address}>" if self._address else ""
        return Markdown(f"[^{self.id}]: “{self._title}”{self._after_title}{address}.")

    @property
    def note(self) -> Markdown:
        """The article note, Markdown."""
        note = self._entry.clipping.note
        return contained_note(note) if note else Markdown()

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
        dialect = self._style.dialect
        found: list[Markdown] = []
        for other in self._entry.related:
            title, url = escaped(other.title or "Untitled", dialect), safe_url(other.url)
            source = f" ({escaped(other.source, dialect)})" if other.source else ""
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

        return body_markdown(self._entry.body, self._style.dialect) if self._entry.body else Markdown()
