"""What stands in a page's markup beside its words, as spans: headings, lists, tables, captions, listings."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.page import read_page
from clipper.model.span import ArticleText, Span, SpanKind

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
PROSE = (
    "<p>The keeper of the lighthouse climbs the two hundred steps every evening, although the lamp has lit itself for thirty years now.</p>"
    "<p>He says that somebody must look at the sea at least once a day, and that the sea notices when nobody does, as it did in the winter "
    "of the great storm.</p>"
)


def body_of(inner: str) -> ArticleText:
    """The body of an article with this between paragraphs."""
    after = PROSE.replace("keeper", "guard").replace("somebody", "one of us")
    page = (
        "<!DOCTYPE html><html lang=en><head><title>The keeper of the light</title></head><body><article><h1>The keeper of the light</h1>"
        f"<div class=article-body>{PROSE}{inner}{after}</div></article></body></html>"
    )
    (draft,) = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast/keeper-of-the-light").drafts
    return draft.body


def blocks_of(body: ArticleText, kind: SpanKind) -> list[tuple[str, Span]]:
    return [(body.slice(span), span) for span in body.blocks() if span.kind is kind]


def texts_of(body: ArticleText, kind: SpanKind) -> list[str]:
    return [text for text, _ in blocks_of(body, kind)]


def test_heading_over_two_lines_is_one_heading() -> None:
    body = body_of("<h2>What the sea<br>brings ashore</h2>")
    assert texts_of(body, SpanKind.HEADING) == ["What the sea brings ashore"]


@pytest.mark.parametrize(("attributes", "level"), [("aria-level=3", 3), ("", 2), ("aria-level=99", 2)])
def test_heading_by_its_role_alone_is_a_heading(attributes: str, level: int) -> None:
    ((text, span),) = blocks_of(body_of(f"<div role=heading {attributes}>What the sea brings ashore</div>"), SpanKind.HEADING)
    assert (text, span.attributes["level"]) == ("What the sea brings ashore", level)


def test_numbers_of_a_list_are_those_that_readers_see() -> None:
    items = (
        "<ol start=4><li>The lamp is wiped with a cloth that nobody else may use, and never in a hurry.</li>"
        "<li value=7>The log is written in ink, with the hour, the wind and the ships that passed.</li>"
        "<li>The door is locked twice, since the wind has learned to open it in the night.</li></ol>"
    )
    numbers = [span.attributes["number"] for _, span in blocks_of(body_of(items), SpanKind.LIST_ITEM)]
    assert numbers == [4, 7, 8]


def test_head_of_a_table_needs_no_head_cells_and_words_in_a_cell_stay_apart() -> None:
    table = (
        "<table><thead><tr><td>Light</td><td>What the guide of the coast says of it</td></tr></thead><tbody>"
        "<tr><td>North Head<div>built 1871</div></td><td>White tower on the cliff, seen from eighteen miles in clear weather</td></tr>"
        "<tr><td>South Head</td><td>Red tower at the end of the mole, seen from nine miles in clear weather</td></tr></tbody></table>"
    )
    rows = blocks_of(body_of(table), SpanKind.TABLE_ROW)
    assert [(text.split("\t")[0], span.attributes.get("header", False)) for text, span in rows] == [
        ("Light", True),
        ("North Head built 1871", False),
        ("South Head", False),
    ]


def test_name_of_the_photographer_is_not_glued_to_the_caption() -> None:
    figure = (
        "<figure><img src=/light.jpg alt='The light'><figcaption><span class=text>The light at North Head</span>"
        "<span class=author>Ines Marlow</span></figcaption></figure>"
    )
    assert texts_of(body_of(figure), SpanKind.CAPTION) == ["The light at North Head Ines Marlow"]


def test_button_in_a_listing_is_none_of_its_lines() -> None:
    listing = "<pre><button>Copy</button><code>lamp = wind * height\nlog.write(lamp)</code></pre>"
    assert texts_of(body_of(listing), SpanKind.CODE) == ["lamp = wind * height", "log.write(lamp)"]


@pytest.mark.parametrize(("inner", "shown"), [("nobody climbs for nothing", "“{}”"), ("«nobody climbs for nothing»", "{}"), ("", "{}")])
def test_quotation_has_the_marks_that_readers_see(inner: str, shown: str) -> None:
    body = body_of(f"<p>The harbour master said <q>{inner}</q> and went down to the quay again, as he does on every day of the year.</p>")
    assert f"master said {shown.format(inner)} and went".replace("  ", " ") in body.text


def test_copy_wrapped_in_a_bold_element_that_is_not_bold_is_not_strong() -> None:
    words = "It was <b>never</b> dark, they say, and nearly never foggy on the northern side of the coast."
    body = body_of(f'<b style="font-weight: normal"><p>{words}</p></b>')
    assert [body.slice(span) for span in body.inline()] == ["never"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10<sup>2</sup> lamps", "10² lamps"),
        ("10<sup>-12</sup> lamps", "10⁻¹² lamps"),
        ("2<sup>n</sup> lamps", "2ⁿ lamps"),
        ("10<sup>2.5</sup> lamps", "10^2.5 lamps"),
        ("a lamp<sup><a href=#note>3</a></sup> of brass", "a lamp³ of brass"),
        ("5<sup>1/2</sup> lamps", "5 1/2 lamps"),
        ("lamps<sup>1,2</sup> of brass", "lamps¹,² of brass"),
        ("the 19<sup>th</sup> lamp", "the 19th lamp"),
        ("a lamp<sup>[3]</sup> of brass", "a lamp[3] of brass"),
        ("the Brightlight<sup>TM</sup> lamp", "the BrightlightTM lamp"),
    ],
)
def test_raised_figure_is_no_part_of_the_number_or_word_before_it(written: str, read: str) -> None:
    body = body_of(f"<p>The harbour master counts {written} on the quay, and writes all of them down in his book every evening.</p>")
    assert f"master counts {read} on the quay, and" in body.text
    assert "the guard of the lighthouse" in body.text.lower(), "what follows is as it was"


def test_words_set_in_bold_or_italics_by_their_style_are_marked() -> None:
    words = (
        '<p>The ship <span style="color: #333; font-style: italic">Corvina</span> was <span style="FONT-WEIGHT:700">never</span> late, and '
        '<font style="font-weight: bold; font-style: oblique">never once</font> in a <span style="font-weight: 400; font-style: normal">'
        'hurry</span>, says <em style="font-style: normal">her</em> captain.</p>'
        '<p style="font-style: italic">Told by those who were there.</p>'
    )
    body = body_of(words)
    marked = [(body.slice(span), span.kind) for span in body.inline()]
    assert marked == [
        ("Corvina", SpanKind.EMPHASIS),
        ("never", SpanKind.STRONG),
        ("never once", SpanKind.STRONG),
        ("never once", SpanKind.EMPHASIS),
        ("Told by those who were there.", SpanKind.EMPHASIS),
    ]


@pytest.mark.parametrize(
    "figure",
    [
        "<div class=image><img src=/light.jpg alt=''><div class=image-caption>{}</div></div>",
        "<div class=photo-box><div><img src=/light.jpg alt='The light'></div><p class=caption>{}</p></div>",
        "<div><img src=/light.jpg alt='{0} (her own picture)'><p class='txt photoCredit'>{0}</p></div>",
    ],
)
def test_caption_is_told_by_its_class_in_a_figure(figure: str) -> None:
    words = "The light at North Head, seen from the ferry in the first days of the spring. Photo: Ines Marlow"
    assert texts_of(body_of(figure.format(words)), SpanKind.CAPTION) == [words]


def test_what_a_film_tells_is_no_caption() -> None:
    words = "The keeper shows the crew of the ferry how the lamp is wiped, and why nobody else may use his cloth for it."
    film = f"<div class=featured-video><img src=/still.jpg alt=''><div class=caption><p>{words}</p></div></div>"
    assert texts_of(body_of(film), SpanKind.CAPTION) == []
    assert texts_of(body_of(film.replace("-video", "-image")), SpanKind.CAPTION) == [words]


def test_text_in_a_container_named_for_captions_is_no_caption_without_a_figure() -> None:
    body = body_of(f"<div class=captioned-story><img src=/light.jpg alt='The light'>{PROSE.replace('keeper', 'pilot')}</div>")
    assert texts_of(body, SpanKind.CAPTION) == []
    assert "The pilot of the lighthouse" in body.text


def entries(template: str) -> str:
    return "".join(
        template.format(time=f"{9 + number}:15", prose=PROSE.replace("thirty", str(30 + number)).replace("once", f"{number} times"))
        for number in range(1, 6)
    )


@pytest.mark.parametrize(
    "template",
    [
        "<article class=live-post><span class=post-time><time>{time}</time></span><h3>The crews reach the next bay</h3>{prose}</article>",
        "<div class=entry><div class=meta><time>{time} CET</time></div><h3><a href=#entry>The crews reach a bay</a></h3>{prose}</div>",
        "<li><h3>The crews reach the next bay</h3><p class=stamp>{time}</p>{prose}</li>",
    ],
)
def test_entries_of_a_live_page_keep_their_times(template: str) -> None:
    head = "<html><head><title>Storm on the coast: live</title></head><body><main><h1>Storm on the coast: live</h1>"
    page = f"{head}{entries(template)}</main></body></html>"
    (draft,) = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast/storm-on-the-coast-live").drafts
    lines = draft.body.text.split("\n")
    times = [line.split()[0] for line in lines if line[:2].isdecimal() and line[2:5] == ":15"]
    assert times == ["10:15", "11:15", "12:15", "13:15", "14:15"]
    assert sum(line.startswith("The keeper") for line in lines) == len(times)


@pytest.mark.parametrize(("age", "ages"), [("{}h ago", 5), ("vor {} Minuten", 5), ("{} days ago", 0)])
def test_entries_of_a_live_page_may_tell_their_age(age: str, ages: int) -> None:
    made = [
        f"<div class=post><span class=when>{age.format(number + 3)}</span><h3>The crews reach bay {number}</h3>"
        f"{PROSE.replace('thirty', str(30 + number)).replace('once', f'{number} times')}</div>"
        for number in range(5)
    ]
    head = "<html><head><title>Storm on the coast: live</title></head><body><main><h1>Storm on the coast: live</h1>"
    page = f"{head}{''.join(made)}</main></body></html>"
    (draft,) = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast/storm-on-the-coast-live").drafts
    lines = draft.body.text.split("\n")
    assert sum(line in {age.format(number) for number in range(3, 8)} for line in lines) == ages
    assert sum(line.startswith("The crews reach bay") for line in lines) >= ages


def test_entries_in_a_script_without_blanks_keep_their_times() -> None:
    said = "灯台守は毎晩二百段の階段を上り、海を少なくとも一日に一度は誰かが見なければならないと話した。"
    made = "".join(
        f"<article class=post><header><h2>{hour}番目の湾に到着</h2><time>{hour}時15分</time></header><p>{hour}回目に{said}</p></article>"
        for hour in range(9, 15)
    )
    page = f"<html lang=ja><head><title>海岸の嵐、速報</title></head><body><main><h1>海岸の嵐、速報</h1>{made}</main></body></html>"
    (draft,) = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast/storm-on-the-coast-live").drafts
    assert [line for line in draft.body.text.split("\n") if line.endswith("時15分")] == [f"{hour}時15分" for hour in range(9, 15)]


def test_times_of_other_stories_are_no_entries() -> None:
    others = "".join(
        f"<div class=card><time>{hour}:40</time><h3><a href=/story-{hour}>The council votes on the mole again</a></h3></div>"
        for hour in range(10, 18)
    )
    assert ":40" not in body_of(f"<div class=related>{others}</div>").text


def test_list_that_lays_out_an_article_makes_no_items_of_its_paragraphs() -> None:
    items = "<ul><li>Lamp oil for the long nights of the winter on the cliff.</li><li>Bread and tea for whoever climbs up there.</li></ul>"
    body = body_of(
        f"<ul class=page><li class=column>{PROSE}{PROSE.replace('winter', 'spring').replace('evening', 'week')}{items}</li></ul>"
    )
    listed = blocks_of(body, SpanKind.LIST_ITEM)
    assert [(text.split()[0], span.attributes["depth"]) for text, span in listed] == [("Lamp", 1), ("Bread", 1)]


@pytest.mark.parametrize(
    "item", ["<p>{}</p><p>{}</p>", "{}<p>{}</p>", "{}<br><br>{}", "<div>{}</div><div><span>{}</span></div>", "<p>{}</p>{}"]
)
def test_item_of_two_paragraphs_stays_one_item(item: str) -> None:
    first = "The lamp is wiped with a cloth that nobody else may use, and never in a hurry."
    second = "The log is written in ink, with the hour, the wind and the ships that passed."
    body = body_of(f"<ol><li>{item.format(first, second)}</li><li>The harbour master does neither of the two on any day.</li></ol>")
    told = [
        (text, span.attributes["number"], span.attributes.get("continued", False)) for text, span in blocks_of(body, SpanKind.LIST_ITEM)
    ]
    assert told == [(first, 1, False), (second, 1, True), ("The harbour master does neither of the two on any day.", 2, False)]


def test_item_goes_on_behind_a_list_in_it() -> None:
    inner = "<ul><li>The log is written in ink, with the hour, the wind and the ships that passed.</li></ul>"
    body = body_of(f"<ul><li>The lamp is wiped with a cloth that nobody else may use.{inner}All of this takes an hour, they say.</li></ul>")
    told = [(span.attributes["depth"], span.attributes.get("continued", False)) for _, span in blocks_of(body, SpanKind.LIST_ITEM)]
    assert told == [(1, False), (2, False), (1, True)]


@pytest.mark.parametrize("end", ["</html>", "</body></html>", "</BODY>\n</HTML >\n<!-- end of the header -->"])
def test_page_goes_on_behind_an_end_that_stands_in_its_middle(end: str) -> None:
    page = f"<html><head><title>The lock opens</title></head><body><div class='top'><a href='/'>Home</a></div>{end}" + (
        "<div class='text'><h1>The lock opens</h1><p>The lock between the two basins opened on Monday, said the harbor board.</p>"
        "<p>Barges had waited since the spring, and the mills upstream had sent their flour by road all that time.</p></div></body></html>"
    )
    found = read_page(page, captured_at=CAPTURED)
    assert "Barges had waited" in found.drafts[0].body.text
