from datetime import UTC, datetime

import pytest

from clipper.capture.files.pdf import read_pdf
from clipper.capture.files.pdf_layout import joined
from clipper.capture.files.pdf_told import told_by_creation_date
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Extraction
from tests.capture.files.captured import NOW, found_in
from tests.capture.files.printed import Words, column, pdf

LEFT = [
    "The ferry between the islands is back after three",
    "days of storm, the harbor master said on Sunday,",
    "and the first passen-",
    "gers went aboard before the sun had risen over the",
    "eastern pier of the old town.",
    "   It carried two hundred people on its first trip,",
    "among them a school class that had waited since",
    "Thursday in the sports hall of the village, with its",
]
RIGHT = [
    "teachers and a dog named Captain, who liked it.",
    "   The company expects to sail by its timetable",
    "from Monday on, and gives back the price of the",
    "tickets to all those who waited in vain for it.",
    "   Fishers were less content with the week. Half of",
    "the catch was lost, said the head of their union,",
    "who asked the ministry for help with the repair of",
    "eleven boats that the waves had thrown on the pier.",
]


def indented(lines: list[str], x: float, top: float) -> list[Words]:
    return [Words(line.lstrip(), x + (12 if line.startswith(" ") else 0), top - 12 * number, 10) for number, line in enumerate(lines)]


def two_columns() -> list[Words]:
    return [Words("Ferry returns after the storm", 60, 700, 28), *indented(LEFT, 60, 650), *indented(RIGHT, 330, 650)]


def text_of(found: Extraction) -> str:
    return "\n".join(draft.body.text for draft in found.drafts)


def test_columns_are_read_one_after_the_other_and_paragraphs_joined() -> None:
    found = found_in(pdf(two_columns()))
    assert found.kind is CaptureKind.PDF
    text = text_of(found)
    assert "and the first passengers went aboard before the sun had risen over the eastern pier of the old town." in text
    assert "in the sports hall of the village, with its teachers and a dog named Captain, who liked it." in text
    assert [line.split()[0] for line in text.split("\n")] == ["The", "It", "The", "Fishers"]


STORY = [
    "The ferry between the islands is back after three days of storm, the harbor master said on Sunday, and the first passengers",
    "went aboard before the sun had risen over the eastern pier of the old town. Nobody had slept much in the houses by the harbor",
    "that week, and the bakers had sold all their bread by noon on each of the three days that the storm lasted, as they told me.",
    "It carried two hundred people on its first trip, among them a school class that had waited since Thursday in the sports hall.",
]


def test_short_lines_above_a_text_stay_lines_and_tell_who_wrote_it_and_when() -> None:
    page = [Words("Ferry returns after the storm", 20, 740, 22), *column(["Tilda Marrow", "30 May 2025, 21:18", *STORY], 20, 700)]
    (draft,) = found_in(pdf(page)).drafts
    assert draft.metadata.authors == ("Tilda Marrow",)
    assert draft.metadata.published is not None
    assert draft.metadata.published.value.startswith("2025-05-30")
    assert draft.body.text == " ".join(STORY)


HEBREW = ("המעבורת שבה לנמל בבוקר יום ראשון לאחר", "שלושה ימים של רוח רבה ושל המתנה", "והביאה 20 ילדים (ושני כלבים) לבית הספר")
SAME_WIDTH = "abdeghnopquABEKPSVXY_"
"""Letters of the font that are nearly as wide as each other."""
LETTERS = dict(zip(sorted({letter for line in HEBREW for letter in line if letter >= "א"}), SAME_WIDTH + "Jkvxyzcs", strict=False))


def from_the_right(line: str, right: float, y: float, *, from_the_left: bool) -> list[Words]:
    """A line's words, each painted by itself from the right on; its letters from the left, as they are seen, or each alone."""
    words: list[Words] = []
    for word in line.split():
        shown = "".join(LETTERS.get(letter, letter) for letter in word)
        seen = shown if shown.isdigit() else shown[::-1].translate(str.maketrans("()", ")("))
        width = len(seen) * 6.0
        if from_the_left:
            words.append(Words(seen, right - width, y))
        elif shown.isdigit():
            words.append(Words(shown, right - width, y))
        else:
            words.extend(Words(letter, right - 6.0 * number, y) for number, letter in enumerate(reversed(seen), start=1))
        right -= width + 4
    return words


