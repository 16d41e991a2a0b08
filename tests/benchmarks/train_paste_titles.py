"""Trains the title model of the paste splitter and writes it to `resources/paste_titles.json`.

Not a test. Needs the measured data (beside the checkout if not told) and PyTorch, which the program does not use:

    python -m tests.benchmarks.train_paste_titles [--data FOLDER] [--write]

Candidates are those of `title.candidates`. It learns from pastes, from saved pages rendered to text (those too of which only the title is
known, by hand or as the page states it), from selections made from both, and from articles put into the places of others'. Prints the
share of right titles out of fold, five folds by domain: neither the line model that gave the body (one without teachers) nor the
networks saw the sites of a page. `--division N` parts the domains anew for the networks, but for mixed pages, whose furniture may then
have been seen. Then the same of the model in use. With `--write` the networks of all are written.
"""

# pyright: basic

import argparse
import gzip
import hashlib
import html
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy

from clipper import resources
from clipper.capture.paste.choose import choose_lines
from clipper.capture.paste.features import Features
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.model import LineModel, line_model
from clipper.capture.paste.model import read_model as read_line_model
from clipper.capture.paste.repair import repaired
from clipper.capture.paste.title import TitleContext, candidates, title_line
from clipper.capture.paste.title_model import MODEL, TitleModel, read_model, title_model
from clipper.capture.paste.title_sight import sight_of
from tests.benchmarks import line_network
from tests.benchmarks import train_paste_lines as lines
from tests.benchmarks.rendered_pages import rendered
from tests.benchmarks.title_network import TitleLesson, trained
from tests.benchmarks.train_paste_lines import FOLDS, Text, fold_of

