"""Write a brief to a file. A Markdown brief that was written before is merged with what the user has made of it."""

import difflib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from clipper.errors import OutputError
from clipper.export.citations import Cite
from clipper.export.front_matter import split_front_matter
from clipper.export.markdown import write_markdown
from clipper.export.merge import Merge, merge
from clipper.export.regions import regions_in
from clipper.jobs import files
from clipper.jobs.brief_formats import MARKDOWN, PDF, WRITERS, WritePdf, pdf_bytes
from clipper.jobs.brief_page import Page
from clipper.jobs.own_file import DIGEST, may_replace, name_of, note, write_own
from clipper.library.library import Library

BACKUP_ENDING = ".bak"
MOVED = 0.5
"""The share of its clippings and passages that a file under another name must have in common with a brief of ours, to be taken for it."""


class Result(StrEnum):
    """What became of the file."""

    WRITTEN = "written"
    REPLACED = "replaced"
    MERGED = "merged"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefWritten:
    """What was done, or with a dry run what would be done."""

    path: Path
    result: Result
    merge: Merge | None = None
    difference: str = ""
    """From the file as it is to the file as it becomes, as a unified diff."""
    beside: tuple[Path, ...] = field(default=())
    """Files written with it: the bibliography, the backup."""
    is_noted: bool = True
    """Whether the library remembers it; where it cannot be written, it cannot, and takes the file for somebody else's from now on."""


def write_brief(
    library: Library,
    page: Page,
    path: Path,
    format_name: str,
    *,
    write_pdf: WritePdf | None = None,
    content: bytes | None = None,
    dry_run: bool = False,
) -> BriefWritten:
    """Write the brief; with `dry_run` only tell what would become of the file. `content_of` may have been asked before, on another thread.

    Raises OutputError for a file that this library did not write, or that has changed since and cannot be merged.
    """
    path = files.expanded(path).absolute()
    if format_name == MARKDOWN:
        return _write_markdown(library, page, path, dry_run=dry_run)
    replaced = may_replace(library, path)
    is_noted = dry_run or write_own(library, path, content_of(page, format_name, write_pdf) if content is None else content)
    return BriefWritten(path=path, result=Result.REPLACED if replaced else Result.WRITTEN, is_noted=is_noted)


def write_export(library: Library, path: Path, content: bytes) -> BriefWritten:
    """Write what was made for another program. Raises OutputError as `write_brief` does."""
    path = files.expanded(path).absolute()
    replaced = may_replace(library, path)
    is_noted = write_own(library, path, content)
    return BriefWritten(path=path, result=Result.REPLACED if replaced else Result.WRITTEN, is_noted=is_noted)


def content_of(page: Page, format_name: str, write_pdf: WritePdf | None = None) -> bytes:
    """What a file of any format but Markdown will hold. It needs no library, so that a long one can be made beside the window."""
    return pdf_bytes(page, write_pdf) if format_name == PDF else WRITERS[format_name](page)


def report(merge: Merge) -> tuple[str, ...]:
    """What became of the file's regions, in sentences for the user: the sum first, then what needs a look."""
    counts = ((merge.updated, "updated"), (merge.added, "new"), (merge.removed, "removed"), (merge.kept, "with words of yours kept"))
    known = ", ".join(f"{count} {what}" for count, what in counts if count) or "Nothing changed"
    notices = (*merge.conflicts, *merge.damaged, *merge.left_out)
    return (f"{known}.", *(f"Line {notice.line}: {notice.sentence}" if notice.line else notice.sentence for notice in notices))


