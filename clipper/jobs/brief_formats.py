"""The formats of a brief: from the one Markdown that a template makes, or from the outline itself."""

from collections.abc import Callable, Mapping
from pathlib import Path

from clipper.errors import InputError, MissingToolError
from clipper.jobs import pandoc
from clipper.jobs.brief_page import Page
from clipper.jobs.pandoc import through_pandoc

WritePdf = Callable[[str, Path], None]
"""Writes an HTML page as a PDF file; it comes from the window's side."""
MARKDOWN, PDF = "md", "pdf"


def _html(page: Page) -> bytes:
    from clipper.export.html import write_html

    return write_html(page.markdown()).encode()


def _plain_text(page: Page) -> bytes:
    from clipper.export.plain_text import write_plain_text

    return write_plain_text(page.markdown()).encode()


def _docx(page: Page) -> bytes:
    from clipper.export.docx import write_docx

    return write_docx(page.markdown(), title=page.outline.title)


def _csl_json(page: Page) -> bytes:
    from clipper.export.bibliography import csl_json

    return csl_json(page.outline.entries()).encode()


def _bibtex(page: Page) -> bytes:
    from clipper.export.bibliography import bibtex

    return bibtex(page.outline.entries()).encode()


def _csv(page: Page) -> bytes:
    from clipper.export.csv_table import csv_table

    return csv_table(page.outline.entries(), page.style.zone).encode("utf-8-sig")


def _by_pandoc(name: str) -> Callable[[Page], bytes]:
    return lambda page: through_pandoc(page, name)


WRITERS: Mapping[str, Callable[[Page], bytes]] = {
    "html": _html,
    "txt": _plain_text,
    "docx": _docx,
    "json": _csl_json,
    "bib": _bibtex,
    "csv": _csv,
    **{name: _by_pandoc(name) for name in pandoc.WRITERS},
}
FORMATS = (MARKDOWN, PDF, *WRITERS)
_ENDINGS = {"markdown": MARKDOWN, "htm": "html", "text": "txt", "csl": "json"}


def format_of(name: str | None, path: Path | None) -> str:
    """The format that was asked for, else the one that the file's ending tells, else Markdown."""
    asked = (name or (path.suffix.removeprefix(".") if path else "") or MARKDOWN).lower()
    found = _ENDINGS.get(asked, asked)
    if found in FORMATS:
        return found
    raise InputError(f"Clipper writes no briefs in the format “{asked}”.", "Choose one of: " + ", ".join(FORMATS))


def pdf_bytes(page: Page, write_pdf: WritePdf | None) -> bytes:
    """The brief as PDF. Raises MissingToolError where nothing can write it."""
    import tempfile

    from clipper.export.html import write_for_paper

    if write_pdf is None:
        raise MissingToolError("Writing PDF needs PySide6, which is not installed.", "Write HTML, and print it from a browser.")
    with tempfile.TemporaryDirectory(prefix="clipper-") as folder:
        target = Path(folder) / "brief.pdf"
        write_pdf(write_for_paper(page.markdown()), target)
        return target.read_bytes()
