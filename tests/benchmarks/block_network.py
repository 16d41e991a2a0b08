"""The networks of the block model as they are trained (with PyTorch, which the program does not use), and as they are stored."""

# pyright: basic

import math
import random
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from clipper.capture.networks import flattened

SIZE = 32
"""Numbers of a block's vector."""
LOOKS = 3
STEPS = (1, 3, 9)
"""Each look sees three blocks, side by side, each third, each ninth."""
GROUPS = 2
"""The first looks also see the means of so many ways of grouping the blocks."""
SEEDS = (0, 2, 4)
"""Of the networks of five seeds, three that together lose no text and no title on the pages they have learned from."""
EPOCHS, BATCH = 14, 16
RATE, DECAY = 3e-3, 0.2
LOST_FEATURES, LOST_NUMBERS = 0.2, 0.25
"""Shares of the features, and of the numbers inside, that are left out by chance as the network learns."""
F1_WEIGHT = 0.1
"""What the expected F1 of a page counts beside the likelihood of its blocks."""
ALTERED = 0.7
"""The share of pages that the network sees altered, at each pass."""
LEAST_DEVIATION = 1e-2
DIGITS = 3


@dataclass(slots=True, kw_only=True)
class Lesson:
    """A page: its blocks' features, the groups they are in, what share of each is of the body, what each weighs, how many words it has."""

    rows: Any
    groups: list[Any]
    labels: Any
    weights: Any
    words: Any
    altered: "list[Lesson]" = field(default_factory=list)
    """The page as it might have been."""


