"""`clipper add` takes the files that other programs write, whatever their names say."""

import gzip
import plistlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.capture.files.compound_files import compound, message
from tests.capture.files.test_documents import docx, rtf
from tests.capture.files.test_documents import paragraph as of_word
from tests.capture.files.test_epub import BOOK, epub
from tests.capture.files.test_epub import page as chapter
from tests.capture.files.test_open_document import fodt, odt, paragraph
from tests.cli.calls import Program

TITLE = "The ferry is back"
LINES = (
    "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
    "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
    "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
)
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
PAGE = f"<html><body><article><h1>{TITLE}</h1>{TEXT}</article></body></html>"
MAIL = (
    f"From: Tilda Marrow <t@harbor.example>\nTo: me@reader.example\nSubject: {TITLE}\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}"
).encode()


def webarchive() -> bytes:
    main = {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://harborpost.example/a", "WebResourceMIMEType": "text/html"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


FILES: dict[str, Callable[[], bytes]] = {
    "a.webarchive": webarchive,
    "a.html.gz": lambda: gzip.compress(PAGE.encode()),
    "a.emlx": lambda: b"%d\n" % len(MAIL) + MAIL + b"<plist/>",
    "a.msg": lambda: compound(message(subject=TITLE, html=PAGE.encode())),
    "a.odt": lambda: odt(paragraph(TITLE, "Title") + "".join(map(paragraph, LINES))),
    "a.fodt": lambda: fodt(paragraph(TITLE, "Title") + "".join(map(paragraph, LINES))),
    "a.docx": lambda: docx(of_word(TITLE, "Title") + "".join(map(of_word, LINES))),
    "a.rtf": lambda: rtf(TITLE, *LINES),
    "a.epub": lambda: epub(BOOK, {"a.xhtml": chapter(f"<h1>{TITLE}</h1>{TEXT}")}),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_program_becomes_a_clipping(program: Program, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name]())
    (added,) = program("add", str(tmp_path / name), "--json").json["added"]
    assert added["result"] == "added"
    told = program("show", added["id"], "--json").json
    assert told["title"] == TITLE
    assert told["text"].endswith("\n".join(LINES))


def test_all_of_them_in_a_folder_become_clippings_or_are_there_already(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for number, name in enumerate(FILES):
        (folder / f"{number}").write_bytes(FILES[name]())  # without an ending that says what they are
    added = program("add", str(folder), "--json").json["added"]
    assert len(added) == len(FILES)
    assert {one["result"] for one in added} <= {"added", "already there", "new version"}
