"""Reading lists that other programs export: their links, to be fetched; nothing of them becomes an article of signs."""

import json

import pytest

from clipper.capture.captures import Given, captures_of
from clipper.capture.extract import extract
from clipper.model.draft import CaptureKind, Extraction
from tests.library.drafts import START

SALT, RICE = ("Salt grows dear", "https://gazette.example/salt"), ("Rice, too", "https://gazette.example/rice")
RECORDS = [{"title": title, "url": url, "tags": ["trade"]} for title, url in (SALT, RICE)]


def found_in(text: str) -> Extraction:
    (capture,) = captures_of(Given(content=text.encode(), origin="file:list", now=START))
    return extract(capture)


@pytest.mark.parametrize(
    "text",
    [
        'title,url,time_added,tags,status\nSalt grows dear,https://gazette.example/salt,1748736000,trade|salt,unread\n"Rice, too",'
        "https://gazette.example/rice,1748736001,,archive\n",
        'URL,Title,Selection,Folder,Timestamp\nhttps://gazette.example/salt,Salt grows dear,"Salt is dear,\nit said.",New,1748736000\n'
        'https://gazette.example/rice,"Rice, too",,Archive,1748736001\n',
        "id;title;note;url\n1;Salt grows dear;mine;https://gazette.example/salt\n2;Rice, too;;https://gazette.example/rice\n",
        "Title\tUrl\nSalt grows dear\thttps://gazette.example/salt\nRice, too\thttps://gazette.example/rice\n",
        '"Key","Title","Url"\n"a","Salt grows dear","https://gazette.example/salt"\n"b","On paper",""\n"c","Rice, too",'
        '"https://gazette.example/rice"\n',
        "\ufeff" + json.dumps(RECORDS),
        json.dumps({"version": 2, "bookmarks": RECORDS}, indent=1),
        json.dumps(
            {"list": {"17": {"resolved_title": SALT[0], "resolved_url": SALT[1]}, "18": {"given_title": RICE[0], "given_url": RICE[1]}}}
        ),
        "".join(json.dumps(record) + "\n" for record in RECORDS),
        json.dumps([{"type": "article-newspaper", "title": title, "URL": url} for title, url in (SALT, RICE)]),
        "<!DOCTYPE html><html><head><title>Export</title></head><body><h1>Unread</h1><ul><li><a href='https://gazette.example/salt' "
        "time_added='1748736000' tags=''>Salt grows dear</a></li></ul><h1>Archive</h1><ul><li><a href='https://gazette.example/rice' "
        "time_added='1748736001' tags='a'>Rice, too</a></li></ul></body></html>",
    ],
)
def test_its_links_are_offered_with_their_titles(text: str) -> None:
    found = found_in(text)
    assert (found.kind, found.drafts) == (CaptureKind.FRONT_PAGE, ())
    assert [(link.title, link.url) for link in found.links] == [SALT, RICE]
    assert "list" in found.warnings[0]


def test_addresses_one_a_line_are_offered_each_once() -> None:
    found = found_in("https://gazette.example/salt\n\nhttps://gazette.example/rice\nhttps://gazette.example/salt\n")
    assert [link.url for link in found.links] == [SALT[1], RICE[1]]


def test_of_very_many_the_first_are_listed_and_that_is_told() -> None:
    found = found_in("".join(f"https://gazette.example/{number}\n" for number in range(1500)))
    assert len(found.links) == 1000
    assert "1,500" in found.warnings[1]


def test_no_other_address_than_of_the_web_is_offered() -> None:
    found = found_in("title,url,tags\nSalt,https://gazette.example/salt,\nRice,javascript:alert(1),\nCod,https://gazette.example/cod,\n")
    assert [link.title for link in found.links] == ["Salt", "Cod"]


def test_a_text_with_addresses_in_it_is_a_text() -> None:
    text = "Salt, url, and more\n\nMinisters met on Monday, in Port Elin, and talked about https://gazette.example/salt for an hour.\n"
    assert found_in(text).kind is not CaptureKind.FRONT_PAGE
