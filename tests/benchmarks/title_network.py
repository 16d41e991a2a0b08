"""The network of the title model as it is trained (with PyTorch, which the program does not use), and as it is stored."""

# pyright: basic

import math
import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from clipper.capture.paste.features import FAMILIES
from clipper.capture.paste.kinds import WIDTHS
from clipper.capture.paste.model import APARTS
from clipper.capture.paste.title_sight import TABLES, Sight
from tests.benchmarks.line_network import ENDINGS, numbers

SIZE = 16
"""Numbers of a line's vector."""
LOOKS = 5
STEPS = (1, 3)
"""The first convolution looks at so many lines side by side, the second at each third line."""
CHOICES = (len(FAMILIES), ENDINGS * APARTS, len(WIDTHS) + 1, *TABLES)
NETWORKS = 3
EPOCHS, BATCH = 14, 16
RATE, DECAY = 4e-3, 0.05
LOST_FEATURES, LOST_NUMBERS = 0.1, 0.25
"""Shares of the features of a page, and of the numbers inside, that are left out by chance as the network learns."""
ALTERED = 0.5
"""The share of pages that are cut or thinned by chance, anew at each pass."""
IMPOSSIBLE = -1e9


@dataclass(slots=True, kw_only=True)
class TitleLesson:
    """What is seen of the lines around a body, with flags for each: whether it may be the title, is it, and is of the body."""

    sight: Sight
    possible: Any
    right: Any
    inside: Any
    weight: float