def _write_markdown(library: Library, page: Page, path: Path, *, dry_run: bool) -> BriefWritten:
    cited = page.style.cite is Cite.PANDOC
    name = path.with_suffix(".bib").name if cited else ""
    theirs = write_markdown(page.outline, template=page.template, style=page.style, written=page.written, bibliography=name)
    mine = _read(path)
    base = library.briefs.text_written(name_of(path))
    if mine is not None and base is None:
        base = _written_elsewhere(library, mine)
    beside: tuple[Path, ...] = ()
    if mine is None:
        merged, text, result = None, theirs, Result.WRITTEN
    elif base is not None and base.startswith(DIGEST):
        raise OutputError(f"{path} was written in another format than Markdown.", "Choose another name, or move that file away.")
    elif base is None:
        raise OutputError(f"{path} exists already, and this library did not write it.", "Choose another name, or move that file away.")
    else:
        theirs = _same_day(base, theirs)
        merged = merge(base, mine, theirs)
        text, result = merged.text, Result.UNCHANGED if merged.text == mine else Result.MERGED
    if cited:
        for target, _ in _bibliography(path):
            may_replace(library, target)  # before anything is written: the keys must be those of the brief
    difference = _difference(mine or "", text, path.name)
    is_noted = True
    if not dry_run:
        if mine is None:
            note(library, path, theirs)  # first: a file without its note would be taken for somebody else's
        if result is not Result.UNCHANGED:
            beside = _backed_up(path, mine)
            if _read(path) != mine:  # an editor has saved it while the brief was put together
                raise OutputError(f"{path} was changed just now, and is left as it is.", "Write the brief again.")
            files.write_bytes(path, text.encode(), replace=mine is not None)
        is_noted = note(library, path, theirs)
        if cited:
            beside += _write_bibliography(library, page, path)
    return BriefWritten(path=path, result=result, merge=merged, difference=difference, beside=beside, is_noted=is_noted)


def _written_elsewhere(library: Library, mine: str) -> str | None:
    """What was written last to a file that was moved or copied here: the text that is most like it in clippings and passages.

    Any text that we wrote is a safe base: none of the user's words stands in it.
    """
    ours = regions_in(mine)
    best, likeness = None, 0.0
    for text in library.briefs.texts_written():
        theirs = regions_in(text)
        common = len(ours & theirs)
        if common and common >= MOVED * len(ours) and common / len(ours | theirs) > likeness:
            best, likeness = text, common / len(ours | theirs)
    return best


def _same_day(base: str, theirs: str) -> str:
    """What was written last, where today's differs from it in nothing but the front matter's date."""
    (old_front, old_body), (new_front, new_body) = split_front_matter(base), split_front_matter(theirs)
    lines = [[line for line in front.split("\n") if not line.startswith("date:")] for front in (old_front, new_front)]
    return base if old_body == new_body and lines[0] == lines[1] else theirs


def _read(path: Path) -> str | None:
    """The file as it is, its line ends included; None where there is none."""
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise OutputError(f"{path} is not a file.", "Choose another name.")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise OutputError(f"{path} is not UTF-8 text, so the brief cannot be merged with it.", "Save it as UTF-8.") from error
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror or error}.", "Choose another name.") from error


def _backed_up(path: Path, mine: str | None) -> tuple[Path, ...]:
    if mine is None:
        return ()
    backup = path.with_name(path.name + BACKUP_ENDING)
    files.write_bytes(backup, mine.encode())
    return (backup,)


def _write_bibliography(library: Library, page: Page, path: Path) -> tuple[Path, ...]:
    """BibLaTeX and CSL-JSON beside the brief."""
    for target, format_name in _bibliography(path):
        write_own(library, target, WRITERS[format_name](page))
    return tuple(target for target, _ in _bibliography(path))


def _bibliography(path: Path) -> tuple[tuple[Path, str], ...]:
    """The files beside a brief with Pandoc's keys, each with its format."""
    return (path.with_suffix(".bib"), "bib"), (path.with_suffix(".csl.json"), "json")


def _difference(old: str, new: str, name: str) -> str:
    before, after = (text.replace("\r\n", "\n").splitlines() for text in (old, new))
    return "\n".join(difflib.unified_diff(before, after, name, f"{name} (new)", lineterm=""))
