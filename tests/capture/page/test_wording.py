"""What short lines say by their wording."""

import pytest

from clipper.capture.page.wording import FAMILIES, said


def families_of(text: str) -> list[str]:
    return [name for (name, _), flag in zip(FAMILIES, said(text), strict=True) if flag]


AGES = (
    *("3 days ago", "3h ago", "an hour ago", "vor 5 Minuten", "vor einer Stunde", "il y a 3 jours", "hace 2 horas", "há 2 dias"),
    *("3 minuten geleden", "5 часов назад", "2 godz. temu", "3時間前", "5小时前", "10분 전"),
)


@pytest.mark.parametrize("text", AGES)
def test_age_alone_on_its_line_is_a_stamp(text: str) -> None:
    assert families_of(text) == ["stamp"]


@pytest.mark.parametrize("text", ["It happened two days ago.", "vor dem Haus", "hace mucho tiempo", "The ferry sank 3 days ago"])
def test_age_in_a_sentence_is_no_stamp(text: str) -> None:
    assert families_of(text) == []
