"""The names of authors in single lines of a page."""

import pytest

from clipper.capture.bylines.lines import beside_date, names_of
from clipper.capture.bylines.names import is_full_name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Do 01.06.25 | 14:07 Uhr | Von Jana Petersen", ["Jana Petersen"]),
        ("ByAnn Lee Updated on June 1, 2025", ["Ann Lee"]),
        ("Interview: Jana Petersen", ["Jana Petersen"]),
        ("Autorin/Autor Jana Petersen", ["Jana Petersen"]),
        ("Autorin: Jana Petersen", ["Jana Petersen"]),
        ("Text & Fotos: Jana Petersen", ["Jana Petersen"]),
        ("1 | 06 | 2025\tHarbor | Video\tWords and photos by Ann Lee\t0", ["Ann Lee"]),
        ("By Ann Lee Tuesday, June 3, 2025", ["Ann Lee"]),
        ("By Ann Lee 3:53 p.m. EST June 3, 2025", ["Ann Lee"]),
        ("By Joe Friday and Bo Day", ["Joe Friday", "Bo Day"]),
        ("Bypass opened", []),
    ],
)
def test_names_after_a_by(line: str, expected: list[str]) -> None:
    assert names_of(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on June 1, 2025 by Ann Lee", ["Ann Lee"]),
        ("Posted on 2025-06-01 by ann | Leave a comment", ["ann"]),
        ("1. Juni 2025 Jana Petersen", ["Jana Petersen"]),
        ("01.06.2025 | 13:10 Uhr | Jana Petersen", ["Jana Petersen"]),
        ("Ann Lee Published: June 1, 2025", ["Ann Lee"]),
        ("Ayşe Demir | 05.06.2025 - Güncelleme : 06.06.2025", ["Ayşe Demir"]),
        ("Last Change: June 1, 2025", []),
        ("Submitted Sun, 1 June 2025", []),
        ("June 1, 2025 | Ann Lee | Port Alder", []),
        ("Ann Lee", []),
    ],
)
def test_name_beside_a_date(line: str, expected: list[str]) -> None:
    assert beside_date(line) == expected


def test_full_names_have_two_words_and_are_of_persons() -> None:
    assert is_full_name("Ann van Lee")
    assert not is_full_name("Ann")
    assert not is_full_name("Courier Newsroom")