class Network(nn.Module):
    """The model of `paste.title_model`; rows come with mean 0 and deviation 1."""

    def __init__(self, rows: int, page: int) -> None:
        super().__init__()
        self.rows = nn.Linear(rows, SIZE)
        self.page = nn.Linear(page, SIZE, bias=False)
        self.tables = nn.ModuleList([nn.Embedding(choices, SIZE) for choices in CHOICES])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.convolutions = nn.ModuleList([nn.Conv1d(SIZE, SIZE, LOOKS, padding=step * (LOOKS // 2), dilation=step) for step in STEPS])
        self.out = nn.Linear(SIZE, 1, bias=False)

    def forward(self, batch: dict[str, Any]) -> Any:
        lose, rows = self.training, batch["rows"]
        if lose:
            rows = rows * (torch.rand(len(rows), 1, rows.shape[2]) > LOST_FEATURES) / (1 - LOST_FEATURES)
        vectors = self.rows(rows) + self.page(batch["page"])[:, None]
        for table, choices in zip(self.tables, batch["choices"], strict=True):
            vectors = vectors + table(choices)
        vectors = functional.relu(vectors).transpose(1, 2) * batch["present"]
        for convolution in self.convolutions:
            vectors = functional.relu(vectors + convolution(functional.dropout(vectors, LOST_NUMBERS, lose))) * batch["present"]
        odds = self.out(functional.dropout(vectors, LOST_NUMBERS, lose).transpose(1, 2)).squeeze(-1)
        return odds.masked_fill(~batch["possible"], IMPOSSIBLE)


def altered(lesson: TitleLesson, chance: random.Random) -> Any:
    """The lines that are left when the page is cut above the title, or loses short runs of lines that are neither title nor body."""
    total = len(lesson.right)
    if chance.random() >= ALTERED:
        return np.arange(total)
    kept = np.ones(total, dtype=np.bool_)
    needed = lesson.right | lesson.inside
    if chance.random() < 0.5:
        kept[: chance.randint(0, int(np.flatnonzero(lesson.right)[0]))] = False
    share = chance.random() * 0.08
    for at in np.flatnonzero([chance.random() < share for _ in range(total)]):
        run = slice(at, at + chance.randint(1, 6))
        kept[run] &= needed[run]
    return np.flatnonzero(kept)


def batch_of(lessons: list[TitleLesson], lines: list[Any], scale: Any) -> dict[str, Any]:
    """These lines of pages side by side, filled up to the length of the longest."""
    count, longest = len(lessons), max(map(len, lines))
    mean, deviation, page_mean, page_deviation = scale
    rows = np.zeros((count, longest, len(mean)), dtype=np.float32)
    choices = np.zeros((len(CHOICES), count, longest), dtype=np.int64)
    present = np.zeros((count, 1, longest), dtype=np.float32)
    possible, right = (np.zeros((count, longest), dtype=np.bool_) for _ in range(2))
    for at, (lesson, kept) in enumerate(zip(lessons, lines, strict=True)):
        total = len(kept)
        rows[at, :total] = (lesson.sight.rows.T[kept] - mean) / deviation
        choices[:, at, :total] = [choice[kept] for choice in lesson.sight.choices]
        present[at, 0, :total] = 1
        possible[at, :total], right[at, :total] = lesson.possible[kept], (lesson.right & lesson.possible)[kept]
    page = ((np.stack([lesson.sight.page for lesson in lessons]) - page_mean) / page_deviation).astype(np.float32)
    made = {"rows": rows, "page": page, "choices": choices, "present": present, "possible": possible, "right": right}
    return {name: torch.from_numpy(each) for name, each in made.items()}


def loss_of(odds: Any, batch: dict[str, Any], weights: list[float]) -> Any:
    """How unlikely the network thinks the titles, of all lines that may be them."""
    likely = torch.log_softmax(odds, 1).masked_fill(~batch["right"], IMPOSSIBLE)
    return -(torch.tensor(weights) * torch.logsumexp(likely, 1)).sum() / len(weights)


def trained(lessons: list[TitleLesson]) -> list[dict[str, Any]]:
    """The networks learned from these pages, as they are stored."""
    lessons = [lesson for lesson in lessons if (lesson.right & lesson.possible).any()]
    return [one_trained(lessons, seed) for seed in range(NETWORKS)]


def scale_of(lessons: list[TitleLesson]) -> Any:
    """Means and deviations of rows and page."""
    rows = np.concatenate([lesson.sight.rows for lesson in lessons], axis=1)
    page = np.stack([lesson.sight.page for lesson in lessons])
    return rows.mean(1), rows.std(1) + 1e-3, page.mean(0), page.std(0) + 1e-3


def one_trained(lessons: list[TitleLesson], seed: int) -> dict[str, Any]:
    """A network learned from these pages, as it is stored."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    scale = scale_of(lessons)
    network = Network(len(scale[0]), len(scale[2]))
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * math.ceil(len(lessons) / BATCH) + 1)
    for _ in range(EPOCHS):
        ordered = sorted(lessons, key=lambda lesson: len(lesson.right) * chance.uniform(0.8, 1.25))
        groups = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
        chance.shuffle(groups)
        for group in groups:
            batch = batch_of(group, [altered(lesson, chance) for lesson in group], scale)
            optimizer.zero_grad()
            loss_of(network(batch), batch, [lesson.weight for lesson in group]).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
    return stored(network.eval(), scale)


def stored(network: Network, scale: Any) -> dict[str, Any]:
    """The network with means and deviations worked into its weights."""
    of = {name: parameter.detach().numpy() for name, parameter in network.named_parameters()}
    mean, deviation, page_mean, page_deviation = scale
    rows, page = of["rows.weight"] / deviation, of["page.weight"] / page_deviation
    return {
        "rows": numbers(rows),
        "page": numbers(page),
        "bias": numbers(of["rows.bias"] - rows @ mean - page @ page_mean),
        "tables": [numbers(of[f"tables.{at}.weight"].T) for at in range(len(CHOICES))],
        "convolutions": [
            {
                "step": step,
                "looks": LOOKS,
                "weights": numbers(of[f"convolutions.{at}.weight"].transpose(0, 2, 1).reshape(SIZE, -1)),
                "bias": numbers(of[f"convolutions.{at}.bias"]),
            }
            for at, step in enumerate(STEPS)
        ],
        "out": numbers(of["out.weight"][0]),
    }
