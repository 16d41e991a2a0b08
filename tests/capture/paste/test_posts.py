"""Posts of a messenger's channel, and reports of a monitoring service, invented."""

from datetime import UTC, datetime

import pytest

from clipper.capture.paste.split import split_paste

NOW = datetime(2025, 6, 10, tzinfo=UTC)
TITLE = "Harbor board agrees to repair the old lock"
SENTENCE = "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said."


def test_posts_of_a_channel_are_articles_of_their_own() -> None:
    text = (
        f"Alder Courier, [01.06.2025 14:07]\nForwarded from Port News\n{TITLE}\n\n{SENTENCE}\n{SENTENCE} Nobody spoke against it.\n\n"
        f"Alder Courier, [02.06.2025 15:30]\n{SENTENCE}"
    )
    found = split_paste(text, captured_at=NOW)
    first, second = found.drafts
    assert (first.metadata.title, second.metadata.title) == (TITLE, None)
    assert first.body.text == f"{SENTENCE}\n{SENTENCE} Nobody spoke against it."
    assert {draft.metadata.source for draft in found.drafts} == {"Alder Courier"}
    days = [draft.metadata.published.value[:10] for draft in found.drafts if draft.metadata.published]
    assert days == ["2025-06-01", "2025-06-02"]
    assert [left.reason for left in found.left_out] == ["where a post is forwarded from"]


def test_chat_is_one_text_of_all_its_messages() -> None:
    text = f"[14:07, 6/1/2025] Ann Lee: {SENTENCE}\n[14:09, 6/1/2025] Bo Day: Really?\n[14:10, 6/1/2025] Ann Lee: Yes."
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert draft.body.text == text


@pytest.mark.parametrize(
    "text",
    [
        f"Ann Lee\n@annlee\n{SENTENCE}\n2:07 PM · Jun 1, 2025\n·\n12.3K\n Views\n34\nReposts",
        f"Ann Lee\n@annlee\n·\nJun 1, 2025\n{SENTENCE}",
    ],
)
def test_post_has_its_author_and_its_day(text: str) -> None:
    (draft,) = split_paste(text, captured_at=NOW).drafts
    fields = draft.metadata
    assert (draft.body.text, fields.authors, fields.source, fields.title) == (SENTENCE, ("Ann Lee",), "X", None)
    assert fields.published is not None
    assert fields.published.value == "2025-06-01"


def test_article_that_begins_with_its_authors_account_is_no_post() -> None:
    text = f"Ann Lee\n@annlee\n{SENTENCE}\n{SENTENCE} Nobody spoke against it.\n{SENTENCE}"
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert draft.metadata.source is None


def test_text_that_names_a_post_later_on_is_no_channel() -> None:
    text = f"{TITLE}\n\n{SENTENCE}\n{SENTENCE} So the channel wrote.\nAlder Courier, [01.06.2025 14:07]\n{SENTENCE}"
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert draft.metadata.source is None


@pytest.mark.parametrize(
    ("line", "source", "day", "page"),
    [
        ("Source: Alder Courier website, Port Alder, in English 1 Jun 25", "Alder Courier", "2025-06-01", None),
        ("Source: Alder News news agency, Port Alder, in English 0712 gmt 1 Jun 25", "Alder News", "2025-06-01", None),
        ("Source: Alder Courier, Port Alder, in Old Norse 1 Jun 98, p 3", "Alder Courier", "1998-06-01", "3"),
    ],
)
def test_last_line_of_a_monitored_report_tells_outlet_and_day(line: str, source: str, day: str, page: str | None) -> None:
    text = f"Alder: {TITLE}\n\nText of report by the Courier on 1 June\n\n{SENTENCE}\n\n{SENTENCE} Nobody spoke against it.\n\n{line}\n"
    (draft,) = split_paste(text, captured_at=NOW).drafts
    fields = draft.metadata
    assert (fields.source, fields.published.value if fields.published else None, fields.page) == (source, day, page)
    assert "Source:" not in draft.body.text
    assert fields.origins["source"] == fields.origins["published"] == "line 9"
