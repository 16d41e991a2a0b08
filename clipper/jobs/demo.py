"""The sample library: invented texts, captured and marked as a researcher would, and a brief written from it.

Always a fresh file; the user's own library is never touched.
"""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from clipper import resources
from clipper.errors import OutputError
from clipper.jobs.brief import look_of, page_of_query
from clipper.jobs.brief_file import write_brief
from clipper.jobs.brief_formats import MARKDOWN
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.ids import ClippingKey

FOLDER = "sample"
MEDIA_TYPES = {"text": "text/plain", "html": "text/html", "markdown": "text/markdown"}
LIBRARY_NAME, BRIEF_NAME = "sample-library.clipper", "sample-brief.md"


def make_sample(folder: Path, now: datetime) -> tuple[Path, Path]:
    """Make the sample library and its brief in a folder; their paths. What stands there already is left alone.

    Raises OutputError or LibraryError where nothing can be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be made: {error.strerror or error}.", "Choose another folder.") from error
    library_path, brief_path = _free(folder / LIBRARY_NAME), _free(folder / BRIEF_NAME)
    plan = tomllib.loads(resources.text(FOLDER, "sample.toml"))
    with Library.open(library_path) as library:
        fill(library, plan, now)
        page = page_of_query(library, plan["brief_query"], plan["brief_title"], look_of(group_by="tag"), now.date())
        write_brief(library, page, brief_path, MARKDOWN)
    return library_path, brief_path


def fill(library: Library, plan: dict[str, Any], now: datetime) -> None:
    """Capture the sample's files and do in the library what a researcher would have done."""
    keys: list[ClippingKey] = []
    with Worker() as worker:
        for each in plan["captures"]:
            content = resources.path(FOLDER, each["file"]).read_bytes()
            part = Part(media_type=MEDIA_TYPES[each["kind"]], content=content)
            capture = Capture(parts=(part,), origin=f"file:{each['file']}", captured_at=now)
            found = worker.extract(capture, kind=each["kind"])
            result = library.saving.save(capture, found.drafts, tag_paths=each["tags"])
            keys += [saved.key for saved in result.saved]
    for tag in plan["tags"]:
        library.tags.describe(tag["path"], color=tag["color"], definition=tag["definition"], shortcut=tag["shortcut"])
    for each in plan["highlights"]:
        _mark(library, keys, each)
    for each in plan["notes"]:
        for clipping in library.clippings.rows(keys):
            if clipping.metadata.title == each["title"]:
                library.clippings.set_note(clipping.key, each["note"])
    for each in plan["searches"]:
        library.searches.add(each["name"], each["query"])


def _mark(library: Library, keys: list[ClippingKey], wanted: dict[str, Any]) -> None:
    """Mark a passage in the clipping where it stands."""
    for key in keys:
        start = library.versions.text(key).text.find(wanted["quote"])
        if start >= 0:
            library.highlights.mark(key, start, start + len(wanted["quote"]), color=wanted["color"], note=wanted.get("note", ""))
            return
    raise LookupError(f"the sample holds no {wanted['quote']!r}")


def _free(path: Path) -> Path:
    """The path, or one with a number behind its name where it is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
