"""References in the styles of citationstyles.org, where citeproc-py is installed."""

import importlib.util
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from clipper.errors import InputError, MissingToolError
from clipper.export.csl_style import formatted_references
from clipper.export.markdown import write_markdown
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.jobs.brief import look_of
from tests.export.invented_brief import outline, press_review

INSTALLED = importlib.util.find_spec("citeproc") is not None
needs_citeproc = pytest.mark.skipif(not INSTALLED, reason="citeproc-py is not installed")
APA = "Quill, A., & Okoro, B. (2025, June 1). Nine cranes to be repaired before winter. Harbor Times, A3."


@pytest.mark.skipif(INSTALLED, reason="citeproc-py is installed")
def test_a_missing_library_is_one_clear_sentence() -> None:
    with pytest.raises(MissingToolError) as caught:
        formatted_references(press_review(), "apa")
    assert "pip install" in caught.value.hint


@needs_citeproc
def test_apa() -> None:
    assert formatted_references(press_review(), "apa")["caaaaaaaaaab"].startswith(APA)


@needs_citeproc
@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "modern-language-association", "harvard-cite-them-right"])
def test_no_style_tells_what_is_not_known_or_a_title_twice(style: str) -> None:
    found = formatted_references(press_review(), style)
    for each in press_review():
        text, title = found.get(each.clipping.id, ""), each.clipping.metadata.title
        assert text.casefold().count(title.casefold()) == 1 if title else not text, text
        assert "Edition" not in text
        assert text == " ".join(text.split())


@needs_citeproc
def test_chicago() -> None:
    found = formatted_references(press_review(), "chicago-author-date")
    assert found["caaaaaaaaaac"] == "Gazette of the North. 2025. “Dockers Call a Strike”. Economy. Gazette of the North, May 30."


@needs_citeproc
def test_a_brief_in_a_style_has_it_in_sources_and_footnotes() -> None:
    style = replace(Style(zone=UTC), csl="apa")
    text = write_markdown(outline(press_review()), template=find_template("brief"), style=style)
    assert f"- {APA}" in text
    assert f"[^caaaaaaaaaab]: {APA}" in text


@needs_citeproc
def test_a_style_that_there_is_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.csl").write_text("<style", "utf-8")
    for name in ("no-such-style", str(tmp_path / "broken.csl"), str(tmp_path / "none.csl"), "~nobody-of-this-name/apa.csl"):
        with pytest.raises(InputError):
            formatted_references(press_review(), name)


def test_the_style_is_asked_for_by_its_name() -> None:
    look = look_of(cite="csl:apa")
    assert (look.style.csl, look.style.cite) == ("apa", "footnotes")
    with pytest.raises(InputError):
        look_of(cite="apa")
