"""Which importer reads which file: a format is one file in this room and its line here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from clipper.errors import InputError
from clipper.importers import bibtex, json_document, jsonl, ris
from clipper.importers.whole_file import LARGEST
from clipper.model.imported import ImportedAnnotation, ImportedArticle, ImportProblem, StillReading


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFormat:
    """A format that is given the lines of a file: with a record on each, it is read as it comes, a file of any size."""

    name: str
    endings: tuple[str, ...]
    longest_line: int
    """Bytes without its end; of a longer line only the beginning is read, which the format tells to be too long. 0: lines are nothing
    to the format, and it is given pieces of the file."""
    read: Callable[[Iterable[bytes], datetime], Iterator[ImportedArticle | ImportedAnnotation | ImportProblem | StillReading]]
    record_start: bytes | None = b""
    """How a line begins that begins a record; None where lines tell nothing of records."""
    is_only_imported: bool = True
    """Whether a file with such an ending is nothing that can be clipped."""


FORMATS: Mapping[str, LineFormat] = MappingProxyType(
    {
        each.name: each
        for each in (
            LineFormat(name="jsonl", endings=(".jsonl", ".ndjson"), longest_line=jsonl.MAX_LINE, read=jsonl.articles),
            LineFormat(name="ris", endings=(".ris",), longest_line=LARGEST, read=ris.references, record_start=b"TY  -"),
            LineFormat(name="bib", endings=(".bib", ".bibtex"), longest_line=LARGEST, read=bibtex.references, record_start=b"@"),
            LineFormat(
                name="json",
                endings=(".json", ".jsonld"),
                longest_line=0,
                read=json_document.records,
                record_start=None,
                is_only_imported=False,
            ),
        )
    }
)


def is_known(path: Path) -> bool:
    """Whether the file's ending is that of a format of which nothing can be clipped."""
    return any(path.suffix.lower() in each.endings for each in FORMATS.values() if each.is_only_imported)


def format_of(path: Path, name: str | None = None) -> LineFormat:
    """The format of this name, else of the file's ending. Raises InputError."""
    known = ", ".join(FORMATS)
    if name is not None:
        if name not in FORMATS:
            raise InputError(f"There is no format {name!r}.", f"Formats are: {known}.")
        return FORMATS[name]
    for each in FORMATS.values():
        if path.suffix.lower() in each.endings:
            return each
    raise InputError(
        f"The ending of {path.name} does not tell its format.",
        f"Name it with --format: {known}. Pages, documents, notes and reading lists are read by `clipper add` (File → Clip File…).",
    )
