"""Pastes of every shape, all of them invented: which articles come out, with which fields, and what is left out for which reason."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.split import split_paste
from clipper.capture.paste.wrapped import unwrapped
from clipper.errors import InputError
from clipper.model.date import Precision
from clipper.model.draft import CaptureKind, Draft, Extraction
from clipper.model.role import Role
from clipper.text.canonical import defect

FOLDER = Path(__file__).resolve().parents[2] / "data" / "pastes"
NOW = datetime(2025, 6, 1, 10, 0, tzinfo=UTC)


def pasted(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def split(name: str) -> Extraction:
    return split_paste(pasted(name), captured_at=NOW)


def reasons(extraction: Extraction) -> dict[str, str]:
    return {left.text: left.reason for left in extraction.left_out}


def assert_accounted_for(text: str, extraction: Extraction) -> None:
    """Every line that is not blank is in a body, in a field, or left out."""
    left = {line.line for line in extraction.left_out}
    kept = {line.line for draft in extraction.drafts for line in draft.lines}
    named = " ".join(origin for draft in extraction.drafts for origin in draft.metadata.origins.values())
    fields = {int(word.rstrip(":")) for word in named.split() if word.rstrip(":").isdigit()}
    values = " ".join(
        value
        for draft in extraction.drafts
        for value in (draft.metadata.title, draft.metadata.source, *draft.metadata.authors)
        if value is not None
    ).casefold()
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip(" \t-–•*")
        if bare and number not in left | kept | fields:
            assert bare.removeprefix("time").casefold() in values, (number, line)


SHAPES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", SHAPES)
def test_every_line_is_kept_or_left_out_with_a_reason(name: str) -> None:
    extraction = split(name)
    assert_accounted_for(pasted(name), extraction)
    assert all(left.reason for left in extraction.left_out)


@pytest.mark.parametrize("name", SHAPES)
def test_the_ranges_of_lines_lie_in_the_body_and_hold_their_words(name: str) -> None:
    source = pasted(name).split("\n")
    for draft in split(name).drafts:
        assert defect(draft.body) is None
        for line in draft.lines:
            assert source[line.line - 1].split()[0] in draft.body.text[line.start : line.end]


def test_an_aggregator_page_gives_a_main_article_and_related_ones() -> None:
    main, first, second, third = split("aggregator_tight").drafts
    assert (main.role, main.metadata.title) == (Role.MAIN, "Harbour town votes to keep its night ferry")
    assert main.metadata.source is None and main.metadata.published is None
    assert len(main.body.body_blocks()) == 4
    assert [draft.related_to for draft in (first, second, third)] == [0, 0, 0]
    assert [draft.metadata.source for draft in (first, second, third)] == ["The Kelmouth Post", "Coast Weekly", "Coast Weekly"]
    assert [draft.metadata.published and draft.metadata.published.value for draft in (first, second, third)] == [
        "2025-06-01T09:00:00Z",
        "2025-06-01T06:00:00Z",
        "2025-05-30",
    ]
    assert first.metadata.published is not None and first.metadata.published.precision is Precision.HOUR
    assert first.metadata.origins["published"] == "line 17: 'an hour ago'"
    assert first.metadata.origins["title"] == "line 19"
    assert first.body.text.startswith("The fishing fleet at Kelmouth will get")


def test_none_of_an_aggregators_own_lines_is_in_a_text() -> None:
    extraction = split("aggregator_tight")
    whole = "\n".join(draft.body.text for draft in extraction.drafts)
    for line in ("Hashtags", "Try Our AI Features", "Comments", "No comments yet...", "Related Articles"):
        assert line not in whole
        assert reasons(extraction)[line] == "aggregator chrome"


def test_doubled_titles_and_glued_dates_of_an_aggregator_are_told_apart() -> None:
    main, related = split("aggregator_logo").drafts
    assert (main.metadata.title, main.metadata.source) == ("Museum finds a lost map in its own cellar", "North Herald")
    assert main.metadata.published is not None and main.metadata.published.value == "2025-03-24"
    assert (related.metadata.title, related.metadata.source) == ("Bakers ask for cheaper night power", "Valley Times")
    assert related.metadata.published is not None and related.metadata.published.value == "2025-06-01T09:55:00Z"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("article_en", ("Village school reopens after flood repairs", "2025-03-04", ("Ines Holloway",), "en", 5)),
        ("article_de", ("Kleine Brauerei füllt wieder in Flaschen ab", "2025-02-12", ("Greta Lindholm",), "de", 5)),
        ("article_ja", ("山あいの町に小さな図書館が開館", "2025-03-04", (), "ja", 4)),
    ],
)
def test_an_article_is_cut_out_of_its_page(name: str, expected: tuple[str, str, tuple[str, ...], str, int]) -> None:
    (draft,) = split(name).drafts
    fields = draft.metadata
    assert fields.published is not None
    found = (fields.title, fields.published.value, fields.authors, fields.language, len(draft.body.body_blocks()))
    assert found == expected


def test_what_interrupts_an_article_is_left_out_with_its_reason() -> None:
    extraction = split("article_en")
    assert reasons(extraction)["Advertisement"] == "advertisement"
    assert reasons(extraction)["Privacy Policy"] == "legal notice"
    assert reasons(extraction)["Bridge at Thornby to close for a week"] == "stands after the article"


@pytest.mark.parametrize("name", ["database_counted", "database_word_count"])
def test_database_prints_give_their_documents(name: str) -> None:
    first, second = split(name).drafts
    assert (first.role, second.role) == (Role.MAIN, Role.MAIN)
    assert [first.metadata.title, second.metadata.title] == ["Village school reopens after flood repairs", "Bridge to close for a week"]
    assert {first.metadata.source, second.metadata.source} == {"The Thornby Courier"}
    assert first.metadata.authors == ("Ines Holloway",)
    assert first.metadata.published is not None and first.metadata.published.value.startswith("2025-03-04")
    assert first.body.body_blocks() == (
        "The village school in Thornby reopened on Monday, five months after a flood.",
        "Head teacher Paul Adeyemi said that every pupil had come back.",
    )


def test_rows_of_a_result_table_give_articles() -> None:
    first, second = split("database_table").drafts
    assert (first.metadata.title, second.metadata.title) == ("山あいの町に図書館が開館", "橋の工事、四月に開始")
    assert (first.metadata.page, second.metadata.page) == ("12", "1")
    assert first.body.text == "山あいの町に図書館が開館し、多くの人でにぎわった。"


def test_wrapped_lines_become_paragraphs_again() -> None:
    (draft,) = split("wrapped").drafts
    first = draft.body.body_blocks()[0]
    assert first == (
        "The village school in Thornby reopened on Monday, five months after a flood left half a metre of water in its classrooms."
    )
    assert [line.line for line in draft.lines if line.start == 0] == [5, 6]


SET_PAGE = """Alder Courier                                   Sunday, June 1, 2025   Page 3

