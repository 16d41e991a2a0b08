"""The network of the line model as it is trained (with PyTorch, which the program does not use), and as it is stored.

Several networks, its teachers, learn the truth; the network that is stored learns from their odds beside the truth, on many more cuts of
the pages than the truth alone could teach: it is as good as all of them together.
"""

# pyright: basic

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from clipper.capture.networks import flattened
from clipper.capture.paste.features import FAMILIES, PAGE, ROWS, Features
from clipper.capture.paste.kinds import WIDTHS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.model import APARTS, LineModel, likelihoods, odds_of, read_model

SIZE, TEACHER_SIZE = 48, 32
"""Numbers of a line's vector: one network that says what three have told it needs more of them than each of these."""
LOOKS = 5
STEPS = (1, 3)
"""The first convolution looks at so many lines side by side, the second at each third line."""
ENDINGS = 5
TEACHERS = 3
EPOCHS, TAUGHT_EPOCHS, BATCH = 14, 30, 16
TAUGHT = 0.7
"""What a teacher's word counts beside the truth."""
RATE, DECAY = 3e-3, 0.05
LOST_FEATURES, LOST_NUMBERS, LOST_WHEN_TAUGHT = 0.1, 0.25, 0.1
"""Shares of the features, and of the numbers inside, that are left out by chance as a network learns."""
F1_WEIGHT = 0.25
"""What the expected F1 of a page counts beside the likelihood of its lines."""
ALTERED = 0.4
"""The share of pages that are cut or thinned by chance, anew at each pass."""
LEAST_LINES = 6
DIGITS = 4


@dataclass(slots=True, kw_only=True)
class Lesson:
    """A page: its lines, what is known of each (1 body, 0 not, -1 unknown), what each weighs and how many words it has."""

    paste: Paste
    kinds: Kinds
    dense: bool
    labels: Any
    weights: Any
    words: Any
    features: Features | None = None

    def seen(self) -> Features:
        if self.features is None:
            self.features = Features(self.paste, self.kinds, dense=self.dense)
        return self.features

    def likely(self, teachers: Sequence[LineModel]) -> Any:
        """How likely the teachers together think each line to be of the body."""
        return likelihoods(np.mean([odds_of(teacher, self.seen()) for teacher in teachers], axis=0))


def chosen(lesson: Lesson, lines: list[int]) -> Lesson:
    """These lines of a page as a page; its body weighs what that of the whole did."""

    def of(column: bytes) -> bytes:
        return bytes(map(column.__getitem__, lines))

    kinds = lesson.kinds
    weights, labels = lesson.weights[lines], lesson.labels[lines]
    known = weights[labels == 1].sum()
    return Lesson(
        paste=lesson.paste.chosen(lines),
        kinds=Kinds(
            lengths=of(kinds.lengths),
            endings=of(kinds.endings),
            apart=of(kinds.apart),
            repeated=of(kinds.repeated),
            families=[kinds.families[at] for at in lines],
        ),
        dense=lesson.dense,
        labels=labels,
        weights=weights * (lesson.weights[lesson.labels == 1].sum() / known if known else 1),
        words=lesson.words[lines],
    )