@pytest.mark.parametrize("from_the_left", [True, False])
def test_what_is_read_from_the_right_is_read_so_however_it_is_painted(from_the_left: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    lines = [
        words for number, line in enumerate(HEBREW) for words in from_the_right(line, 500, 700 - 12 * number, from_the_left=from_the_left)
    ]
    text = text_of(found_in(pdf(lines, meaning={code: letter for letter, code in LETTERS.items()})))
    assert " ".join(text.split()) == " ".join(HEBREW)


def test_items_of_a_list_stay_lines() -> None:
    items = ["• two hundred passengers of the village", "• One dog named Captain and its master", "• eleven sacks of salt for the bakers"]
    text = text_of(found_in(pdf([Words("Ferry returns after the storm", 20, 740, 22), *column([*STORY, *items, *STORY[::-1]], 20, 700)])))
    assert [line.removeprefix("• ") for line in text.split("\n")[1:4]] == [item.removeprefix("• ") for item in items]


def test_a_text_that_gives_way_to_a_picture_stays_one_paragraph() -> None:
    beside = [
        "which came on time with the tide and a band that played",
        "the old songs of the Harbor while Captain Sørby was",
        "waving from the bridge",
    ]
    page = [Words("Ferry returns after the storm", 20, 740, 22), *column([*STORY[:2], *beside, *STORY[2:]], 20, 700)]
    assert " ".join([*STORY[:2], *beside, *STORY[2:]]) in text_of(found_in(pdf(page)))


def test_a_headline_in_balanced_lines_is_one() -> None:
    page = [*column(["Ferry returns", "after the storm"], 20, 740, 22, 26), *column(STORY, 20, 690)]
    (draft,) = found_in(pdf(page)).drafts
    assert draft.metadata.title == "Ferry returns after the storm"


def test_a_paragraph_goes_on_over_a_column_that_begins_with_a_name() -> None:
    right = ["Eastport and of Westport, which had sent its band.", *RIGHT[1:]]
    left = [*LEFT[:-1], "Thursday in the halls of the two villages, those of"]
    page = [Words("Ferry returns after the storm", 60, 700, 28), *indented(left, 60, 650), *indented(right, 330, 650)]
    assert "the two villages, those of Eastport and of Westport, which had sent its band." in text_of(found_in(pdf(page)))


def test_the_order_of_painting_does_not_matter() -> None:
    assert text_of(found_in(pdf(two_columns()))) == text_of(found_in(pdf(sorted(two_columns(), key=lambda words: (-words.y, words.x)))))


def test_the_largest_line_is_the_title() -> None:
    (draft,) = found_in(pdf(two_columns())).drafts
    assert draft.metadata.title == "Ferry returns after the storm"
    assert "Ferry returns" not in draft.body.text


def test_running_heads_and_page_numbers_are_left_out_with_a_reason() -> None:
    pages = [[Words("Harbor Post, 1 June 2025", 60, 780), *two_columns(), Words(f"Page {number} of 3", 280, 15)] for number in (1, 2, 3)]
    found = found_in(pdf(*pages))
    reasons = {(left.text, left.reason) for left in found.left_out}
    assert ("Harbor Post, 1 June 2025", "running head") in reasons
    assert ("Page 2 of 3", "page number") in reasons
    assert "Harbor Post, 1 June" not in text_of(found)


def test_the_address_in_a_printed_pages_margin_is_its_url() -> None:
    pages = [[*two_columns(), Words(f"https://harborpost.example/ferry {number}/2", 60, 15)] for number in (1, 2)]
    assert read_pdf(pdf(*pages), captured_at=NOW).drafts[0].metadata.url == "https://harborpost.example/ferry"


TOWNS = ("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine")


def test_article_of_a_printed_page_may_be_a_small_part_of_it() -> None:
    others = [
        f"{kind} in Port {town}" for kind in ("Weather", "Tide tables", "Ferries", "Jobs", "Homes", "Boats", "Events") for town in TOWNS
    ]
    menus = [Words(text, 60 + 180 * (at % 3), 700 - 24 * (at // 3), 9 + at % 2 * 3) for at, text in enumerate(others)]
    pages = [two_columns(), menus, menus[::-1]]
    feet = [Words(f"https://harborpost.example/ferry {number}/3", 60, 15) for number in (1, 2, 3)]
    found = read_pdf(pdf(*[[*page, foot] for page, foot in zip(pages, feet, strict=True)]), captured_at=NOW)
    assert "The ferry between the islands is back" in text_of(found)
    assert "Tide tables in Port" not in text_of(found)


MENU = [Words("Skip to the main content", 60, 770), Words("Search the harbor post", 60, 755), Words("Sign in", 60, 740)]


def printed_page(headline: list[Words], title: str) -> str | None:
    """The title of a page as a browser prints it: a menu above the headline, in letters as large as the text."""
    (draft,) = found_in(pdf([*MENU, *headline, *indented(LEFT, 60, 650), *indented(RIGHT, 330, 650)], title=title)).drafts
    return draft.metadata.title


TITLE = "Ferry returns after the storm | Harbor Post"


def test_the_stated_title_tells_which_line_is_the_title() -> None:
    assert printed_page([Words("Alder and Its Harbor", 60, 710, 30), Words("Ferry Returns After the Storm", 60, 690, 12)], TITLE) == (
        "Ferry Returns After the Storm"
    )
    assert printed_page([Words("Home 2. News 3. Ferry returns after the storm", 60, 700, 20)], TITLE) == "Ferry returns after the storm"


def test_the_stated_title_tells_where_a_headline_goes_on() -> None:
    headline = [Words("Ferry returns after three days of", 60, 715, 20), Words("storm", 60, 690, 13)]
    assert printed_page(headline, "Ferry returns after three days of storm | Harbor Post") == "Ferry returns after three days of storm"


@pytest.mark.parametrize("title", ["ferry_final.indd", "Microsoft Word - ferry.docx", "Harbor Post", "Harbor Post, page 3, Sunday edition"])
def test_a_stated_title_that_names_another_thing_is_not_believed(title: str) -> None:
    assert printed_page([Words("Ferry returns after the storm", 60, 700, 28)], title) == "Ferry returns after the storm"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        (b"(D:20250601123000+02'00')", datetime(2025, 6, 1, 10, 30, tzinfo=UTC)),
        (b" (D:20250601043000-06'00')", datetime(2025, 6, 1, 10, 30, tzinfo=UTC)),
        (b"(D:20250601103000Z)", datetime(2025, 6, 1, 10, 30, tzinfo=UTC)),
        (b"(D:20251399999999Z)", None),
        (b"(D:20250601103000+99'99)", None),
    ],
)
def test_a_pdf_tells_when_it_was_made(written: bytes, moment: datetime | None) -> None:
    assert told_by_creation_date(b"%PDF-1.4\n1 0 obj<</CreationDate" + written + b">>").moment == moment


def test_a_scan_says_so_in_one_sentence() -> None:
    with pytest.raises(InputError, match="is a scan"):
        found_in(pdf([], []))


def test_a_damaged_pdf_says_so() -> None:
    with pytest.raises(InputError, match="damaged"):
        found_in(b"%PDF-1.4\nnothing of the kind")


def test_a_locked_pdf_says_so() -> None:
    with pytest.raises(InputError, match="password"):
        found_in(pdf(two_columns(), encrypt=True))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["passen\u00ad", "gers"], "passengers"),
        (["passen-", "gers"], "passengers"),
        (["North\u00ad", "South"], "North-South"),
        (["pages 10-", "20"], "pages 10- 20"),
        (["one", "two"], "one two"),
        (["end\u00ad"], "end-"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def test_hyphens_that_browsers_print_into_words_are_not_read() -> None:
    lines = [
        "The fer\u00adry be\u00adtween the is\u00adlands is back, the har\u00ad\u2010",
        "bor mas\u00adter said on Sun\u00adday. It car\u00adried two hun\u2010",
        "dred pas\u00adsen\u00adgers on its first trip to the is\u00adlands.",
    ]
    (draft,) = found_in(pdf(column(lines, 60, 700))).drafts
    assert draft.body.text == (
        "The ferry between the islands is back, the harbor master said on Sunday. "
        "It carried two hundred passengers on its first trip to the islands."
    )


def test_indented_first_line_is_a_part_of_its_paragraph() -> None:
    title, byline = Words("The ferry is back after the storm", 60, 740, 20), Words("Ann Lee", 60, 700)
    wide = "The ferry between the islands is back after three days at"
    first, *others = column([wide[:54], *[f"{wide[:54]} {number}." for number in range(4)]], 60, 685)
    indented = Words(first.text, 72, first.y)
    (draft,) = found_in(pdf([title, byline, indented, *others])).drafts
    assert draft.body.text.startswith(f"{first.text} {others[0].text}")


def test_a_single_column_keeps_its_paragraphs() -> None:
    page = column(["The ferry between the islands is back after three days.", "It sails again.", "", "Fishers were less content."], 60, 700)
    (draft,) = found_in(pdf([words for words in page if words.text])).drafts
    assert "Fishers were less content." in draft.body.text.split("\n")