KIND_WEIGHTS = {
    "article-page": 1.0,
    "partial-selection": 3.0,
    "other-page": 1.0,
    "w3m-wrapped": 1.0,
    "rendered": 0.7,
    "rendered, title only": 0.7,
    "rendered selected": 0.3,
    "article-page selected": 0.3,
    "mixed": 0.3,
}
"""What a text of each kind counts; texts of other kinds have no title to learn."""
UNSEEN_WEIGHT = 0.5
"""A paste is learned twice: with the body that the shipped line model gives, and, counting so much, with that of a model that had not seen
it."""
MIXED = 2
"""So many times each article is put into another page."""
LEAST_STATED = 15
"""Characters of a page's stated title without the site's name."""
_OG_TITLE = re.compile(r"<meta[^>]+property=[\"']og:title[\"'][^>]*content=[\"']([^\"']+)")
_TITLE = re.compile(r"<title[^>]*>([^<]+)")
_SITE = (" | ", " - ", " – ", " — ", " :: ", " » ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A text with a known title, and what a model is asked about it."""

    kind: str
    domain: str
    context: TitleContext
    wanted: frozenset[int]
    """The lines that are the title."""
    lesson: TitleLesson


def choice_of(text: Text, model: LineModel, weight: float, score: Any) -> Choice | None:
    """The lines around the body that this line model chooses; None where the text has no known title or no body."""
    articles = text.label["articles"]
    if len(articles) != 1 or not articles[0].get("title") or articles[0].get("title_in_text") is False:
        return None
    seen = lines.looked_at_paste(text.text)
    if seen is None:
        return None
    paste, dense = seen
    kinds = read_kinds(paste, dense=dense)
    features = Features(paste, kinds, dense=dense)
    body = repaired(choose_lines(features, model, wrapped=paste.parts is not None).lines, kinds)
    if not body:
        return None
    context = TitleContext(paste=paste, kinds=kinds, features=features, body=body, dense=dense)
    sight = sight_of(features, paste, kinds, body)
    places = range(sight.first, sight.first + sight.rows.shape[1])
    title = score.key(articles[0]["title"])
    wanted = frozenset(at for at, line in enumerate(paste.texts) if score.key(line) == title)
    possible, own = set(candidates(context)), set(body)
    lesson = TitleLesson(
        sight=sight,
        possible=numpy.array([at in possible for at in places]),
        right=numpy.array([at in wanted for at in places]),
        inside=numpy.array([at in own for at in places]),
        weight=weight * KIND_WEIGHTS[text.kind],
    )
    return Choice(kind=text.kind, domain=text.domain, context=context, wanted=wanted, lesson=lesson)


def stated_title(page: str, keys: set[str], score: Any) -> str | None:
    """The title that a page states of itself, without the site's name, where one of its lines says the same."""
    found = _OG_TITLE.search(page) or _TITLE.search(page)
    if not found:
        return None
    whole = html.unescape(found.group(1)).strip()
    parted = [(separator, whole.split(separator)) for separator in _SITE]
    shorter = [separator.join(parts[:count]) for separator, parts in parted for count in range(1, len(parts))]
    known = [title for title in (whole, *shorter) if score.key(title) in keys and (title == whole or len(title) >= LEAST_STATED)]
    return max(known, key=len, default=None)


def titled_pages(known: set[str], score: Any) -> list[Text]:
    """Saved pages of which the title is known or stated, but for those of these names or addresses."""
    folder = lines.DATA / "data/pages"
    found: list[Text] = []
    for row in [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").split("\n") if line]:
        if row["id"] in known or row["url"] in known:
            continue
        page = gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
        text = rendered(page)
        keys = {score.key(line) for line in text.split("\n")}
        title = row.get("title")
        if not title or score.key(title) not in keys:
            title = stated_title(page, keys, score)
        if title:
            domain = lines.domain_of(row["domain"])
            label = {"articles": [{"title": title}]}
            found.append(Text(name=row["id"], kind="rendered, title only", domain=domain, text=text, label=label))
    return found


def mixed_pages(texts: list[Text], score: Any) -> list[Text]:
    """The articles of these pages, selected with their titles, in the places of those of others of the same fold."""
    chance, found = random.Random(1), list[Text]()
    around = dict[int, list[tuple[Text, str, str]]]()
    for text in texts:
        if known := lines.article_lines(text, score):
            rows, (titles, body) = text.text.split("\n"), known
            first = min([body[0], *titles])
            around.setdefault(fold_of(text.domain), []).append((text, "\n".join(rows[:first]), "\n".join(rows[body[-1] + 1 :])))
    for text in texts:
        selected = lines.selection(text, score)
        for _ in range(MIXED if selected else 0):
            other, above, below = chance.choice(around[fold_of(text.domain)])
            if selected and other.domain != text.domain:
                found.append(
                    Text(name=text.name, kind="mixed", domain=text.domain, text=f"{above}\n{selected.text}\n{below}", label=text.label)
                )
    return found


def is_right(choice: Choice, model: TitleModel) -> bool:
    best = title_line(choice.context, model)
    return best is not None and best[0] in choice.wanted


def report(name: str, judged: list[tuple[Choice, TitleModel]]) -> None:
    found = defaultdict[str, list[bool]](list)
    for choice, model in judged:
        found[choice.kind].append(is_right(choice, model))
    print(name, {kind: f"{fmean(rows):.4f} of {len(rows)}" for kind, rows in sorted(found.items())}, flush=True)  # noqa: T201 (a figure to read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=lines.DATA, help="the folder of the measured data")
    parser.add_argument("--division", type=int, default=0, help="part the domains into folds in another way")
    parser.add_argument("--write", action="store_true", help="write the networks learned from all texts")
    options = parser.parse_args()
    lines.DATA = options.data
    score = lines.scorer()
    pastes = lines.read_pastes()
    lessons = lines.lessons_of(pastes, score)
    asked = [*pastes, *(text for text, _ in lessons if text.kind not in lines.LEARNED_KINDS)]
    asked += titled_pages({text.name for text in asked} | {text.label["url"] for text in pastes if text.label.get("url")}, score)
    asked += mixed_pages([text for text, _ in lessons if text.kind in ("article-page", "rendered")], score)
    asked = [text for text in asked if text.kind in KIND_WEIGHTS]
    models = [
        read_line_model(line_network.one_trained([lesson for text, lesson in lessons if fold_of(text.domain) != number], 0))
        for number in range(FOLDS)
    ]
    made = [
        choice_of(text, models[fold_of(text.domain)], UNSEEN_WEIGHT if text.kind in lines.LEARNED_KINDS else 1.0, score) for text in asked
    ]
    unseen = [choice for choice in made if choice]
    made = [choice_of(text, line_model(), 1.0, score) for text in pastes if text.kind in KIND_WEIGHTS]
    shipped = [choice for choice in made if choice]
    choices = unseen + shipped
    among = [bool(choice.wanted.intersection(candidates(choice.context))) for choice in unseen if choice.kind == "article-page"]
    print(f"title among the candidates of {fmean(among):.4f} of the article pages", flush=True)  # noqa: T201 (a figure to read)

    def fold(choice: Choice) -> int:
        told = f"{options.division}{choice.domain}" if options.division else choice.domain
        return int(hashlib.sha256(told.encode()).hexdigest(), 16) % FOLDS

    folds = [read_model(trained([choice.lesson for choice in choices if fold(choice) != number])) for number in range(FOLDS)]
    report("out of fold:", [(choice, folds[fold(choice)]) for choice in unseen])
    if options.write:
        networks = trained([choice.lesson for choice in choices])
        resources.path(MODEL).write_text(json.dumps(networks, separators=(",", ":")), "utf-8")
    model = read_model(networks) if options.write else title_model()
    report("in use, seen:", [(choice, model) for choice in shipped])
    report("in use, body out of fold:", [(choice, model) for choice in unseen])


if __name__ == "__main__":
    main()
