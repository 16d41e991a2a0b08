from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

from clipper.capture.extract import READERS, extract, form_of
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind

NOW = datetime(2025, 6, 1, 10, tzinfo=UTC)
PARAGRAPHS = (
    "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
    "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
    "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
)
HTML = "<meta charset='utf-8'><article><h1>The ferry is back</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>"
PLAIN = "\n\n".join(("The ferry is back", *PARAGRAPHS))

PASTES = Path(__file__).parents[1] / "data" / "pastes"


def capture(*parts: tuple[str, bytes]) -> Capture:
    return Capture(
        parts=tuple(Part(media_type=media_type, content=content) for media_type, content in parts), origin="clipboard", captured_at=NOW
    )


def test_the_richer_flavor_of_the_clipboard_is_read() -> None:
    found = extract(capture(("text/plain", PLAIN.encode()), ("text/html", HTML.encode())))
    assert found.kind is CaptureKind.PAGE
    assert PARAGRAPHS[0] in found.drafts[0].body.text


def test_an_empty_rich_flavor_is_passed_over() -> None:
    assert extract(capture(("text/html", b" "), ("text/plain", PLAIN.encode()))).kind is CaptureKind.PASTE


def test_a_rich_flavor_without_an_article_gives_way_to_the_plain_one() -> None:
    found = extract(capture(("text/html", b"<div><span></span></div>"), ("text/plain", PLAIN.encode())))
    assert found.kind is CaptureKind.PASTE
    assert PARAGRAPHS[0] in found.drafts[0].body.text


@pytest.mark.parametrize(
    ("stated", "language"),
    [("", "en"), (' lang="de"', "en"), (' lang="utf-8"', "en"), (' lang="en-GB"', "en"), (' lang="cy"', "cy")],
)
def test_a_page_is_in_the_language_of_its_text_where_it_states_none_or_plainly_another(stated: str, language: str) -> None:
    found = extract(capture(("text/html", f"<html{stated}><body>{HTML}</body></html>".encode())))
    assert found.drafts[0].metadata.language == language


@pytest.mark.parametrize("kind", ["plain", "markdown"])
def test_the_language_is_told_of_every_form_of_text(kind: str) -> None:
    found = extract(capture(("text/plain", PLAIN.encode())), kind=kind)
    assert found.drafts[0].metadata.language == "en"


def test_a_pasted_address_is_a_link() -> None:
    found = extract(capture(("text/plain", b"https://harborpost.example/ferry")))
    assert [link.url for link in found.links] == ["https://harborpost.example/ferry"]


def test_pasted_text_gives_its_paragraphs() -> None:
    found = extract(capture(("text/plain", PLAIN.encode())))
    assert [draft.body.text.split("\n") for draft in found.drafts] == [list(PARAGRAPHS)]


def test_a_picture_alone_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        extract(capture(("image/png", b"\x89PNG")))


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        extract(capture(("text/plain", b"x")), kind="nonsense")
    assert all(kind in caught.value.hint for kind in READERS)


@pytest.mark.parametrize("kind", READERS)
def test_every_kind_names_a_form(kind: str) -> None:
    assert form_of(kind) is not None


