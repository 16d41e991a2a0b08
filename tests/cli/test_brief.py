"""`clipper brief`, `verify` and `export`, called as a user does."""

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from clipper.jobs.brief import MAX_CLIPPINGS
from clipper.library.library import Library
from tests.cli.calls import Program
from tests.cli.conftest import identity


def marked(program: Program) -> str:
    salt = identity(program, "Eleven states")
    program("highlight", salt, "--quote", "the tariff had cost them a third", "--color", "figure", "--note", "Source?")
    return salt


def test_a_brief_is_printed_without_markers(filled: Program) -> None:
    salt = marked(filled)
    printed = filled("brief", "tag:trade", "--title", "Salt", "--group-by", "source").out
    assert printed.startswith("---\ntitle: Salt\n")
    assert f"> the tariff had cost them a third[^{salt}]\n\n**Figure**: Source?\n" in printed
    assert "clipper:" not in printed


def test_a_brief_is_merged_with_what_was_written_into_it(filled: Program, tmp_path: Path) -> None:
    salt = marked(filled)
    path = tmp_path / "salt.md"
    assert "written" in filled("brief", "-o", str(path)).out
    path.write_text(path.read_text("utf-8") + "\nMy own last word.\n", "utf-8")
    filled("highlight", salt, "--quote", "Ministers from eleven coastal states")
    shown = filled("brief", "-o", str(path), "--dry-run").out
    assert "+> Ministers from eleven coastal states" in shown
    assert "Ministers" not in path.read_text("utf-8")
    told = filled("brief", "-o", str(path))
    assert "merged" in told.out
    assert "1 new" in told.err
    text = path.read_text("utf-8")
    assert "> Ministers from eleven coastal states" in text
    assert text.endswith("My own last word.\n")
    assert "unchanged" in filled("brief", "-o", str(path)).out


def test_the_ending_tells_the_format(filled: Program, tmp_path: Path) -> None:
    marked(filled)
    for name, start in (
        ("b.html", b"<!DOCTYPE html>"),
        ("b.docx", b"PK"),
        ("b.txt", b"Brief"),
        ("b.csv", b"\xef\xbb\xbf"),
        ("b.bib", b"@article"),
    ):
        filled("brief", "-o", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)
    assert filled("brief", "-o", str(tmp_path / "b.xyz"), code=1).err.startswith("Error: Clipper writes no briefs in the format “xyz”.")


def test_a_query_with_a_mistake_is_told_with_its_place(filled: Program) -> None:
    assert "character" in filled("brief", "tag:", code=1).err


def test_verify_finds_each_quotation_and_names_a_changed_one(filled: Program, tmp_path: Path) -> None:
    salt = marked(filled)
    path = tmp_path / "salt.md"
    filled("brief", "-o", str(path))
    found = filled("verify", str(path), "--json").json
    assert found["ok"] is True
    (quotation,) = found["quotations"]
    assert quotation["quote"] == "the tariff had cost them a third"
    assert quotation["id"] == salt
    assert quotation["result"] == "same"
    assert path.read_text("utf-8").split("\n")[quotation["line"] - 1].startswith("> the tariff")
    path.write_text(path.read_text("utf-8").replace("a third", "a half"), "utf-8")
    told = filled("verify", str(path), "--json", code=1).json
    assert told["ok"] is False
    assert told["quotations"][0]["result"] == "changed"
    assert told["quotations"][0]["difference"] == "“third” became “half”"
    said = filled("verify", str(path), code=1)
    assert "changed: “third” became “half”" in said.out
    assert said.err == "1 quotation, 1 of them not as in the library.\n"


def test_verify_reads_a_file_that_clipper_did_not_write(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(
        "# Note\n\nTollin says “We have confirmed that the tariff will fall to four percent” to all.\n\n"
        "> invented words that nobody ever said\n",
        "utf-8",
    )
    results = [each["result"] for each in filled("verify", str(path), "--json", code=1).json["quotations"]]
    assert results == ["same", "not found"]


def test_verify_says_what_is_wrong_with_a_file(filled: Program, tmp_path: Path) -> None:
    assert "cannot be read" in filled("verify", str(tmp_path / "none.md"), code=1).err
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in filled("verify", str(tmp_path / "binary.md"), code=1).err
    assert "cannot be read" in filled("verify", str(tmp_path), code=1).err


def test_export_writes_for_other_programs(filled: Program, tmp_path: Path) -> None:
    marked(filled)
    assert '"a third"' not in filled("export", "csv").out
    assert "the tariff had cost them a third" in filled("export", "csv", "tag:trade").out
    filled("export", "csl", "-o", str(tmp_path / "z.json"))
    assert '"article-newspaper"' in (tmp_path / "z.json").read_text("utf-8")
    assert filled("export", "nothing", code=2)


def test_an_export_may_be_longer_than_a_brief(filled: Program, tmp_path: Path) -> None:
    number = MAX_CLIPPINGS + 1
    with contextlib.closing(sqlite3.connect(filled.library)) as connection, connection:
        columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(clippings)") if name not in ("id", "public_id")]
        connection.execute(
            f"""WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {number})
            INSERT INTO clippings (public_id, {", ".join(columns)})
            SELECT 'copy' || n, {", ".join(columns)} FROM counted, (SELECT * FROM clippings LIMIT 1)"""  # noqa: S608 (names come from the schema)
        )
    path = tmp_path / "all.bib"
    assert filled("export", "bib", "-o", str(path)).out == f"{path}: {number + 2} clippings\n"
    assert path.read_text("utf-8").count("@article{") == number + 2
    assert f"A brief has at most {MAX_CLIPPINGS:,} clippings" in filled("brief", code=1).err


def test_standard_output_can_be_named(filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert filled("brief", "-o", "-").out == filled("brief").out
    assert filled("export", "bib", "-o", "-").out == filled("export", "bib").out
    assert not list(tmp_path.glob("-*"))


def test_what_is_no_text_is_replaced_in_titles_and_kept_in_names_of_files(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"salt-\xff.md")
    filled("brief", "--title", "Salt \udcff", "-o", str(path))
    assert "# Salt \ufffd\n" in path.read_text("utf-8")
    assert "unchanged" in filled("brief", "--title", "Salt \udcff", "-o", str(path)).out
    assert "No brief" in filled("brief", "--id", "\udcff", code=1).err


def test_a_composed_brief_is_asked_for_by_id_alone_and_may_get_another_title(filled: Program) -> None:
    with Library.open(filled.library) as library:
        brief, _ = library.briefs.create("Composed")
    assert "\n# Composed\n" in filled("brief", "--id", brief).out
    assert "\n# Other\n" in filled("brief", "--id", brief, "--title", "Other").out
    assert "not both" in filled("brief", "salt", "--id", brief, code=2).err
    assert "No brief" in filled("brief", "--id", "", code=1).err


def test_a_template_and_a_style_are_found_in_the_home_folder(filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    (tmp_path / "short.md.jinja").write_text("# {{ brief.title }} in short\n")
    assert "# Week in short" in filled("brief", "--title", "Week", "--template", "~/short.md.jinja").out
    assert f"'{tmp_path / 'none.csl'}'" in filled("brief", "--cite", "csl:~/none.csl", code=1).err
