"""`clipper import` of several files, and Ctrl+C."""

import json
import sys
from pathlib import Path

import pytest

from clipper.cli.ending import INTERRUPTED
from tests.cli.calls import Program
from tests.cli.terminal import Terminal


def lines_of(folder: Path, name: str, *titles: str) -> Path:
    path = folder / name
    path.write_text("".join(json.dumps({"title": title, "text": f"The text of {title}."}) + "\n" for title in titles), "utf-8")
    return path


def titles_in(program: Program) -> set[str]:
    return {one["title"] for one in program("list", "--json").json["clippings"]}


def test_a_file_that_cannot_be_read_does_not_hold_up_the_others(program: Program, tmp_path: Path) -> None:
    first, last = lines_of(tmp_path, "a.jsonl", "Salt"), lines_of(tmp_path, "c.jsonl", "Rice")
    missing = tmp_path / "b.jsonl"
    answer = program("import", str(first), str(missing), str(last), code=1)
    assert answer.out == f"{first}: 1 added.\n{last}: 1 added.\n"
    assert f"Error: {missing} cannot be read: No such file or directory." in answer.err
    assert titles_in(program) == {"Salt", "Rice"}
    told = program("import", str(first), str(missing), "--json", code=1).json
    assert [(one["already there"], len(one["problems"])) for one in told] == [(1, 0), (0, 1)]
    assert "cannot be read" in told[1]["problems"][0]["sentence"]
    assert program("import", str(missing), str(last), "--dry-run", code=1).out == f"{last}: 1 article can be read.\n"


def test_highlights_are_told_and_those_whose_words_are_gone(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    marks = [{"exact": "Salt is dear"}, {"exact": "Sugar was never dear"}]
    path.write_text(json.dumps({"text": "Salt is dear.", "highlights": marks}), "utf-8")
    said = "2 highlights (1 of words that are not in the text, kept beside it)"
    assert program("import", str(path), "--dry-run").out == f"{path}: 1 article can be read, {said}.\n"
    assert program("import", str(path)).out == f"{path}: 1 added, {said}.\n"
    (again,) = program("import", str(path), "--json").json
    assert (again["already there"], again["highlights"], again["orphans"]) == (1, 0, 0)


def test_annotations_are_told(filled: Program, tmp_path: Path) -> None:
    page, path = "https://example.org/salt", tmp_path / "a.json"
    mark = {"type": "TextQuoteSelector", "exact": "four percent"}
    path.write_text(json.dumps([{"uri": page, "text": "Since when?", "target": [{"source": page, "selector": [mark]}]}]), "utf-8")
    assert filled("import", str(path), "--dry-run").out == f"{path}: 1 annotation can be read.\n"
    assert filled("import", str(path)).out == f"{path}: 1 annotation taken over, 1 highlight.\n"
    out = tmp_path / "out.json"
    assert filled("export", "annotations", "Eleven", "-o", str(out)).out == f"{out}: 1 clipping\n"
    (only,) = json.loads(out.read_text("utf-8"))["items"]
    assert only["target"]["selector"][0]["exact"] == "four percent"
    assert only["body"][0]["value"] == "Since when?"


def test_what_was_imported_before_ctrl_c_is_told_and_kept(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, last = lines_of(tmp_path, "a.jsonl", "Salt"), lines_of(tmp_path, "b.jsonl", "Rice")
    terminal = Terminal(press_at="a.jsonl: 1 articles")
    monkeypatch.setattr(sys, "stderr", terminal)
    assert program("import", str(first), str(last), code=INTERRUPTED).out == f"{first}: 1 added.\n{last}: 0 added.\n"
    assert terminal.getvalue().endswith(
        "100% \nThe import was stopped. Run it again to go on: what is there already is not stored twice.\n"
    )
    assert titles_in(program) == {"Salt"}
    assert program("import", str(first), str(last)).out == f"{first}: 0 added, 1 there already.\n{last}: 1 added.\n"


def test_where_the_library_takes_no_more_what_it_took_is_told(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is moved away while the first file is shown to be imported."""
    first, last = lines_of(tmp_path, "a.jsonl", "Salt"), lines_of(tmp_path, "b.jsonl", "Rice")

    class Mover(Terminal):
        def write(self, text: str) -> int:
            if "a.jsonl: 1 articles" in text and program.library.exists():
                program.library.rename(program.library.with_name("moved.clipper"))
            return super().write(text)

    terminal = Mover()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert program("import", str(first), str(last), code=1).out == f"{first}: 1 added.\n{last}: 0 added.\n"
    assert "was moved, deleted or replaced while it was open" in terminal.getvalue()
