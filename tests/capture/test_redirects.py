"""Addresses that count their readers, and what they say of where they lead."""

import pytest

from clipper.capture.redirects import target_of

STORY = "https://post.example/coast/ferry?page=2"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (STORY, STORY),
        ("https://www.google.com/url?rct=j&sa=t&url=https://post.example/coast/ferry%3Fpage%3D2&ct=ga", STORY),
        ("https://mail.example/redirect?u=9&target=https%3A%2F%2Fpost.example%2Fcoast%2Fferry%3Fpage%3D2", STORY),
        ("https://x.tracking.example/CL0/https:%2F%2Fpost.example%2Fcoast%2Fferry%3Fpage=2/1/0100018f/abc", STORY),
        ("https://post.list-manage.example/track/click?u=9f&id=3", None),
        ("https://click.mail.example/?qs=8c1f", None),
        ("https://post.example/click-and-collect", "https://post.example/click-and-collect"),
        (
            "https://archive.example/web/2020/https://post.example/coast/ferry",
            "https://archive.example/web/2020/https://post.example/coast/ferry",
        ),
        ("https://post.example/search?q=ferry", "https://post.example/search?q=ferry"),
        ("https://[broken", None),
    ],
)
def test_an_address_leads_to_itself_or_where_it_says_or_nobody_knows(address: str, target: str | None) -> None:
    assert target_of(address) == target
