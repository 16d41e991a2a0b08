"""The date of a page's article, from what the page states and what it shows."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.page import read_page
from clipper.model.draft import CaptureKind

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
SENTENCE = "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said."
TEXT = "".join(
    f"<p>{SENTENCE} It was the {nth} vote of the evening, and nobody spoke against it.</p>" for nth in ("first", "second", "third", "last")
)
TITLE = "Harbor board agrees to repair the old lock"


def date_of(*, head: str = "", above: str = "", below: str = "", after: str = "", title: str = TITLE) -> str | None:
    """The date of a page with these pieces around its headline and its text."""
    body = f"<body>{above}<h1>{TITLE}</h1>{below}<article>{TEXT}</article>{after}</body>"
    page = f"<html lang='en'><head><title>{title}</title>{head}</head>{body}</html>"
    published = read_page(page, captured_at=CAPTURED).drafts[0].metadata.published
    return published.source_iso() if published else None


UTC_NIGHT = '<meta property="article:published_time" content="2025-06-02T02:54:29Z">'


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        ("", "2025-06-02T02:54:29Z"),
        ('{"a": "2025-06-01T18:00:00-04:00", "b": "2025-05-30T09:10:00-04:00"}', "2025-06-01T22:54:29-04:00"),
        ('{"a": "2025-06-01T18:00:00-04:00", "b": "2025-05-30T09:10:00+02:00"}', "2025-06-02T02:54:29Z"),
        ('{"a": "2025-06-01T18:00:00-04:00"}', "2025-06-02T02:54:29Z"),
        ('{"dateCreation": "2025-06-01"}', "2025-06-01"),
        ('{"dateCreation": "2025-05-20"}', "2025-06-02T02:54:29Z"),
    ],
)
def test_moment_in_utc_takes_the_day_or_the_zone_that_the_rest_of_the_page_has(scripts: str, expected: str) -> None:
    assert date_of(head=f"{UTC_NIGHT}<script>{scripts}</script>") == expected


def test_zone_of_the_page_gives_way_to_the_day_that_it_shows() -> None:
    times = '<script>["2025-06-01T18:00:00-04:00", "2025-05-30T09:10:00-04:00"]</script>'
    assert date_of(head=UTC_NIGHT + times, below="<p>Published June 2, 2025</p>") == "2025-06-02T02:54:29Z"


def test_of_two_times_side_by_side_that_of_the_change_gives_way() -> None:
    first, second = (
        '<time datetime="2025-05-12T09:30:00+01:00">12 May 2025</time>',
        '<time class="updated" datetime="2025-05-11T23:00:00+01:00"></time>',
    )
    assert date_of(below=f"<p>{first}{second}</p>") == "2025-05-12T09:30:00+01:00"
    assert date_of(below=f"<p>{second}{first}</p>") == "2025-05-12T09:30:00+01:00"


def test_shown_date_that_agrees_with_the_stated_one_goes_before_another() -> None:
    stated = '<meta property="article:published_time" content="2025-05-25T11:00:02+00:00">'
    shown = "<p>Ann Lee, 7 May 2025 – 25 May 2025</p>"
    assert date_of(head=stated, below=shown) == "2025-05-25T11:00:02Z"


def test_label_above_a_date_says_what_it_is_the_date_of() -> None:
    assert date_of(after="<div>Published:</div><div>May 25, 2025</div><div>Last edit:</div><div>June 3, 2025</div>") == "2025-05-25"
    assert date_of(below="<ul><li>Joined: 18.09.2008</li></ul><p>ann » 21.01.2025</p>") == "2025-01-21"


def test_day_in_a_sentence_is_not_the_days_of_the_article() -> None:
    assert date_of(below="<ul><li>The pier law was signed into force on August 14, 1995</li></ul>") is None
    assert date_of(below="<ul><li>Posted on August 14, 1995</li></ul>") == "1995-08-14"


def test_day_in_the_title_goes_before_one_in_a_caption() -> None:
    caption = "<div>Workers at the old lock on a windy morning at the harbor, 24. May 2025</div>"
    assert date_of(title=f"{TITLE} | Courier | 28.05.2025", below=caption) == "2025-05-28"


def test_date_without_its_year_takes_the_year_that_the_page_has_for_the_day() -> None:
    assert date_of(below="<p>24 April</p>", after="<!-- --><script>load('24-04-2021 21:36:16')</script>") == "2021-04-24"
    assert date_of(below="<p>24 April</p>") == "2025-04-24"


def test_last_update_in_the_foot_is_taken_where_nothing_else_tells() -> None:
    far = "".join(f"<li>Harbor {number}</li>" for number in range(20))
    foot = f"<ul>{far}</ul><footer><p>Last updated: November 13, 2024</p></footer>"
    assert date_of(after=foot) == "2024-11-13"
    assert date_of(after=foot, below="<p>May 2, 2025</p>") == "2025-05-02"


def test_byline_under_a_summary_and_a_box_is_the_articles() -> None:
    points = "".join(f"<li>The board agreed on point {number} of its long list of repairs at the lock.</li>" for number in range(5))
    page = f"<article><p>{SENTENCE}</p><ul>{points}</ul><p>By Ann Lee</p><p>May 3, 2025</p>{TEXT}</article>"
    draft = read_page(f"<html lang='en'><title>{TITLE}</title><body><h1>{TITLE}</h1>{page}</body></html>", captured_at=CAPTURED).drafts[0]
    assert draft.metadata.published is not None
    assert draft.metadata.published.value == "2025-05-03"


def test_story_that_a_feed_follows_is_no_front_page() -> None:
    feed = "".join(
        f"<div><h3><a href='/{n}'>Another headline number {n} of the day in town</a></h3><p>{n} {SENTENCE}</p></div>" for n in range(30)
    )
    page = f"<html lang='en'><title>{TITLE} - Courier</title><body><h2><a href='/a'>{TITLE}</a></h2><p>{SENTENCE}</p>{feed}</body></html>"
    assert read_page(page, captured_at=CAPTURED).kind is CaptureKind.PAGE
    assert read_page(page.replace(f"<title>{TITLE} - ", "<title>"), captured_at=CAPTURED).kind is CaptureKind.FRONT_PAGE


def test_a_day_goes_before_a_month_that_a_caption_tells() -> None:
    signed = "<p>Von Ann Lee, Bo Day und Cy Fox | 02.06.2025, 18:58 Uhr</p>"
    caption = "<figure><figcaption>Oktober 2024</figcaption></figure>"
    assert date_of(below=signed + caption) == "2025-06-02"
    assert date_of(below="<p class='date'>May 2025</p>") == "2025-05"


def test_a_month_in_the_title_is_no_date() -> None:
    (draft,) = read_page(f"<h1>The books of May 2025</h1><div>{TEXT}</div>", captured_at=CAPTURED).drafts
    assert draft.metadata.published is None


def test_a_word_for_a_day_gives_way_to_a_day() -> None:
    icons = "".join(f"<p>{name}</p>" for name in ("fb", "tw", "mail", "print", "msg"))
    assert date_of(below=f"<p class='date'>Today</p>{icons}<p>May 15, 2025</p>") == "2025-05-15"


def test_the_minutes_that_reading_takes_give_way_to_the_day_of_the_last_change() -> None:
    assert date_of(below="<p>3 Min.</p><p>Aktualisiert am 28.05.2025</p>") == "2025-05-28"


def test_a_time_that_says_that_it_is_of_publication_counts_below_the_text_too() -> None:
    posted = '<time class="entry-date published" datetime="2025-05-08T10:07:06-05:00">May 8, 2025</time>'
    page = f"<h1>{TITLE}</h1><article>{TEXT * 3}</article><footer>{posted}</footer>"
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    assert draft.metadata.published is not None
    assert draft.metadata.published.source_iso() == "2025-05-08T10:07:06-05:00"
    (unsaid,) = read_page(page.replace("entry-date published", "x"), captured_at=CAPTURED).drafts
    assert unsaid.metadata.published is None


def test_a_time_of_publication_goes_before_that_of_the_change_glued_to_it() -> None:
    changed = '<time class="updated" datetime="2025-06-03T04:39:11+00:00">June 3, 2025</time>'
    posted = '<time class="entry-date published" datetime="2025-05-10T03:14:38+00:00">May 10, 2025</time>'
    assert date_of(below=f"<div>{changed}{posted} <span>by Ann Lee</span></div>") == "2025-05-10T03:14:38Z"


def test_a_time_in_utc_gives_way_to_the_day_that_is_shown_in_it() -> None:
    assert date_of(below='<p><time datetime="2025-05-20T02:29:49Z">May 19, 2025</time></p>') == "2025-05-19"


def test_a_date_that_only_a_style_parts_from_a_name_is_found() -> None:
    line = "<span>By</span><span>harborhand</span><span>May 16, 2025</span><span>No Comments</span>"
    assert date_of(below=f"<div>{line}</div>") == "2025-05-16"


def test_what_stands_right_above_a_text_far_below_its_title_is_looked_at() -> None:
    contents = "".join(f"<li><a href='#part-{number}'>Part {number} of the long report</a></li>" for number in range(80))
    assert date_of(below=f"<ul>{contents}</ul><p>By Ann Lee</p><p>Dec 18, 2024</p>") == "2024-12-18"


@pytest.mark.parametrize("script", ['{"publishTime": "2023-02-12"}', 'var create_time = "1676160000";', 'var ct = "1676160000";'])
def test_an_age_gives_way_to_what_the_page_knows_of_its_day(script: str) -> None:
    assert date_of(below="<p>Yesterday</p>") == "2025-06-09"
    told = date_of(below="<p>Yesterday</p>", after=f"<script>{script}</script>")
    assert told is not None
    assert told.startswith("2023-02-12")


def test_the_name_of_another_value_is_no_day() -> None:
    assert date_of(below="<p>Yesterday</p>", after='<script>var direct = "1676160000";</script>') == "2025-06-09"
