"""Real pages: each quotation survives Markdown, HTML and back, and verifying finds every one and names every damage."""

import gzip
import html
import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from clipper.capture.extract import extract
from clipper.errors import ClipperError
from clipper.export.preview import to_html
from clipper.export.quotations import read_quotations
from clipper.jobs.verify import verify_text
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.ids import ClippingKey
from clipper.text.tokens import WORD
from clipper.text.typography import plain
from tests.jobs.briefs import brief_of_query

SAMPLE, SAMPLED_PAGES = 40, 12
DAMAGED = 200
PASSAGES = 4
MOMENT = datetime(2025, 6, 1, 10, tzinfo=UTC)


def _sources(data: Path, chance: random.Random, *, every: bool) -> Iterator[Part]:
    """Pastes as plain text, and saved pages."""
    pastes, pages = sorted((data / "pastes" / "text").glob("*.txt")), sorted((data / "pages" / "html").glob("*.html.gz"))
    for path in pastes if every else chance.sample(pastes, SAMPLE):
        yield Part(media_type="text/plain", content=path.read_bytes())
    for path in pages if every else chance.sample(pages, SAMPLED_PAGES):
        yield Part(media_type="text/html", content=gzip.decompress(path.read_bytes()))


def fill(library: Library, shared: Path, *, every: bool) -> int:
    """Clippings of real pastes and pages, each with passages marked at random."""
    chance = random.Random(7)
    marked = 0
    for part in _sources(shared / "data", chance, every=every):
        capture = Capture(parts=(part,), origin="clipboard", captured_at=MOMENT)
        try:
            drafts = extract(capture).drafts
        except ClipperError:
            continue
        for saved in library.saving.save(capture, drafts).saved if drafts else ():
            text = library.versions.text(saved.key).text
            for _ in range(PASSAGES):
                words = list(WORD.finditer(text))
                if len(words) > 12:
                    first = chance.randrange(len(words) - 8)
                    last = min(len(words) - 1, first + chance.randint(6, 40))
                    library.highlights.mark(saved.key, words[first].start(), words[last].end(), color="claim", note="A note.")
                    marked += 1
    return marked


@pytest.fixture(scope="module")
def library(shared: Path, is_long: bool) -> Library:  # noqa: FBT001 (a fixture)
    made = Library.in_memory(lambda: MOMENT)
    assert fill(made, shared, every=is_long) > DAMAGED / 2
    return made


@pytest.fixture(scope="module")
def brief(library: Library) -> str:
    return brief_of_query(library, "", title="Everything", group_by="source", written=date(2025, 6, 1))


def shown(rendered: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<sup.*?</sup>|\[\^\w+\]", "", rendered))).split())


@pytest.mark.shared
def test_each_quotation_is_unchanged_after_rendering(library: Library, brief: str) -> None:
    pages = [shown(MarkdownIt("commonmark").render(brief)), shown(to_html(brief))]
    for key in library.listing.open("has:highlight").all_keys():
        for highlight in library.highlights.of_clipping(ClippingKey(key)):
            words = " ".join(highlight.anchor.exact.split())
            assert all(words in page for page in pages), words


@pytest.mark.shared
def test_every_quotation_is_found_word_for_word(library: Library, brief: str) -> None:
    verdicts = verify_text(library, brief)
    marked = sum(len(library.highlights.of_clipping(ClippingKey(key))) for key in library.listing.open("has:highlight").all_keys())
    assert sum(not verdict.quotation.inline for verdict in verdicts) == marked
    assert [verdict for verdict in verdicts if not verdict.passed] == []


@pytest.mark.shared
@pytest.mark.parametrize("with_markers", [True, False])
def test_every_damaged_quotation_is_named(library: Library, brief: str, *, with_markers: bool) -> None:
    chance = random.Random(11)
    lines = brief.split("\n")
    quotes = [at for at, line in enumerate(lines) if line.startswith("> ") and len(alphabetic(line)) > 6]
    starts = {quotation.line for quotation in read_quotations(brief)}
    chosen = [at for at in quotes if at + 1 in starts]
    damaged = {at + 1 for at in chance.sample(chosen, min(DAMAGED, len(chosen)))}
    for number in damaged:
        lines[number - 1] = damage(lines[number - 1], chance, anywhere=with_markers)
    text = "\n".join(lines if with_markers else [re.sub(r"<!-- clipper.*-->", "", line) for line in lines])
    verdicts = verify_text(library, text)
    assert {verdict.quotation.line for verdict in verdicts if not verdict.passed} >= damaged
    assert {verdict.quotation.line for verdict in verdicts if not (verdict.passed or verdict.quotation.inline)} <= damaged


def alphabetic(line: str) -> list[re.Match[str]]:
    return [match for match in WORD.finditer(line.split("[^", maxsplit=1)[0]) if match[0].isalpha()]


def damage(line: str, chance: random.Random, *, anywhere: bool) -> str:
    """One word changed, deleted or swapped; without markers not at the ends, where what is left is word for word the same."""
    body = line.split("[^", maxsplit=1)[0]
    words = alphabetic(body)
    while True:
        at = chance.randrange(len(words) - 1) if anywhere else chance.randrange(1, len(words) - 2)
        word, following = words[at], words[at + 1]
        kind = chance.choice(("changed", "deleted", "swapped"))
        if kind == "changed":
            damaged = body[: word.start()] + "zebra" + body[word.end() :]
        elif kind == "deleted":
            damaged = body[: word.start()] + body[word.end() :].lstrip(" ")
        else:
            damaged = body[: word.start()] + following[0] + body[word.end() : following.start()] + word[0] + body[following.end() :]
        if plain(damaged).text.split() != plain(body).text.split():
            return damaged + line[len(body) :]
