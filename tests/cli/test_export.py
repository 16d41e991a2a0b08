"""`clipper export jsonl`: what is written is read again, with nothing lost that a line can hold."""

import json
from pathlib import Path

import pytest

from clipper.library.library import Library
from clipper.model.draft import Draft
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run, TextBuilder
from tests.cli.calls import Program
from tests.cli.conftest import identity
from tests.library.drafts import saved

OWN = {"id", "added", "related", "role", "highlights", "versions", "version"}
"""What a new library gives anew, and what no line holds."""


def structured() -> Draft:
    """An article with a block and a mark of nearly every kind."""
    text = TextBuilder()
    text.add(SpanKind.HEADING, "Barley, too", level=2)
    text.add(
        SpanKind.PARAGRAPH,
        [
            Run("It "),
            Run("follows", (Mark(SpanKind.STRONG),)),
            Run(" the price", (Mark(SpanKind.LINK, (("href", "https://a.example/b"),)),)),
        ],
    )
    text.add(SpanKind.QUOTE, "“Wait,” said the miller.", depth=1)
    text.add(SpanKind.LIST_ITEM, "first", depth=1, ordered=True, number=1)
    text.add_row(["Year", "Price"], header=True)
    text.add(SpanKind.CODE, "  a = 1")
    text.add(SpanKind.CAPTION, "A field of 大麦")
    return Draft(role=Role.MAIN, metadata=Metadata(title="Barley follows", keywords=("grain",)), body=text.build())


def told(program: Program, title: str) -> dict[str, object]:
    article = program("show", identity(program, title), "--json").json
    return {key: value for key, value in article.items() if key not in OWN}


def test_an_export_read_by_another_library_gives_the_same_articles(
    filled: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Library.open(filled.library) as library:
        saved(library, structured())
    salt, titles = identity(filled, "Eleven"), ("Eleven", "Rice", "Barley")
    edits = ("--note", "Follow *up*.", "--status", "read", "--star", "--section", "Economy", "--page", "A3", "--agency", "Coast News")
    filled("edit", salt, *edits, "--modified", "2025-06")
    filled("tag", salt, "--add", "trade/salt")
    filled("highlight", salt, "--quote", "four percent", "--note", "Since when?")
    out = tmp_path / "articles.jsonl"
    assert filled("export", "jsonl", "-o", str(out)).out == f"{out}: 3 clippings\n"
    other = Program(tmp_path / "other.clipper", capsys)
    assert other("import", str(out)).out == f"{out}: 3 added, 1 highlight.\n"
    assert [told(other, title) for title in titles] == [told(filled, title) for title in titles]
    assert [one["title"] for one in other("list", "--json").json["clippings"]] == [
        one["title"] for one in filled("list", "--json").json["clippings"]
    ]


def test_the_lines_hold_the_highlights_for_other_programs(filled: Program) -> None:
    filled("highlight", identity(filled, "Eleven"), "--quote", "four percent", "--color", "figure")
    lines = [json.loads(line) for line in filled("export", "jsonl", "Eleven").out.splitlines()]
    ((only,),) = (line["highlights"] for line in lines)
    assert (only["exact"], only["color"], lines[0]["text"][only["start"] : only["end"]]) == ("four percent", "figure", "four percent")


def test_written_again_it_takes_the_place_of_its_own_file_and_of_no_other(filled: Program, tmp_path: Path) -> None:
    out, taken = tmp_path / "a.jsonl", tmp_path / "mine.jsonl"
    taken.write_text("mine")
    for _ in range(2):
        filled("export", "jsonl", "-o", str(out))
    assert "did not write it" in filled("export", "jsonl", "-o", str(taken), code=1).err
    assert taken.read_text() == "mine"
