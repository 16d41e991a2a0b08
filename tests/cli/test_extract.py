import io
import json
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from clipper.capture.extract import KINDS
from clipper.cli.app import run
from clipper.cli.ending import DONE, FAILED, WRONG_USAGE
from clipper.cli.invocation import Window

NOTE = "---\ntitle: Ferry returns\nsource: Harbor Post\npublished: 2025-05-31\n---\n\nIt is **back**.\n\nAnd it sails.\n"
KEYS = ("role", "title", "source", "authors", "published", "published_precision", "url", "language", "tags", "body", "origins")


def no_window(*_: object) -> NoReturn:
    raise AssertionError("no command opens the window")


def clipper(*arguments: object) -> int:
    return run([str(argument) for argument in arguments], Window(open=no_window, open_link=no_window, write_pdf=no_window))


def lines(text: str) -> Sequence[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(NOTE, "utf-8")
    return path


def test_a_json_line_tells_what_would_be_captured(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", note, "--jsonl") == DONE
    output = capsys.readouterr()
    (line,) = lines(output.out)
    (article,) = line["articles"]
    assert line["path"] == str(note)
    assert line["kind"] == "markdown"
    assert tuple(article)[: len(KEYS)] == KEYS
    assert (article["title"], article["source"], article["published"], article["published_precision"]) == (
        "Ferry returns",
        "Harbor Post",
        "2025-05-31",
        "day",
    )
    assert article["url"] is None
    assert article["body"] == "It is back.\n\nAnd it sails."
    assert line["boilerplate"] == []
    assert output.err == ""


def test_a_path_that_fails_has_its_line_in_order_and_the_others_go_on(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (note.parent / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert clipper("extract", note, note.parent / "missing", note.parent / "picture.html", note, "--jsonl") == FAILED
    found = lines(capsys.readouterr().out)
    assert ["articles" in line for line in found] == [True, False, False, True]
    assert "There is no file" in found[1]["error"]
    assert "PNG image" in found[2]["error"]


def test_a_person_reads_title_source_words_and_first_lines(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", note) == DONE
    text = capsys.readouterr().out
    for expected in ("markdown, 1 article", "1. Ferry returns", "Harbor Post", "2025-05-31", "6 words", "It is back."):
        assert expected in text


def test_a_person_reads_one_sentence_and_a_hint_for_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", tmp_path / "missing") == FAILED
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("Error: ")
    assert len(output.err.splitlines()) == 2


def test_an_archive_is_one_line_with_all_its_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as archive:
        archive.writestr("a.md", NOTE)
        archive.writestr("b.md", NOTE.replace("Ferry", "Tram"))
        archive.writestr("broken.pdf", b"%PDF-1.4 nothing")
    assert clipper("extract", tmp_path / "notes.zip", "--jsonl") == DONE
    (line,) = lines(capsys.readouterr().out)
    assert line["kind"] == "archive"
    assert [article["title"] for article in line["articles"]] == ["Ferry returns", "Tram returns"]
    assert any("broken.pdf" in warning for warning in line["warnings"])


def test_a_folder_is_one_line(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", note.parent, "--jsonl") == DONE
    (line,) = lines(capsys.readouterr().out)
    assert [article["title"] for article in line["articles"]] == ["Ferry returns"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTE.encode())))
    assert clipper("extract", "-", "--jsonl", "--url", "https://harborpost.example/ferry") == DONE
    (line,) = lines(capsys.readouterr().out)
    assert line["path"] == "-"
    assert line["articles"][0]["url"] == "https://harborpost.example/ferry"


def test_relative_dates_count_from_the_files_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "note.md"
    path.write_text("---\ntitle: Ferry\npublished: 2 hours ago\n---\n\nText.\n", "utf-8")
    os.utime(path, (1_748_772_000, 1_748_772_000))
    assert clipper("extract", path, "--captured-at", "file", "--jsonl") == DONE
    assert clipper("extract", path, "--captured-at", "2024-02-01T12:00:00+00:00", "--jsonl") == DONE
    assert [line["articles"][0]["published"] for line in lines(capsys.readouterr().out)] == ["2025-06-01T08:00:00Z", "2024-02-01T10:00:00Z"]


def test_what_it_is_can_be_told(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", note, "--as", "plain", "--jsonl") == DONE
    (line,) = lines(capsys.readouterr().out)
    assert line["kind"] == "text"
    assert "title: Ferry returns" in line["articles"][0]["body"]


def test_every_kind_can_be_told_as_the_help_writes_it(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clipper("extract", "--help")
    assert f"[{'|'.join(KINDS)}]" in "".join(capsys.readouterr().out.split())
    for kind in ("text", "html", "markdown", "plain"):
        assert clipper("extract", note, "--as", kind, "--jsonl") == DONE


@pytest.mark.parametrize("arguments", [("extract",), ("extract", "x", "--as", "nonsense"), ("nonsense",), ("--nonsense",)])
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper(*arguments) == WRONG_USAGE
    assert "Usage:" in capsys.readouterr().err


def test_an_empty_name_is_not_the_working_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", "", "--jsonl") == FAILED
    assert lines(capsys.readouterr().out) == [{"path": "", "error": "An empty name is no file."}]


def test_an_address_is_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", "https://harborpost.example/ferry") == FAILED
    assert "This is an address" in capsys.readouterr().err


def test_a_capture_time_that_is_none_is_told(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clipper("extract", note, "--captured-at", "soon") == FAILED
    assert "“soon” is no time" in capsys.readouterr().err


def test_a_name_that_is_no_unicode_can_be_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / os.fsdecode(b"note-\xff.md")
    path.write_text(NOTE, "utf-8")
    assert clipper("extract", path, "--jsonl") == DONE
    (line,) = lines(capsys.readouterr().out)
    assert line["articles"][0]["title"] == "Ferry returns"


def test_one_word_is_one_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Harbor")
    assert clipper("extract", tmp_path / "a.txt", "--as", "plain") == DONE
    assert "1 word\n" in capsys.readouterr().out


def test_what_cannot_be_read_in_a_folder_is_a_warning(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (note.parent / "page.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (note.parent / "scan.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 2000)
    headlines = "".join(f"<h2><a href='https://a.example/{n}'>Headline {n} of it</a></h2>" for n in range(20))
    (note.parent / "front.html").write_text(f"<html><body>{headlines}</body></html>")
    assert clipper("extract", note.parent, "--jsonl") == DONE
    (line,) = lines(capsys.readouterr().out)
    assert [article["title"] for article in line["articles"]] == ["Ferry returns"]
    assert sorted(warning.partition(": ")[0] for warning in line["warnings"]) == ["front.html", "page.html", "scan.pdf"]
