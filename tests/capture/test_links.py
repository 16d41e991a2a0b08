"""Addresses: what may stand in a text, and an article's canonical one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.links import canonical_url, host, is_front, is_story, safe_href


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a?b=1", "https://example.org/a?b=1"),
        ("https://other.example/x y", "https://other.example/xy"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("#top", None),
        ("javascript:x", None),
        ("\u2028javascript:x", None),
        ("http://", None),
        ("http://[::1", None),
        ("tel:123", None),
        ("x" * 5_000, None),
    ],
)
def test_safe_href(href: str, expected: str | None) -> None:
    assert safe_href(href, "https://example.org/page") == expected


@given(st.text(max_size=60), st.sampled_from([None, "https://example.org/", "javascript:x"]))
def test_no_other_scheme_ever_passes(href: str, base: str | None) -> None:
    found = safe_href(href, base)
    assert found is None or found.startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Example.org/a?utm_source=x&id=7&fbclid=abc", "https://example.org/a?id=7"),
        ("https://example.org/a#comments", "https://example.org/a"),
        ("https://example.org/#!/story/7", "https://example.org/#!/story/7"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?q=a%20b", "https://example.org/a?q=a%20b"),
        ("ftp://example.org/a", None),
        (None, None),
    ],
)
def test_canonical_url(address: str | None, expected: str | None) -> None:
    assert canonical_url(address) == expected


def test_host_and_front() -> None:
    assert host("https://www.example.org/a") == "example.org"
    assert host(None) == ""
    assert is_front("https://example.org/")
    assert not is_front("https://example.org/a")
    assert not is_front("https://example.org/?story=7")


def test_address_of_a_story() -> None:
    assert is_story("https://example.org/world/bridge-reopens-after-nine-months")
    assert is_story("https://example.org/a/1234567")
    assert not is_story("https://example.org/world/europe")
    assert not is_story(None)
