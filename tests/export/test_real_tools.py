"""The formats in the programs that people open them with, where those are installed."""

import html
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from clipper.export.bibliography import bibtex, csl_json
from clipper.export.citations import Cite
from clipper.export.docx import write_docx
from clipper.export.escape import Dialect
from clipper.export.html import write_html
from clipper.export.markdown import write_markdown
from clipper.export.style import Style
from clipper.export.templates import find_template, house_templates
from tests.export.invented_brief import outline, press_review

QUOTATIONS = [
    "“All nine cranes will be repaired before winter,” the port's director said.",
    "The repairs cost 4.2 million [crowns].",
    "The council voted 7 to 2.",
    "1. No shift will begin on Monday_ (*) unless pay rises.",
    "予算は九基のクレーンの修理を含む。",
]
CITED = ("“Nine cranes to be repaired before winter”", "“港湾予算が可決 <b>速報</b>”", "“Dockers call a strike”")
"""The sources of the quotations: two of them are quoted twice."""
PLAIN = Style(zone=UTC, markers=False)
WAIT_S = 120


def tool(*names: str) -> str:
    """The first of these programs that is installed; the test is skipped where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def run(*arguments: str) -> str:
    done = subprocess.run(arguments, capture_output=True, timeout=WAIT_S, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def markdown(style: Style = PLAIN, template: str = "brief", bibliography: str = "") -> str:
    chosen = find_template(template)
    made = outline(press_review(), chosen.group_by)
    return write_markdown(made, template=chosen, style=style, written=date(2025, 6, 3), bibliography=bibliography)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_libreoffice_opens_the_word_document(tmp_path: Path) -> None:
    office = tool("soffice", "libreoffice")
    source = tmp_path / "brief.docx"
    source.write_bytes(write_docx(markdown(), title="Port: the week"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run(office, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(source))
    with zipfile.ZipFile(tmp_path / "brief.odt") as package:
        content = package.read("content.xml").decode()
    assert content.count("<text:note ") == len(CITED)
    for quotation, number in (("7 to 2.", "1"), ("by noon.", "3")):
        assert f"{quotation}{number}" in flat(html.unescape(re.sub(r"<[^>]+>", "", content))), "cited again under the same number"
    assert content.count("<text:h ") >= 10
    text = flat(html.unescape(re.sub(r"<text:note .*?</text:note>|<[^>]+>", "", content)))
    for quotation in QUOTATIONS:
        assert flat(quotation) in text
    assert "“Dockers call a strike”, Gazette of the North, Economy, 30 May 2025." in html.unescape(re.sub(r"<[^>]+>", "", content))


def test_pandoc_reads_headings_and_footnotes_of_the_word_document(tmp_path: Path) -> None:
    pandoc = tool("pandoc")
    source = tmp_path / "brief.docx"
    source.write_bytes(write_docx(markdown(), title="Port: the week"))
    tree = run(pandoc, str(source), "-t", "json")
    assert tree.count('"Note"') == len(CITED)
    assert tree.count('"Superscript"') == len(QUOTATIONS) - len(CITED), "cited again under the same number"
    assert tree.count('"Header"') >= 10
    assert "“Nine cranes to be repaired before winter”, Harbor Times" in flat(run(pandoc, str(source), "-t", "plain", "--wrap=none"))


def test_pandoc_resolves_the_citations_of_its_dialect(tmp_path: Path) -> None:
    pandoc = tool("pandoc")
    (tmp_path / "brief.bib").write_text(bibtex(press_review()), "utf-8")
    (tmp_path / "brief.json").write_text(csl_json(press_review()), "utf-8")
    source = tmp_path / "brief.md"
    style = replace(PLAIN, dialect=Dialect.PANDOC, cite=Cite.PANDOC, markers=True)
    for bibliography in ("brief.bib", "brief.json"):
        source.write_text(markdown(style, bibliography=bibliography), "utf-8")
        done = subprocess.run(
            [pandoc, "--citeproc", "-t", "plain", "--wrap=none", "brief.md"], cwd=tmp_path, capture_output=True, timeout=WAIT_S, check=True
        )
        text = flat(done.stdout.decode("utf-8"))
        assert b"not found" not in done.stderr
        assert "@c" not in text
        assert "(Quill and Okoro 2025)" in text
        assert "clipper:" not in text
        for quotation in QUOTATIONS:
            assert flat(quotation).replace("'", "’") in text.replace("'", "’")


def test_pandoc_reads_the_bibliographies_as_newspaper_articles(tmp_path: Path) -> None:
    pandoc = tool("pandoc")
    (tmp_path / "a.bib").write_text(bibtex(press_review()), "utf-8")
    (tmp_path / "a.json").write_text(csl_json(press_review()), "utf-8")
    for name, kind in (("a.bib", "biblatex"), ("a.json", "csljson")):
        first = json.loads(run(pandoc, "-f", kind, "-t", "csljson", str(tmp_path / name)))[0]
        assert first["type"] == "article-newspaper"
        assert first["title"] == "Nine cranes to be repaired before winter"
        assert first["container-title"] == "Harbor Times"
        assert first["author"][0] == {"family": "Quill", "given": "Ada"}
        assert first["issued"]["date-parts"] == [[2025, 6, 1]]
        assert first["URL"].startswith("https://harbor-times.example/cranes_%28nine%29")


@pytest.mark.parametrize("name", [template.name for template in house_templates()])
def test_the_page_is_valid_html(name: str, tmp_path: Path) -> None:
    tidy = tool("tidy")
    page = tmp_path / "brief.html"
    page.write_text(write_html(markdown(template=name)), "utf-8")
    done = subprocess.run([tidy, "-quiet", "-errors", "-utf8", str(page)], capture_output=True, timeout=WAIT_S, check=False)
    # HTML 5 takes anchors in any script; this warning is of older rules.
    wrong = [line for line in done.stderr.decode().splitlines() if "escaping malformed URI" not in line]
    assert wrong == []


def test_every_part_of_the_word_document_is_well_formed_and_refers_to_what_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(markdown(), title="Port"))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            fromstring(content)  # noqa: S314 (our own output)
    document, footnotes = parts["word/document.xml"].decode(), parts["word/footnotes.xml"].decode()
    referred = re.findall(r'<w:footnoteReference w:id="(\d+)"', document)
    assert referred == [str(number) for number in range(1, len(CITED) + 1)]
    assert set(referred) <= set(re.findall(r'<w:footnote w:id="(\d+)"', footnotes))
    anchors = set(re.findall(r'w:anchor="([^"]+)"', document))
    assert anchors
    assert anchors <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document))
    assert 'TOC \\o "1-2"' in document


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_source_that_is_cited_again_has_one_footnote_and_its_number_is_a_field() -> None:
    text = "# Port\n\nOne.[^a] Two.[^b]\n\n## Later {#later}\n\nAgain.[^a] And again.[^a]\n\n[^a]: First source.\n[^b]: Second source.\n"
    package = zipfile.ZipFile(io.BytesIO(write_docx(text, title="Port")))
    document, notes = (fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes"))  # noqa: S314 (our own output)
    assert [note.get(f"{W}id") for note in notes if note.get(f"{W}type") is None] == ["1", "2"]
    assert [one.get(f"{W}id") for one in document.iter(f"{W}footnoteReference")] == ["1", "2"]
    fields = [(code.text or "").split() for code in document.iter(f"{W}instrText")]
    (bookmark,) = {field[1] for field in fields if field[0] == "NOTEREF"}
    assert [field[0] for field in fields].count("NOTEREF") == 2
    (marked,) = [paragraph for paragraph in document.iter(f"{W}p") if any(one.get(f"{W}name") == bookmark for one in paragraph)]
    inside = [child.tag for child in marked]
    start = next(place for place, child in enumerate(marked) if child.get(f"{W}name") == bookmark)
    assert inside[start + 1 : start + 3] == [f"{W}r", f"{W}bookmarkEnd"]
    assert [one.get(f"{W}id") for one in marked[start + 1].iter(f"{W}footnoteReference")] == ["1"]
    identities = [one.get(f"{W}id") for one in document.iter(f"{W}bookmarkStart")]
    assert len(identities) == len(set(identities)) == 3
    kinds = [one.get(f"{W}fldCharType") for one in document.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * 2