class Network(nn.Module):
    """The model of `page.network`; features come flattened and with mean 0 and deviation 1."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.rows = nn.Linear(features, SIZE)
        self.around = nn.ModuleList([nn.Conv1d(SIZE, SIZE, LOOKS, padding=step * (LOOKS // 2), dilation=step) for step in STEPS])
        self.companions = nn.ModuleList([nn.Linear(SIZE, SIZE, bias=False) for _ in range(GROUPS)])
        self.out = nn.Linear(SIZE, 1)

    def forward(self, blocks, groups, present):
        lose = self.training
        vectors = functional.relu(self.rows(functional.dropout(blocks, LOST_FEATURES, lose))) * present
        for at, around in enumerate(self.around):
            thinned = functional.dropout(vectors, LOST_NUMBERS, lose)
            seen = around(thinned.transpose(1, 2)).transpose(1, 2)
            if at < GROUPS:
                seen = seen + self.companions[at](means(thinned, groups[at], present))
            vectors = functional.relu(seen + vectors) * present
        return self.out(functional.dropout(vectors, LOST_NUMBERS, lose)).squeeze(-1)


def means(vectors: Any, groups: Any, present: Any) -> Any:
    """For each block the mean vector of its group on its page."""
    pages, longest, size = vectors.shape
    places = (groups + torch.arange(pages)[:, None] * longest).reshape(-1)
    sums = torch.zeros(pages * longest, size).index_add_(0, places, (vectors * present).reshape(-1, size))
    counts = torch.zeros(pages * longest).index_add_(0, places, present.reshape(-1))
    return (sums / counts.clamp(min=1)[:, None])[places].reshape(pages, longest, size)


def batch_of(lessons: list[Lesson]) -> dict[str, Any]:
    """Pages side by side, filled up to the length of the longest. Their features are scaled."""
    count, longest = len(lessons), max(len(lesson.labels) for lesson in lessons)
    blocks = np.zeros((count, longest, lessons[0].rows.shape[1]), dtype=np.float32)
    groups = np.full((GROUPS, count, longest), longest - 1, dtype=np.int64)
    present, labels, weights, words = (np.zeros((count, longest), dtype=np.float32) for _ in range(4))
    for at, lesson in enumerate(lessons):
        total = len(lesson.labels)
        blocks[at, :total], groups[:, at, :total], present[at, :total] = lesson.rows, lesson.groups, 1
        labels[at, :total], weights[at, :total], words[at, :total] = lesson.labels, lesson.weights, lesson.words
    made = {"blocks": blocks, "groups": groups, "present": present[..., None], "labels": labels, "weights": weights, "words": words}
    return {name: torch.from_numpy(each) for name, each in made.items()}


def loss_of(odds: Any, batch: dict[str, Any]) -> Any:
    """How unlikely the network thinks the truth, by the weights of the blocks, and how little of the expected F1 it reaches."""
    unlikely = functional.binary_cross_entropy_with_logits(odds, batch["labels"], reduction="none")
    likely, words = torch.sigmoid(odds), batch["words"]
    wanted = (batch["labels"] * words).sum(1)
    reached = 2 * (likely * batch["labels"] * words).sum(1) / ((likely * words).sum(1) + wanted + 1)
    return (unlikely * batch["weights"]).sum() / len(odds) + F1_WEIGHT * ((1 - reached) * (wanted > 0)).mean()


def batches(lessons: list[Lesson], chance: random.Random) -> list[list[Lesson]]:
    """Pages of about one length side by side, many of them altered, in an order by chance."""
    seen = [chance.choice(lesson.altered) if lesson.altered and chance.random() < ALTERED else lesson for lesson in lessons]
    ordered = sorted(seen, key=lambda lesson: len(lesson.labels) * chance.uniform(0.8, 1.25))
    parted = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    chance.shuffle(parted)
    return parted


def scaled(lesson: Lesson, mean: Any, deviation: Any) -> Lesson:
    return Lesson(
        rows=(flattened(lesson.rows) - mean) / deviation,
        groups=lesson.groups,
        labels=lesson.labels,
        weights=lesson.weights,
        words=lesson.words,
        altered=[scaled(each, mean, deviation) for each in lesson.altered if len(each.labels)],
    )


def trained(lessons: list[Lesson]) -> list[dict[str, Any]]:
    """The networks learned from these pages, as they are stored."""
    lessons = [lesson for lesson in lessons if len(lesson.labels)]
    rows = np.concatenate([flattened(lesson.rows) for lesson in lessons])
    mean, deviation = rows.mean(0), rows.std(0) + LEAST_DEVIATION
    lessons = [scaled(lesson, mean, deviation) for lesson in lessons]
    return [stored(one_trained(lessons, seed), mean, deviation) for seed in SEEDS]


def one_trained(lessons: list[Lesson], seed: int) -> Network:
    """A network learned from these pages, whose features are scaled."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    network = Network(lessons[0].rows.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * math.ceil(len(lessons) / BATCH) + 1)
    for _ in range(EPOCHS):
        for group in batches(lessons, chance):
            batch = batch_of(group)
            optimizer.zero_grad()
            loss_of(network(batch["blocks"], batch["groups"], batch["present"]), batch).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def numbers(weights: Any) -> Any:
    """Weights as nested lists of short numbers."""
    if isinstance(weights, float):
        return float(f"{weights:.{DIGITS}g}")
    return [numbers(each) for each in (weights.tolist() if hasattr(weights, "tolist") else weights)]


def stored(network: Network, mean: Any, deviation: Any) -> dict[str, Any]:
    """The network with means and deviations worked into its weights."""
    of = {name: parameter.detach().numpy() for name, parameter in network.named_parameters()}
    rows = of["rows.weight"] / deviation
    looks = []
    for at, step in enumerate(STEPS):
        look = {"step": step, "around": numbers(of[f"around.{at}.weight"].transpose(2, 0, 1)), "bias": numbers(of[f"around.{at}.bias"])}
        looks.append(look | ({"companions": numbers(of[f"companions.{at}.weight"])} if at < GROUPS else {}))
    return {
        "rows": numbers(rows),
        "bias": numbers(of["rows.bias"] - rows @ mean),
        "looks": looks,
        "out": numbers(of["out.weight"][0]),
        "out_bias": numbers(float(of["out.bias"][0])),
    }
