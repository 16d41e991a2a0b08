from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.files.front_matter import split_front_matter
from clipper.capture.files.markdown import read_markdown
from clipper.capture.files.markdown_inline import inline_runs
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Draft
from clipper.model.span import SpanKind
from clipper.text.canonical import defect
from tests.capture.files.captured import NOW

NOTE = """---
title: "Ferry: back at sea"
author: ["[[Ann Lee]]", Bo Berg]
source: https://harborpost.example/ferry
site: Harbor Post
published: 2025-05-31
tags:
  - trade/ports
  - ferry
lang: en-GB
---

First *paragraph* with a [link](https://x.example/a_(b)) and **bold
text** over two lines.

## A heading

> Quoted words
> go on

- one
- two
  goes on

3. three

| Port | Ships |
|------|-------|
| East | 2     |

```
code  here
```

![The ferry](https://x.example/ferry.png)
"""


def only(text: str) -> Draft:
    (draft,) = read_markdown(text, captured_at=NOW).drafts
    return draft


def kinds(draft: Draft) -> list[tuple[SpanKind, str]]:
    return [(span.kind, draft.body.slice(span)) for span in draft.body.blocks()]


def test_front_matter_becomes_fields() -> None:
    metadata = only(NOTE).metadata
    assert metadata.title == "Ferry: back at sea"
    assert metadata.authors == ("Ann Lee", "Bo Berg")
    assert metadata.source == "Harbor Post"
    assert metadata.url == "https://harborpost.example/ferry"
    assert metadata.published is not None
    assert metadata.published.value == "2025-05-31"
    assert metadata.keywords == ("trade/ports", "ferry")
    assert metadata.language == "en"
    assert metadata.origins["title"] == "front matter"


def test_blocks_become_spans() -> None:
    assert kinds(only(NOTE)) == [
        (SpanKind.PARAGRAPH, "First paragraph with a link and bold text over two lines."),
        (SpanKind.HEADING, "A heading"),
        (SpanKind.QUOTE, "Quoted words go on"),
        (SpanKind.LIST_ITEM, "one"),
        (SpanKind.LIST_ITEM, "two goes on"),
        (SpanKind.LIST_ITEM, "three"),
        (SpanKind.TABLE_ROW, "Port\tShips"),
        (SpanKind.TABLE_ROW, "East\t2"),
        (SpanKind.CODE, "code  here"),
        (SpanKind.IMAGE, "The ferry"),
    ]


def test_the_row_above_a_rule_is_the_head() -> None:
    draft = only(NOTE)
    rows = [span.attributes for span in draft.body.blocks() if span.kind is SpanKind.TABLE_ROW]
    assert [dict(row) for row in rows] == [{"header": True}, {}]


def test_marks_become_inline_spans() -> None:
    draft = only(NOTE)
    marks = {span.kind: (draft.body.slice(span), dict(span.attributes)) for span in draft.body.inline()}
    assert marks[SpanKind.EMPHASIS] == ("paragraph", {})
    assert marks[SpanKind.STRONG] == ("bold text", {})
    assert marks[SpanKind.LINK] == ("link", {"href": "https://x.example/a_(b)"})


def test_the_first_heading_is_the_title_where_nothing_else_tells_it() -> None:
    draft = only("# Ferry returns\n\nIt is back.\n\n# Another part\n\nMore.")
    assert draft.metadata.title == "Ferry returns"
    assert draft.metadata.origins["title"] == "first heading"
    assert [text for _, text in kinds(draft)] == ["It is back.", "Another part", "More."]


def test_heading_that_was_wrapped_is_whole() -> None:
    first, rest = "# Harbor board of Nordhaven opens the new pier a year later than it had", "planned and cheaper"
    assert only(f"{first}\n{rest}\n\nText.").metadata.title == f"{first[2:]} {rest}"
    assert only(f"{first}\nand a paragraph\n\nText.").metadata.title == first[2:]
    assert only(f"{first}\n{rest}\nof more than a line\n\nText.").metadata.title == first[2:]
    assert only(f"# Harbor board\n{rest}\n\nText.").metadata.title == "Harbor board"


def test_an_underlined_title_counts() -> None:
    assert only("Ferry returns\n=============\n\nIt is back.").metadata.title == "Ferry returns"


def test_a_dangerous_link_keeps_its_words_only() -> None:
    draft = only("# x\n\n[click](javascript:alert(1)) and <b>tags</b> &amp; so on")
    assert draft.body.text == "click and tags & so on"
    assert draft.body.inline() == ()


def test_marks_inside_words_are_letters() -> None:
    assert "".join(
        run.text for run in inline_runs("snake_case_name and 2*3*4 = 24 and \\*no\\*")
    ) == "snake_case_name and 2*3*4 = 24 and *no*".replace("2*3*4", "234")


def test_front_matter_takes_the_notations_that_people_write() -> None:
    fields, below = split_front_matter("---\na: 'it''s'\nb: \"q\\\"q\"\nc: [x, 'y, z']\nd:\n- e # no\nTwo Words: v\nempty:\n---\ntext")
    assert fields == {"a": ("it's",), "b": ('q"q',), "c": ("x", "y, z"), "d": ("e",), "two_words": ("v",), "empty": ()}
    assert below == "text"


def test_the_kind_is_told() -> None:
    assert read_markdown("# x\n\ny", captured_at=NOW).kind is CaptureKind.MARKDOWN


@given(st.text(alphabet="#*_`[]()!>|-=~\\<>&;a1. \n", max_size=300))
def test_any_marks_give_a_canonical_text(text: str) -> None:
    try:
        draft = only(text)
    except InputError:
        return
    assert defect(draft.body) is None


@given(st.sampled_from(["[", "`", "*", "_", "> ", "![", "[a](", "<", "**a", "\\", "|", "- ", "~~~"]), st.integers(1, 20_000))
def test_repeated_marks_cost_linear_time(mark: str, times: int) -> None:
    try:
        draft = only("# t\n\n" + mark * times)
    except InputError:
        return
    assert defect(draft.body) is None
