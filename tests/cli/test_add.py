"""`clipper add` captures, stores, and says what became of each article."""

import io
import signal
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from clipper.cli.ending import INTERRUPTED
from tests.cli.calls import Program, call_process

ARTICLE = (
    "Eleven states agree on the price of salt\n\n"
    + "Ministers from eleven coastal states met in Port Elin on Monday to discuss the price of salt. " * 4
    + "\n\n"
    + "Fishers said that the tariff had cost them a third of their income, and asked for a lower rate. " * 4
)
PAGE = f"""<html lang="en"><head><title>Salt | Harbor Gazette</title><meta property="og:title" content="Eleven states agree">
<meta property="og:site_name" content="Harbor Gazette"></head><body><article><h1>Eleven states agree</h1>
{"".join(f"<p>{line}</p>" for line in ARTICLE.split(chr(10)) if line)}</article></body></html>"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def test_what_is_new_is_added_and_the_second_time_it_is_there(program: Program, article: Path) -> None:
    options = ("--tag", "trade/salt", "--tag", "Q2", "--source", "Harbor  Gazette")
    first = program("add", str(article), "--as", "plain", *options, "--json").json
    ((added,), left_out) = first["added"], first["left_out"]
    assert (added["role"], added["result"], left_out) == ("main", "added", [])
    second = program("add", str(article), "--as", "plain", "--json").json
    assert [(one["id"], one["result"]) for one in second["added"]] == [(added["id"], "already there")]
    (clipping,) = program("list", "--json").json["clippings"]
    assert (clipping["tags"], clipping["source"]) == (["Q2", "trade/salt"], "Harbor Gazette")


def test_the_same_address_with_another_text_is_a_new_version(program: Program, article: Path) -> None:
    arguments = ("--as", "plain", "--json", "--url", "https://example.org/salt")
    (first,) = program("add", str(article), *arguments).json["added"]
    article.write_text(ARTICLE.replace("a third", "a half"))
    (second,) = program("add", str(article), *arguments).json["added"]
    assert (second["id"], second["result"]) == (first["id"], "new version")
    value = program("show", first["id"], "--json").json
    assert "a half of their income" in value["text"]
    assert [version["number"] for version in value["versions"]] == [1, 2]


def test_what_lies_in_the_trash_stays_there_and_is_named(program: Program, article: Path) -> None:
    (added,) = program("add", str(article), "--as", "plain", "--json").json["added"]
    program("delete", added["id"])
    answer = program("add", str(article), "--as", "plain")
    assert f"In the trash   {added['id']}" in answer.out
    assert "clipper trash restore" in answer.out
    assert program("list", "--json").json["total"] == 0


def test_one_bad_file_does_not_keep_the_others_out(program: Program, article: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary.html"
    binary.write_bytes(bytes(range(256)) * 40)
    answer = program("add", str(tmp_path / "missing.txt"), str(binary), str(article), "--json", code=1)
    assert [one["path"] for one in answer.json["failed"]] == [str(tmp_path / "missing.txt"), str(binary)]
    assert "There is no file" in answer.err
    assert program("list", "--json").json["total"] == len(answer.json["added"]) == 1


def test_an_empty_paste_is_one_sentence_and_stores_nothing(program: Program, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n ")
    answer = program("add", str(empty), code=1)
    assert answer.out == ""
    assert answer.err.count("Error:") == 1
    assert program("list", "--json").json["total"] == 0


def test_a_wrong_time_or_tag_is_refused_before_anything_is_read(program: Program, article: Path) -> None:
    assert "is no time" in program("add", str(article), "--captured-at", "noon", code=1).err
    assert "A tag needs a name" in program("add", str(article), "--as", "plain", "--tag", "/", code=1).err
    assert program("list", "--json").json["total"] == 0


def test_standard_input_is_read(tmp_path: Path) -> None:
    library = tmp_path / "l.clipper"
    answer = call_process("add", "-", "--as", "plain", "--json", library=library, given=ARTICLE.encode())
    assert (answer.code, answer.err) == (0, "")
    assert [one["result"] for one in answer.json["added"]] == ["added"]


class Site(BaseHTTPRequestHandler):
    """Serves one page; everything else is not there."""

    def do_GET(self) -> None:
        found = self.path == "/salt.html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode() if found else b"no")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing on the error stream."""


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_of_the_own_network_is_refused(program: Program, site: str) -> None:
    assert program("add", f"{site}/salt.html", code=1).err.startswith("Error: ")
    assert program("list", "--json").json["total"] == 0


def test_an_address_is_fetched_and_stored(program: Program, site: str, tmp_path: Path) -> None:
    settings = tmp_path / "home" / "clipper" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("allow_private_addresses = true\n")
    (added,) = program("add", f"{site}/salt.html", "--json").json["added"]
    value = program("show", added["id"], "--json").json
    assert (value["title"], value["source"]) == ("Eleven states agree", "Harbor Gazette")
    assert "Fishers said that the tariff" in value["text"]
    assert "404" in program("add", f"{site}/missing.html", code=1).err


def test_the_library_itself_is_no_page(program: Program, article: Path) -> None:
    program("add", str(article))
    assert "That is the library that is open." in program("add", str(program.library), code=1).err


class Hesitating(io.RawIOBase):
    """A standard input that waits for words, until Ctrl+C is pressed."""

    def readable(self) -> bool:
        return True

    def readinto(self, _into: object) -> int:
        signal.raise_signal(signal.SIGINT)
        return 0


@pytest.mark.parametrize("as_json", [False, True])
def test_what_was_added_before_ctrl_c_is_told_and_kept(
    program: Program, article: Path, monkeypatch: pytest.MonkeyPatch, *, as_json: bool
) -> None:
    title = "Eleven states agree on the price of salt"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Hesitating())))
    answer = program("add", str(article), "-", "never.txt", *(["--json"] if as_json else []), code=INTERRUPTED)
    assert answer.err == "It was stopped. Run it again to go on: what is there already is not stored twice.\n"
    assert [one["title"] for one in answer.json["added"]] == [title] if as_json else title in answer.out
    assert [one["title"] for one in program("list", "--json").json["clippings"]] == [title]


def test_a_tag_without_a_name_is_told_once_and_before_anything_is_read(program: Program, article: Path) -> None:
    answer = program("add", str(article), str(article), "--tag", " / ", code=1)
    assert answer.err.startswith("Error: A tag needs a name.")
    assert answer.err.count("A tag needs a name.") == 1
    assert not program.library.exists()


def test_what_cannot_be_read_in_a_folder_is_named(program: Program, article: Path) -> None:
    """A script that takes in a folder each night would not learn of it otherwise."""
    folder = article.parent / "inbox"
    folder.mkdir()
    article.rename(folder / article.name)
    (folder / "page.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    answer = program("add", str(folder), "--json", code=1)
    assert len(answer.json["added"]) == 1
    assert [one["error"] for one in answer.json["failed"]] == [
        "empty.txt: There is nothing in it.",
        "page.html: This is a PNG image, not a text or a page.",
    ]
    assert answer.err.count("Error: ") == 2


def test_a_file_in_an_archive_is_named_once(program: Program, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "inbox.zip", "w") as archive:
        archive.writestr("front.html", "<html><body>" + "".join(f"<h2><a href='/{n}'>Headline {n} of it</a></h2>" for n in range(20)))
        archive.writestr("a.txt", ARTICLE)
    path = str(tmp_path / "inbox.zip")
    assert program("add", path, code=1).err.startswith(f"Error: {path}: front.html: ")
