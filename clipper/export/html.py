"""A brief as one HTML file: styled, printable, light and dark, nothing loaded from anywhere."""

import html
import re

from clipper.export.front_matter import keys, split_front_matter
from clipper.export.preview import to_html

STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcfa; --quiet: #6a665f; --line: #d9d4ca; --link: #0b57a4; --quote: #f3f0e9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6e0; --paper: #1b1b1d; --quiet: #a29d94; --line: #3c3b3a; --link: #8ab8f0; --quote: #262628; }
}
html { background: var(--paper); color: var(--ink); }
body { max-width: 42rem; margin: 2.5rem auto 4rem; padding: 0 1.25rem; font: 1.0625rem/1.55 Charter, Georgia, "Noto Serif", serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-family: system-ui, "Segoe UI", "Noto Sans", sans-serif; break-after: avoid; }
h1 { font-size: 1.9rem; margin: 0 0 1.2rem; }
h2 { font-size: 1.35rem; margin: 2.4rem 0 .8rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
p, ul, ol, pre, table { margin: 0 0 .9rem; }
h2 + p, h3 + p, h4 + p { break-after: avoid; }
blockquote { margin: 1rem 0 .35rem; padding: .55rem 1rem; background: var(--quote); border-inline-start: 3px solid var(--link); }
blockquote { break-inside: avoid; break-after: avoid; }
blockquote > :last-child { margin-bottom: 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
code, pre { font-size: .9em; background: var(--quote); }
pre { padding: .7rem; overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: start; }
sup { line-height: 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
sup a { text-decoration: none; }
.footnote { margin-top: 2.5rem; font-size: .9rem; color: var(--quiet); overflow-wrap: anywhere; }
.footnote hr { margin: 0 0 1rem; }
.footnote p { margin-bottom: .4rem; }
.footnote-backref { margin-inline-start: .15em; text-decoration: none; }
@page { margin: 20mm 18mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --quote: none; }
  html { background: none; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; orphans: 3; widows: 3; }
  blockquote { padding: 0; padding-inline-start: .9rem; border-inline-start-color: #888; }
  .footnote-backref { display: none; }
}
"""
"""Colors of a page of its own: it is read without the program."""

PRINT_STYLE = """
body { font-family: serif; font-size: 10.5pt; line-height: 132%; }
h1, h2, h3, h4 { font-family: sans-serif; line-height: 115%; }
h1 { font-size: 20pt; margin: 0 0 14px 0; }
h2 { font-size: 14pt; margin: 22px 0 6px 0; }
h3 { font-size: 11.5pt; margin: 16px 0 4px 0; }
p { margin: 0 0 8px 0; }
ul, ol { margin: 0 0 8px 0; }
blockquote { margin: 10px 0 4px 16px; color: #222222; }
blockquote[dir="rtl"] { margin: 10px 16px 4px 0; }
a { color: #0b57a4; text-decoration: none; }
hr { color: #bbbbbb; background-color: #bbbbbb; height: 1px; }
.footnote { font-size: 9pt; }
"""
"""What Qt's own layout of paper understands of CSS."""

_WAY_BACK = re.compile(r'\s*(?:&#160;|&nbsp;|\u00a0)*<a class="footnote-backref"[^>]*>[^<]*</a>')
_FOOTNOTE_NAME = re.compile(r'\b(id|href)="(#?)(fn(?:ref\d*)?):')
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def write_html(markdown: str, *, language: str = "en", style: str = STYLE) -> str:
    """The Markdown of a brief as a whole page. `language` is that of the brief's own words."""
    front, _ = split_front_matter(markdown)
    title = _title(front)
    spoken = language if _LANGUAGE.fullmatch(language) else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{spoken}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{_tidied(to_html(markdown))}\n</body>\n</html>\n"
    )


def write_for_paper(markdown: str) -> str:
    """The same for Qt's layout of paper: nobody goes back from a footnote by a click."""
    return _WAY_BACK.sub("", write_html(markdown, style=PRINT_STYLE))


def write_rich_text(markdown: str) -> str:
    """The same for the clipboard: no style of our own, so that it takes on that of the page it is put into."""
    return f'<html><head><meta charset="utf-8"></head><body>{_WAY_BACK.sub("", _tidied(to_html(markdown)))}</body></html>'


def _title(front: str) -> str:
    import json

    raw = keys(front).get("title", "").partition(":")[2].strip()
    try:
        return str(json.loads(raw)) if raw.startswith('"') else raw or "Brief"
    except ValueError:
        return raw


def _tidied(body: str) -> str:
    """As HTML5 writes it: no slashes in empty elements, and footnotes named without a colon, which style sheets cannot select."""
    return _FOOTNOTE_NAME.sub(r'\1="\2\3-', body).replace(" />", ">")