def cut(lesson: Lesson, chance: random.Random) -> list[int]:
    """The lines from somewhere above the body to somewhere below it; rarely from inside it."""
    body = np.flatnonzero(lesson.labels == 1)
    first, last = 0, len(lesson.labels)
    if chance.random() < 0.6:
        first = chance.randint(0, int(body[0]))
    if chance.random() < 0.15:
        first = chance.randint(0, int(body[len(body) // 3]))
    if chance.random() < 0.6:
        last = chance.randint(int(body[-1]) + 1, last)
    if chance.random() < 0.15:
        last = chance.randint(int(body[2 * len(body) // 3]) + 1, len(lesson.labels))
    return list(range(first, last))


def thinned(lesson: Lesson, chance: random.Random) -> list[int]:
    """The lines without some short runs of what is not the body, and without some lines of it."""
    share = chance.random() * 0.08
    lines: list[int] = []
    skipped = 0
    for at, label in enumerate(lesson.labels):
        if skipped == 0 and chance.random() < share:
            skipped = chance.randint(1, 8)
        if skipped and label == 1:
            skipped = 0
            if chance.random() < 0.3:
                continue
        if skipped:
            skipped -= 1
            continue
        lines.append(at)
    return lines


def altered(lesson: Lesson, chance: random.Random) -> Lesson:
    """A page as it might have been: the network shall not learn pages by heart."""
    has_body = bool((lesson.labels == 1).any())
    lines = cut(lesson, chance) if has_body and chance.random() < 0.6 else thinned(lesson, chance)
    return chosen(lesson, lines) if len(lines) >= LEAST_LINES else lesson


class Network(nn.Module):
    """The model of `paste.model`; line and page features come flattened and with mean 0 and deviation 1."""

    def __init__(self, size: int, lost_numbers: float) -> None:
        super().__init__()
        self.lost_numbers = lost_numbers
        self.rows = nn.Linear(len(ROWS), size)
        self.page = nn.Linear(len(PAGE), size, bias=False)
        self.tables = nn.ModuleList([nn.Embedding(choices, size) for choices in (len(FAMILIES), ENDINGS * APARTS, len(WIDTHS) + 1)])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.convolutions = nn.ModuleList([nn.Conv1d(size, size, LOOKS, padding=step * (LOOKS // 2), dilation=step) for step in STEPS])
        self.out = nn.Linear(size, 1)

    def forward(self, lines, page, choices, present):
        lose = self.training
        vectors = self.rows(functional.dropout(lines, LOST_FEATURES, lose)) + self.page(page)[:, None]
        for table, choice in zip(self.tables, choices, strict=True):
            vectors = vectors + table(choice)
        vectors = functional.relu(vectors) * present
        for convolution in self.convolutions:
            around = convolution(functional.dropout(vectors, self.lost_numbers, lose).transpose(1, 2)).transpose(1, 2)
            vectors = functional.relu(around + vectors) * present
        return self.out(functional.dropout(vectors, self.lost_numbers, lose)).squeeze(-1)


@dataclass(slots=True, kw_only=True)
class Scale:
    """Means and deviations of the flattened features."""

    rows: Any
    rows_deviation: Any
    page: Any
    page_deviation: Any


def scale_of(lessons: list[Lesson]) -> Scale:
    rows = np.concatenate([flattened(lesson.seen().rows) for lesson in lessons], axis=1)
    page = np.stack([flattened(lesson.seen().page) for lesson in lessons])
    return Scale(rows=rows.mean(1), rows_deviation=rows.std(1) + 1e-3, page=page.mean(0), page_deviation=page.std(0) + 1e-3)


def batch_of(lessons: list[Lesson], scale: Scale, teachers: Sequence[LineModel]) -> dict[str, Any]:
    """Pages side by side, filled up to the length of the longest. Teachers also tell of lines of which the truth is not known."""
    count, longest = len(lessons), max(len(lesson.labels) for lesson in lessons)
    lines = np.zeros((count, longest, len(ROWS)), dtype=np.float32)
    choices = np.zeros((3, count, longest), dtype=np.int64)
    present, labels, weights, words = (np.zeros((count, longest), dtype=np.float32) for _ in range(4))
    page = np.stack([(flattened(lesson.seen().page) - scale.page) / scale.page_deviation for lesson in lessons])
    for at, lesson in enumerate(lessons):
        seen, total = lesson.seen(), len(lesson.labels)
        known = lesson.labels >= 0
        lines[at, :total] = (flattened(seen.rows).T - scale.rows) / scale.rows_deviation
        choices[:, at, :total] = seen.families, seen.endings * APARTS + seen.apart, seen.lengths
        present[at, :total], labels[at, :total] = 1, lesson.labels == 1
        if teachers:
            likely = lesson.likely(teachers)
            labels[at, :total] = np.where(known, TAUGHT * likely + (1 - TAUGHT) * labels[at, :total], likely)
            known = np.ones_like(known)
        weights[at, :total], words[at, :total] = lesson.weights * known, lesson.words * known
    made = {"lines": lines, "page": page.astype(np.float32), "choices": choices, "present": present[..., None]}
    return {name: torch.from_numpy(each) for name, each in (made | {"labels": labels, "weights": weights, "words": words}).items()}


def loss_of(odds: Any, batch: dict[str, Any]) -> Any:
    """How unlikely the network thinks the truth, by the weights of the lines, and how little of the expected F1 it reaches."""
    unlikely = functional.binary_cross_entropy_with_logits(odds, batch["labels"], reduction="none")
    likely, words = torch.sigmoid(odds), batch["words"]
    wanted = (batch["labels"] * words).sum(1)
    reached = 2 * (likely * batch["labels"] * words).sum(1) / ((likely * words).sum(1) + wanted + 1)
    return (unlikely * batch["weights"]).sum() / len(odds) + F1_WEIGHT * ((1 - reached) * (wanted > 0)).mean()


def batches(lessons: list[Lesson], chance: random.Random) -> list[list[Lesson]]:
    """Pages of about one length side by side, in an order by chance."""
    ordered = sorted(lessons, key=lambda lesson: len(lesson.labels) * chance.uniform(0.8, 1.25))
    parted = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    chance.shuffle(parted)
    return parted


def trained(lessons: list[Lesson]) -> dict[str, Any]:
    """The network learned from these pages, as it is stored."""
    teachers = [read_model(one_trained(lessons, seed)) for seed in range(TEACHERS)]
    return one_trained(lessons, TEACHERS, teachers)


def one_trained(lessons: list[Lesson], seed: int, teachers: Sequence[LineModel] = ()) -> dict[str, Any]:
    """A network learned from these pages, and from teachers if there are some, as it is stored."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    epochs = TAUGHT_EPOCHS if teachers else EPOCHS
    scale, network = scale_of(lessons), Network(SIZE, LOST_WHEN_TAUGHT) if teachers else Network(TEACHER_SIZE, LOST_NUMBERS)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=epochs * math.ceil(len(lessons) / BATCH) + 1)
    for _ in range(epochs):
        for group in batches(lessons, chance):
            batch = batch_of([altered(lesson, chance) if chance.random() < ALTERED else lesson for lesson in group], scale, teachers)
            optimizer.zero_grad()
            loss_of(network(batch["lines"], batch["page"], batch["choices"], batch["present"]), batch).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return stored(network.eval(), scale)


def numbers(weights: Any) -> Any:
    """Weights as nested lists of short numbers."""
    if isinstance(weights, float):
        return float(f"{weights:.{DIGITS}g}")
    return [numbers(each) for each in (weights.tolist() if hasattr(weights, "tolist") else weights)]


def stored(network: Network, scale: Scale) -> dict[str, Any]:
    """The network with means and deviations worked into its weights."""
    of = {name: parameter.detach().numpy() for name, parameter in network.named_parameters()}
    rows, page = of["rows.weight"] / scale.rows_deviation, of["page.weight"] / scale.page_deviation
    return {
        "rows": numbers(rows),
        "page": numbers(page),
        "bias": numbers(of["rows.bias"] - rows @ scale.rows - page @ scale.page),
        **{name: numbers(of[f"tables.{at}.weight"].T) for at, name in enumerate(("families", "settings", "lengths"))},
        "convolutions": [
            {
                "step": step,
                "weights": numbers(of[f"convolutions.{at}.weight"].transpose(0, 2, 1).reshape(len(rows), -1)),
                "bias": numbers(of[f"convolutions.{at}.bias"]),
            }
            for at, step in enumerate(STEPS)
        ],
        "out": numbers(of["out.weight"][0]),
        "out_bias": numbers(float(of["out.bias"][0])),
    }
