"""Whole pages that a program wrote as Markdown, all of them invented: their article is found among the menus, with its marks."""

import textwrap

import pytest

from clipper.capture.files.markdown import read_markdown
from clipper.model.draft import CaptureKind, Extraction
from clipper.model.span import SpanKind
from clipper.text.canonical import defect
from tests.capture.files.captured import NOW
from tests.capture.paste.news import NEWS

MENU = ("Home", "World", "Business", "Sport", "Weather", "Opinion", "Sign in", "Subscribe", "Newsletters", "Contact us", "Privacy policy")
TITLE = "Harbor board of Nordhaven opens the new pier a year late"
LINKED = NEWS[2].replace("Marit Solberg", "[Marit Solberg](https://nordhaven.example/people/solberg)")


def page(*story: str, menu: tuple[str, ...] = MENU) -> str:
    links = [f"* [{name}](/{name.lower().replace(' ', '-')})" for name in menu]
    return "\n\n".join(["\n".join(links), f"# {TITLE}", "By Ann Lee", "May 31, 2025", *story, "\n".join(links[-3:])])


def read(text: str) -> Extraction:
    return read_markdown(text, captured_at=NOW)


def test_article_is_found_among_the_menus() -> None:
    found = read(page(NEWS[0], NEWS[1], LINKED, "## What comes next", *NEWS[3:]))
    (draft,) = found.drafts
    assert found.kind is CaptureKind.MARKDOWN
    assert draft.metadata.title == TITLE
    assert draft.metadata.authors == ("Ann Lee",)
    assert draft.metadata.published is not None and draft.metadata.published.value == "2025-05-31"
    assert draft.metadata.origins["title"] == f"line {len(MENU) + 1}"
    assert draft.body.body_blocks() == (*NEWS[:3], "What comes next", *NEWS[3:])


def test_marks_of_the_article_stay() -> None:
    (draft,) = read(page(NEWS[0], "**" + NEWS[1] + "**", LINKED, "## What comes next", *NEWS[3:])).drafts
    assert defect(draft.body) is None
    marks = {span.kind: draft.body.slice(span) for span in draft.body.spans if span.kind is not SpanKind.PARAGRAPH}
    assert marks == {SpanKind.STRONG: NEWS[1], SpanKind.LINK: "Marit Solberg", SpanKind.HEADING: "What comes next"}
    for line in draft.lines:
        assert draft.body.text[line.start : line.end] in (*NEWS, "What comes next")


def test_menus_are_left_out_with_reasons() -> None:
    left = read(page(*NEWS)).left_out
    assert {line.text for line in left} >= set(MENU)
    assert all(line.reason for line in left)


def test_image_between_paragraphs_stays_and_one_of_the_menu_goes() -> None:
    logo = "[![Nordhaven Courier](https://nordhaven.example/logo.png)](/)"
    picture = "[![The new pier](https://nordhaven.example/pier.jpg)](https://nordhaven.example/pier)"
    (draft,) = read(f"{logo}\n\n{page(NEWS[0], NEWS[1], picture, *NEWS[2:])}").drafts
    images = [span.attributes["src"] for span in draft.body.blocks() if span.kind is SpanKind.IMAGE]
    assert images == ["https://nordhaven.example/pier.jpg"]


def test_wrapped_links_are_read() -> None:
    menu = [f"[{name}](/sections-of-the-courier/all-the-stories-of-the-section/{name.lower().replace(' ', '-')})" for name in MENU]
    wrapped = [textwrap.fill(text, 40) for text in (*menu, *NEWS)]
    assert any(")" in line and "](" not in line for text in wrapped[: len(menu)] for line in text.split("\n"))
    (draft,) = read("\n\n".join([*wrapped[: len(menu)], f"# {TITLE}", *wrapped[len(menu) :]])).drafts
    assert draft.metadata.title == TITLE
    assert draft.body.body_blocks() == NEWS


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([f"# {TITLE}", *NEWS, "\n".join(f"* [{name}](/{name})" for name in MENU)]),
        "\n\n".join(["\n".join(f"* [{name}](/{name})" for name in MENU[:6]), f"# {TITLE}", *NEWS]),
        "---\ntitle: The pier\n---\n\n" + page(*NEWS),
        "\n".join(f"* [{name}](/{name}), which I read in May" for name in MENU * 3),
    ],
)
def test_what_people_write_and_clip_stays_whole(text: str) -> None:
    (draft,) = read(text).drafts
    assert not read(text).left_out
    assert all(name in draft.body.text for name in MENU[:6])
