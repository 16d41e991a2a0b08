"""Formats that pandoc writes, where it is installed. It is run as a program (it is GPL, and never bundled), and opens no file."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from clipper.errors import MissingToolError, OutputError
from clipper.export.citations import Cite
from clipper.export.escape import Dialect
from clipper.export.front_matter import split_front_matter
from clipper.jobs.brief_page import Page

WRITERS: Mapping[str, str] = {"odt": "odt", "epub": "epub", "rtf": "rtf", "tex": "latex"}
"""pandoc's name for each of them."""
READER = "markdown-raw_html-raw_tex-raw_attribute"
"""Its own Markdown, in which a text cannot become a command of another language."""
WAIT_S = 120


def through_pandoc(page: Page, name: str) -> bytes:
    """The brief in one of these formats. Raises MissingToolError where pandoc is not found on the PATH."""
    program = shutil.which("pandoc")
    if program is None:
        raise MissingToolError(f"Writing {name.upper()} needs pandoc, which is not installed.", "Get it from pandoc.org, or write DOCX.")
    style = replace(page.style, dialect=Dialect.PANDOC, cite=Cite.FOOTNOTES if page.style.cite is Cite.PANDOC else page.style.cite)
    _, text = split_front_matter(replace(page, style=style).markdown())
    title = ("--metadata", f"title={page.outline.title}") if name == "epub" else ()
    tree = json.loads(_run(program, "--sandbox", "-f", READER, "-t", "json", given=text.encode()))
    safe = json.dumps(_without_images(tree)).encode()
    return _run(program, "--standalone", "-f", "json", "-t", WRITERS[name], *title, given=safe)


def _without_images(tree: Any) -> Any:
    """The document with the words of each image in its place: with nothing to fetch, pandoc opens no file and no address.

    Its own sandbox would do for reading; for writing, some builds of pandoc lock themselves out of their own data with it.
    """
    if isinstance(tree, list):
        return [_without_images(each) for each in cast("list[Any]", tree)]
    if not isinstance(tree, dict):
        return tree
    element = cast("dict[str, Any]", tree)
    if element.get("t") == "Image":
        return {"t": "Emph", "c": _without_images(element["c"][1]) or [{"t": "Str", "c": "[image]"}]}
    return {key: _without_images(value) for key, value in element.items()}


def _run(*arguments: str, given: bytes) -> bytes:
    try:
        done = subprocess.run((*arguments, "-o", "-"), input=given, capture_output=True, timeout=WAIT_S, check=False)  # noqa: S603 (found on the PATH)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OutputError("pandoc did not finish.", "Write DOCX, or look whether `pandoc --version` runs.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise OutputError(f"pandoc could not write it: {said}", "Pandoc 2.15 or newer is needed.")
    return done.stdout
