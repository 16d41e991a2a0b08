"""Each template and each format, as it was looked at and found good. `CLIPPER_GOLDEN=write pytest …` writes them anew, to be looked at."""

import io
import os
import zipfile
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from clipper.export.bibliography import bibtex, csl_json
from clipper.export.citations import Cite
from clipper.export.csv_table import csv_table
from clipper.export.docx import write_docx
from clipper.export.escape import Dialect
from clipper.export.html import write_for_paper, write_html, write_rich_text
from clipper.export.markdown import write_markdown
from clipper.export.plain_text import write_plain_text
from clipper.export.style import Style
from clipper.export.templates import house_templates
from tests.export.invented_brief import outline, press_review

GOLDEN = Path(__file__).parent / "golden"
STYLE = Style(zone=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


def test_rich_text_for_the_clipboard() -> None:
    """What is pasted takes on the style of its page, and has no ways back from its footnotes."""
    compare("brief-clipboard.html", write_rich_text(markdown(style=replace(STYLE, markers=False))))


def test_paper() -> None:
    """What Qt lays out as PDF."""
    compare("brief-paper.html", write_for_paper(markdown(style=replace(STYLE, markers=False))))


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_plain_text(name: str) -> None:
    compare(f"{name}.txt", write_plain_text(markdown(name, replace(STYLE, markers=False))))


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_word(name: str) -> None:
    """Each paragraph with its style, its links and its footnotes, then the footnotes."""
    content = write_docx(markdown(name, replace(STYLE, markers=False)), title="Port: the week")
    compare(f"{name}.docx.txt", told(content))


def told(content: bytes) -> str:
    """A Word document in words."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = fromstring(package.read("word/document.xml"))  # noqa: S314 (our own writer's)
        notes = fromstring(package.read("word/footnotes.xml")) if "word/footnotes.xml" in package.namelist() else None  # noqa: S314
    lines = [_paragraph(paragraph) for paragraph in body.iter(f"{W}p")]
    lines += [f"[^{note.get(f'{W}id')}] {_paragraph(note[0])}" for note in (() if notes is None else notes) if note.get(f"{W}type") is None]
    return "\n".join(lines) + "\n"


def _paragraph(element: Element) -> str:
    style = element.find(f"{W}pPr/{W}pStyle")
    pieces: list[str] = []
    for part in element.iter():
        match part.tag.removeprefix(W):
            case "t":
                pieces.append(part.text or "")
            case "footnoteReference":
                pieces.append(f"[^{part.get(f'{W}id')}]")
            case "hyperlink":
                pieces.append("→" + (part.get(f"{W}anchor") or "web") + ": ")
            case "instrText":
                pieces.append(f"{{{part.text}}}")
            case "b" | "i":
                pieces.append("*")
            case _:
                pass
    name = (style.get(f"{W}val") if style is not None else "") or "Normal"
    return f"{name}: {''.join(pieces)}"


def test_bibliographies_and_table() -> None:
    compare("brief.bib", bibtex(press_review()))
    compare("brief.csl.json", csl_json(press_review()))
    compare("brief.csv", csv_table(press_review(), UTC))
