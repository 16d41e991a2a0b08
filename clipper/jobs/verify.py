"""Check each quotation of a Markdown file against the library."""

from collections.abc import Iterator
from pathlib import Path

from clipper.errors import InputError, NotFoundError, QueryError
from clipper.export.citations import title_in_quotes
from clipper.export.differences import same_in_plain_shapes
from clipper.export.quotations import read_quotations
from clipper.export.verify import Lookup, MarkedPassage, SourceText, Verdict, verify
from clipper.jobs.files import expanded
from clipper.library.library import Library
from clipper.model.ids import ClippingId, HighlightId
from clipper.text.words import UNSPACED

MAX_BYTES = 20_000_000
"""Of a file to check: a brief of 1,000 clippings has 2 MB."""
CANDIDATES = 8
"""Clippings that one query gives for a quotation that no marker and no footnote places."""
MOST_CANDIDATES = 24
"""Over all queries for it: the first ones, of the longest words, find few."""
RUN_WORDS, RUN_CHARACTERS, SHORT_RUN = 4, 6, 4
"""Words, or characters of a script without blanks, that are searched for as they stand; and what such a piece must have at least."""


def verify_file(library: Library, path: Path) -> tuple[Verdict, ...]:
    """A verdict for each quotation of the file, in its order. Raises InputError for a file that cannot be read."""
    path = expanded(path)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path} is not a file and cannot be read.", "Give a Markdown file.")
        content = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"\xff"
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.", "Give a Markdown file.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text, or larger than {MAX_BYTES // 1_000_000} MB.", "Give a Markdown file.") from error
    return verify_text(library, text)


def verify_text(library: Library, markdown: str) -> tuple[Verdict, ...]:
    """The same for a text, as the composer has it."""
    return verify(read_quotations(markdown), LibraryLookup(library).lookup())


class LibraryLookup:
    """Asks the library, and remembers its answers while one file is checked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sources: dict[str, SourceText | None] = {}

    def lookup(self) -> Lookup:
        return Lookup(passage=self.passage, source=self.source, search=self.search, titled=self.titled)

    def passage(self, highlight: str) -> MarkedPassage | None:
        """All words that a highlight ever stood for: those of its anchor, and those at its places."""
        try:
            found = self._library.highlights.get(HighlightId(highlight))
        except NotFoundError:
            return None
        words = [found.anchor.exact]
        source, place = self.source(found.clipping), found.placement
        if source and place.start is not None and place.end is not None:
            words.append(source.versions[0][place.start : place.end])
        return MarkedPassage(clipping=found.clipping, words=tuple(dict.fromkeys(words)))

    def source(self, clipping: str) -> SourceText | None:
        """The texts of a clipping, the current one first."""
        if clipping not in self._sources:
            self._sources[clipping] = self._read(clipping)
        return self._sources[clipping]

    def search(self, words: str) -> Iterator[str]:
        """Clippings that hold some run of these words, then such as hold many of them."""
        seen: set[str] = set()
        for query in queries_for(words):
            try:
                keys = self._library.listing.open(query).keys(0, CANDIDATES)
            except QueryError:
                continue
            for clipping in self._library.clippings.rows(keys):
                if clipping.id not in seen:
                    seen.add(clipping.id)
                    yield clipping.id
            if len(seen) >= MOST_CANDIDATES:
                return

    def titled(self, words: str) -> str | None:
        """The clipping whose title these words are, but for typography."""
        for query in queries_for(words, field="title"):
            for clipping in self._library.clippings.rows(self._library.listing.open(query).keys(0, CANDIDATES)):
                title = clipping.metadata.title or ""
                if any(same_in_plain_shapes(words, shown) for shown in (title, title_in_quotes(title))):
                    return clipping.id
        return None

    def _read(self, clipping: str) -> SourceText | None:
        keys = self._library.clippings.keys_of([ClippingId(clipping)])
        if not keys:
            return None
        numbers = [version.number for version in self._library.versions.of_clipping(keys[0])]
        texts = [self._library.versions.text(keys[0], number).text for number in reversed(numbers)]
        return SourceText(clipping=clipping, versions=tuple(texts))


def queries_for(words: str, field: str = "text") -> Iterator[str]:
    """Queries that find a text with these words: runs of them as they stand, from several places, then the longest ones together."""
    import re

    pieces = re.findall(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+(?:['’][^\W_{UNSPACED}]+)*", words)
    unspaced = [piece for piece in pieces if re.match(f"[{UNSPACED}]{{2}}", piece)]
    wide = [piece[:RUN_CHARACTERS] for piece in unspaced]
    runs = [part for piece in unspaced for part in (piece[:RUN_CHARACTERS], piece[-RUN_CHARACTERS:]) if len(part) >= SHORT_RUN]
    plain = [piece for piece in pieces if not re.match(f"[{UNSPACED}]", piece)]
    last = max(0, len(plain) - RUN_WORDS)
    places = dict.fromkeys((0, last // 2, last, last // 4, 3 * last // 4))
    runs += [" ".join(plain[place : place + RUN_WORDS]) for place in places if len(plain) > 1]
    for run in sorted(dict.fromkeys(runs), key=len, reverse=True):
        yield f'{field}:"{run}"'
    longest = sorted(dict.fromkeys(plain), key=len, reverse=True)
    for several in (longest[:4], longest[1:4], longest[:2], sorted(dict.fromkeys(wide), key=len, reverse=True)[:4]):
        if len(several) > 1 or several == wide:
            yield " ".join(f'{field}:"{word}"' for word in several)
