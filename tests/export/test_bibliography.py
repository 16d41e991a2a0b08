"""The sources of a brief for other programs: who is a person, what is known of a date, and no sign that means something there."""

import json

import pytest

from clipper.export.bibliography import bibtex, csl_json, person
from clipper.model.date import ArticleDate, Precision
from clipper.model.metadata import Metadata
from tests.export.invented_brief import entry


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Edda Lorn", ("Edda", "Lorn")),
        ("Mara J. Tollin", ("Mara J.", "Tollin")),
        ("Jean-Luc de la Tour", ("Jean-Luc", "de la Tour")),
        ("Ørjan Åsen-O’Neill", ("Ørjan", "Åsen-O’Neill")),
        ("Harbor Times", None),
        ("Associated Press", None),
        ("The Gazette", None),
        ("Edda", None),
        ("edda lorn", None),
        ("佐藤 花子", None),
        ("Lorn, Edda", None),
    ],
)
def test_a_name_is_divided_only_where_it_plainly_is_a_persons(name: str, parts: tuple[str, str] | None) -> None:
    assert person(name) == parts
    made = entry(1, Metadata(title="Cranes", authors=(name,)))
    (told,) = json.loads(csl_json([made]))
    assert told["author"] == [{"given": parts[0], "family": parts[1]} if parts else {"literal": name}]
    expected = f"{parts[1]}, {parts[0]}" if parts else f"{{{name}}}"
    assert f"author = {{{expected}}}," in bibtex([made])


@pytest.mark.parametrize(
    ("date", "parts", "civil"),
    [
        (ArticleDate(value="2025", precision=Precision.YEAR), [2025], "2025"),
        (ArticleDate(value="2025-06", precision=Precision.MONTH), [2025, 6], "2025-06"),
        (ArticleDate(value="2025-06-01", precision=Precision.DAY), [2025, 6, 1], "2025-06-01"),
        (ArticleDate(value="2025-06-01T23:30:00Z", precision=Precision.MINUTE, offset_minutes=120), [2025, 6, 2], "2025-06-02"),
        (ArticleDate(value="2025-06-01T23:30:00Z", precision=Precision.HOUR), [2025, 6, 1], "2025-06-01"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(date: ArticleDate, parts: list[int], civil: str) -> None:
    made = entry(1, Metadata(title="Cranes", published=date))
    (told,) = json.loads(csl_json([made]))
    assert told["issued"] == {"date-parts": [parts]}
    assert f"date = {{{civil}}}," in bibtex([made])


def test_what_is_unknown_is_left_out_and_signs_of_latex_stand_for_themselves() -> None:
    made = entry(1, Metadata(title=r"50% of $9 & a_b #1 {x} \y ~ ^", authors=("A & B",)))
    (told,) = json.loads(csl_json([made]))
    assert set(told) == {"id", "type", "title", "author", "accessed"}
    text = bibtex([made])
    assert r"title = {{50\% of \$9 \& a\_b \#1 \{x\} \textbackslash{}y \textasciitilde{} \textasciicircum{}}}," in text
    assert r"author = {{A \& B}}," in text
    assert "url" not in text
    assert "date" not in text