Harbor board agrees to repair the old
lock before the storms

By Ann Lee

PORT ALDER — The harbor board met on the old pier and agreed to re-
pair the lock before the autumn storms come in, the chair said. It was
the first vote of the evening, and nobody spoke against it.
   "We have waited for long enough," the chair told the residents who
had come to listen. Work is to begin in the third week of August and
should take forty days, if the weather holds and the steel arrives in
time from the mill.
   The engineers had warned of a break-down as early as 2019, in a re-

                               - 3 -

port that was never published. It named the break-
down of the twenty-
five-year-old pumps."""


def test_lines_of_a_set_page_become_paragraphs_again() -> None:
    (draft,) = split_paste(SET_PAGE, captured_at=NOW).drafts
    first, second, third = draft.body.body_blocks()
    assert first.startswith("PORT ALDER — The harbor board met on the old pier and agreed to repair the lock before")
    assert second.endswith("if the weather holds and the steel arrives in time from the mill.")
    assert third == (
        "The engineers had warned of a break-down as early as 2019, in a report that was never published. "
        "It named the break-down of the twenty-five-year-old pumps."
    )
    assert draft.metadata.title == "Harbor board agrees to repair the old lock before the storms"
    assert draft.metadata.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "text",
    [
        "the ferry\nthe pier\nthe rope\nthe rain\nthe road\nthe rest",
        "\n".join(f"Ferry number {number} leaves from the old pier at the hour" for number in range(12)),
        "\n".join([f"The board met on the old pier and {'agreed to repair the lock ' * 6}at last.", *["and more of it"] * 5]),
    ],
)
def test_lines_that_were_not_wrapped_stay_lines(text: str) -> None:
    paste = read_lines(text)
    assert unwrapped(paste) is paste


@pytest.mark.parametrize(
    "line", ["https://courier.example/2025/06/01/lock?utm_source=a", "Source: https://courier.example/2025/06/01/lock"]
)
def test_address_that_stands_with_a_text_is_its_own(line: str) -> None:
    sentence = "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said."
    for text in (
        f"Board to repair the lock\n{line}\n\n{sentence}\n\n{sentence}",
        f"Board to repair the lock\n\n{sentence}\n\n{sentence}\n\n{line}",
    ):
        (draft,) = split_paste(text, captured_at=NOW).drafts
        assert (draft.metadata.url, draft.metadata.source) == ("https://courier.example/2025/06/01/lock", "courier.example")
        assert draft.body.text == f"{sentence}\n{sentence}"
    other = f"Board to repair the lock\n{line}\n\n{sentence}\n\nhttps://other.example/a\n{sentence}"
    assert split_paste(other, captured_at=NOW).drafts[0].metadata.url is None


def test_title_of_a_wires_report_begins_behind_its_time() -> None:
    head = "01-Jun-2025 14:07:33 - BOARD TO REPAIR THE LOCK"
    text = f"{head}\nPORT ALDER, June 1 (Reuters) - The harbor board met on the old pier and agreed to it."
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert (draft.metadata.title, draft.metadata.dateline, draft.metadata.agency) == ("BOARD TO REPAIR THE LOCK", "PORT ALDER", "Reuters")


def test_quoted_mail_is_read_as_it_was() -> None:
    sentence = "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said."
    quoted = "".join(f"> {line}\n" for line in ("By Bo Day, June 1, 2025", "", sentence, "", f"{sentence} Nobody spoke against it."))
    head = "From: Ann Lee <ann@courier.example>\nDate: Tue, 3 Jun 2025\nSubject: Fwd: Harbor board agrees to repair the old lock\n\n"
    (draft,) = split_paste(head + quoted, captured_at=NOW).drafts
    assert draft.body.text == f"{sentence}\n{sentence} Nobody spoke against it."
    assert (draft.metadata.title, draft.metadata.authors) == ("Harbor board agrees to repair the old lock", ("Bo Day",))


def test_a_front_page_offers_links_and_makes_no_article() -> None:
    extraction = split("front_page")
    assert extraction.kind is CaptureKind.FRONT_PAGE
    assert extraction.drafts == ()
    assert any(link.title.startswith("Museum finds a lost map") for link in extraction.links)
    assert extraction.warnings


def test_pages_pasted_one_after_the_other_are_parted() -> None:
    extraction = split_paste(pasted("article_en") + "\n\n\n" + pasted("article_de"), captured_at=NOW)
    english, german = extraction.drafts
    assert (english.metadata.language, german.metadata.language) == ("en", "de")
    assert (english.role, german.role) == (Role.MAIN, Role.MAIN)
    assert len(english.body.body_blocks()) == len(german.body.body_blocks()) == 5
    assert german.metadata.title == "Kleine Brauerei füllt wieder in Flaschen ab"


def test_a_plain_text_is_kept_whole() -> None:
    text = "The ferry sailed at nine. It came back at noon with forty people and one very wet dog on board."
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert draft.body.text == text


def test_of_a_selection_without_furniture_nothing_below_its_first_paragraph_is_lost() -> None:
    text = """How to mend a crab pot
