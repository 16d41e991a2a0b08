"""Each template and each format, as it was looked at and found good. `CLIPPER_GOLDEN=write pytest …` writes them anew, to be looked at."""

import os
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest

from clipper.export.bibliography import bibtex, csl_json
from clipper.export.citations import Cite
from clipper.export.csv_table import csv_table
from clipper.export.escape import Dialect
from clipper.export.html import write_html
from clipper.export.markdown import write_markdown
from clipper.export.plain_text import write_plain_text
from clipper.export.style import Style
from clipper.export.templates import house_templates
from tests.export.invented_brief import outline, press_review

GOLDEN = Path(__file__).parent / "golden"
STYLE = Style(zone=UTC)
TEMPLATES = {template.name: template for template in house_templates()}


def compare(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("CLIPPER_GOLDEN") == "write":
        path.write_text(found, "utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as stream:
        assert found == stream.read()


def markdown(template: str = "brief", style: Style = STYLE, bibliography: str = "") -> str:
    chosen = TEMPLATES[template]
    made = outline(press_review(), chosen.group_by)
    return write_markdown(made, template=chosen, style=style, written=date(2025, 6, 3), bibliography=bibliography)


def test_every_template_is_there() -> None:
    expected = "brief press-digest regional-digest chronology source-by-source evidence-by-meaning reading-list".split()  # noqa: SIM905
    assert set(TEMPLATES) == set(expected)
    assert all(template.purpose for template in TEMPLATES.values())


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_template(name: str) -> None:
    compare(f"{name}.md", markdown(name))


@pytest.mark.parametrize("dialect", [Dialect.OBSIDIAN, Dialect.PANDOC])
def test_dialect(dialect: Dialect) -> None:
    cite = Cite.PANDOC if dialect is Dialect.PANDOC else Cite.FOOTNOTES
    compare(f"brief-{dialect}.md", markdown(style=replace(STYLE, dialect=dialect, cite=cite), bibliography="brief.bib"))


def test_press_style() -> None:
    compare("brief-press.md", markdown(style=replace(STYLE, cite=Cite.PRESS)))


def test_html() -> None:
    compare("brief.html", write_html(markdown(style=replace(STYLE, markers=False))))


def test_plain_text() -> None:
    compare("press-digest.txt", write_plain_text(markdown("press-digest", replace(STYLE, markers=False))))


def test_bibliographies_and_table() -> None:
    compare("brief.bib", bibtex(press_review()))
    compare("brief.csl.json", csl_json(press_review()))
    compare("brief.csv", csv_table(press_review(), UTC))
