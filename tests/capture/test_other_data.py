"""Files of other programs that hold no article are refused with what they are."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from clipper.capture.captures import Given, captures_of
from clipper.capture.other_data import LOOKED_AT
from clipper.errors import InputError
from clipper.model.capture import Capture

NOW = datetime(2025, 6, 1, tzinfo=UTC)
REFERENCE = "@article{tollin2025,\n  author = {Mara Tollin},\n  title = {Salt},\n  url = {https://gazette.example/salt}\n}\n"
RIS = "TY  - NEWS\r\nTI  - Salt grows dear\r\nUR  - https://gazette.example/salt\r\nER  -\r\n"
TABLE = "title,url,time_added,tags\n" + "".join(f'"Salt, part {n}",https://gazette.example/{n},1748736000,trade|salt\n' for n in range(5))
JSON_LINES = "".join(json.dumps({"title": f"Salt {n}", "text": "It grows dear."}) + "\n" for n in range(3))


def captured(text: str, **given: object) -> list[Capture]:
    return list(captures_of(Given(content=text.encode(), origin="file:a", now=NOW, **given)))  # type: ignore[arg-type] (`form`)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (json.dumps([{"title": "Salt", "uri": "https://gazette.example/salt"}], indent=2), "JSON"),
        (json.dumps([{"title": "Salt", "url": "https://gazette.example/salt", "text": "It grows dear."}]), "JSON"),
        ("\ufeff" + JSON_LINES, "JSON"),
        (json.dumps({"items": [{"title": "Salt " * 20}] * (LOOKED_AT // 60)}), "JSON"),
        (REFERENCE, "references"),
        ("% made by a program\n\n" + REFERENCE, "references"),
        (RIS, "references"),
        ("1.\n" + RIS, "references"),
        ('<?xml version="1.0"?>\n<records><record><title>Salt</title></record></records>', "XML"),
        ("<opml version='2.0'><body><outline text='Salt' xmlUrl='https://gazette.example/feed'/></body></opml>", "XML"),
        ('<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"><z:title>Salt</z:title></rdf:RDF>', "references"),
        (TABLE + '"' + "never closed " * 20_000, "CSV"),
    ],
)
def test_a_file_that_a_program_wrote_for_programs_is_called_what_it_is(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        captured(text)
    assert refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[Updated] Salt grows dear\n\nMinisters met in Port Elin on Monday.",
        "{Salt} and other words in braces\n\nMinisters met on Monday.",
        "[1]\nMinisters met in Port Elin on Monday.",
        "@gazette wrote: {Salt} grows dear.",
        "TY for reading. Salt grows dear in Port Elin.",
        "Salt, url, and link\n\nMinisters met on Monday, in Port Elin, and talked.\n",
        "Tollin, Lorn, Brandvik\nSalt, rice, cod\n1, 2, 3\n",
        '<?xml version="1.0"?>\n<html><body><p>Salt grows dear.</p><p>It rains.</p></body></html>',
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title></channel></rss>',
        "",
        "URL",
    ],
)
def test_what_only_looks_a_little_like_it_is_read(text: str) -> None:
    if text:
        assert len(captured(text)) == 1


def test_who_says_that_it_is_plain_text_is_believed() -> None:
    from clipper.capture.recognize import Form

    assert len(captured(REFERENCE, form=Form.TEXT)) == 1


def test_beside_the_pages_of_an_archive_such_files_are_passed_over() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Salt grows dear\n\nMinisters met in Port Elin on Monday.")
        archive.writestr("list.csv", TABLE)
        archive.writestr("b.json", JSON_LINES)
    (only,) = captures_of(Given(content=packed.getvalue(), origin="file:a.zip", now=NOW))
    assert only.origin == "file:a.zip/a.txt"
