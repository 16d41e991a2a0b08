"""The formats that pandoc writes: through the real program where it is installed, and one clear sentence where it is not."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest

from clipper.errors import MissingToolError
from clipper.export.citations import Cite
from clipper.export.outline import Outline, ProseNode
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.jobs.brief_formats import WRITERS
from clipper.jobs.brief_page import Page
from clipper.jobs.pandoc import WRITERS as BY_PANDOC
from clipper.model.metadata import Metadata
from tests.export.invented_brief import entry, outline, press_review

QUOTATION = "No shift will begin on Monday"


def page(cite: Cite = Cite.FOOTNOTES) -> Page:
    template = find_template("brief")
    made = outline(press_review(), template.group_by, title="Port: the week")
    return Page(outline=made, template=template, style=Style(zone=UTC, cite=cite), written=date(2025, 6, 3))


def words_of(content: bytes) -> str:
    """All text of a document, of whichever kind."""
    if content[:2] != b"PK":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        inner = [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".xhtml"))]
    return re.sub(r"<[^>]+>", "", " ".join(inner))


@pytest.mark.parametrize("name", BY_PANDOC)
@pytest.mark.parametrize("cite", [Cite.FOOTNOTES, Cite.PANDOC, Cite.PRESS])
def test_a_brief_is_written_by_pandoc(name: str, cite: Cite) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    text = words_of(WRITERS[name](page(cite)))
    assert QUOTATION in " ".join(text.split())
    assert "clipper:passage" not in text
    assert "[@c" not in text, "no key is left unresolved"


def test_what_looks_like_a_command_is_text() -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    report = entry(1, Metadata(title="\\input{/etc/passwd} <b>costs</b> $5$ @all"))
    text = WRITERS["tex"](replace(page(), outline=outline([report]))).decode()
    assert "\\textbackslash input" in text
    assert "\\textless b\\textgreater" in text
    assert "\\$5\\$ @all" in text


def test_an_image_in_the_users_words_is_not_fetched(tmp_path: Path) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    (tmp_path / "secret.png").write_bytes(b"SECRET")
    words = f"Before ![a *chart*]({tmp_path}/secret.png) after."
    made = Outline(id="", title="Port", query="", nodes=(ProseNode(id="p", level=1, text=words),))
    content = WRITERS["odt"](replace(page(), outline=made))
    assert b"SECRET" not in content
    assert "Before a chart after." in words_of(content)


def test_without_pandoc_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingToolError, match="ODT needs pandoc"):
        WRITERS["odt"](page())
