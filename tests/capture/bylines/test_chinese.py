"""Who wrote a Chinese page or paste and where it is from, by the lines around its title and where its text begins."""

from datetime import UTC, datetime

import pytest

from clipper.capture.bylines.chinese import names_in_lead, names_of, source_in
from clipper.capture.page.page import read_page
from clipper.capture.page.titles import without_site
from clipper.capture.paste.split import split_paste
from clipper.model.metadata import Metadata

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
PARAGRAPH = (
    "<p>旧港大桥经过九个月的维修，周一清晨重新开放，第一批货车在日出之前驶过桥面，"
    "码头工人在岸边向司机们挥手致意，市长表示新的栏杆将在秋天之前完工。</p>"
)


def read(above: str, first: str = "", head: str = "") -> Metadata:
    page = f"<html lang='zh'><head>{head}</head><body>{above}{first}{PARAGRAPH * 4}</body></html>"
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    return draft.metadata


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("作者：李海波", ["李海波"]),
        ("2025-06-01 12:11来源：海港时报网作者：李海波", ["李海波"]),
        ("【文/海港网专栏作者 王文山】", ["王文山"]),
        ("执笔/小港姐、胡一桥&李大船", ["小港姐", "胡一桥", "李大船"]),
        ("采写：海港见习记者 林子港", ["林子港"]),
        ("海港晚报记者 张楠 李海波", ["张楠", "李海波"]),
        ("作者： 记者王文山\t编辑： 李海波", ["王文山"]),
        ("作者：未知 责任编辑：港湾", []),
        ("时间：2025-06-01 作者：网络整理 阅读：1644", []),
        ("记者了解到，大桥将于周一开放，码头工人都很高兴。", []),
        ("本文仅代表作者个人观点。", []),
    ],
)
def test_names_behind_labels_and_outlets(line: str, names: list[str]) -> None:
    assert names_of(line) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海港社6月9日电（记者唐霁）旧港大桥重新开放", ["唐霁"]),
        ("海港网讯（记者 陈智 整合） 旧港大桥重新开放", ["陈智"]),
        ("海港报讯（见习记者 裴剑、唐霁）旧港大桥", ["裴剑", "唐霁"]),
        ("旧港大桥（总长三公里）重新开放", []),
    ],
)
def test_reporters_in_brackets_behind_the_dateline(text: str, names: list[str]) -> None:
    assert names_in_lead(text) == names


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2025-06-01 13:43:45 来源: 海港周刊 举报", "海港周刊"),
        ("来源：海港时报网作者：李海波", "海港时报网"),
        ("信息来源：省港务局", "省港务局"),
        ("来源：本站原创", None),
        ("来源：网络", None),
        ("这也意味着数据来源都存在风险。", None),
    ],
)
def test_source_behind_its_label(line: str, source: str | None) -> None:
    assert source_in(["港闻", line], (0, 1)) == ((1, source) if source else None)


def test_page_tells_source_and_reporter() -> None:
    found = read(
        "<h1>旧港大桥重新开放</h1><p>2025-06-09 来源：海港时报</p>",
        "<p>海港社6月9日电（记者唐霁）旧港大桥九日清晨重新开放，第一批货车驶过桥面。</p>",
    )
    assert (found.source, found.authors) == ("海港时报", ("唐霁",))
    assert found.origins["source"] == "line"


def test_paste_tells_source_and_reporter_and_keeps_its_text() -> None:
    text = PARAGRAPH[3:-4]
    lead = f"海港社6月9日电（记者唐霁）{text}"
    pasted = "\n\n".join(("首页", "旧港大桥重新开放", "2025-06-09 08:00 来源：海港时报", lead, text, text, "责任编辑：港湾", "首页"))
    (draft,) = split_paste(pasted, captured_at=CAPTURED).drafts
    assert (draft.metadata.title, draft.metadata.source, draft.metadata.authors) == ("旧港大桥重新开放", "海港时报", ("唐霁",))
    assert draft.metadata.origins["source"] == "line 5"
    assert next(iter(draft.body.body_blocks())) == lead


def test_day_in_a_paragraph_of_a_paste_is_of_the_story() -> None:
    text = PARAGRAPH[3:-4]
    story = f"{text}港务局的记录显示，这座桥的第一根桥墩于2009年5月14日在众多市民的注视下安放完毕，此后两年间共有三十六根桥墩陆续建成。"
    pasted = "\n\n".join(("首页", "旧港大桥重新开放", text, story, text))
    (draft,) = split_paste(pasted, captured_at=CAPTURED).drafts
    assert draft.metadata.published is None


def test_stated_site_goes_before_the_outlet_that_it_took_the_text_from() -> None:
    site = '<meta property="og:site_name" content="港湾网">'
    assert read("<h1>旧港大桥重新开放</h1><p>来源：海港时报</p>", head=site).source == "港湾网"


def test_links_to_register_are_no_authors() -> None:
    account = "<a href='https://id.example/user/register/'>注册</a>"
    assert read(f"<h1>旧港大桥重新开放</h1>{account}").authors == ()


def test_rubric_and_site_are_no_part_of_a_title() -> None:
    assert without_site("旧港大桥经过九个月维修重新开放_港闻_海港网", []) == "旧港大桥经过九个月维修重新开放"
    assert without_site("snake_case_names in Python", []) == "snake_case_names in Python"


def test_section_beside_the_date_is_no_author() -> None:
    section = '<meta property="article:section" content="North Shore">'
    assert read("<h1>The harbour bridge reopens</h1><p>North Shore 09:31 June 1, 2025</p>", head=section).authors == ()
    assert read("<h1>The harbour bridge reopens</h1><p>Ann Lee 09:31 June 1, 2025</p>", head=section).authors == ("Ann Lee",)