@pytest.mark.parametrize("kind", READERS)
def test_a_picture_is_refused_whatever_it_is_said_to_be(kind: str) -> None:
    with pytest.raises(InputError):
        extract(capture(("application/octet-stream", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")), kind=kind)


def test_a_huge_text_is_refused_with_its_size() -> None:
    with pytest.raises(InputError, match="50 MB"):
        extract(capture(("text/plain", b"The ferry is back.\n" * 2_640_000)))


def test_a_huge_page_is_refused_without_its_embedded_pictures_counted() -> None:
    picture = "<img src='data:image/png;base64," + "QUJD" * 3_000_000 + "'>"
    assert extract(capture(("text/html", (HTML + picture).encode()))).drafts
    with pytest.raises(InputError, match="too large"):
        extract(capture(("text/html", (HTML + "<p>more words</p>" * 600_000).encode())))


def test_a_page_with_nothing_to_read_says_so() -> None:
    with pytest.raises(InputError):
        extract(capture(("text/html", b"<html><body><div></div></body></html>")))


def html_of(text: str) -> bytes:
    """A page with a paragraph for each line that is not blank."""
    return f"<html><body>{''.join(f'<p>{escape(line)}</p>' for line in text.splitlines() if line.strip())}</body></html>".encode()


STRUCTURED = ("aggregator_logo", "aggregator_tight", "database_counted", "database_table", "database_word_count")
"""Pastes that show their parts by structure."""


@pytest.mark.parametrize("name", STRUCTURED)
def test_a_copied_page_is_parted_as_its_plain_text_is(name: str) -> None:
    text = (PASTES / f"{name}.txt").read_text("utf-8")
    alone = extract(capture(("text/plain", text.encode())))
    both = extract(capture(("text/html", html_of(text)), ("text/plain", text.encode())))
    assert len(both.drafts) > 1
    assert both.drafts == alone.drafts


def row_of(line: str) -> str:
    """The cells of a line in a table of its own, as databases print the head of each finding."""
    cells = "".join(f"<th width=80>{escape(cell)}</th>" for cell in line.split("\t"))
    return f"<table class=head><tbody><tr>\n{cells}</tr></tbody></table>"


MARKUPS: Mapping[str, Callable[[str], str]] = {
    "paragraphs": lambda text: html_of(text).decode(),
    "blocks with breaks": lambda text: "".join(f"<div>{escape(line)}</div>" if line.strip() else "<br>" for line in text.splitlines()),
    "a listing": lambda text: f"<html><head><title>Print</title></head><body><pre>{escape(text)}</pre></body></html>",
    "tables": lambda text: "".join(
        row_of(line) if "\t" in line.strip() else f"<div><p>{escape(line)}</p></div>" for line in text.splitlines() if line.strip()
    ),
}


WITHOUT_TABS = ("paragraphs", "blocks with breaks")
"""Markups in which a tab is a blank like any other."""


@pytest.mark.parametrize(
    ("name", "markup"),
    [(name, markup) for name in STRUCTURED for markup in MARKUPS if name != "database_table" or markup not in WITHOUT_TABS],
)
def test_a_page_alone_is_parted_as_its_plain_text_is(name: str, markup: str) -> None:
    text = (PASTES / f"{name}.txt").read_text("utf-8")
    alone, saved = extract(capture(("text/plain", text.encode()))), extract(capture(("text/html", MARKUPS[markup](text).encode())))
    assert [draft.metadata.title for draft in saved.drafts] == [draft.metadata.title for draft in alone.drafts]
    assert [draft.metadata.published for draft in saved.drafts] == [draft.metadata.published for draft in alone.drafts]
    assert [draft.body.text for draft in saved.drafts] == [draft.body.text for draft in alone.drafts]


CARDS = (
    (
        "Coast Weekly",
        "4 hours ago",
        "Why the old lighthouse will stay dark",
        "The light on Gannet Point will not be lit again, its owners said.",
    ),
    (
        "The Kelmouth Post",
        "an hour ago",
        "Fishing fleet gets new cold store",
        "The fleet at Kelmouth will get a cold store of its own in the spring.",
    ),
    (
        "Valley Times",
        "2 days ago",
        "Storm barrier passes first test",
        "The new barrier closed in eleven minutes on Saturday, well in time.",
    ),
)


@pytest.mark.parametrize(
    "card",
    [
        "<div class=card><img alt=logo><div>{0}</div><div>{1}</div><ul><li>{0}</li></ul><h3>{2}</h3><p>{3}</p></div>",
        "<div class=card><div class=source><span>{0}</span><span>{1}</span></div><ul><li>{0}</li></ul><h3>{2}</h3><p>{3}</p></div>",
        "<li><h3>{2}</h3><h3>{2}</h3><b>{0}</b><p>time{1}</p><ul><li>{0}</li></ul><h3>{2}</h3><div>{3}</div></li>",
        "<tr><td><p>{0}<p>{1}<p>– {0}<p>{2}<p>{3}</td></tr>",
    ],
    ids=["blocks", "spans that a style parts", "titles said twice", "cells of a table"],
)
def test_an_aggregators_page_alone_is_parted_whatever_its_markup(card: str) -> None:
    cards = "".join(card.format(*told) for told in CARDS)
    body = f"<table>{cards}</table>" if card.startswith("<tr>") else cards
    head = "<h1>Kelmouth keeps its night ferry</h1><p>Residents voted on Tuesday to keep it through the winter.</p>"
    page = f"<html><body>{head}{body}</body></html>"
    main, *related = extract(capture(("text/html", page.encode()))).drafts
    assert main.metadata.title == "Kelmouth keeps its night ferry"
    assert [(draft.metadata.source, draft.metadata.title, draft.body.text) for draft in related] == [
        (source, title, text) for source, _, title, text in CARDS
    ]
    assert [draft.metadata.published.value for draft in related if draft.metadata.published] == [
        "2025-06-01T06:00:00Z",
        "2025-06-01T09:00:00Z",
        "2025-05-30",
    ]


@pytest.mark.parametrize("turning", ["\u202e", "\u202d", "\u202b", "\u2067", "\u2068"])
def test_no_name_turns_what_stands_around_it_and_the_capture_keeps_what_was_said(turning: str) -> None:
    head = f'<meta property="og:site_name" content="Harbor {turning}Post"><meta name="author" content="Edda {turning}Lorn">'
    said = (head + HTML.replace("ferry is", f"ferry{turning} is")).encode()
    given = capture(("text/html", said))
    (draft,) = extract(given).drafts
    assert (draft.metadata.title, draft.metadata.source, draft.metadata.authors) == ("The ferry is back", "Harbor Post", ("Edda Lorn",))
    assert given.parts[0].content == said
    (pasted,) = extract(capture(("text/plain", PLAIN.replace("ferry is", f"ferry {turning}is").encode()))).drafts
    assert pasted.metadata.title == "The ferry is back"


def test_the_plain_text_of_a_page_is_what_it_says_and_not_its_markup() -> None:
    (draft,) = extract(capture(("text/html", HTML.encode())), kind="plain").drafts
    assert (draft.metadata.title, draft.body.text.split("\n")) == ("The ferry is back", list(PARAGRAPHS))
    both = capture(("text/html", HTML.encode()), ("text/plain", b"As the clipboard has it."))
    assert extract(both, kind="plain").drafts[0].body.text == "As the clipboard has it."
    source = extract(capture(("text/plain", HTML.encode())), kind="plain").drafts[0]
    assert "<article>" in f"{source.metadata.title} {source.body.text}", "what is given as text is taken as it stands"
