"""Prints of press databases as rows of a table divided by tabs, with or without a head row, as Japanese ones give them."""

import re
from datetime import datetime
from itertools import pairwise

from clipper.capture.paste.lines import Paste
from clipper.capture.paste.printed_article import PrintedArticle

_TABLE_DATE = re.compile(r"^(?:18|19|20)\d\d(?:[./年-])\d{1,2}(?:[./月-])\d{1,2}日?$")
_TABLE_SIZE = re.compile(r"^\d+(?:字|文字|頁|段|面)$")
_CELL_DAY = re.compile(r"(?<!\d)(?:18|19|20)\d\d[./年-]\d{1,2}[./月-]\d{1,2}日?(?!\d)")
_CELL_SIZE = re.compile(r"(?<!\d)\d+(?:字|文字|頁|段|面)(?!\w)")
"""The same within a line, for a quick look."""
_JAPANESE_TOP = re.compile(r"^(?:このページの(?:ＴＯＰ|TOP|トップ)へ|紙面はこちら|紙面|切り抜き|ページの先頭へ)$")
LEAST_CELLS = 4
"""A row of a result table has at least so many cells."""
SOURCE_TABLES = {"聞蔵": "朝日新聞", "ヨミダス": "読売新聞", "毎索": "毎日新聞", "日経テレコン": "日本経済新聞"}
"""Databases of one newspaper: the name in the page's head tells the source of every record."""


def may_be_table(whole: str) -> bool:
    """Whether a text has the tabs of a row."""
    return "\t" in whole and whole.count("\t") >= LEAST_CELLS - 1


def may_have_lost_tabs(whole: str) -> bool:
    """Whether a text has the days and sizes of such rows, and the tabs between its cells may be missing."""
    has_sizes = any(map(whole.__contains__, "字頁段面")) and _CELL_SIZE.search(whole) is not None
    return has_sizes and _CELL_DAY.search(whole) is not None


def table_articles(paste: Paste, captured_at: datetime) -> list[PrintedArticle]:
    """Records that begin with a row of cells, one of them a day and one a size; the title is a cell or the next line."""
    source = paste.source.lines
    raws = [source[number - 1] for number in paste.numbers]
    rows = [at for at, raw in enumerate(raws) if raw.count("\t") >= LEAST_CELLS - 1 and _is_record(raw)]
    bounds = [*rows, len(paste)]
    return [_record(paste, left, right, captured_at) for left, right in pairwise(bounds)]


def _is_record(raw: str) -> bool:
    cells = [cell.strip() for cell in raw.split("\t")]
    return any(_TABLE_DATE.match(cell) for cell in cells) and any(_TABLE_SIZE.match(cell) for cell in cells)


def _record(paste: Paste, row: int, stop: int, captured_at: datetime) -> PrintedArticle:
    article = PrintedArticle()
    texts = paste.texts
    cells = [cell.strip() for cell in paste.raw(row).split("\t") if cell.strip()]
    day = next(cell for cell in cells if _TABLE_DATE.match(cell))
    article.take_day(paste, row, day, captured_at)
    page = next((cell for cell in cells if re.fullmatch(r"\d{1,3}頁", cell)), None)
    if page:
        article.words["page"] = page.rstrip("頁").lstrip("0")
    named = cells[1 + cells.index(day)]
    lines = [at for at in range(row + 1, stop) if not _JAPANESE_TOP.match(texts[at]) and "\t" not in paste.raw(at).strip()]
    edition = re.search(r"[朝夕]刊", named)
    if edition and lines:
        article.title = lines[:1]
        lines = lines[1:]
    else:
        article.words["title"] = named
        article.origins["title"] = f"line {paste.numbers[row]}"
    article.used[row] = "published"
    source = next((name for sign, name in SOURCE_TABLES.items() if any(sign in text for text in texts[:3])), None)
    if source:
        article.words["source"] = source
        article.origins["source"] = "line 1"
    article.body = lines
    return article
