"""Pages that list others, invented, of the makes that sites have, in several languages; and articles that look like them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count, cycle, product

import pytest

from clipper.capture.page.page import read_page
from clipper.model.draft import CaptureKind, Extraction

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
WHO = {
    "en": ("The harbor council", "A ferry captain", "The village school", "The regional parliament", "The museum of glass"),
    "de": ("Der Hafenrat", "Eine Lehrerin aus Kiel", "Das Museum für Glas", "Ein junger Torwart", "Der Landtag"),
    "ru": ("Совет порта", "Учительница из Лунда", "Музей стекла", "Железная дорога", "Молодой вратарь"),
    "ja": ("港湾審議会", "島の小学校", "ガラス美術館", "北部の農家", "県議会"),
}
WHAT = {
    "en": ("votes to keep the night ferry", "finds a lost map in the cellar", "asks for cheaper power", "reopens after the flood"),
    "de": ("stimmt für die Nachtfähre", "findet alte Karte im Keller", "verlangt billigeren Strom", "öffnet nach der Flut wieder"),
    "ru": ("голосует за ночной паром", "находит старую карту", "просит дешевое электричество", "открывается после паводка"),
    "ja": ("、夜間便の存続を決める", "、地下室で古地図を発見", "、夜間電力の値下げを要望", "、洪水から五か月ぶりに再開"),
}
SAID = {
    "en": (
        " said on Tuesday that the decision had been taken after months of talks with all who live by the harbor.",
        " has lost a third of its members within ten years, according to figures made public this week.",
        " wants to hear from residents before the plan is sent to the capital, where a second vote is due.",
    ),
    "de": (
        " sagte am Dienstag, die Entscheidung sei nach monatelangen Gesprächen mit allen gefallen, die vom Hafen leben.",
        " hat innerhalb von zehn Jahren ein Drittel der Mitglieder verloren, wie aus neuen Zahlen hervorgeht.",
        " will die Bewohner anhören, bevor der Plan in die Hauptstadt geht, wo ein zweites Mal abgestimmt wird.",
    ),
    "ru": (
        " во вторник: решение было принято после нескольких месяцев переговоров со всеми, кто живет портом.",
        " за десять лет: потеряна треть членов, как следует из данных, обнародованных на этой неделе.",
        " и жители: прежде чем план отправят в столицу, всех хотят выслушать, а осенью голосуют снова.",
    ),
    "ja": (
        "は火曜日、港で暮らす全ての関係者と数か月にわたり話し合った末に決定したと発表した。",
        "はこの十年で会員の三分の一を失ったことが、今週公表された統計で明らかになった。",
        "は計画を首都に送る前に住民の意見を聞く方針で、秋には二度目の採決が行われる見通しだ。",
    ),
}
MENU = "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in ("world", "politics", "sport", "culture", "weather"))


class Newsroom(Mapping[str, str]):
    """Headlines, sentences and addresses without end, each asked for by its name in a template; the same ones for each page."""

    def __init__(self, language: str) -> None:
        self.language = language
        between = "" if language == "ja" else " "
        self._heads = (f"{who}{between}{what}" for who, what in cycle(product(WHO[language], WHAT[language])))
        self._sentences = (f"{who}{said}" for said, who in cycle(product(SAID[language], WHO[language])))
        self._numbers = count(1)

    def __getitem__(self, name: str) -> str:
        if name in SENTENCES:
            return " ".join(next(self._sentences) for _ in range(SENTENCES[name]))
        at = next(self._numbers)
        known = {"at": str(at), "head": next(self._heads), "address": f"https://post.example/coast/{at}", "title": TITLE[self.language]}
        known["link"] = f'<a href="{known["address"]}">{known["head"]}</a>'
        known["elsewhere"] = f'<a href="https://outlet{at}.example/story">{known["head"]}</a>'
        known["cut"] = next(self._sentences)[:70]
        return known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(SENTENCES)

    def __len__(self) -> int:
        return len(SENTENCES)

    def fill(self, template: str, times: int = 1) -> str:
        return "".join(template.format_map(self) for _ in range(times))


SENTENCES = {"one": 1, "two": 2, "three": 3, "four": 4}
TITLE = {
    "en": "The ferry between the islands sails again after the storm",
    "de": "Die Fähre zwischen den Inseln fährt nach dem Sturm wieder",
    "ru": "Паром между островами снова ходит после долгой бури",
    "ja": "嵐の後、島々を結ぶフェリーが運航を再開",
}


@dataclass(frozen=True, kw_only=True)
class Make:
    """How a page is made: what stands above the unit that is repeated, and below it."""

    unit: str
    times: int = 15
    above: str = ""
    below: str = ""
    title: str = "Harbor Post"
    head: str = ""
    body: str = "<body>"

    def page(self, language: str) -> str:
        news = Newsroom(language)
        main = news.fill(self.above) + news.fill(self.unit, self.times) + news.fill(self.below)
        return (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{news.fill(self.title)}</title>{self.head}</head>'
            f"{self.body}<nav><ul>{MENU}</ul></nav><main>{main}</main><footer><p>© 2025 Harbor Post</p></footer></body></html>"
        )


LISTINGS = {
    "cards with teasers": Make(unit="<article class=card><h3>{link}</h3><p>{one}</p></article>", times=20),
    "cards with long teasers": Make(unit="<div class=item><h3>{link}</h3><p>{three}</p><a href=/x>Read more</a></div>"),
    "cards that are links as a whole": Make(unit="<a class=tile href={address}><h2>{head}</h2><p>{two}</p></a>", times=18),
    "cards under a link without words": Make(unit="<div class=card><a href={address}></a><h3>{head}</h3><p>{two}</p></div>"),
    "cards whose classes differ": Make(
        unit="<article class='post-{at} post'><header><h2>{link}</h2><span>June 3, 2025</span></header><p>{two} {cut}… {link}</p></article>"
    ),
    "headings one after the other": Make(unit="<h2>{link}</h2><p>{three}</p>", times=12),
    "a table of links": Make(above="<table>", unit="<tr><td>03.06.2025</td><td>{link}</td><td>Port</td></tr>", below="</table>", times=30),
    "a table of links with descriptions": Make(
        above="<table>", unit="<tr><td>2025</td><td>{link}<br>{two}</td></tr>", below="</table>", times=20
    ),
    "rows of links and of who sent them": Make(
        above="<table>",
        unit="<tr><td>{elsewhere} <i>(outlet)</i></td></tr><tr><td>21 points by <a href=/u>gull</a> 3 hours ago</td></tr>",
        below="</table>",
        times=25,
    ),
    "results of a search": Make(
        unit="<div class=g><h3>{elsewhere}</h3><cite>outlet.example</cite><div>3 Jun 2025 — {one} {cut} ...</div></div>", title="ferry"
    ),
    "results of a site's own search": Make(
        above="<h1>Search results for the word ferry</h1><ol>",
        unit="<li><h2>{link}</h2><p>{two}</p></li>",
        below="</ol>",
        title="Search results for the word ferry",
    ),
    "a topic with an introduction": Make(
        above="<h1>Ferries</h1><p>{three}</p>",
        unit="<div class=row><span>3 June 2025</span><h3>{link}</h3><p>{two}</p></div>",
        title="Ferries | Harbor Post",
    ),
    "an author's stories": Make(
        above="<h1>Ines Holloway</h1><p>{two}</p><ul>",
        unit="<li>{link} <time>3 June 2025</time></li>",
        below="</ul>",
        head='<meta property="og:type" content="profile">',
    ),
    "an archive by its body's class": Make(
        above="<p>{two}</p>", unit="<h4>{link}</h4>", body='<body class="archive category category-coast">'
    ),
    "boards of a forum": Make(
        above="<table>", unit="<tr><td>{link}<br>{one}</td><td>31</td><td>by <a href=/u>gull</a></td></tr>", below="</table>"
    ),
    "bare links": Make(above="<table><tr><td>", unit="{elsewhere}<br>", below="</table>", times=50),
    "a ticker": Make(above="<ul>", unit="<li><time>12:30</time> {link}</li>", below="</ul>", times=30),
    "abstracts": Make(
        above="<h1>Volume 12</h1>", unit="<div class=toc><h4>{link}</h4><p>E. Lorn, P. Sund</p><p>{four}</p><p>Pages 3-14</p></div>"
    ),
    "a lead with paragraphs over headlines": Make(
        above="<section><h1>{link}</h1><p>{two}</p><p>{two}</p><p>{two}</p></section>",
        unit="<div class=box><h3>{link}</h3></div>",
        times=30,
        head='<link rel="canonical" href="https://post.example/">',
    ),
    "the lead of a section over its headlines": Make(
        above="<h1>Coast</h1><div class=lead><h2>{link}</h2><p>{three}</p></div>", unit="<div class=s><h3>{link}</h3></div>", times=18
    ),
    "events with some words": Make(unit="<div class=event><div>Jun 3</div><h3>{link}</h3><p>{one}</p><p>Old Mill, 7:30 pm</p></div>"),
    "titles that lead nowhere, with a link to the rest": Make(
        unit="<div class=n><h4>{head}</h4><p>{two} <a href={address}>Read more</a></p></div>", times=12
    ),
    "titles with a link to the rest below": Make(
        unit="<div class=n><h4>{head}</h4><p>{two}</p><p><a href={address}>Weiterlesen</a></p></div>", times=12
    ),
    "terms and what is said of them": Make(above="<dl>", unit="<dt>{link}</dt><dd>{two}</dd>", below="</dl>"),
    "a kicker and a headline in one line": Make(unit="<div class=item-{at}><span>Coast</span> {link}<p>{one}</p></div>"),
    "headlines with a blurb here and there": Make(
        unit="<div><a href={address}><h3>{head}</h3></a><p>Edda Lorn</p></div>" * 12 + "<div>{link}<div>{one}</div></div>", times=4
    ),
}
BESIDE = "</article><aside class=more><ul>" + "<li>{link}</li>" * 40 + "</ul></aside>"
STORY = {"title": "{title} - Harbor Post", "below": BESIDE}
HEADLINE = "<article><h1>{title}</h1>"
ARTICLES = {
    "two sentences among many headlines": Make(above=HEADLINE, unit="<p>{two}</p>", times=1, **STORY),
    "two sentences copied among many headlines": Make(above="<h1>{title}</h1>", unit="<p>{one}</p>", times=2, below=BESIDE, title=""),
    "two paragraphs over many teasers": Make(
        above=HEADLINE + "<p>{two}</p><p>{two}</p></article>",
        unit="<div class=card><h3>{link}</h3><p>{one}</p></div>",
        title="{title} - Harbor Post",
    ),
    "three paragraphs copied over dated cards": Make(
        above="<h1>{title}</h1><p>Edda Lorn, June 3, 2025</p><p>{two}</p><p>{two}</p><p>{two}</p>",
        unit="<div class=card><h3>{link}</h3><p>{one}</p><time>June 2, 2025</time></div>",
        times=20,
        title="",
    ),
    "a post that heads itself with a link to itself": Make(
        above="<h2>{link}</h2><p>June 3, 2025</p>", unit="<p>{two}</p>", times=5, below=BESIDE, title=""
    ),
    "a list of what is what": Make(above="<h1>Glossary</h1><dl>", unit="<dt>{head}</dt><dd>{two}</dd>", below="</dl>", title="Glossary"),
    "steps in boxes": Make(above=HEADLINE, unit="<div class=step><h3>Step {at}: {head}</h3><p>{two}</p></div>", title="{title}"),
    "a list of the best with links": Make(
        above=HEADLINE + "<p>{three}</p>",
        unit="<div class=spot><h3>{elsewhere}</h3><p>{three}</p></div>",
        times=20,
        title="{title} - Harbor Post",
    ),
    "findings from other sites": Make(above="<h1>June</h1><p>{one}</p>", unit="<h2>{elsewhere}</h2><p>{two}</p>", title="June"),
    "a bulleted roundup": Make(
        above=HEADLINE + "<p>{two}</p><ul>", unit="<li>{elsewhere}: {one}</li>", below="</ul><p>{one}</p>", title="{title} - Harbor Post"
    ),
    "a text with references": Make(
        above="<h1>Ferry</h1>",
        unit="<p>{two} {link} {one}</p>",
        below="<h2>References</h2><ol>" + "<li>{elsewhere}. 2025.</li>" * 60 + "</ol>",
        title="Ferry",
    ),
    "a list with a table": Make(
        above="<h1>List of lights</h1><p>{two}</p><p>{two}</p><table>",
        unit="<tr><td><a href=/w>Light</a></td><td>1871</td><td>{one}</td></tr>",
        times=30,
        below="</table>",
    ),
    "links between the paragraphs": Make(above=HEADLINE, unit="<p>{two}</p><p>{link}</p>", times=9, **STORY),
    "an interview": Make(above=HEADLINE, unit="<p><b>{cut}?</b></p><p>{two}</p>", times=12, **STORY),
    "a poem": Make(above="<h1>The keeper</h1><p>", unit="{cut}<br>", below="</p>" + BESIDE),
    "questions with a list of them": Make(
        above="<h1>Questions</h1><ul>" + "<li><a href=#q>{head}?</a></li>" * 12 + "</ul>", unit="<h3>{head}?</h3><p>{two}</p>"
    ),
}


def read(make: Make, language: str) -> Extraction:
    return read_page(make.page(language), captured_at=CAPTURED)


@pytest.mark.parametrize("language", WHO)
@pytest.mark.parametrize("make", LISTINGS.values(), ids=list(LISTINGS))
def test_a_page_that_lists_others_is_offered_as_links(make: Make, language: str) -> None:
    found = read(make, language)
    assert (found.kind, found.drafts) == (CaptureKind.FRONT_PAGE, ())
    assert len(found.links) >= 10
    assert all(link.title for link in found.links)


@pytest.mark.parametrize("language", WHO)
@pytest.mark.parametrize("make", ARTICLES.values(), ids=list(ARTICLES))
def test_an_article_that_holds_many_links_stays_one(make: Make, language: str) -> None:
    found = read(make, language)
    assert (found.kind, len(found.drafts)) == (CaptureKind.PAGE, 1)


def test_the_links_are_those_of_the_cards_with_their_titles_and_addresses() -> None:
    found = read(LISTINGS["a table of links with descriptions"], "en")
    assert found.links[0].title == "The harbor council votes to keep the night ferry"
    assert found.links[0].url == "https://post.example/coast/1"
    assert len(found.links) == 20


def test_a_page_of_the_story_that_heads_its_list_stays_an_article() -> None:
    story = WHO["en"][0] + " " + WHAT["en"][0]
    page = replace(LISTINGS["cards with long teasers"], title=f"{story} - Harbor Post")
    assert read(page, "en").kind is not CaptureKind.FRONT_PAGE
