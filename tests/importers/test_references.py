"""References as clippings: what they tell, whatever the form; what cannot be one is told."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from clipper.errors import InputError
from clipper.importers.registry import FORMATS
from clipper.model.imported import ImportedAnnotation, ImportedArticle, ImportProblem, StillReading

NOW = datetime(2025, 6, 10, tzinfo=UTC)
RIS = """\ufeffTY  - NEWS\r
TI  - Salt grows dear\r
AU  - Lorn, Edda\r
AU  - Coast News Agency\r
T2  - Harbor Gazette\r
DA  - 2025/06/02/\r
UR  - https://gazette.example/salt?utm_source=list\r
AB  - Ministers from eleven states met on Monday.\r
They talked about salt.\r
KW  - salt\r
KW  - trade\r
N1  - Read again\r
LA  - en-GB\r
SP  - 4\r
EP  - 5\r
SE  - Economy\r
ER  - \r
\r
TY  - JOUR\r
T1  - On rice\r
PY  - 2024///\r
DO  - 10.1234/rice.5\r
ER  -\r
"""
BIB = r"""% made by a program
@string{hg = "Harbor Gazette"}
@comment{nothing}
@article{lorn2025,
  title = {{Salt} grows dear},
  author = {Lorn, Edda and {Coast News Agency}},
  journaltitle = {Harbor } # "Gazette",
  date = {2025-06-02},
  url = {https://gazette.example/salt?utm_source=list},
  abstract = "Ministers from eleven states met on {Monday}.
They talked about salt.",
  keywords = {salt, trade},
  note = {Read again}, langid = {en-GB}, pages = {4--5}, section = {Economy}
}
@misc(rice, title = "On rice", year = 2024, doi = {10.1234/rice.5})
"""
CSL = [
    {
        "id": "a",
        "type": "article-newspaper",
        "title": "Salt grows dear",
        "container-title": "Harbor Gazette",
        "author": [{"family": "Lorn", "given": "Edda"}, {"literal": "Coast News Agency"}],
        "issued": {"date-parts": [[2025, "6", 2]]},
        "URL": "https://gazette.example/salt?utm_source=list",
        "abstract": "Ministers from eleven states met on Monday.\nThey talked about salt.",
        "keyword": "salt, trade",
        "note": "Read again",
        "language": "en-GB",
        "page": "4-5",
        "section": "Economy",
    },
    {"id": "b", "type": "article-journal", "title": "On rice", "issued": {"date-parts": [[2024]]}, "DOI": "10.1234/rice.5"},
]


def read(name: str, text: str) -> Sequence[ImportedArticle | ImportedAnnotation | ImportProblem | StillReading]:
    return list(FORMATS[name].read(text.encode().splitlines(keepends=True), NOW))


@pytest.mark.parametrize(("name", "text"), [("ris", RIS), ("bib", BIB), ("json", json.dumps(CSL))])
def test_a_reference_with_an_abstract_is_a_clipping_of_it(name: str, text: str) -> None:
    first, second = read(name, text)
    assert isinstance(first, ImportedArticle) and isinstance(second, ImportedArticle)
    metadata = first.draft.metadata
    assert (metadata.title, metadata.source) == ("Salt grows dear", "Harbor Gazette")
    assert metadata.authors == ("Edda Lorn", "Coast News Agency")
    assert metadata.published is not None
    assert (metadata.published.value, metadata.url) == ("2025-06-02", "https://gazette.example/salt")
    assert (metadata.language, metadata.section, metadata.keywords) == ("en", "Economy", ("salt", "trade"))
    assert metadata.page is not None
    assert metadata.page.replace("–", "-") == "4-5"
    assert first.draft.body.text == "Ministers from eleven states met on Monday.\nThey talked about salt."
    assert (first.note, first.is_reference) == ("Read again", True)
    assert "abstract alone" in first.draft.doubts[0]
    assert b"Salt" in first.capture.parts[0].content
    assert (second.draft.metadata.title, second.draft.body.text) == ("On rice", "")
    assert second.draft.metadata.published is not None
    assert (second.draft.metadata.published.value, second.draft.metadata.url) == ("2024", "https://doi.org/10.1234/rice.5")
    assert "without a text" in second.draft.doubts[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [("ris", "TY  - NEWS\nUR  - https://a.example/b\nER  -\n"), ("bib", "@misc{x, url = {https://a.example/b}}\n")],
)
def test_a_reference_that_tells_nothing_is_told(name: str, text: str) -> None:
    (problem,) = read(name, text)
    assert isinstance(problem, ImportProblem)
    assert problem.place == "reference 1"
    assert "neither a title nor an abstract" in problem.sentence


@pytest.mark.parametrize(
    ("name", "text"),
    [("ris", "Salt grows dear.\n"), ("bib", "Salt grows dear.\n"), ("json", "{"), ("json", '{"a": 1}'), ("json", "[1, 2]")],
)
def test_what_is_no_such_file_is_told(name: str, text: str) -> None:
    with pytest.raises(InputError) as refused:
        read(name, text)
    assert refused.value.hint


def test_letters_written_as_commands_are_read() -> None:
    told = r"""@misc{x, title = {Caf{\'e} \"Ubersee {\ss}traße, \v{S}koda \& \o{}re 5\% --- ``so''}, author = {G{\"o}del, \'Eva}}"""
    (only,) = read("bib", told)
    assert isinstance(only, ImportedArticle)
    assert only.draft.metadata.title == "Café Übersee ßtraße, Škoda & øre 5% — “so”"
    assert only.draft.metadata.authors == ("Éva Gödel",)


@pytest.mark.parametrize("broken", ["@article{x, title = {never closed", "@article{x", "@article{, = }", "@a" * 50 + "{" * 2000])
def test_a_broken_entry_is_no_mistake_of_the_program(broken: str) -> None:
    assert all(isinstance(one, ImportedArticle | ImportProblem) for one in read("bib", broken + "\n@misc{y, title = {Salt}}\n"))


def test_what_follows_an_entry_that_is_never_closed_is_read() -> None:
    first, second = read("bib", "@article{a, title = {Salt {grows dear\n}\n@misc{b, title = {Rice}}\n")
    assert isinstance(first, ImportedArticle) and isinstance(second, ImportedArticle)
    assert (first.draft.metadata.title, second.draft.metadata.title) == ("Salt grows dear", "Rice")


@pytest.mark.parametrize("date", ["2025-13-40", "0000", "soon", "2025-02-31", ""])
def test_a_date_that_is_none_is_as_exact_as_it_can_be(date: str) -> None:
    (only,) = read("bib", f"@misc{{x, title = {{Salt}}, date = {{{date}}}}}")
    assert isinstance(only, ImportedArticle)
    published = only.draft.metadata.published
    assert (published.value if published else None) == ("2025" if date.startswith("2025") else None)
