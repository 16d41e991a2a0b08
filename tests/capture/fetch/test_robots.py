"""What a site wishes of programs, however badly it is written."""

import pytest

from clipper.capture.fetch.robots import allows

ADDRESS = "https://courier.example/private/page"


@pytest.mark.parametrize(
    ("robots", "expected"),
    [
        ("User-agent: *\nDisallow: /private", False),
        ("User-agent: *\nDisallow: /other", True),
        ("User-agent: Another\nDisallow: /", True),
        ("User-agent: clipper\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("\ufeffUser-agent: *\r\nDisallow: /private", False),
        ("USER-AGENT : *\nDISALLOW : /private # ours", False),
        ("", True),
        ("<html><body>Nothing here: go away</body></html>", True),
    ],
)
def test_a_wish_is_understood(robots: str, expected: bool) -> None:  # noqa: FBT001 (a parameter)
    assert allows(robots.encode(), "Clipper/1.0", ADDRESS) is expected


@pytest.mark.parametrize(
    "line", ["Crawl-delay: ²", f"Crawl-delay: {'9' * 5000}", "Request-rate: 1/²", "Disallow: //[", "Allow: http://[", "\x00: \udcff"]
)
def test_a_line_that_makes_no_sense_is_passed_over(line: str) -> None:
    robots = f"User-agent: *\n{line}\nDisallow: /private\n".encode("utf-8", "surrogateescape")
    assert allows(robots, "Clipper/1.0", ADDRESS) is False
    assert allows(robots, "Clipper/1.0", "https://courier.example/public") is True
