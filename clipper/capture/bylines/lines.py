"""The names of authors in the lines that a page shows around its title."""

import re

from clipper.capture.bylines.names import LONGEST_NAME, MOST_WORDS, clean_name, is_full_name, is_name, split_names
from clipper.capture.dates.marks import is_mark

LONGEST_LINE = 140
"""Characters of a line that tells a date or an author; a longer one is prose, which names many."""
LONGEST_BEGINNING = 10
"""Characters of the longest word that a byline begins with."""
NAMES_SHARE = 0.75
"""The share of a signature that is names; the rest parts them."""

_DONE = ("written", "posted", "published", "reported", "story", "words", "text", "article", "reviewed", "interview")
"""What may stand before "by"."""
_BY_WORDS = (
    *("by", "von", "par", "por", "di", "av", "af", "door", "przez", "oleh", "автор", "interview", "text", "texto", "author", "autor"),
    *("autore", "auteur", "文", "著者", "記者"),
)
_MADE = ("text", "words", "story", "texte", "test", "testi", "tekst")
"""What "and photos" may stand behind."""
_BEGINNINGS = (*_DONE, *_BY_WORDS, *_MADE)
_FIRST_LETTERS = frozenset(word[0] for word in _BEGINNINGS)
_BY = re.compile(
    rf"^(?:(?:{'|'.join(_DONE)})\s+)?(?:{'|'.join(_BY_WORDS)}|autor(?:in(?:/autor)?|[/:*_]in))(?:\s*[:：]\s*|\s+)(?=[^\W\d_])|"
    rf"^(?:{'|'.join(_MADE)})\s*(?:&|\+|/|und|and|et|e|og)\s*(?:photo(?:graph)?s?|pictures|video|fotos?|bild(?:er)?)\s*(?:by|von|[:：])\s*",
    re.IGNORECASE,
)
ONLY_BY = re.compile(
    r"^(?:(?:article|written|posted|published|story|words|text)\s+)?(?:by|von|par|por|autor(?:in|e)?|author|auteur|text|di|av|af)\s*[:：]?$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s+(?=(?:updated|published|posted|modified|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado)\s*:)|"
    r"\s+in\s+(?=[A-Z])|\s+(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)|\s+(?:[|•·–—]|-)\s+|\s*[|•·]\s*|"
    r"\s+(?:(?:updated|published|posted)\s+)?(?:on|at|am|le|el|updated|published|posted|veröffentlicht)\s+"
    r"(?=\w*\W*\d|[A-Z]\w+ \d)|,\s*(?=\d)|\s+(?=\d{1,2}[.:/ ])|"
    r"(?<=[^\W\d_])(?:\d+(?![^\W_])|@\w+(?![\w.]*\.\w))|(?<=[^\W\d_]{3})\.\s|\s+vom\s+(?=\d)|"
    r"\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=,|$)",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"\d\W+(?:by|von|par|por|di|av|af|door)\s+(?=[^\W\d_])", re.IGNORECASE)
"""Where the name begins in "Posted on June 1, 2025 by Ann Lee"."""
_GLUED_BY = re.compile(r"^By(?=[A-Z])")
_AROUND_DATE = re.compile(
    r"\b(?:published|updated|posted|veröffentlicht|aktualisiert|publié|publicado|pubblicato|submitted|last|on|am|um|at|uhr|edt|est|gmt)\b\s*:?|"
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?\b)?|\b\d+\s*min\w*\s+read\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4}\b|"
    r"\b[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b"
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mon|tue|wed|thu|fri|sat|sun|[ECMP][DS]T)\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"[|\t]")
_PIECE = re.compile(r"\s*[|•·/]\s*|\s+[-–—]\s+")
_NEXT_TO_NAME = re.compile(
    r"\bmin\w*\s+read\b|\b(?:founder|editor|writer|reporter|correspondent|author|redakteur|redaktion)\b", re.IGNORECASE
)
ABOUT_AUTHOR = re.compile(
    r"^(?:about the authors?|über (?:den autor|die autorin)|sobre el autor|à propos de l['’]auteur)\s*:?$", re.IGNORECASE
)


def names_of(text: str, *, placed: bool = False) -> list[str]:
    """The names in a line, or in a part of it, that begins as bylines do. `placed` where a place may stand behind the last of several."""
    if len(text) > LONGEST_LINE:
        return []
    if "|" not in text and "\t" not in text:
        return _after_by(text, placed=placed)
    pieces = _CELL.split(text)[1:]
    return next((names for piece in (text, *pieces) if (names := _after_by(piece.strip(), placed=placed))), list[str]())


def _after_by(text: str, *, placed: bool) -> list[str]:
    if text.startswith("By"):
        text = _GLUED_BY.sub("By ", text)
    begins = text[:1].casefold() in _FIRST_LETTERS and text[:LONGEST_BEGINNING].casefold().startswith(_BEGINNINGS)
    match = _BY.match(text) if begins else None
    if not match:
        return []
    rest = _STOP.split(text[match.end() :])[0]
    names = split_names(rest, placed=placed)
    return [name for name in names if is_name(name)] if names and is_name(names[0]) else []


def names_in_place(text: str) -> list[str]:
    """The names in a short line that stands where the markup says that an author does."""
    if len(text) > LONGEST_LINE // 2:
        return []
    pieces = (_STOP.split(text)[0], *_CELL.split(text.replace("·", "|").replace("•", "|"))[1:])
    found = ([name for name in split_names(piece) if is_name(name) and len(name.split()) > 1] for piece in pieces)
    return next(filter(None, found), list[str]())


def names_signed(text: str) -> list[str]:
    """The names in a line that is nothing but names, as some newspapers sign their articles: "Ann Lee/Bo Day"."""
    if len(text) > LONGEST_LINE // 2:
        return []
    names = [name for piece in text.split("/") for name in split_names(piece)]
    return names if names and all(map(is_full_name, names)) and sum(map(len, names)) >= NAMES_SHARE * len(text) else []


def beside_date(text: str) -> list[str]:
    """The names in a line such as "June 1, 2025 | Ann Lee" or "Posted on June 1, 2025 by Ann Lee"."""
    if len(text) > LONGEST_LINE // 2 or not _DATE.search(text):
        return []
    match = _AFTER_DATE.search(text)
    if match:
        names = split_names(_STOP.split(text[match.end() :])[0])
        return [name for name in names if name[0].isalpha() and len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS][:1]
    pieces = _PIECE.split(_AROUND_DATE.sub(" ", _DATE.sub(" | ", text)))
    left = [cleaned for piece in pieces if (cleaned := piece.strip(" ,;.-–—")) and not is_mark(cleaned)]
    if any(piece.endswith(":") or _WEEKDAY.search(piece) for piece in left):
        return []
    return [clean_name(left[0])] if len(left) == 1 and is_full_name(clean_name(left[0])) else []


def follows_name(text: str) -> bool:
    """Whether a line is what stands under a name: a date, a time to read, a role."""
    return len(text) <= LONGEST_LINE // 2 and bool(_DATE.search(text) or _NEXT_TO_NAME.search(text))