A crab pot that has lost its door can be mended in an evening with a needle, a net gauge and some patience.
What you need
A netting needle filled with tarred twine
A gauge of four fingers' width
A pot
Start at the side that is still whole. Tie the twine to the last knot and work towards the hole, one mesh after the other.
Pull each knot tight before you make the next
When the hole is closed, hang the pot up for a night, because the twine shrinks while it dries and shows what you forgot."""
    (draft,) = split_paste(text, captured_at=NOW).drafts
    kept = {*draft.body.body_blocks(), draft.metadata.title}
    assert set(text.split("\n")[1:]) <= kept


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\u200b\n\ufeff"])
def test_an_empty_paste_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError) as error:
        split_paste(text, captured_at=NOW)
    assert error.value.sentence == "There is no text in this paste."
    assert error.value.hint


@pytest.mark.parametrize("text", ["word " * 10_000_000, "Home\n" * 400_000])
def test_a_giant_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError) as error:
        split_paste(text, captured_at=NOW)
    assert error.value.sentence.startswith("This paste is too large to be split (")
    assert error.value.hint


def test_a_line_of_ten_million_characters_is_read() -> None:
    (draft,) = split_paste("word " * 2_000_000, captured_at=NOW).drafts
    assert len(draft.body.text) == 9_999_999


def test_controls_and_bidirectional_marks_do_not_break_a_paste() -> None:
    text = pasted("article_en").replace("Thornby", "Thorn\u202eby\x00").replace("\n", "\r\n")
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert len(draft.body.body_blocks()) == 5
    assert defect(draft.body) is None


def golden(draft: Draft) -> dict[str, object]:
    fields = draft.metadata
    return {
        "role": draft.role.value,
        "title": fields.title,
        "source": fields.source,
        "authors": list(fields.authors),
        "published": fields.published.source_iso() if fields.published else None,
        "language": fields.language,
        "origins": dict(fields.origins),
        "body": list(draft.body.body_blocks()),
        "lines": [line.line for line in draft.lines],
    }


@pytest.mark.parametrize("name", ["aggregator_tight", "aggregator_logo", "article_en", "article_ja", "database_counted"])
def test_what_comes_out_is_as_recorded(name: str) -> None:
    extraction = split(name)
    found = {
        "drafts": [golden(draft) for draft in extraction.drafts],
        "left_out": [[left.line, left.reason] for left in extraction.left_out],
    }
    assert found == json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


lines = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=80)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(lines, st.sampled_from(pasted("article_en").split("\n"))), max_size=40))
def test_any_lines_are_split_without_error_and_accounted_for(picked: list[str]) -> None:
    text = "\n".join(picked)
    try:
        extraction = split_paste(text, captured_at=NOW)
    except InputError:
        return
    accounted = {left.line for left in extraction.left_out} | {line.line for draft in extraction.drafts for line in draft.lines}
    assert accounted or extraction.drafts
    assert all(defect(draft.body) is None for draft in extraction.drafts)


def test_the_language_of_a_body_of_one_long_line_is_told_by_more_than_its_beginning() -> None:
    names = "Marit Osk, Jon Aker, Ilse Brandvik, Tomas Reyl, Ana Kerro, Edda Lorn, Per Hallin, Ines Park, Okafor, Lind, Estmark, Norland, "
    wish = "and others wrote that the tariff should be lifted, because it is paid by the people who live on the islands."
    line = f"Signatories: {names * 2}{wish}"
    (draft,) = split_paste(f"A letter\n\n{line}\n", captured_at=NOW).drafts
    assert draft.metadata.language == "en"
