"""Dates as pages write them, in many languages: their value, precision, role, and why some are refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.dates.found import DateRole
from clipper.capture.dates.order import page_order
from clipper.capture.dates.read import find_dates, read_date
from clipper.model.date import Precision

NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)


def value_of(text: str, language: str | None = "en", *, day_first: bool | None = None) -> str | None:
    found = read_date(text, captured_at=NOW, language=language, day_first=day_first)
    return found.date.source_iso() if found and found.date else None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Published March 4, 2025", "2025-03-04"),
        ("en", "4th of March 2025", "2025-03-04"),
        ("en", "Tue, 4 Mar 2025", "2025-03-04"),
        ("en", "2025-03-04T20:51:19Z", "2025-03-04T20:51:00Z"),
        ("en", "Nov 15, 20195:45 AM", "2019-11-15"),
        ("en", "Wed, Nov 20 20194:29 AM ESTUpdated an hour ago", "2019-11-20T04:29:00-05:00"),
        ("en", "Updated 4:00 am CST, Wednesday, November 20, 2019", "2019-11-20T04:00:00-06:00"),
        ("en", "Monday, July 18, 2022, 04:05 pm PT", "2022-07-18T16:05:00-07:00"),
        ("en", "North Shore 09:31 August 20, 2019", "2019-08-20"),
        ("de", "Montag, 05. August 2024 21:36 Uhr", "2024-08-05"),
        ("de", "Erstellt: 28.04.2023, 18:16 Uhr", "2023-04-28"),
        ("de", "10. Februar 20199. Februar 2019 von Heinz", "2019-02-10"),
        ("de", "26 | 01 | 2022 Reise", "2022-01-26"),
        ("de", "12. März 2024, 14:00 MEZ", "2024-03-12T14:00:00+01:00"),
        ("fr", "le 1er mai 2024 à 12:00", "2024-05-01"),
        ("es", "4 de mayo de 2024 a las 14:20 CEST", "2024-05-04T14:20:00+02:00"),
        ("pt", "27 de setembro de 2018", "2018-09-27"),
        ("it", "4 maggio 2024", "2024-05-04"),
        ("nl", "4 mei 2024", "2024-05-04"),
        ("pl", "12 października 2023, 14:20", "2023-10-12"),
        ("cs", "5. listopadu 2023", "2023-11-05"),
        ("hr", "5. listopada 2023", "2023-10-05"),
        ("ru", "24 сентября 2018", "2018-09-24"),
        ("uk", "5 листопада 2023", "2023-11-05"),
        ("el", "12 Μαΐου 2024", "2024-05-12"),
        ("hu", "2024. május 3.", "2024-05-03"),
        ("lv", "2024. gada 3. maijs", "2024-05-03"),
        ("fi", "12.5.2024 klo 14.20", "2024-05-12"),
        ("tr", "3 Mayıs 2024", "2024-05-03"),
        ("vi", "ngày 3 tháng 5 năm 2024", "2024-05-03"),
        ("ar", "30 سبتمبر/أيلول 2023", "2023-09-30"),
        ("ar", "الأربعاء، 07 اب/اغسطس 2013، آخر تحديث 15:04", "2013-08-07"),
        ("ar", "12 أيار (مايو) 2024", "2024-05-12"),
        ("ar", "١٥ كانون الأول ٢٠٢٤", "2024-12-15"),
        ("ar", "3 تشرين الثاني/نوفمبر 2023", "2023-11-03"),
        ("ar", "15 كانون الثاني 2024", "2024-01-15"),
        ("fa", "شنبه ۱۲ اسفند ۱۴۰۲", "2024-03-02"),
        ("fa", "۱۴۰۳/۰۱/۰۱ - ۱۴:۳۰", "2024-03-20"),
        ("ur", "15 دسمبر 2024", "2024-12-15"),
        ("bn", "১৫ জানুয়ারি ২০২৪", "2024-01-15"),
        ("ta", "15 ஜனவரி 2024", "2024-01-15"),
        ("my", "၂၆ အောက်တိုဘာ ၂၀၁၈", "2018-10-26"),
        ("mr", "१५ डिसेंबर २०२४", "2024-12-15"),
        ("az", "15 dekabr 2024", "2024-12-15"),
        ("uz", "15-dekabr 2024", "2024-12-15"),
        ("kk", "15 желтоқсан 2024", "2024-12-15"),
        ("mk", "15 декември 2024", "2024-12-15"),
        ("hy", "15 դեկտեմբերի, 2024", "2024-12-15"),
        ("ka", "15 დეკემბერი, 2024", "2024-12-15"),
        ("ms", "15 Ogos 2024", "2024-08-15"),
        ("tl", "Disyembre 15, 2024", "2024-12-15"),
        ("ha", "15 Disamba 2024", "2024-12-15"),
        ("id", "3 Mei 2024", "2024-05-03"),
        ("ja", "2018年10月1日 12時30分", "2018-10-01"),
        ("ja", "令和6年5月3日", "2024-05-03"),
        ("ja", "昭和60年1月1日", "1985-01-01"),
        ("zh", "2018 年 10 月 1 日", "2018-10-01"),
        ("zh", "民國113年5月3日", "2024-05-03"),
        ("ko", "2024년 1월 3일", "2024-01-03"),
        ("ko", "입력 2024.01.03 11:20", "2024-01-03"),
        ("ar", "٣ مايو ٢٠٢٤", "2024-05-03"),
        ("th", "3 พฤษภาคม 2567", "2024-05-03"),
        ("hi", "3 मई 2024", "2024-05-03"),
        ("en", "June 2025", "2025-06"),
    ],
)
def test_absolute_dates_of_many_languages(language: str, text: str, value: str) -> None:
    assert value_of(text, language) == value


@pytest.mark.parametrize(
    ("language", "text", "value", "precision"),
    [
        ("en", "4 hours ago", "2026-06-01T06:00:00Z", Precision.HOUR),
        ("en", "an hour ago", "2026-06-01T09:00:00Z", Precision.HOUR),
        ("en", "5 minutes ago", "2026-06-01T09:55:00Z", Precision.MINUTE),
        ("en", "a day ago", "2026-05-31", Precision.DAY),
        ("en", "2 weeks ago", "2026-05", Precision.MONTH),
        ("en", "3 months ago", "2026-03", Precision.MONTH),
        ("en", "2 years ago", "2024", Precision.YEAR),
        ("de", "vor 3 Stunden", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("de", "gestern, 14:30", "2026-05-31", Precision.DAY),
        ("fr", "il y a 2 jours", "2026-05-30", Precision.DAY),
        ("es", "hace 3 horas", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("pt", "3 horas atrás", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("it", "3 ore fa", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("sv", "för 3 timmar sedan", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("pl", "godzinę temu", "2026-06-01T09:00:00Z", Precision.HOUR),
        ("ru", "час назад", "2026-06-01T09:00:00Z", Precision.HOUR),
        ("ru", "вчера, 12:40", "2026-05-31", Precision.DAY),
        ("tr", "3 saat önce", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("ja", "3時間前", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("zh", "5分钟前", "2026-06-01T09:55:00Z", Precision.MINUTE),
        ("ko", "3시간 전", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("ar", "منذ 3 ساعات", "2026-06-01T07:00:00Z", Precision.HOUR),
        ("hi", "3 घंटे पहले", "2026-06-01T07:00:00Z", Precision.HOUR),
    ],
)
def test_ages_are_resolved_against_the_capture_with_the_precision_of_their_unit(
    language: str, text: str, value: str, precision: Precision
) -> None:
    found = read_date(text, captured_at=NOW, language=language)
    assert found is not None and found.date is not None
    assert (found.date.value, found.date.precision) == (value, precision)
    assert found.date.resolved_against == "2026-06-01T10:00:00Z"
    assert found.relative


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("31 February 2024", "no such day"),
        ("0 March 2024", "no such day"),
        ("März 00, 1999", "no such day"),
        ("May 5, 2031", "after the capture"),
        ("3/4/2025", "day or the month"),
    ],
)
def test_what_cannot_be_a_date_is_refused_with_a_reason(text: str, word: str) -> None:
    found = read_date(text, captured_at=NOW, language="en")
    assert found is not None
    assert found.date is None
    assert found.reason is not None and word in found.reason


def test_the_language_or_the_page_tells_whether_the_day_comes_first() -> None:
    assert value_of("3/4/2025", "fr") == "2025-04-03"
    assert value_of("3/4/2025", "en", day_first=True) == "2025-04-03"
    assert value_of("3/4/2025", "en", day_first=False) == "2025-03-04"
    assert value_of("25/4/2025", "en") == "2025-04-25"
    assert value_of("4/25/2025", "en") == "2025-04-25"
    assert value_of("3.4.2025", "en") == "2025-04-03"


def test_the_only_order_that_does_not_lie_after_the_capture_is_taken() -> None:
    assert value_of("09-05-2026", "en") == "2026-05-09"


def test_the_page_tells_its_order_only_where_its_dates_agree() -> None:
    assert page_order(["25/4/2025", "3/4/2025"]) is True
    assert page_order(["4/25/2025"]) is False
    assert page_order(["4/25/2025", "25/4/2025"]) is None
    assert page_order(["3/4/2025"]) is None


def test_words_before_a_date_say_what_it_is() -> None:
    dates = find_dates("PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05, Wed, Nov 20, 2019", captured_at=NOW, language="en")
    assert [(found.role, found.date and found.date.value) for found in dates] == [
        (DateRole.PUBLISHED, "2019-11-19"),
        (DateRole.MODIFIED, "2019-11-20"),
    ]


@pytest.mark.parametrize("text", ["AKTUALISIERT AM 1.5.2025", "Обновлено 1.5.2025", "ΕΝΗΜΈΡΩΣΗ 1.5.2025", "İ: GÜNCELLEME 1.5.2025"])
def test_the_word_before_a_date_is_read_in_any_case(text: str) -> None:
    assert [found.role for found in find_dates(text, captured_at=NOW, language="de")] == [DateRole.MODIFIED]


def test_of_several_dates_that_of_publication_is_read() -> None:
    found = read_date("Updated May 2, 2025. Published May 1, 2025", captured_at=NOW, language="en")
    assert found is not None and found.date is not None
    assert found.date.value == "2025-05-01"


def test_a_date_without_a_year_is_the_last_before_the_capture_and_says_so() -> None:
    found = read_date("20 November, 13:42", captured_at=NOW, language="en")
    assert found is not None and found.date is not None
    assert found.date.value == "2025-11-20"
    assert not found.year_known
    assert found.date.resolved_against == "2026-06-01T10:00:00Z"


@pytest.mark.parametrize(("text", "day"), [("Mar 1711 min read", "Mar 17"), ("Mar 2015 minutes", "Mar 20"), ("March 2015", "March 2015")])
def test_the_minutes_of_reading_behind_a_day_are_no_year(text: str, day: str) -> None:
    (found,) = find_dates(text, captured_at=NOW, language="en")
    assert found.text == day
    assert found.year_known == (text == day)


def test_an_ambiguous_zone_leaves_the_day_and_no_time() -> None:
    assert value_of("Jun 27, 2025, 08:37AM IST") == "2025-06-27"


def test_a_line_without_a_date_has_none() -> None:
    assert read_date("16 min read", captured_at=NOW, language="en") is None
    assert read_date("", captured_at=NOW) is None
    assert read_date("67 reviews, 4.7 out of 5 stars", captured_at=NOW, language="en") is None


def test_the_found_range_is_that_of_the_text() -> None:
    text = "Von Greta Lindholm · 12. Februar 2025, 14:20 Uhr"
    found = read_date(text, captured_at=NOW, language="de")
    assert found is not None
    assert text[found.start : found.end] == found.text == "12. Februar 2025"


def test_a_day_is_that_of_the_readers_zone() -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    found = read_date("yesterday", captured_at=late, language="en")
    assert found is not None and found.date is not None
    assert found.date.value == "2026-05-31"


@given(st.text(max_size=200), st.sampled_from([None, "en", "de", "ja", "th", "ar"]))
def test_any_text_is_read_without_error(text: str, language: str | None) -> None:
    for found in find_dates(text, captured_at=NOW, language=language):
        assert text[found.start : found.end] == found.text
        assert (found.date is None) == (found.reason is not None)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 5, 31)))
def test_iso_and_written_dates_come_back_as_they_are(day: date) -> None:
    assert value_of(f"{day:%Y-%m-%d}") == f"{day:%Y-%m-%d}"
    assert value_of(f"{day.day} {day:%B} {day:%Y}") == f"{day:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 June 2025 10:00 GMT+2", "2025-06-01T10:00:00+02:00"),
        ("1 June 2025 10:00 GMT+0530", "2025-06-01T10:00:00+05:30"),
        ("1 June 2025 10:00 UTC-05:30", "2025-06-01T10:00:00-05:30"),
        ("1 June 2025 10:00 GMT", "2025-06-01T10:00:00Z"),
        ("1 June 2025 10:00 WET", "2025-06-01T10:00:00Z"),
        ("March 8, 2025 12:00 pm ET", "2025-03-08T12:00:00-05:00"),
        ("March 9, 2025 12:00 pm ET", "2025-03-09T12:00:00-04:00"),
        ("November 1, 2025 12:00 am ET", "2025-11-01T00:00:00-04:00"),
        ("November 2, 2025 12:30 am ET", "2025-11-02T00:30:00-05:00"),
        ("1 June 2025 24:00 GMT", "2025-06-01"),
        ("1 June 2025 10:61 GMT", "2025-06-01"),
    ],
)
def test_a_zone_is_reckoned_as_it_was_on_that_day(text: str, value: str) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(("text", "is_date"), [("1 June 2026 10:15 GMT", True), ("1 June 2026 10:16 GMT", False), ("2 June 2026", True)])
def test_an_instant_after_the_capture_is_refused_but_for_what_clocks_differ(text: str, *, is_date: bool) -> None:
    found = read_date(text, captured_at=NOW, language="en")
    assert found is not None
    assert (found.date is not None) == is_date
    assert is_date or "after the capture" in (found.reason or "")


def test_a_date_that_tells_its_year_goes_before_one_that_does_not() -> None:
    assert value_of("3 June | 1 May 2024") == "2024-05-01"
    assert value_of("3 June") == "2025-06-03"


def test_an_age_is_a_number_with_its_unit_and_the_word_that_makes_it_one() -> None:
    assert value_of("After 3 hours of talks, 2 days ago") == "2026-05-30"
    assert value_of("Nach 3 Stunden, vor 2 Tagen", "de") == "2026-05-30"
    for text in ("It took 3 hours", "1.5 hours ago", "10,000 days ago", "Es dauerte 3 Stunden"):
        assert value_of(text) is None, text
