"""A JSON document as a whole: annotations of web pages, or references as CSL-JSON."""

from collections.abc import Generator, Iterable, Iterator
from datetime import datetime

from clipper.errors import InputError
from clipper.importers import annotations, csl
from clipper.importers.whole_file import whole
from clipper.model.imported import ImportedAnnotation, ImportedArticle, ImportProblem, StillReading
from clipper.text.json_steps import STEP, read_steps


def records(lines: Iterable[bytes], now: datetime) -> Iterator[ImportedArticle | ImportedAnnotation | ImportProblem | StillReading]:
    """Each annotation or reference in it. Raises InputError for a document that holds neither."""
    content = yield from whole(lines)
    try:
        document: object = yield from _document(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("This is no JSON document.", "Articles, one a line, are read from a file that ends in .jsonl.") from error
    marks = annotations.annotation_records(document)
    if marks is not None:
        yield from annotations.annotations(marks)
        return
    references = csl.reference_records(document)
    if references is None:
        raise InputError(
            "This JSON holds neither annotations nor references.", "The links of a reading list are offered by File → Clip File…."
        )
    yield from csl.references(references, now)


def _document(text: str) -> Generator[StillReading, None, object]:
    steps = read_steps(text)
    while True:
        if len(text) > STEP:
            yield StillReading()
        try:
            next(steps)
        except StopIteration as end:
            return end.value
